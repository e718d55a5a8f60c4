import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createDataset, openDataset } from '../../src/store/index.js';
import { compareAll } from '../../src/store/similarity/pairs.js';
import { record, regions, standard } from '../store/records.js';
import { words } from '../store/temporary.js';
import { madeOrders } from './thousand.js';

const folder = mkdtempSync(path.join(tmpdir(), 'poryadok-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const dataset = (name: string, records: ReturnType<typeof madeOrders>) => {
  const file = path.join(folder, name);
  const writer = createDataset({ standard, regions, words }, file);
  for (const each of records) writer.write(each);
  writer.finish({ startedAt: '', finishedAt: '', appVersion: '0' });
  return openDataset(file);
};

const SHARED =
  'сведения о потребностях клиентов вносит отдел по работе с обращениями граждан в последний день каждого месяца без напоминаний';
const COMMON =
  'перечень утверждается руководителем органа и размещается на официальном сайте в сети интернет для всеобщего сведения граждан';

const order = (name: string, date: string | null, lines: readonly string[]) =>
  record({ path: `${name}.txt`, date, number: name, agency: `Комитет ${name}`, lines: [`Приказ № ${name}`, ...lines] });

describe('the genealogy of copying', () => {
  it('finds the pair, the passage in both places, and the earlier order as likely parent', () => {
    const db = dataset('pair.sqlite', [
      order('b', '2024-03-01', [`${SHARED}.`, `${COMMON}.`, 'Второе.']),
      order('a', '2024-02-01', ['Вступление.', `Итак, ${SHARED}, и точка.`, `${COMMON}.`]),
      order('c', '2024-01-01', ['Совсем другое.', `${COMMON}.`, 'Третье.']),
      order('d', '2024-01-15', ['Иное.', `${COMMON}.`, 'Пятое.']),
    ]);
    const pairs = db
      .prepare(
        `SELECT a.number AS act, b.number AS other, is_likely_parent AS parent FROM text_similarity s
         JOIN acts a ON a.id = s.act_id JOIN acts b ON b.id = s.other_id WHERE similarity < 1 ORDER BY similarity DESC`,
      )
      .all();
    expect(pairs[0]).toEqual({ act: 'b', other: 'a', parent: 1 });
    const [first] = db
      .prepare<[], { quote: string; there: string; words: number; acts: number }>(
        `SELECT p.quote, p.words, p.acts_with_it AS acts, substr(t.text, p.other_start_offset + 1, p.other_end_offset - p.other_start_offset) AS there
         FROM shared_passages p JOIN acts a ON a.id = p.act_id JOIN acts b ON b.id = p.other_id JOIN texts t ON t.document_id = b.document_id
         WHERE a.number = 'b' AND b.number = 'a' ORDER BY p.ordinal`,
      )
      .all();
    expect(first).toEqual({ quote: SHARED, there: SHARED, words: 18, acts: 2 });
    db.close();
  });

  it('names no parent where dates do not tell, and takes the order that names another agency for the copy', () => {
    const copy = order('x', null, [`${SHARED}.`, 'а', 'б']);
    const named = {
      ...copy,
      acts: copy.acts.map((act) => ({
        ...act,
        facts: { ...act.facts, agencyMentions: act.facts.agencyMentions.map((each) => ({ ...each, name: 'Комитет z' })) },
      })),
    };
    const links = (file: string, one: typeof copy): unknown[] => {
      const db = dataset(file, [one, order('y', null, ['в', 'г', 'д']), order('z', null, [`${SHARED}.`, 'е', 'ё'])]);
      const rows = db
        .prepare(
          `SELECT a.number AS act, b.number AS other, names_other_agency AS named, is_likely_parent AS parent FROM text_similarity s
           JOIN acts a ON a.id = s.act_id JOIN acts b ON b.id = s.other_id`,
        )
        .all();
      db.close();
      return rows;
    };
    expect(links('undated.sqlite', copy)).toEqual([expect.objectContaining({ named: 0, parent: 0 })]);
    expect(links('named.sqlite', named)).toEqual([{ act: 'x', other: 'z', named: 1, parent: 1 }]);
  });

  it('tells twenty families of a thousand orders apart, though all share one passage', () => {
    const db = dataset('thousand.sqlite', madeOrders(1000));
    const [counts] = db
      .prepare<[], { pairs: number; across: number; parents: number; later: number }>(
        `SELECT count(*) AS pairs, sum((substr(d.path, 1, 4) - substr(e.path, 1, 4)) % 20 <> 0) AS across,
           sum(is_likely_parent) AS parents, sum(a.date <= b.date) AS later
         FROM text_similarity s JOIN acts a ON a.id = s.act_id JOIN acts b ON b.id = s.other_id
         JOIN documents d ON d.id = a.document_id JOIN documents e ON e.id = b.document_id`,
      )
      .all();
    expect(counts?.across).toBe(0);
    expect(counts?.later).toBe(0);
    expect(counts?.parents).toBe(980); // all but the first of each family
    expect(counts?.pairs).toBeLessThanOrEqual(11_000);
    db.close();
  }, 120_000);

  it('does work in proportion to the orders, not to their pairs', () => {
    const common = Array.from({ length: 200 }, (_, index) => index * 7 + 1);
    const steps = (count: number): number =>
      compareAll(Array.from({ length: count }, (_, index) => Float64Array.from([...common, 1e6 + index]).sort())).compared;
    expect(steps(1600) / steps(800)).toBeLessThan(2.2);
  });
});
