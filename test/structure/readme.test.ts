import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { nodePorts } from '../../src/cli/node-ports.js';
import { runCli } from '../../src/cli/program.js';

const ROOT = path.resolve(import.meta.dirname, '../..');
const read = (name: string): string => readFileSync(path.join(ROOT, name), 'utf8');
const output = mkdtempSync(path.join(tmpdir(), 'poryadok-readme-'));

afterAll(() => rmSync(output, { recursive: true, force: true }));

/** Fenced blocks of one language. */
const blocks = (markdown: string, language: string): string[] =>
  [...markdown.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].filter(([, name]) => name === language).map(([, , body]) => body ?? '');

/** Runs a command line of a document, its results in a folder of the test's own. */
const run = async (command: string): Promise<{ code: number; out: string; err: string }> => {
  const said = { out: '', err: '' };
  const args = argsOf(command).map((arg) => arg.replace(/^output(?=$|\/)/u, output));
  const console = {
    out: (text: string) => void (said.out += text),
    err: (text: string) => void (said.err += text),
    width: null,
    interactive: false,
  };
  return { code: await runCli(args.slice(1), { ...nodePorts(), console }), ...said };
};

const argsOf = (command: string): string[] => [...command.matchAll(/'([^']*)'|(\S+)/gu)].map(([, quoted, plain]) => quoted ?? plain ?? '');

const DOCUMENTS = ['README.md', 'README.ru.md'];

/** Command lines without their remarks, each once, in the order in which a reader meets them. */
const commands = [
  ...new Set(
    DOCUMENTS.flatMap((document) => blocks(read(document), 'sh'))
      .flatMap((block) => block.split('\n'))
      .filter((line) => line.startsWith('poryadok '))
      .map((line) => line.replace(/\s+#.*$/u, '')),
  ),
];

describe('the commands of the READMEs', () => {
  it.each(commands)(
    '%s',
    async (command) => {
      const { code, out, err } = await run(command);
      expect(err).not.toMatch(/ Error:|undefined/u);
      expect(code).toBe(command.includes(' check ') ? 1 : 0);
      expect(out.length).toBeGreaterThan(20);
    },
    60_000,
  );
});

describe.each(DOCUMENTS)('%s', (document) => {
  it('shows a finding as it is', async () => {
    const [command = ''] = /poryadok check [^`]*/u.exec(read(document)) ?? [];
    const { out } = await run(command);
    const shown = blocks(read(document), 'text');
    expect(shown).toHaveLength(1);
    for (const block of shown) expect(out).toContain(block);
  });

  it('shows the lines for the library as they are tested', () => {
    expect(blocks(read(document), 'ts')).toEqual([read('test/library/readme-example.ts')]);
  });
});
