import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { loadQueries, loadWords } from '../../src/cli/load-lexicons.js';
import { ask } from '../../src/dataset/queries.js';
import { type Connection, openDataset, search } from '../../src/store/index.js';
import { indexedWords } from '../../src/store/words.js';
import { filesOf, readFiles, writeDataset } from './made.js';

interface Judged {
  readonly files: readonly string[];
  readonly words: Readonly<
    Record<string, { readonly prefix: string; readonly forms: readonly string[]; readonly others: readonly string[] }>
  >;
  readonly queries: readonly { readonly query: string; readonly words: readonly string[]; readonly phrase?: boolean }[];
}

const judged = parse(readFileSync('fixtures/search/judged.yaml', 'utf8')) as Judged;
const words = loadWords('rules');
const folder = mkdtempSync(path.join(tmpdir(), 'poryadok-'));

describe('search, judged by hand', () => {
  let db: Connection;
  let clauses: readonly { readonly id: string; readonly forms: readonly string[] }[] = [];
  beforeAll(async () => {
    const file = path.join(folder, 'dataset.sqlite');
    writeDataset(file, await readFiles([...filesOf('samples'), ...judged.files.map((name) => `fixtures/orders/${name}.txt`)]));
    db = openDataset(file);
    clauses = db
      .prepare<[], { id: string; text: string }>('SELECT id, text FROM clauses')
      .all()
      .map(({ id, text }) => ({ id, forms: indexedWords(words, text).map(({ form }) => form) }));
  }, 120_000);
  afterAll(() => {
    db.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const relevant = ({ words: wanted, phrase }: Judged['queries'][number]): ReadonlySet<string> => {
    const forms = wanted.map((word) => new Set(judged.words[word]?.forms));
    const holds = (found: readonly string[]): boolean =>
      phrase === true
        ? found.some((_, at) => forms.every((set, index) => set.has(found[at + index] ?? '')))
        : forms.every((set) => found.some((form) => set.has(form)));
    return new Set(clauses.filter(({ forms: found }) => holds(found)).map(({ id }) => id));
  };

  it('asks fifty questions at least, of words all of whose forms in the pool are judged', () => {
    expect(judged.queries.length).toBeGreaterThanOrEqual(50);
    const forms = new Set(clauses.flatMap((clause) => clause.forms));
    for (const [word, { prefix, forms: own, others }] of Object.entries(judged.words)) {
      const stem = words.stem(word.replaceAll('ё', 'е'));
      const pool = [...forms].filter((form) => new RegExp(`^(?:${prefix})`, 'u').test(form) || words.stem(form) === stem);
      expect(
        pool.filter((form) => !own.includes(form) && !others.includes(form)),
        word,
      ).toEqual([]);
    }
  });

  it('finds at least 97 % of the clauses that answer, and at least 95 % of what it finds answers', () => {
    const counts = { found: 0, relevant: 0, both: 0 };
    const poor: string[] = [];
    for (const query of judged.queries) {
      const wanted = relevant(query);
      const found = search(db, words, query.query, { limit: 100_000 }).map(({ clauseId }) => clauseId);
      const both = found.filter((id) => wanted.has(id)).length;
      counts.found += found.length;
      counts.relevant += wanted.size;
      counts.both += both;
      expect(wanted.size, query.query).toBeGreaterThan(0);
      if (both / wanted.size < 0.97 || both / Math.max(1, found.length) < 0.9) poor.push(query.query);
    }
    expect(counts.both / counts.relevant).toBeGreaterThanOrEqual(0.97);
    expect(counts.both / counts.found).toBeGreaterThanOrEqual(0.95);
    expect(poor).toEqual([]);
  });

  it('finds the same for one word in plain SQL through word_forms', () => {
    const sql =
      loadQueries('rules')
        .find(({ id }) => id === 'word-search')
        ?.sql.replace(/ORDER BY bm25[\s\S]*$/u, '') ?? '';
    for (const { query, words: wanted } of judged.queries.filter((each) => each.words.length === 1 && /^\p{L}+$/u.test(each.query))) {
      const plain = ask(db, { sql, parameters: { word: query.replaceAll('ё', 'е').toLowerCase() } }).rows.length;
      expect(plain, wanted[0]).toBe(search(db, words, query, { limit: 100_000 }).length);
    }
  });
});
