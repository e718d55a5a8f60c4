import type { PackedMember } from '../annotate/zip.js';
import { type CellContent, harmless, type LinkedText, looksLikeFormula } from './cells.js';
import { packer } from './packer.js';
import { rowHeight } from './row-height.js';
import type { SheetSpec } from './sheet.js';

/** A sheet round its rows (ECMA-376 18.3.1.99), and the styles of its cells by column. */
export interface SheetFrame {
  readonly before: string;
  readonly after: string;
  readonly styles: Readonly<Record<'header' | 'plain' | 'date' | 'formula' | 'link', readonly number[]>>;
}

/** The rows of one sheet, written as they come. */
export interface SheetRows {
  add(row: readonly CellContent[]): void;
  /** Position of the last row, from 0. */
  last(): number;
  /** @param frame of the sheet as it is in the end; all but the ends of ranges is as it was */
  finish(frame: SheetFrame): { readonly sheet: PackedMember; readonly relations: PackedMember };
}

export const sheetRows = (spec: SheetSpec, { before, styles }: SheetFrame): SheetRows => {
  const out = packer();
  const links = linkList();
  const letters = spec.columns.map((_, column) => lettersOf(column));
  let last = -1;
  const add = (row: readonly CellContent[], header: boolean): void => {
    last += 1;
    const line = last + 1;
    const cells = row.map((content, column) => {
      const at = `${letters[column] ?? ''}${line}`;
      const linked = isLink(content) && links.add(at, content);
      return cellXml(at, linked || !isLink(content) ? content : content.text, (kind) => styles[header ? 'header' : kind][column] ?? 0);
    });
    out.put(`<row r="${line}" ht="${rowHeight(spec, row, last)}" customHeight="1">${cells.join('')}</row>`);
  };
  out.put(`${before}<sheetData>`);
  for (const row of spec.rows) add(row, true);
  return {
    add: (row) => add(row, false),
    last: () => last,
    finish: (final) => {
      if (final.before !== before || JSON.stringify(final.styles) !== JSON.stringify(styles)) throw new Error(`${spec.name} changed`);
      out.put(`</sheetData>${final.after.replace(LINKS, () => links.xml())}`);
      return { sheet: out.finish(), relations: links.relations() };
    },
  };
};

/** Excel gives up on a sheet with more links (65,530). */
const MAX_LINKS = 65_000;

const LINKS = /<hyperlinks>.*<\/hyperlinks>/su;

/**
 * The links of a sheet. The part after «#» goes where spreadsheets look for it: «location», which may be an anchor of an HTML page
 * (18.3.1.47). Links to the same file share a relationship.
 */
const linkList = () => {
  const targets = new Map<string, string>();
  const links: string[] = [];
  return {
    /** False where there are too many already. */
    add: (at: string, { href }: LinkedText): boolean => {
      if (links.length >= MAX_LINKS) return false;
      const cut = href.indexOf('#');
      const target = cut < 0 ? href : href.slice(0, cut);
      const id = targets.get(target) ?? `rId${targets.size + 1}`;
      targets.set(target, id);
      links.push(`<hyperlink ref="${at}" r:id="${id}"${cut < 0 ? '' : ` location="${escaped(href.slice(cut + 1))}"`}/>`);
      return true;
    },
    xml: (): string => (links.length === 0 ? '' : `<hyperlinks>${links.join('')}</hyperlinks>`),
    relations: (): PackedMember => {
      const out = packer();
      out.put(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="${PACKAGE}">`);
      for (const [target, id] of targets) {
        out.put(`<Relationship Id="${id}" Type="${HYPERLINK}" Target="${escaped(target)}" TargetMode="External"/>`);
      }
      out.put('</Relationships>');
      return out.finish();
    },
  };
};

const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';
const HYPERLINK = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink';

const isLink = (content: CellContent): content is LinkedText => content !== null && typeof content === 'object' && 'href' in content;

type Kind = Exclude<keyof SheetFrame['styles'], 'header'>;

const cellXml = (at: string, content: CellContent, styleOf: (kind: Kind) => number): string => {
  if (content === null) return `<c r="${at}"${styled(styleOf('plain'))}/>`;
  if (typeof content === 'number') return `<c r="${at}"${styled(styleOf('plain'))}><v>${content}</v></c>`;
  if (typeof content === 'string') return textXml(at, content, styleOf);
  if ('date' in content) return `<c r="${at}"${styled(styleOf('date'))}><v>${serialOf(content.date)}</v></c>`;
  return textXml(at, content.text, () => styleOf('link'));
};

const textXml = (at: string, content: string, styleOf: (kind: Kind) => number): string => {
  const text = harmless(content);
  const style = styleOf(looksLikeFormula(text) ? 'formula' : 'plain');
  return `<c r="${at}"${styled(style)} t="inlineStr"><is><t${SPACES.test(text) ? ' xml:space="preserve"' : ''}>${escaped(text)}</t></is></c>`;
};

const styled = (style: number): string => (style === 0 ? '' : ` s="${style}"`);

/** Spaces at the ends and line breaks are lost otherwise. */
const SPACES = /^\s|\s$|[\t\n]/u;

/** What no XML 1.0 may hold is shown as unknown; `harmless` has seen to the rest. */
const escaped = (text: string): string => text.replace(/[&<>"\ufffe\uffff]/gu, (mark) => ENTITIES[mark] ?? '\ufffd');

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Days since 30 December 1899, as spreadsheets count. */
const serialOf = (date: string): number => (Date.parse(`${date}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000;

/** 0 → `A`, 26 → `AA`. */
const lettersOf = (column: number): string =>
  (column < 26 ? '' : lettersOf(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26));
