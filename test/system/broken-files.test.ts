import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { rowsOf, run, WITHOUT_RIGHTS } from '../faults/program.js';
import { bomb, brokenFiles, writeBroken, type BrokenFile } from '../fixtures-make/broken/index.js';
import { findSoffice } from '../../src/adapters/soffice.js';
import { recognition } from './tools.js';

const folder = mkdtempSync(path.join(tmpdir(), 'broken-test-'));
const [input, out] = [path.join(folder, 'in'), path.join(folder, 'out')];
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Names that are no UTF-8 are shown in the encoding of old archives. */
const shown = (name: string | Buffer): string => {
  if (typeof name === 'string') return name;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(name);
  } catch {
    return new TextDecoder('windows-1251').decode(name);
  }
};

const expectedRows = (files: readonly BrokenFile[]): Map<string, string> =>
  new Map(
    files.flatMap(({ name, expected, inside = {} }) => [
      [shown(name), expected] as const,
      ...Object.entries(inside).map(([inner, code]) => [`${shown(name)}!/${inner}`, code] as const),
    ]),
  );

it('a run over broken files gives each its row and its code, reaches for nothing and runs nothing', async () => {
  await recognition();
  if (findSoffice(process.env) === null) throw new Error('LibreOffice is missing: apt install libreoffice-writer-nogui');
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.end('x');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const secret = path.join(folder, 'secret.txt');
  writeFileSync(secret, SECRET);
  // Whoever reads it makes its time of reading later than that of its writing.
  utimesSync(secret, 1e9, 2e9);
  const mark = path.join(folder, 'mark');
  const files = await brokenFiles({
    url: `http://127.0.0.1:${typeof address === 'object' ? (address?.port ?? 0) : 0}`,
    file: secret,
    mark,
  });
  expect(files.length).toBeGreaterThanOrEqual(200);
  writeBroken(input, files);

  const { code, err } = await run(['run', input, '--out', out, '--quiet'], {}, WITHOUT_RIGHTS);
  server.close();
  expect(`${code} ${err}`).toBe('0 ');
  const rows = rowsOf(out);
  const got = new Map([...rows].map(([name, row]) => [name, row.status === 'parsed' ? 'parsed' : (row.code ?? '')]));
  expect(Object.fromEntries(got)).toEqual(Object.fromEntries(expectedRows(files)));
  for (const { name, noticed = [] } of files) {
    for (const each of noticed) expect(`${shown(name)}: ${rows.get(shown(name))?.noticed}`).toContain(each);
  }
  // Nothing outside was asked for, opened or made.
  expect(asked).toEqual([]);
  expect(statSync(secret).atimeMs).toBe(1e12);
  expect(
    [mark, '/tmp/poryadok-up.txt', '/tmp/poryadok-root.txt', path.join(input, 'poryadok-mark'), 'poryadok-mark'].filter(existsSync),
  ).toEqual([]);
  expect(readFileSync(path.join(out, 'dataset.sqlite')).includes(SECRET)).toBe(false);
}, 900_000);

const SECRET = 'тайнаясловакоторыхнетниводномприказе';

it('refuses a document of 300 MB packed into 300 KB in less than 200 MB of memory', async () => {
  const bombs = path.join(folder, 'bomb');
  const bytes = bomb(300);
  expect(bytes.length).toBeLessThan(320_000);
  const quiet = [{ name: 'order.txt', bytes: Buffer.from('ПРИКАЗ\n\nо порядке ведения перечня\n'), expected: 'parsed' as const }];
  writeBroken(path.join(bombs, 'without'), quiet);
  writeBroken(path.join(bombs, 'with'), [...quiet, { name: 'bomb.docx', bytes, expected: 'too-large' }]);
  const peak = async (name: string): Promise<number> => {
    const log = path.join(bombs, `${name}.peak`);
    const report = `process.on('exit', () => require('node:fs').appendFileSync(${JSON.stringify(log)}, process.resourceUsage().maxRSS + '\\n'))`;
    writeFileSync(path.join(bombs, `${name}.cjs`), report);
    const { code } = await run(['run', path.join(bombs, name), '--out', path.join(bombs, `${name}-out`), '--quiet'], {
      NODE_OPTIONS: `--require ${path.join(bombs, `${name}.cjs`)}`,
    });
    expect(code).toBe(0);
    return Math.max(...readFileSync(log, 'utf8').trim().split('\n').map(Number)) / 1024;
  };
  const [without, withBomb] = [await peak('without'), await peak('with')];
  expect(rowsOf(path.join(bombs, 'with-out')).get('bomb.docx')?.code).toBe('too-large');
  expect(withBomb - without).toBeLessThan(200);
}, 300_000);
