import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { madeValue, makeValues } from '../../src/rules/made.js';
import { valueOfYaml } from '../../src/rules/yaml.js';

const RULES = 'rules';
const texts = readdirSync(RULES, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => [name, readFileSync(path.join(RULES, name), 'utf8')] as const);
const made = makeValues(
  texts.map(([, text]) => text),
  valueOfYaml,
);

describe('what is worked out of the rules when the program is built', () => {
  it('says of every file what the file says', () => {
    const differing = texts.filter(([, text]) => JSON.stringify(madeValue(text, made)) !== JSON.stringify(valueOfYaml(text)));
    expect(differing.map(([name]) => name)).toEqual([]);
    expect(texts.length).toBeGreaterThan(200);
    expect(texts.map(([, text]) => madeValue(text, made))).toStrictEqual(texts.map(([, text]) => valueOfYaml(text)));
  });

  it('says nothing of a text that differs in a letter', () => {
    const [, text] = texts[0] ?? ['', ''];
    expect(madeValue(text, made)).toBeDefined();
    expect(madeValue(`${text} `, made)).toBeUndefined();
    expect(madeValue(text.slice(1), made)).toBeUndefined();
  });

  it('gives everyone data of their own', () => {
    const [, text] = texts[0] ?? ['', ''];
    expect(madeValue(text, made)).not.toBe(madeValue(text, made));
  });

  it('keeps no broken file', () => {
    const broken = 'a: [1';
    expect(madeValue(broken, makeValues([broken], valueOfYaml))).toBeUndefined();
  });
});
