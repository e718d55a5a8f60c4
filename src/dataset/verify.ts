import type { Act, DocumentRecord, Facts } from '../model/index.js';
import { type Connection, readRecords } from '../store/index.js';

/** What does not hold. */
export const PROBLEM_CODES = [
  'quote-differs', // the text at the place of a fact is not its quote
  'outside-clause', // a fact stands beside the clause it names
  'clause-differs', // the text at the place of a clause is not its text
  'record-differs', // the stored record and the tables tell of different texts
  'file-missing', // no file with this content in the folder
  'file-differs', // the file at this path has other content
  'text-differs', // the file, read again, gives another text
  'facts-differ', // the file, read again, gives other facts or other places of them
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

export interface Problem {
  readonly code: ProblemCode;
  /** Path of the document. */
  readonly path: string;
  /** `table id` of the row, null where the whole document is meant. */
  readonly row: string | null;
  /** What is stored, and what there is in its place; null where there are no words to show. */
  readonly expected: string | null;
  readonly actual: string | null;
}

export interface Proof {
  readonly documents: number;
  /** Rows whose quote was found in its place. */
  readonly quotes: number;
  readonly problems: readonly Problem[];
}

/** Proves the stored dataset from itself: every quote stands at its place in the text, every fact in its clause. */
export const verifyStored = (db: Connection): Proof => {
  const rows = rowReaders(db);
  const texts = db.prepare<[string], string>('SELECT text FROM texts WHERE document_id = ?').pluck();
  const problems: Problem[] = [];
  const counts = { documents: 0, quotes: 0 };
  for (const record of readRecords(db)) {
    counts.documents += 1;
    const text = texts.get(record.id) ?? '';
    if (record.status === 'parsed' && text !== record.text) problems.push(problem('record-differs', record.path, null));
    for (const { table, all } of rows) {
      for (const row of all(record.id)) {
        counts.quotes += 1;
        problems.push(...ofRow(record.path, `${table} ${row.id}`, row, text));
      }
    }
  }
  return { ...counts, problems };
};

/** Proves a document from the file it was read from. @param again the file read anew, by the same rules */
export const verifyAgain = (record: DocumentRecord, again: DocumentRecord): readonly Problem[] => {
  if (again.text !== record.text) return [differing('text-differs', record.path, record.text, again.text)];
  const [stored, made] = [record, again].map((each) => each.acts.map((act) => JSON.stringify(provable(act))));
  const other = stored?.findIndex((act, index) => act !== made?.[index]) ?? -1;
  if (other < 0 && stored?.length === made?.length) return [];
  return [differing('facts-differ', record.path, stored?.[other] ?? '', made?.[other] ?? '')];
};

export const problem = (code: ProblemCode, path: string, row: string | null): Problem => ({
  code,
  path,
  row,
  expected: null,
  actual: null,
});

interface PlacedRow {
  readonly id: string;
  readonly quote: string;
  readonly start: number;
  readonly end: number;
  readonly clauseStart: number | null;
  readonly clauseEnd: number | null;
}

interface RowReader {
  readonly table: string;
  /** Rows of a document that have a place. */
  readonly all: (document: string) => readonly PlacedRow[];
}

const BY_ACT = 'JOIN acts a ON a.id = t.act_id';
const BY_PART = 'JOIN parts p ON p.id = t.part_id JOIN acts a ON a.id = p.act_id';
const WITHOUT_CLAUSE = new Set(['requisites', 'list_rows', 'unreadable_places', 'list_tables', 'clauses']);

/** Every table whose rows quote the text, with the way to their document. */
const SOURCES: readonly (readonly [table: string, joins: string, id?: string])[] = [
  ['clauses', BY_PART],
  ...[
    'requisites',
    'definitions',
    'roles',
    'triggers',
    'deadlines',
    'provisions',
    'list_rows',
    'touchpoints',
    'contacts',
    'act_references',
    'internal_references',
    'agency_mentions',
    'client_mentions',
    'findings',
  ].map((table) => [table, BY_ACT] as const),
  ['unreadable_places', BY_ACT, "t.act_id || '#' || t.ordinal"],
  ['list_tables', BY_PART, "t.part_id || '#' || t.table_no"],
  ['evidence', 'JOIN findings f ON f.id = t.finding_id JOIN acts a ON a.id = f.act_id', "t.finding_id || '#' || t.ordinal"],
  ['shared_passages', BY_ACT, "t.act_id || '#' || t.other_id || '#' || t.ordinal"],
];

const rowReaders = (db: Connection): readonly RowReader[] =>
  SOURCES.map(([table, joins, id = 't.id']) => {
    const inClause = !WITHOUT_CLAUSE.has(table);
    const statement = db.prepare<[string], PlacedRow>(
      `SELECT ${id} AS id, ${table === 'clauses' ? 't.text' : 't.quote'} AS quote, t.start_offset AS start, t.end_offset AS "end",
         ${inClause ? 'c.start_offset' : 'NULL'} AS clauseStart, ${inClause ? 'c.end_offset' : 'NULL'} AS clauseEnd
       FROM ${table} t ${joins} ${inClause ? 'LEFT JOIN clauses c ON c.id = t.clause_id' : ''}
       WHERE a.document_id = ? AND t.start_offset IS NOT NULL`,
    );
    return { table, all: (document) => statement.all(document) };
  });

const ofRow = (path: string, name: string, row: PlacedRow, text: string): readonly Problem[] => {
  const actual = text.slice(row.start, row.end);
  const found: Problem[] = [];
  if (actual !== row.quote) {
    const code = name.startsWith('clauses ') ? 'clause-differs' : 'quote-differs';
    found.push({ code, path, row: name, expected: row.quote, actual });
  }
  if (row.clauseStart !== null && row.clauseEnd !== null && !(row.clauseStart <= row.start && row.end <= row.clauseEnd)) {
    found.push(problem('outside-clause', path, name));
  }
  return found;
};

/** What reading settles by the file alone: which act counts is settled among files. */
const provable = ({ id, ordinal, scope, status, requisites, parts, facts }: Act): Partial<Act> & { readonly facts: Facts } => ({
  id,
  ordinal,
  scope,
  status,
  requisites,
  parts,
  facts,
});

const SHOWN = 60;

/** The first place where two texts part. */
const differing = (code: ProblemCode, path: string, expected: string, actual: string): Problem => {
  let at = 0;
  while (at < expected.length && expected[at] === actual[at]) at += 1;
  const from = Math.max(0, at - SHOWN / 2);
  return { code, path, row: null, expected: expected.slice(from, from + SHOWN), actual: actual.slice(from, from + SHOWN) };
};
