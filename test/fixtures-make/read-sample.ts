import type { Layout } from './layouts.js';

/** A sample order as it is laid out. Lines keep `**` around bold words and `<…>` around addresses. */
export type Block =
  | {
      readonly kind: 'paragraph';
      readonly look: 'body' | 'centred' | 'stamp' | 'heading';
      readonly label: string | null;
      /** Depth of a dash under a dash. */
      readonly depth: number;
      readonly lines: readonly string[];
      readonly newPage: boolean;
    }
  | { readonly kind: 'pair'; readonly left: readonly string[]; readonly right: readonly string[]; readonly letterhead: boolean }
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'landscape' };

/** The blocks of a sample's text, in order. */
export const readSample = (text: string, layout: Layout): Block[] => {
  const pieces = piecesOf(text, layout);
  const blocks: Block[] = [];
  const rows: string[][] = [];
  for (let index = 0; index < pieces.length; index += 1) {
    const piece = pieces[index] ?? [];
    const first = piece[0] ?? '';
    if (first.includes('\t')) {
      for (const row of piece) addRow(rows, row.split('\t'));
      continue;
    }
    if (layout.landscapeFrom !== null && first.startsWith(layout.landscapeFrom)) blocks.push({ kind: 'landscape' });
    const next = pieces[index + 1] ?? [];
    if (layout.pairs.some(([left, right]) => first.startsWith(left) && (next[0] ?? '').startsWith(right))) {
      blocks.push({ kind: 'pair', left: piece, right: next, letterhead: blocks.length === 0 });
      index += 1;
    } else blocks.push(nested(paragraphOf(piece, layout), blocks.at(-1), first));
  }
  return rows.length === 0 ? blocks : [...blocks, { kind: 'table', rows }];
};

/** A dash set in by a blank is under another where that one leads in a list, or is under another itself. */
const nested = (block: Block, before: Block | undefined, line: string): Block => {
  if (block.kind !== 'paragraph' || before?.kind !== 'paragraph' || !line.startsWith(' ')) return block;
  const leads = before.label === block.label && before.lines.at(-1)?.endsWith(':') === true;
  return leads || before.depth > 0 ? { ...block, depth: 1 } : block;
};

/** Lines that belong together: between empty lines, and from one label to the next. */
const piecesOf = (text: string, layout: Layout): string[][] => {
  const pieces: string[][] = [];
  let open = false;
  for (const line of text.split('\n')) {
    const continued = layout.continued.some((start) => line.startsWith(start));
    const last = pieces.at(-1);
    if (line.trim() === '') open = false;
    else if (continued && last !== undefined) last.push(`${last.pop() ?? ''} ${line}`);
    else if (open && last !== undefined && !splitsFrom(last, line)) last.push(line);
    else pieces.push([line]);
    open = line.trim() !== '';
  }
  return pieces;
};

const splitsFrom = (piece: readonly string[], line: string): boolean => {
  const last = piece.at(-1) ?? '';
  if (line.includes('\t')) return !last.includes('\t');
  return labelOf(line) !== null || (/[:;,.]$/u.test(last) && labelOf(piece[0] ?? '') !== null);
};

const LABEL = /^\s*((?:\d{1,2}\.)+\d{0,2}|\d{1,2}(?=\s+\p{Lu}\p{Ll})|[IVX]+\.|\d{1,2}\)|\p{Ll}\)|[-–])\s+(?=\S)/u;

const labelOf = (line: string): { readonly label: string; readonly rest: string } | null => {
  const found = LABEL.exec(line);
  if (found === null) return null;
  const rest = line.slice(found[0].length);
  // «- 1) …» is the mark of a list in the text and the label on paper.
  const inner = /^[-–]$/u.test(found[1] ?? '') ? labelOf(rest) : null;
  return inner ?? { label: found[1] ?? '', rest };
};

const paragraphOf = (lines: readonly string[], layout: Layout): Block => {
  const [first = '', ...others] = lines;
  const starts = (names: readonly string[]): boolean => names.some((name) => first.startsWith(name));
  const labelled = labelOf(first);
  const newPage = starts(layout.newPage);
  if (starts(layout.stamps)) return { kind: 'paragraph', look: 'stamp', label: null, depth: 0, lines, newPage };
  const text = lines.join('\n');
  if (starts(layout.centred)) return { kind: 'paragraph', look: 'centred', label: null, depth: 0, lines, newPage };
  if (/^\*\*[^*]+\*\*$/u.test(text)) {
    return { kind: 'paragraph', look: 'centred', label: null, depth: 0, lines: text.slice(2, -2).split('\n'), newPage };
  }
  if (labelled === null) return { kind: 'paragraph', look: 'body', label: null, depth: 0, lines, newPage };
  const { label, rest } = labelled;
  const isHeading = /^(?:\d+\.?|[IVX]+\.)$/u.test(label) && rest.length < 90 && !/[.:;,]$/u.test(rest);
  return { kind: 'paragraph', look: isHeading ? 'heading' : 'body', label, depth: 0, lines: [rest, ...others], newPage };
};

/**
 * One table of what the ends of pages cut up: a repeated header stands once, the rest of a cut cell goes to its cell.
 * A cell that is empty under a filled one is merged with it by whoever writes the table.
 */
const addRow = (rows: string[][], row: string[]): void => {
  const [header] = rows;
  if (header?.join('\t') === row.join('\t')) return;
  const filled = row.filter((cell) => cell !== '');
  const isRest = filled.length === 1 && /^\p{Ll}/u.test(filled[0] ?? '');
  if (!isRest) {
    rows.push(row);
    return;
  }
  const column = row.findIndex((cell) => cell !== '');
  const above = rows.findLast((candidate) => candidate[column] !== '');
  if (above !== undefined) above[column] = `${above[column] ?? ''} ${filled[0] ?? ''}`;
};
