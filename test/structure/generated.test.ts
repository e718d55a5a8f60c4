import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { ruleJsonSchemas } from '../../src/rules/json-schema.js';
import { asJson, expectGenerated } from '../generated.js';
import { ROOT, under } from './files.js';

describe('generated files are not stale', () => {
  it.each(Object.entries(ruleJsonSchemas()))('rules/%s', (name, schema) => {
    expectGenerated(`rules/${name}`, asJson(schema));
  });
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
