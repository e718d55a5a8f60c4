import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { editionsOf } from '../../src/editions.js';

const folder = mkdtempSync(path.join(tmpdir(), 'poryadok-editions-'));
cpSync('rules', folder, { recursive: true });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Which editions get another name when a file of the rules gets a blank more. */
const changedBy = (name: string): string[] => {
  const file = path.join(folder, name);
  const [text, before] = [readFileSync(file, 'utf8'), editionsOf(folder, [])];
  writeFileSync(file, `${text}\n`);
  const after = editionsOf(folder, []);
  writeFileSync(file, text);
  return (['reading', 'judging', 'writing'] as const).filter((each) => before[each] !== after[each]);
};

describe('the names of editions', () => {
  it.each([
    ['recognize/provision/purpose.yaml', ['reading']],
    ['likeness.json', ['reading']],
    ['require/general/purpose.yaml', ['judging']],
    ['lexicon/report.yaml', ['writing']],
    ['measured-errors.json', []],
  ])('a change of %s changes %j', (name, expected) => {
    expect(changedBy(name)).toEqual(expected);
  });
});
