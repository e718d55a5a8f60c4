import type { ParsedRow, Span } from '../../model/index.js';
import type { Segmenter } from '../../rules/segment.js';
import type { Token } from '../../rules/tokens.js';

/**
 * «Отдел кадров | 1) ведёт перечень; 2) размещает его»: whoever stands before with each of the steps. A row whose first cell is blank
 * because one above stands for it is read whole behind that one.
 */
export const rowSteps = (segmenter: Segmenter, row: ParsedRow, read: (span: Span) => readonly Token[]): (readonly Token[])[] => {
  const { cells, isInherited } = cellsOf(row, read);
  const column = cells.findIndex((cell, index) => index > 0 && stepsOf(segmenter, cell).length > 1);
  const before = cells.slice(0, Math.max(0, column)).flat();
  if (column < 0 || before.length > MAX_BEFORE) return isInherited ? [cells.flat()] : [];
  return stepsOf(segmenter, cells[column] ?? []).map((step) => [...before, ...asCell(step)]);
};

/** Tokens of who takes the steps at most: «1», a post with its unit and a name. */
const MAX_BEFORE = 16;

interface Cells {
  readonly cells: readonly (readonly Token[])[];
  readonly isInherited: boolean;
}

const cellsOf = (row: ParsedRow, read: (span: Span) => readonly Token[]): Cells => {
  const first = row.cells.findIndex(({ text }) => text !== '');
  const above = row.cells
    .slice(0, Math.max(0, first))
    .filter(({ effective, from }) => effective !== '' && row.start - from.start <= MAX_ABOVE)
    .map(({ from }) => from);
  const spans = [...above, ...row.cells.filter(({ text }) => text !== '')];
  return { cells: spans.map((span, index) => (index === 0 ? read(span) : asCell(read(span)))), isInherited: above.length > 0 };
};

/** Characters up to the cell above at most: a quote from there holds all between. */
const MAX_ABOVE = 1500;

/** Cut alone, the words of a cell do not know that another one stands before it. */
const asCell = ([first, ...rest]: readonly Token[]): Token[] => (first === undefined ? [] : [{ ...first, opensCell: true }, ...rest]);

/** What stands between full stops and semicolons, without the numbers and dashes that items begin with. */
const stepsOf = ({ sentences, segments }: Segmenter, cell: readonly Token[]): (readonly Token[])[] =>
  sentences(cell)
    .flatMap((sentence) => segments(sentence).map(({ own }) => own.slice(firstWord(own))))
    .filter(({ length }) => length > 1);

const firstWord = (tokens: readonly Token[]): number =>
  Math.max(
    0,
    tokens.findIndex(({ kind }) => kind === 'word'),
  );
