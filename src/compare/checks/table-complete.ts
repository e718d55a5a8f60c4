import type { ListRow } from '../../model/index.js';
import { grounds, type Check, type CheckInput } from '../verdict.js';

/** Every row of the list has a touchpoint, a need and a type, cells merged down counted. */
export const tableComplete: Check<'table-complete'> = (input) => {
  const { act, wording } = input;
  const incomplete = act.facts.listRows.map((row) => ({ row, cells: emptyCells(input, row) })).filter(({ cells }) => cells.length > 0);
  if (incomplete.length === 0) return { status: 'met', case: 'met', rests: 'found', evidence: grounds(act.facts.listRows) };
  const shown = incomplete.map(({ row, cells }) =>
    wording.fill(wording.lexicon.text.row, {
      row: String(row.rowNo),
      cells: cells.map((cell) => wording.lexicon.cells[cell]).join(', '),
    }),
  );
  return {
    status: 'partial',
    case: 'incomplete',
    rests: 'found',
    data: { lacking: wording.list(shown) },
    evidence: grounds(incomplete.map(({ row }) => row)),
  };
};

type Cell = 'touchpoint' | 'needs' | 'type';

const emptyCells = ({ act }: CheckInput, row: ListRow): Cell[] => {
  const touchpoints = act.facts.touchpoints.filter(({ listRowId }) => listRowId === row.id);
  const hasType = row.typeDeclared !== null || touchpoints.some(({ typeDeclared }) => typeDeclared !== null);
  const cells: Cell[] = [];
  if (isEmpty(row.touchpoint)) cells.push('touchpoint');
  if (isEmpty(row.needs)) cells.push('needs');
  if (!hasType) cells.push('type');
  return cells;
};

/** Nothing, or nothing but dashes and dots. */
const isEmpty = (cell: string | null): boolean => cell === null || !/[\p{L}\p{N}]/u.test(cell);
