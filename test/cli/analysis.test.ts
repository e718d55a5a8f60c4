import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli } from '../../src/cli/program.js';
import { EXPORT_FORMATS } from '../../src/dataset/export/index.js';
import { temporaryFolders } from '../store/temporary.js';
import { type Captured, fakePorts } from './fake-ports.js';

const folder = temporaryFolders();

const cli = async (...args: readonly string[]) => {
  const captured: Captured = { out: '', err: '' };
  const code = await runCli(args, fakePorts(captured));
  return { code, ...captured };
};

const made = async (): Promise<{ readonly root: string; readonly dataset: string }> => {
  const root = folder();
  writeFileSync(join(root, 'a.txt'), '19');
  await cli('run', root, '--out', join(root, 'out'));
  return { root, dataset: join(root, 'out', 'dataset.sqlite') };
};

describe('export', () => {
  it.each(EXPORT_FORMATS)('%s', async (format) => {
    const { root, dataset } = await made();
    const out = join(root, 'export');
    const done = await cli('export', dataset, '--format', format, '--out', out);
    expect(done).toMatchObject({ code: 0, err: '' });
    expect(done.out).toMatch(/^Записано файлов: \d+\. Папка: /);
    expect(readdirSync(out, { recursive: true }).filter((name) => String(name).endsWith('.partial'))).toEqual([]);
  });

  it.each([
    ['an unknown format', ['--format', 'xls'], /csv, jsonl, parquet/],
    ['no format', [], /--format/],
    ['a folder that cannot be made', ['--format', 'csv', '--out', '/dev/null/x'], /\/dev\/null/],
  ])('refuses %s', async (_, rest, message) => {
    const { dataset } = await made();
    const { code, err } = await cli('export', dataset, ...rest);
    expect(code).toBe(2);
    expect(err).toMatch(message);
  });
});

describe('stats', () => {
  it('is a table, or data', async () => {
    const { dataset } = await made();
    expect((await cli('stats', dataset)).out).toMatch(/^Приказов: 1\./);
    const { prevalences } = JSON.parse((await cli('stats', dataset, '--json')).out) as { prevalences: { corrected: unknown }[] };
    expect(prevalences).toHaveLength(3);
    expect((await cli('stats', join(dataset, 'x'))).code).toBe(2);
  });
});

describe('rejudge', () => {
  it('tells what has changed, in words or as data', async () => {
    const { dataset } = await made();
    const { code, out } = await cli('rejudge', dataset, '--standard', 'rules');
    expect(code).toBe(0);
    expect(out).toMatch(/^Эталон touchpoint-list .*: сравнено приказов – 1, файлы не читались\.\nТребования добавлены: order\.basis, /);
    const again = JSON.parse((await cli('rejudge', dataset, '--standard', 'rules', '--json')).out) as { moves: unknown[] };
    expect(again.moves).toEqual([]);
  });

  it('refuses a folder that is not there', async () => {
    const { root, dataset } = await made();
    const { code, err } = await cli('rejudge', dataset, '--standard', join(root, 'nowhere'));
    expect(code).toBe(2);
    expect(err).toContain('nowhere');
    expect(existsSync(dataset)).toBe(true);
  });
});
