import { expect, it } from 'vitest';
import { z } from 'zod';
import { parseYaml, valueOfYaml } from '../../src/rules/yaml.js';

it.each([
  ['an alias without its anchor', 'a: *b\n'],
  [
    'aliases that grow with each line',
    `${Array.from({ length: 12 }, (_, at) => `a${at}: &a${at} [${at === 0 ? 'x' : `*a${at - 1},`.repeat(12)}]`).join('\n')}\n`,
  ],
  ['a list that does not close', 'a: [\n'],
  ['a map as a key', '? {a: 1}\n: 2\n'],
  ['an alias of a list as a key', 'a: &x [1]\n*x : 2\n'],
  ['a tag nobody knows', 'a: !none 1\n'],
])('a broken file of rules is a problem with its file: %s', (_, text) => {
  const read = parseYaml(text, z.unknown(), 'a.yaml');
  expect(read.value).toBeNull();
  expect(read.problems.map(({ file }) => file)).toContain('a.yaml');
});

it("tells nothing past its problems: the error output is the program's", async () => {
  const told: Error[] = [];
  const listen = (warning: Error): void => void told.push(warning);
  process.on('warning', listen);
  for (const text of ['? {a: 1}\n: 2\n', '? [1]\n: 2\n', 'a: !none 1\n', '%YAML 9.9\n---\na: 1\n', '%FOO x\n---\na: 1\n']) {
    valueOfYaml(text);
    const [problem] = parseYaml(text, z.unknown(), 'a.yaml').problems;
    expect(problem?.line).toBeGreaterThan(0);
  }
  await new Promise((done) => setImmediate(done));
  process.off('warning', listen);
  expect(told).toEqual([]);
});
