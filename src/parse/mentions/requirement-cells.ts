import type { ParsedCell, ParsedTable, Span } from '../../model/index.js';
import type { Recognition } from '../../rules/load.js';
import { unitOf } from '../../rules/phrase/unit.js';
import { tokenize, type Token } from '../../rules/tokens.js';

/** What one cell asks of a touchpoint: its sentences, governed by the title of the column and by the touchpoint's name. */
export interface RequirementCell {
  readonly sentences: readonly (readonly Token[])[];
  readonly lead: readonly Token[];
}

/**
 * The cells of the list's columns of requirements («Требования к точке», «Как должна работать»): what the standard wants of portals,
 * telephones and letters may stand there and in no clause.
 */
export const requirementCells = (
  recognition: Recognition,
  table: ParsedTable,
  read: (span: Span) => readonly Token[],
): RequirementCell[] => {
  const isTitled = (title: string, concept: string): boolean =>
    recognition.vocabulary.finder(unitOf(tokenize(recognition.stem, title)), concept).size > 0;
  const columns = table.header.flatMap((title, index) => (isTitled(title, 'requirement-title') ? [index] : []));
  if (columns.length === 0) return [];
  const named = table.header.findIndex((title, index) => !columns.includes(index) && isTitled(title, 'touchpoint-title'));
  return table.rows.flatMap(({ cells }) =>
    columns.flatMap((column): RequirementCell[] => {
      const cell = cells[column];
      if (cell === undefined || cell.text === '') return [];
      return [{ sentences: recognition.segmenter.sentences(read(cell)), lead: nameIn(cells[named], read) }];
    }),
  );
};

const nameIn = (cell: ParsedCell | undefined, read: (span: Span) => readonly Token[]): readonly Token[] =>
  cell === undefined || cell.effective === '' ? [] : read(cell.from);
