import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { filesByContent } from '../../src/cli/files-by-content.js';
import { pack } from '../fuzz/pack.js';

const folder = mkdtempSync(join(tmpdir(), 'poryadok-files-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const wanted = (content: string) => ({
  sha256: createHash('sha256').update(content).digest('hex'),
  bytes: Buffer.byteLength(content),
});

describe('files found by their content', () => {
  mkdirSync(join(folder, 'архив', '2024'), { recursive: true });
  writeFileSync(join(folder, 'архив', '2024', 'переименован.docx'), 'приказ');
  writeFileSync(join(folder, 'той же длины.txt'), 'приклд');
  writeFileSync(join(folder, 'другой.txt'), 'совсем другой');

  it('are found at any depth under any name, and not by their size alone', async () => {
    const [order, lost] = [wanted('приказ'), wanted('утерян')];
    const found = await filesByContent(folder, [order, lost]);
    expect([...found].map(([sha256, { path }]) => [sha256, path])).toEqual([
      [order.sha256, join(folder, 'архив', '2024', 'переименован.docx')],
    ]);
    expect((await found.get(order.sha256)?.read())?.toString()).toBe('приказ');
  });

  it('are found in archives too, and in those within them, where they are nowhere else', async () => {
    const [order, packed, nested] = [wanted('приказ'), wanted('в архиве'), wanted('в архиве архива')];
    const inner = pack([{ name: 'c.txt', bytes: 'в архиве архива' }]);
    writeFileSync(
      join(folder, 'почта.dat'),
      pack([
        { name: '../b.txt', bytes: 'в архиве' },
        { name: 'a.txt', bytes: 'приказ' },
        { name: 'i.zip', bytes: inner },
      ]),
    );
    const found = await filesByContent(folder, [order, packed, nested, wanted('нигде')]);
    expect([...found.values()].map(({ path }) => relative(folder, path))).toEqual([
      join('архив', '2024', 'переименован.docx'),
      'почта.dat!/b.txt',
      'почта.dat!/i.zip!/c.txt',
    ]);
    expect((await found.get(nested.sha256)?.read())?.toString()).toBe('в архиве архива');
    expect((await found.get(packed.sha256)?.read())?.toString()).toBe('в архиве');
    rmSync(join(folder, 'почта.dat'));
  });

  it('are none where nothing is wanted', async () => {
    expect((await filesByContent(folder, [])).size).toBe(0);
  });

  it.each(['nowhere', 'другой.txt'])('are not looked for in %s', async (name) => {
    await expect(filesByContent(join(folder, name), [])).rejects.toMatchObject({ code: 'input-missing' });
  });
});
