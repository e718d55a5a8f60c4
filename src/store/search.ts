import { Refusal } from '../model/index.js';
import type { Connection } from './dataset.js';
import { snippetOf } from './snippet.js';
import { type IndexedWord, indexedWords, type WordTools } from './words.js';

export interface SearchHit {
  readonly clauseId: string;
  readonly actId: string;
  readonly documentId: string;
  /** Path of the file. */
  readonly path: string;
  readonly agency: string | null;
  readonly number: string | null;
  readonly date: string | null;
  readonly citation: string;
  readonly clausePath: string;
  readonly page: number | null;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Part of `text` as printed, with the words found between the marks. */
  readonly snippet: string;
  /** bm25: the smaller, the better. */
  readonly rank: number;
}

export interface SearchOptions {
  readonly limit?: number;
  /** What stands before and after a word found. */
  readonly marks?: readonly [string, string];
}

/**
 * Clauses in which every word of the query stands in any of its forms, best first. Words in quotation marks are looked
 * for side by side.
 * @throws Refusal `query-empty`
 */
export const search = (db: Connection, words: WordTools, query: string, options: SearchOptions = {}): readonly SearchHit[] => {
  const phrases = phrasesOf(words, query);
  if (phrases.length === 0) throw new Refusal('query-empty');
  const match = `stems : (${phrases.map((phrase) => `"${phrase.join(' ')}"`).join(' AND ')})`;
  const wanted = new Set(phrases.flat());
  const marks = options.marks ?? ['[', ']'];
  return db
    .prepare<[string, number], Omit<SearchHit, 'snippet'>>(SELECT)
    .all(match, options.limit ?? 20)
    .map((row) => ({ ...row, snippet: snippetOf(words, row.text, wanted, marks) }));
};

const SELECT = `
  SELECT clauses.id AS clauseId, acts.id AS actId, documents.id AS documentId, documents.path AS path,
    acts.agency AS agency, acts.number AS number, acts.date AS date, clauses.citation AS citation,
    clauses.path AS clausePath, clauses.page AS page, clauses.start_offset AS start, clauses.end_offset AS end,
    clauses.text AS text, bm25(clauses_fts) AS rank
  FROM clauses_fts
  JOIN clauses ON clauses.id = clauses_fts.clause_id
  JOIN parts ON parts.id = clauses.part_id
  JOIN acts ON acts.id = parts.act_id
  JOIN documents ON documents.id = acts.document_id
  WHERE clauses_fts MATCH ?
  ORDER BY bm25(clauses_fts), documents.path, clauses.start_offset
  LIMIT ?`;

/** Stems to be found side by side; a word outside quotation marks is a phrase of its own, a hyphenated one too. */
const phrasesOf = (words: WordTools, query: string): readonly (readonly string[])[] => {
  const phrases = query.split(/["«»“”„]/u).flatMap((piece, index) => {
    const found = indexedWords(words, piece);
    const quoted = index % 2 === 1;
    return quoted ? [found.map(({ stem }) => stem)] : hyphenated(piece, found);
  });
  const filled = phrases.filter((phrase) => phrase.length > 0);
  // Prepositions and conjunctions are looked for only where there is nothing else.
  const weighty = filled.filter((phrase) => phrase.length > 1 || !isSlight(phrase[0] ?? ''));
  return weighty.length > 0 ? weighty : filled;
};

const hyphenated = (piece: string, found: readonly IndexedWord[]): readonly (readonly string[])[] => {
  const groups: string[][] = [];
  for (const [index, word] of found.entries()) {
    const before = piece.slice(found[index - 1]?.end ?? 0, word.start);
    if (index > 0 && /^[-‐‑]$/u.test(before)) groups.at(-1)?.push(word.stem);
    else groups.push([word.stem]);
  }
  return groups;
};

const isSlight = (stem: string): boolean => stem.length < 3 && !/\p{N}/u.test(stem);
