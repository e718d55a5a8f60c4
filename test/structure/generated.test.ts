import { readFileSync } from 'node:fs';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { loadDatasetWording, loadQueries } from '../../src/cli/load-lexicons.js';
import { ask } from '../../src/dataset/queries.js';
import { ruleJsonSchemas } from '../../src/rules/json-schema.js';
import { openDataset, TABLES } from '../../src/store/index.js';
import { datasetDocument } from '../dataset-docs/document.js';
import { erDiagram } from '../dataset-docs/er-diagram.js';
import { readSet, writeDataset } from '../dataset/made.js';
import { asJson, expectGenerated } from '../generated.js';
import { read, ROOT, under } from './files.js';

describe('generated files are not stale', () => {
  it.each(Object.entries(ruleJsonSchemas()))('rules/%s', (name, schema) => {
    expectGenerated(`rules/${name}`, asJson(schema));
  });

  it('docs/dataset-er.svg', () => expectGenerated('docs/dataset-er.svg', erDiagram(TABLES)));

  it('docs/dataset.md, with its answers on the samples', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'poryadok-'));
    const file = path.join(folder, 'dataset.sqlite');
    writeDataset(file, await readSet('samples'));
    const db = openDataset(file);
    const { units } = loadDatasetWording('rules');
    const made = datasetDocument({ db, ask, queries: loadQueries('rules'), units, preface: read('test/dataset-docs/preface.md') });
    db.close();
    rmSync(folder, { recursive: true, force: true });
    expectGenerated('docs/dataset.md', made);
  }, 60_000);
});

describe('the schemas of rule files', () => {
  const schemas = ruleJsonSchemas();
  const propertiesOf = (name: string): string[] => {
    const schema = schemas[name];
    return schema !== undefined && 'properties' in schema ? Object.keys(Object(schema.properties)) : [];
  };

  it.each([
    ['rules/recognize', 'rule.schema.json'],
    ['rules/require', 'requirement.schema.json'],
  ])('know every key that files of %s have', (folder, name) => {
    const keys = under(folder)
      .filter((file) => file.endsWith('.yaml'))
      .flatMap((file) => Object.keys(parse(readFileSync(path.join(ROOT, file), 'utf8'))));
    expect(keys.length).toBeGreaterThan(0);
    expect([...new Set(keys)].filter((key) => !propertiesOf(name).includes(key))).toEqual([]);
  });
});
