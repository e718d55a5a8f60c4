import type { ParsedClause, ParsedPart, ParsedTable, Span } from '../../model/index.js';
import type { Recognition } from '../../rules/load.js';
import { unitOf } from '../../rules/phrase/unit.js';
import { tokenize, type Token } from '../../rules/tokens.js';
import { requirementCells } from './requirement-cells.js';
import { rowSteps } from './row-steps.js';

/** What a row of a table, or one step or occasion that it names, is read for. */
export type RowReading = 'row' | 'step' | 'occasion';

/** One row of a table, or a step, the occasion or the requirements that it names, as a text to read: its words and what governs them. */
export interface TableRow {
  /** Stands for the clause that a row is not: the clause before the table with the index -1. */
  readonly clause: ParsedClause;
  readonly sentences: readonly (readonly Token[])[];
  readonly lead: readonly Token[];
  readonly reading: RowReading;
}

/** Index of what is no clause: facts found there belong to the part alone. */
export const NO_CLAUSE = -1;

/** What the clauses of a part say, and what governs each. */
export interface ClauseWords {
  readonly sentencesOf: (clause: ParsedClause) => readonly (readonly Token[])[];
  readonly leadsOf: (clause: ParsedClause) => readonly Token[];
}

/**
 * What tables say beside the list: of the list itself only what its columns of requirements ask of each touchpoint, of other tables
 * all rows.
 */
export const tableRows = (recognition: Recognition, text: string, part: ParsedPart, words: ClauseWords): TableRow[] => {
  const read = ({ start, end }: Span): readonly Token[] => tokenize(recognition.stem, text.slice(start, end), start);
  return part.tables.flatMap((table): TableRow[] => {
    const before = part.clauses.findLast(({ span }) => span.end <= table.start) ?? part.clauses[0];
    if (before === undefined) return [];
    if (!looksLikeList(recognition, table)) return WITH_NORMS.has(part.kind) ? normRows(recognition, part, table, words, read) : [];
    const clause: ParsedClause = { ...before, index: NO_CLAUSE, zone: 'body' };
    return requirementCells(recognition, table, read).map((cell): TableRow => ({ clause, ...cell, reading: 'row' }));
  });
};

/**
 * The rows of tables that are not the list: standards of service, needs, terms set out in columns. Governed by the heading of the
 * table and by the clause right before it where that ends in a colon. Where a cell names several steps, each is read once more behind
 * whoever takes it; the cell of a column of occasions («Событие») is read under all that stands over the table.
 */
const normRows = (
  recognition: Recognition,
  part: ParsedPart,
  table: ParsedTable,
  words: ClauseWords,
  read: (span: Span) => readonly Token[],
): TableRow[] => {
  const before = part.clauses.findLast(({ span }) => span.end <= table.start);
  if (before === undefined) return [];
  const opening = words.sentencesOf(before).at(-1) ?? [];
  const heading = table.headerSpan === null ? [] : read(table.headerSpan);
  const lead = [...(opening.at(-1)?.form === ':' ? opening : []), ...heading];
  const clause: ParsedClause = { ...before, index: NO_CLAUSE, zone: 'body' };
  const rows = table.rows.flatMap((row): TableRow[] => [
    { clause, sentences: [read(row)], lead, reading: 'row' },
    ...rowSteps(recognition.segmenter, row, read).map((step): TableRow => ({ clause, sentences: [step], lead, reading: 'step' })),
  ]);
  const column = occasionColumn(recognition, table);
  if (column < 0) return rows;
  const over = [...announcing(part, before, words), ...heading];
  const occasions = table.rows.flatMap(({ cells }): TableRow[] => {
    const cell = cells[column];
    return cell === undefined || cell.text === '' ? [] : [{ clause, sentences: [read(cell)], lead: over, reading: 'occasion' }];
  });
  return [...rows, ...occasions];
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

/** The column whose title begins with a word for occasions; below zero where there is none. */
const occasionColumn = (recognition: Recognition, { header }: ParsedTable): number =>
  header.findIndex((title) => recognition.vocabulary.finder(unitOf(tokenize(recognition.stem, title)), 'occasion-title').has(0));

/** The clause that a table stands in, with its caption and all that governs them. */
const announcing = (part: ParsedPart, before: ParsedClause, { sentencesOf, leadsOf }: ClauseWords): readonly Token[] => {
  const own = sentencesOf(before).at(-1) ?? [];
  // «Таблица 2 – События» is no clause of its own: the one it stands in, or behind, tells of the table.
  const isCaption = before.kind === 'paragraph' && !ENDS.has(own.at(-1)?.form ?? '');
  const over = isCaption ? part.clauses[before.parent ?? before.index - 1] : undefined;
  return over === undefined ? [...leadsOf(before), ...own] : [...leadsOf(over), ...(sentencesOf(over).at(-1) ?? []), ...own];
};

const ENDS: ReadonlySet<string> = new Set(['.', ';', ':']);
