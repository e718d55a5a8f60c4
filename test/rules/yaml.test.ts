import { expect, it } from 'vitest';
import { z } from 'zod';
import { parseYaml } from '../../src/rules/yaml.js';

it.each([
  ['an alias without its anchor', 'a: *b\n'],
  [
    'aliases that grow with each line',
    `${Array.from({ length: 12 }, (_, at) => `a${at}: &a${at} [${at === 0 ? 'x' : `*a${at - 1},`.repeat(12)}]`).join('\n')}\n`,
  ],
  ['a list that does not close', 'a: [\n'],
])('a broken file of rules is a problem with its file: %s', (_, text) => {
  const read = parseYaml(text, z.unknown(), 'a.yaml');
  expect(read.value).toBeNull();
  expect(read.problems.map(({ file }) => file)).toContain('a.yaml');
});
