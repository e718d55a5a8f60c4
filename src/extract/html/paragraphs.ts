import type { BlockRegion, ParagraphBlock, SourceBlock } from '../../model/index.js';
import { paragraph } from '../../model/index.js';
import { raisedDigits } from '../raised-digits.js';
import type { Look } from './look.js';

/** A number waiting for the text of its item. */
export interface PendingLabel {
  readonly label: string;
  readonly level: number;
}

/** Where paragraphs are gathered: text comes in pieces, a paragraph ends where a block element begins or ends. */
export interface Writer {
  readonly blocks: SourceBlock[];
  text(text: string, look: Look): void;
  /** A line break; two of them end the paragraph. */
  lineBreak(look: Look): void;
  /** Ends the paragraph. */
  flush(): void;
  /** The number of the paragraph that comes next, or of the one that has no text yet. */
  label(label: PendingLabel): void;
  add(blocks: readonly SourceBlock[]): void;
}

export const createWriter = (region: BlockRegion): Writer => {
  const blocks: SourceBlock[] = [];
  let text = '';
  let bold = 0;
  let visible = 0;
  let first: Look | null = null;
  let pending: PendingLabel | null = null;

  const flush = (): void => {
    const trimmed = trim(text);
    if (trimmed !== '' && first !== null) {
      blocks.push(compose(trimmed, first, visible > 0 && bold === visible, pending, region));
      pending = null;
    }
    text = '';
    bold = 0;
    visible = 0;
    first = null;
  };

  return {
    blocks,
    flush,
    text: (given, look) => {
      const raw = look.signs ? asBullets(given) : look.raised ? raisedDigits(given) : given;
      const added = look.preformatted ? raw.replace(/\r\n?/gu, '\n') : collapse(text, raw);
      if (look.preformatted && /\n[ \t]*\n/u.test(added)) {
        const parts = added.split(/\n(?:[ \t]*\n)+/u);
        parts.forEach((part, index) => {
          if (index > 0) flush();
          first ??= look;
          text += part;
          visible += count(part);
          if (look.bold) bold += count(part);
        });
        return;
      }
      if (first === null && added.trim() !== '') first = look;
      text += added;
      visible += count(added);
      if (look.bold) bold += count(added);
    },
    lineBreak: () => {
      if (/\n[^\S\n]*$/u.test(text)) flush();
      else if (text.trim() !== '') text = `${text.replace(/[ \t]+$/u, '')}\n`;
    },
    label: (label) => {
      pending = label;
    },
    add: (more) => {
      flush();
      blocks.push(...more);
    },
  };
};

const compose = (text: string, look: Look, bold: boolean, pending: PendingLabel | null, region: BlockRegion): ParagraphBlock =>
  paragraph(text, {
    label: pending?.label ?? null,
    region,
    style: { heading: look.heading, align: look.align, bold, indent: look.indent, listLevel: pending?.level ?? null },
  });

const asBullets = (text: string): string => text.replace(/(?<!\S)\S(?!\S)/gu, '•');

/** Blanks run together as browsers show them; a no-break blank is none of these. */
const collapse = (before: string, raw: string): string => {
  const text = raw.replace(/[ \t\r\n\f]+/gu, ' ');
  return text.startsWith(' ') && (before === '' || /[ \n]$/u.test(before)) ? text.slice(1) : text;
};

const count = (text: string): number => text.replace(/\s+/gu, '').length;

/** Blanks at the ends say nothing, be they no-break or not. */
const trim = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .trim();
