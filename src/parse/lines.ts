import type { Diagnostic, ParagraphBlock, SourceDocument, TableBlock } from '../model/index.js';
import { clean } from './clean.js';
import type { ParseContext } from './context.js';
import type { Draft, DraftBlock } from './draft.js';

/** Source blocks as cleaned lines, in reading order; blank lines go, but are remembered as the beginning of a block. */
export const readLines = (context: ParseContext, source: SourceDocument): DraftBlock[] =>
  source.blocks.flatMap((block) => (block.kind === 'table' ? [readTable(context, block)] : readParagraph(context, block)));

const readParagraph = (context: ParseContext, block: ParagraphBlock): Draft[] => {
  const drafts: Draft[] = [];
  let gap = true;
  let label = block.label === null ? null : clean(context, block.label).text;
  for (const raw of block.text.split(/\r\n|[\n\r\u2028\u2029]/u)) {
    // A soft hyphen at the end of a line is a hyphen; elsewhere it is nothing.
    const { text, diagnostics } = clean(context, raw.replace(/\u00AD\s*$/u, SOFT_HYPHEN_AT_END));
    if (text === '' && label === null) {
      gap = true;
      continue;
    }
    drafts.push({
      kind: 'paragraph',
      text,
      auto: label === '' ? null : label,
      region: block.region,
      style: block.style,
      page: block.page,
      turns: [],
      unreadable: block.legibility === 'unreadable' ? [{ start: 0, end: text.length }] : [],
      noted: diagnostics.map((diagnostic) => ({ diagnostic, start: diagnostic.start ?? 0, end: diagnostic.end ?? 0 })),
      indent: indentOf(raw),
      opensBlock: gap,
      width: raw.trimEnd().length,
      dropped: DROPPED_REGIONS[block.region] ?? null,
      afterPageBreak: false,
    });
    gap = false;
    label = null;
  }
  return drafts;
};

/** A hyphen that no compound word has: joined without asking the vocabulary. */
export const SOFT_HYPHEN_AT_END = '¬';

const TAB_WIDTH = 8;

const indentOf = (raw: string): number => {
  const head = /^[\s\u00A0]*/u.exec(raw)?.[0] ?? '';
  return [...head].reduce((sum, character) => sum + (character === '\t' ? TAB_WIDTH : 1), 0);
};

const DROPPED_REGIONS: Partial<Record<ParagraphBlock['region'], Draft['dropped']>> = {
  header: 'running-header',
  footer: 'footer',
  comment: 'footer',
};

const readTable = (context: ParseContext, block: TableBlock): DraftBlock => {
  const noted: Diagnostic[] = [];
  const cellText = (raw: string): string => {
    const lines = raw.split(/[\n\r\u2028\u2029]+/u).map((line) => clean(context, line));
    noted.push(...lines.flatMap(({ diagnostics }) => diagnostics));
    return joinCellLines(lines.map(({ text }) => text).filter((text) => text !== ''));
  };
  const rows = block.rows.map((row) => ({ ...row, cells: row.cells.map((cell) => ({ ...cell, text: cellText(cell.text) })) }));
  return { kind: 'table', table: { ...block, rows }, noted };
};

/** Lines of one paragraph of a cell become one; the next paragraph begins with a capital, a digit or after a stop. */
const joinCellLines = (lines: readonly string[]): string =>
  lines.reduce((text, line) => {
    if (text === '') return line;
    if (!/^\p{Ll}/u.test(line) || /[.;:!?]$/u.test(text)) return `${text}\n${line}`;
    return /\p{Ll}[-¬]$/u.test(text) ? text.slice(0, -1) + line : `${text} ${line}`;
  }, '');
