import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openDataset } from '../../src/store/index.js';
import { readSet, writeDataset } from '../dataset/made.js';
import { exported } from '../dataset/export/exported.js';
import { xmllintFaults } from '../validate/akoma-ntoso.js';

const folder = mkdtempSync(path.join(tmpdir(), 'poryadok-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The published schema is not ours to keep: where one is at hand, its path stands in AKOMA_NTOSO_XSD. */
const schema = process.env['AKOMA_NTOSO_XSD'] ?? null;

describe('the samples in other formats as Akoma Ntoso', () => {
  it(`are ${schema === null ? 'well-formed' : 'valid'} for xmllint`, async () => {
    const file = path.join(folder, 'formats.sqlite');
    writeDataset(file, await readSet('formats'));
    const db = openDataset(file);
    const files = await exported(db, 'akn');
    db.close();
    for (const [name, bytes] of files) writeFileSync(path.join(folder, name), bytes);
    expect(files.size).toBeGreaterThanOrEqual(15);
    expect(xmllintFaults(schema, folder, [...files.keys()])).toEqual([]);
  }, 300_000);

  it('would be told if they were not', () => {
    writeFileSync(path.join(folder, 'broken.xml'), '<akomaNtoso><act></akomaNtoso>');
    expect(xmllintFaults(null, folder, ['broken.xml'])).not.toEqual([]);
  });
});
