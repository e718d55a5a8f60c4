import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { CODE_LISTS } from '../../src/rules/lexicons/codes.js';
import { loadStandard } from '../../src/rules/standard.js';
import { loadDatasetWording } from '../../src/cli/load-lexicons.js';
import { openDataset, TABLES } from '../../src/store/index.js';
import { documentedTables } from '../../src/store/dictionary.js';
import { writeDataset } from './made.js';

const folder = mkdtempSync(path.join(tmpdir(), 'poryadok-'));
const file = path.join(folder, 'dataset.sqlite');
writeDataset(file, { standard: loadStandard('rules'), records: [] });
const db = openDataset(file);
afterAll(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Entry {
  readonly table_name: string;
  readonly column_name: string;
  readonly kind: string;
  readonly codes: string | null;
  readonly unit: string | null;
  readonly title_ru: string;
  readonly title_en: string;
}
const entries = db.prepare<[], Entry>('SELECT * FROM data_dictionary ORDER BY rowid').all();
const wording = loadDatasetWording('rules');

describe('the data dictionary', () => {
  it('tells of every table, view and column of the file, and of nothing else', () => {
    const actual = db
      .prepare<[], string>(
        `SELECT m.name || '.' || c.name FROM sqlite_schema m, pragma_table_info(m.name) c
         WHERE m.type IN ('table', 'view') AND m.name NOT LIKE 'clauses_fts\\_%' ESCAPE '\\'`,
      )
      .pluck()
      .all();
    expect(
      entries
        .filter((each) => each.column_name !== '')
        .map((each) => `${each.table_name}.${each.column_name}`)
        .sort(),
    ).toEqual([...actual].sort());
    expect(entries.filter((each) => each.column_name === '').map((each) => each.table_name)).toEqual(
      documentedTables().map(({ name }) => name),
    );
  });

  it('gives every column its title in both languages', () => {
    for (const each of entries) {
      expect(each.title_ru, `${each.table_name}.${each.column_name}`).toMatch(/[А-ЯЁа-яёA-Z]/);
      expect(each.title_en, `${each.table_name}.${each.column_name}`).not.toMatch(/[А-ЯЁа-яё]/);
    }
  });

  it('names exactly the codes that the schema lets in', () => {
    let checked = 0;
    for (const table of TABLES) {
      for (const column of table.columns) {
        if (column.codes === undefined || table.name === 'data_dictionary') continue;
        const entry = entries.find((each) => each.table_name === table.name && each.column_name === column.name);
        const codes = (JSON.parse(entry?.codes ?? '[]') as { code: string }[]).map(({ code }) => code);
        expect([...codes].sort(), `${table.name}.${column.name}`).toEqual([...column.codes].sort());
        checked += 1;
      }
    }
    expect(checked).toBeGreaterThan(40);
  });

  it('words no table, column, unit or list that is not there', () => {
    const tables = new Set(documentedTables().map(({ name }) => name));
    const columns = new Set(entries.flatMap((each) => [each.column_name, `${each.table_name}.${each.column_name}`]));
    const units = new Set(entries.map((each) => each.unit));
    const lists = new Set(Object.values(wording.columns).flatMap(({ codes }) => [codes ?? []].flat()));
    expect(Object.keys(wording.tables).filter((each) => !tables.has(each))).toEqual([]);
    expect(Object.keys(wording.columns).filter((each) => !columns.has(each))).toEqual([]);
    expect(Object.keys(wording.units).filter((each) => !units.has(each))).toEqual([]);
    expect(Object.keys(wording.codes).filter((each) => !(each in CODE_LISTS) && !lists.has(each))).toEqual([]);
  });
});
