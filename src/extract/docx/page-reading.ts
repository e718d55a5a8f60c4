import type { SourceBlock, TableRow } from '../../model/index.js';
import { compareLines, wordsIn, type Known, type ReadingDifference } from './second-reading.js';

/**
 * Lists the words that only one of two readings of a document has: that of its DOCX, and that of the pages a word
 * processor printed of it (`second`). Headers, footers and page numbers are on the pages only.
 */
export const compareWithPages = (docx: readonly SourceBlock[], pages: readonly SourceBlock[]): readonly ReadingDifference[] => {
  const running: Known = { reason: 'running-line', words: new Set([...docx, ...pages].filter(isRunning).flatMap(wordsOf)) };
  const once = withoutRepeatedHeaders(docx, pages);
  const [ours, theirs] = [docx, once.blocks].map((blocks) => blocks.filter((block) => !isRunning(block)).flatMap(linesOf));
  const found = compareLines(ours ?? [], theirs ?? [], [running]);
  return [
    ...once.repeated,
    ...found.map((each) => (each.reason === null && isHyphen(each, found) ? { ...each, reason: 'hyphen' as const } : each)),
  ];
};

/** A header row that the DOCX marks as repeated stands on every page of its table: kept once. */
const withoutRepeatedHeaders = (docx: readonly SourceBlock[], pages: readonly SourceBlock[]) => {
  const repeated: ReadingDifference[] = [];
  const left = new Map<string, number>();
  for (const row of docx.flatMap(rowsOf)) left.set(keyOf(row), (left.get(keyOf(row)) ?? 0) + 1);
  const marked = new Set(
    docx
      .flatMap(rowsOf)
      .filter(({ header }) => header)
      .map(keyOf),
  );
  const stays = (row: TableRow): boolean => {
    const key = keyOf(row);
    if (!marked.has(key)) return true;
    const more = left.get(key) ?? 0;
    left.set(key, more - 1);
    if (more <= 0) repeated.push({ side: 'second', words: key, line: key, reason: 'repeated-header' });
    return more > 0;
  };
  const blocks = pages.map((block) => (block.kind === 'table' ? { ...block, rows: block.rows.filter(stays) } : block));
  return { blocks, repeated };
};

const rowsOf = (block: SourceBlock): readonly TableRow[] => (block.kind === 'table' ? block.rows : []);

const keyOf = (row: TableRow): string => row.cells.flatMap(({ text }) => wordsIn(text)).join(' ');

const isRunning = ({ region }: SourceBlock): boolean => region === 'header' || region === 'footer' || region === 'comment';

/** With the automatic number, which pages show as text. */
const linesOf = (block: SourceBlock): string[] =>
  block.kind === 'paragraph'
    ? [block.label === null ? block.text : `${block.label} ${block.text}`]
    : block.rows.flatMap((row) => row.cells.flatMap((cell) => cell.text.split('\n')));

const wordsOf = (block: SourceBlock): string[] => linesOf(block).flatMap(wordsIn);

/** The same letters, parted elsewhere, on the other side. */
const isHyphen = ({ side, words }: ReadingDifference, all: readonly ReadingDifference[]): boolean =>
  all.some((other) => other.side !== side && other.words.replaceAll(' ', '') === words.replaceAll(' ', ''));
