import type { ParsedClause, ParsedPart, ParsedTable } from '../../model/index.js';
import type { Recognition } from '../../rules/load.js';
import { unitOf } from '../../rules/phrase/unit.js';
import { tokenize, type Token } from '../../rules/tokens.js';

/** One row of a table as a text to read: its words and what governs them. */
export interface TableRow {
  /** Stands for the clause that a row is not: the clause before the table with the index -1. */
  readonly clause: ParsedClause;
  readonly words: readonly Token[];
  readonly lead: readonly Token[];
}

/** Index of what is no clause: facts found there belong to the part alone. */
export const NO_CLAUSE = -1;

/**
 * The rows of tables that are not the list: standards of service, needs, terms set out in columns. Governed by the heading of the
 * table and by the clause right before it where that ends in a colon.
 */
export const tableRows = (
  recognition: Recognition,
  text: string,
  part: ParsedPart,
  sentencesOf: (clause: ParsedClause) => readonly (readonly Token[])[],
): TableRow[] => {
  if (!WITH_NORMS.has(part.kind)) return [];
  return part.tables
    .filter((table) => !looksLikeList(recognition, table))
    .flatMap((table) => {
      const before = part.clauses.findLast(({ span }) => span.end <= table.start);
      if (before === undefined) return [];
      const read = ({ start, end }: { readonly start: number; readonly end: number }): readonly Token[] =>
        tokenize(recognition.stem, text.slice(start, end), start);
      const opening = sentencesOf(before).at(-1) ?? [];
      const lead = [...(opening.at(-1)?.form === ':' ? opening : []), ...(table.headerSpan === null ? [] : read(table.headerSpan))];
      const clause: ParsedClause = { ...before, index: NO_CLAUSE, zone: 'body' };
      return table.rows.map((row) => ({ clause, words: read(row), lead }));
    });
};

const WITH_NORMS: ReadonlySet<ParsedPart['kind']> = new Set(['procedure', 'annex', 'order']);

/** A column of touchpoints beside one of what the list tells of them. */
const looksLikeList = (recognition: Recognition, { header }: ParsedTable): boolean => {
  const roles = new Set(
    header.flatMap((title) =>
      [...recognition.vocabulary.finder(unitOf(tokenize(recognition.stem, title)), 'column').values()].flatMap((found) =>
        found.map(({ value }) => value),
      ),
    ),
  );
  return roles.has('touchpoint') && OF_THE_LIST.some((role) => roles.has(role));
};

const OF_THE_LIST = ['direction', 'process', 'needs', 'type'] as const;
