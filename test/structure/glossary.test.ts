import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { codesLexiconSchema } from '../../src/rules/lexicons/codes.js';
import { TABLES } from '../../src/store/schema.js';

const ROOT = path.resolve(import.meta.dirname, '../..');
const GLOSSARY = readFileSync(path.join(ROOT, 'docs/model.md'), 'utf8');
const CODES = codesLexiconSchema.parse(parse(readFileSync(path.join(ROOT, 'rules/lexicon/codes.yaml'), 'utf8')));

/** The columns that the glossary explains once for all tables. */
const ORIGIN = ['quote', 'page', 'start_offset', 'end_offset', 'rule_id', 'confidence'];

const sectionOf = (table: string): string => GLOSSARY.split(`### \`${table}\``)[1]?.split('\n### ')[0] ?? '';

describe('docs/model.md', () => {
  // `history_X` has the columns of `X` and its two runs: told of once.
  const told = TABLES.filter(({ name }) => name === 'history_since' || !name.startsWith('history_'));
  it.each(told.map(({ name, columns }) => [name, columns] as const))('names every column of %s', (name, columns) => {
    const section = sectionOf(name);
    const named = [...section.matchAll(/^\| (\w+)/gm)].map(([, column]) => column);
    expect(columns.map((column) => column.name).filter((column) => !named.includes(column) && !ORIGIN.includes(column))).toEqual([]);
    const known = new Set([...columns.map((column) => column.name), 'column']);
    expect(named.filter((column) => column !== undefined && !known.has(column))).toEqual([]);
  });

  it('gives every code with its Russian word', () => {
    const lacking = Object.entries(CODES).flatMap(([list, labels]) =>
      Object.entries(labels)
        .map(([code, { ru }]) => `\`${code.split('/').at(-1) ?? code}\` | ${ru} |`)
        .filter((row) => !GLOSSARY.includes(row) && !GLOSSARY.includes(row.replace('` | ', '` | | ')))
        .map((row) => `${list}: ${row}`),
    );
    expect(lacking).toEqual([]);
  });
});
