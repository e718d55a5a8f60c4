import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { filesByContent } from '../../src/cli/files-by-content.js';

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
    expect([...found]).toEqual([[order.sha256, join(folder, 'архив', '2024', 'переименован.docx')]]);
  });

  it('are none where nothing is wanted', async () => {
    expect((await filesByContent(folder, [])).size).toBe(0);
  });

  it.each(['nowhere', 'другой.txt'])('are not looked for in %s', async (name) => {
    await expect(filesByContent(join(folder, name), [])).rejects.toMatchObject({ code: 'input-missing' });
  });
});
