import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { createEngine } from '../../src/pipeline.js';
import { orderJsonSchema } from '../../src/report/json-schema/index.js';
import { asJson, expectGenerated } from '../generated.js';
import { failedRecord, fakeRecord } from './fake-records.js';

const ROOT = path.resolve(import.meta.dirname, '../..');
const validate = new Ajv2020({ allErrors: true, strictTypes: false }).compile(orderJsonSchema());

const errorsOf = (value: unknown): unknown => {
  // As it is written: what JSON cannot say is gone.
  validate(JSON.parse(JSON.stringify(value)));
  return validate.errors ?? [];
};

const filesOf = (folder: string, wanted: (name: string) => boolean): string[] =>
  readdirSync(path.join(ROOT, folder))
    .filter(wanted)
    .map((name) => path.join(folder, name));

/** Orders of the bank that may be read. */
const isDev = (name: string): boolean =>
  name.endsWith('.txt') && /^half: dev$/mu.test(readFileSync(path.join(ROOT, 'fixtures/orders', name.replace(/txt$/u, 'yaml')), 'utf8'));

describe('the JSON Schema of orders/<id>.json', () => {
  it('stands in docs/schema as the code makes it', () => {
    expectGenerated('docs/schema/order.schema.json', asJson(orderJsonSchema()));
  });

  it('takes every sample, every order of the bank that may be read, and files of other formats', async () => {
    const engine = await createEngine({ rulesFolder: path.join(ROOT, 'rules') });
    const files = [
      ...filesOf('corpus/orders', () => true),
      ...filesOf('fixtures/orders', isDev),
      ...filesOf('fixtures/formats', (name) => /\.(?:docx|html)$|^00\d\.pdf$/u.test(name)),
    ];
    expect(files.length).toBeGreaterThan(20);
    for (const file of files) {
      const bytes = readFileSync(path.join(ROOT, file));
      const record = await engine.process({ path: path.basename(file), bytes, sha256: createHash('sha256').update(bytes).digest('hex') });
      expect(errorsOf(record), file).toEqual([]);
    }
  }, 120_000);

  const good = { ...fakeRecord(0), id: '0123456789abcdef' };

  it('takes files that were not read, and recognized pages', () => {
    expect(errorsOf(good)).toEqual([]);
    expect(errorsOf({ ...failedRecord('a.pdf', 'encrypted', 'Закрыт.'), id: '0123456789abcdef' })).toEqual([]);
    const scan = { page: 1, width: 10, height: 10, turned: 90, levelled: -0.4, words: [[0, 5, 1, 1, 9, 9, 0.9]] };
    expect(errorsOf({ ...good, scans: [scan] })).toEqual([]);
  });

  it.each([
    ['a key too many', { ...good, extra: 1 }],
    ['a key too few', { ...good, text: undefined }],
    ['an id that is none', { ...good, id: 'x' }],
    ['a code that is none', { ...good, format: 'xls' }],
    ['a page 0', { ...good, diagnostics: [{ code: 'text-box', level: 'info', start: null, end: null, page: 0, data: {} }] }],
    ['a confidence above 1', { ...good, ocrConfidence: 1.5 }],
    ['a word of six numbers', { ...good, scans: [{ page: 1, width: 1, height: 1, turned: 0, levelled: 0, words: [[1, 2, 3, 4, 5, 6]] }] }],
    ['an act of another kind', { ...good, acts: [{ ...good.acts[0], scope: 'anything' }] }],
    ['a finding without its place', { ...good, findings: [{ ...good.findings[0], place: undefined }] }],
  ])('refuses %s', (_, value) => {
    expect(errorsOf(value)).not.toEqual([]);
  });
});
