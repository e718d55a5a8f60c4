import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { DocumentRecord } from '../../src/model/index.js';
import { openPipeline, processFile, type Pipeline } from '../../src/pipeline.js';
import { type Mark, scan } from '../fixtures-make/scan.js';
import { ROOT } from '../structure/files.js';

/** Over clauses, headings, labels at the margin, the cells of a table; the fourth page has none. */
const EVERYWHERE: readonly Mark[] = [
  { kind: 'seal', x: 2.9, y: 4.7, page: 1 },
  { kind: 'frame', x: 5.2, y: 6.6, page: 1, lines: ['КОПИЯ ВЕРНА', 'Начальник отдела'] },
  { kind: 'frame', x: 4.2, y: 4.6, page: 2, turn: 5, lines: ['КОПИЯ ВЕРНА', 'Начальник отдела'] },
  { kind: 'signature', x: 2.2, y: 7, page: 2 },
  { kind: 'seal', x: 6, y: 8.5, page: 2 },
  { kind: 'seal', x: 1.2, y: 3, page: 3 },
  { kind: 'signature', x: 4, y: 5, page: 3 },
  { kind: 'seal', x: 3, y: 8, page: 3 },
  { kind: 'seal', x: 6, y: 2, page: 5 },
  { kind: 'seal', x: 3, y: 3, page: 5 },
];

/** As it should be: between the post and the name of who signs. */
const BY_THE_SIGNATURE: readonly Mark[] = [
  { kind: 'seal', x: 4.3, y: 8.6, page: 1 },
  { kind: 'signature', x: 3.4, y: 8.7, page: 1 },
];

const LEGEND = 'МИНИСТЕРСТВО ЭКОНОМИКИ * ОГРН 1020000000000 * ';

let pipeline: Pipeline;
let truth: DocumentRecord;

const read = (bytes: Buffer, name: string): Promise<DocumentRecord> =>
  processFile(pipeline, { path: name, sha256: createHash('sha256').update(bytes).digest('hex'), bytes });

const stamped = async (marks: readonly Mark[]): Promise<DocumentRecord> => {
  const pdf = readFileSync(path.join(ROOT, 'fixtures/formats/000.pdf'));
  return read(await scan(pdf, { dpi: 200, as: 'bilevel-pdf', stamps: '#111', legend: LEGEND, marks }), '000.pdf');
};

beforeAll(async () => {
  pipeline = await openPipeline(path.join(ROOT, 'rules'));
  const folder = path.join(ROOT, 'corpus/orders');
  const name = readdirSync(folder).find((file) => file.startsWith('000_')) ?? '';
  truth = await read(readFileSync(path.join(folder, name)), name);
}, 60_000);

const statusesOf = ({ findings }: DocumentRecord): ReadonlyMap<string, string> =>
  new Map(findings.map(({ requirementId, status }) => [requirementId, status]));
const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
const coveredPages = ({ diagnostics }: DocumentRecord): readonly (number | null)[] =>
  [...new Set(diagnostics.filter(({ code }) => code === 'block-covered').map(({ page }) => page))].sort((a, b) => (a ?? 0) - (b ?? 0));

describe('a scan with black stamps over the print of four pages of five', () => {
  let order: DocumentRecord;
  beforeAll(async () => {
    order = await stamped(EVERYWHERE);
  }, 300_000);

  it('says on which pages words are lost', () => expect(coveredPages(order)).toEqual([1, 2, 3, 5]));

  it('has hardly a word that the order does not have', () => {
    const known = new Set(wordsOf(truth.text));
    const words = wordsOf(order.text);
    expect(words.filter((word) => !known.has(word)).length / words.length).toBeLessThan(0.06);
  });

  it('keeps what is read surely', () => {
    const [act] = order.acts;
    expect([act?.requisites.number.value, act?.requisites.date.value, act?.requisites.signatoryName.value]).toEqual([
      '19',
      '2024-05-23',
      'А.А. Усманов',
    ]);
    const statuses = statusesOf(order);
    const met = [...statusesOf(truth)].filter(([, status]) => status === 'met');
    expect(met.filter(([id]) => statuses.get(id) === 'met').length / met.length).toBeGreaterThan(0.5);
  });

  it('leaves open what may be hidden: no verdict turns into another', () => {
    const statuses = statusesOf(order);
    const turned = [...statusesOf(truth)].filter(([id, status]) => ![status, 'undetermined'].includes(statuses.get(id) ?? ''));
    expect(turned).toEqual([]);
    expect(order.findings.filter(({ status }) => status === 'undetermined').length).toBeGreaterThan(5);
  });
});

it('a seal and a signature beside the names leave every verdict as it is', { timeout: 300_000 }, async () => {
  const order = await stamped(BY_THE_SIGNATURE);
  expect(coveredPages(order)).toEqual([]);
  expect(statusesOf(order)).toEqual(statusesOf(truth));
});
