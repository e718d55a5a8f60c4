import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import yazl from 'yazl';
import { openArchive } from '../../src/adapters/zip.js';
import { archiveName } from '../../src/batch/archive-names.js';
import { runBatch } from '../../src/batch/index.js';
import { EVERYTHING } from '../../src/batch/select.js';
import { temporaryFolders } from '../store/temporary.js';
import { type Asked, context, fill, keepingEngine } from './made.js';

const folder = temporaryFolders();

const zip = (files: Readonly<Record<string, string | Buffer>>, mode = 0o100644): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const made = new yazl.ZipFile();
    for (const [name, content] of Object.entries(files)) made.addBuffer(Buffer.from(content), name, { mode });
    const chunks: Buffer[] = [];
    made.outputStream.on('data', (chunk: Buffer) => chunks.push(chunk));
    made.outputStream.on('end', () => resolve(Buffer.concat(chunks)));
    made.outputStream.on('error', reject);
    made.end();
  });

/** The same archive with one name written over by bytes of the same length: writers make no bad names themselves. */
const renamed = (archive: Buffer, from: string, to: Buffer): Buffer => {
  const bytes = Buffer.from(archive);
  for (let at = bytes.indexOf(from); at >= 0; at = bytes.indexOf(from, at + 1)) to.copy(bytes, at);
  return bytes;
};

const run = async (files: Readonly<Record<string, string | Buffer>>, selection = EVERYTHING) => {
  const asked: Asked = { read: [], judged: [] };
  const root = fill(folder(), files);
  const { documents } = await runBatch(context(keepingEngine(asked), { openArchive }), { inputs: [root], out: `${root}-out`, selection });
  return { read: asked.read.sort(), rows: documents.map(({ path, status, errorCode }) => [path, status, errorCode]), documents };
};

describe('an archive of orders', () => {
  it('is walked, with the archives in it, and has a row of its own', async () => {
    const inner = await zip({ 'в.txt': '3' });
    const { rows, read } = await run({ 'a.zip': await zip({ 'б/one.txt': '1', 'two.txt': '2', 'inner.zip': inner }), 'z.txt': '9' });
    expect(rows).toEqual([
      ['a.zip', 'skipped', 'excluded'],
      ['a.zip!/inner.zip', 'skipped', 'excluded'],
      ['a.zip!/inner.zip!/в.txt', 'parsed', null],
      ['a.zip!/two.txt', 'parsed', null],
      ['a.zip!/б/one.txt', 'parsed', null],
      ['z.txt', 'parsed', null],
    ]);
    expect(read).toHaveLength(4);
  });

  it('shares its files with those outside: a copy is recorded once and pointed to', async () => {
    const { documents, read } = await run({ 'a.zip': await zip({ 'x.txt': '1' }), 'b.txt': '1' });
    expect(read).toEqual(['a.zip!/x.txt']);
    expect(documents[2]).toMatchObject({ path: 'b.txt', errorCode: 'duplicate', duplicateOf: documents[1]?.id });
  });

  it('is no archive where it is a document', async () => {
    const { read } = await run({ 'a.docx': await zip({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<w/>' }) });
    expect(read).toEqual(['a.docx']);
  });

  it('is not walked deeper than is allowed', async () => {
    let archive: Buffer = Buffer.from('1');
    for (let depth = 0; depth < 6; depth += 1) archive = await zip({ [depth === 0 ? 'a.txt' : 'a.zip']: archive });
    const { rows } = await run({ 'a.zip': archive });
    expect(rows.at(-1)).toEqual(['a.zip!/a.zip!/a.zip!/a.zip', 'failed', 'too-deep']);
  });

  it('gives a row to each file in it that cannot be unpacked, and the others', async () => {
    const { rows } = await run({ 'a.zip': await zip({ 'bomb.txt': Buffer.alloc(300 * 1024 * 1024), 'fine.txt': '1' }) });
    expect(rows.slice(1)).toEqual([
      ['a.zip!/bomb.txt', 'failed', 'too-large'],
      ['a.zip!/fine.txt', 'parsed', null],
    ]);
  });

  it('names no file outside of itself and follows no link', async () => {
    const up = renamed(await zip({ 'aaaaaaaaa.txt': '1' }), 'aaaaaaaaa.txt', Buffer.from('../../etc/a.b'));
    expect((await run({ 'a.zip': up })).rows[1]).toEqual(['a.zip!/etc/a.b', 'parsed', null]);
    expect((await run({ 'a.zip': await zip({ 'link.txt': '/etc/passwd' }, 0o120777) })).read).not.toContain('a.zip!/link.txt');
  });

  it('is looked into by name', async () => {
    const archive = await zip({ 'a.txt': '1', 'b.md': '2' });
    const include = { ...EVERYTHING, include: ['*.txt'] };
    expect((await run({ 'a.zip': archive, 'c.md': '3' }, include)).read).toEqual(['a.zip!/a.txt']);
    expect((await run({ 'a.zip': archive }, { ...EVERYTHING, exclude: ['*.zip'] })).read).toEqual([]);
    expect((await run({ 'a.zip': archive }, { ...EVERYTHING, limit: 1 })).rows.map(([, , code]) => code)).toEqual([
      'excluded',
      null,
      'excluded',
    ]);
  });

  it('is one file where symbolic links lead out of the folder', async () => {
    const root = fill(folder(), { 'a.txt': '1' });
    symlinkSync('/etc', join(root, 'etc'));
    const asked: Asked = { read: [], judged: [] };
    await runBatch(context(keepingEngine(asked)), { inputs: [root], out: `${root}-out` });
    expect(asked.read).toEqual(['a.txt']);
  });
});

describe('the name of a file in an archive', () => {
  it.each<[string, Buffer, boolean, string]>([
    ['UTF-8', Buffer.from('Приказ № 5.docx'), true, 'Приказ № 5.docx'],
    ['UTF-8 that does not say so', Buffer.from('Приказ.docx'), false, 'Приказ.docx'],
    ['cp866', Buffer.from([0x8f, 0xe0, 0xa8, 0xaa, 0xa0, 0xa7, 0x2e, 0x74]), false, 'Приказ.t'],
    ['windows-1251', Buffer.from([0xcf, 0xf0, 0xe8, 0xea, 0xe0, 0xe7, 0x2e, 0x74]), false, 'Приказ.t'],
    ['windows-1251, small letters', Buffer.from([0xef, 0xf0, 0xe8, 0xea, 0xe0, 0xe7]), false, 'приказ'],
    ['a way up', Buffer.from('../../a/../b.txt'), true, 'a/b.txt'],
    ['a root', Buffer.from('/etc/passwd'), true, 'etc/passwd'],
    ['a drive', Buffer.from('C:\\a\\b.txt'), true, 'a/b.txt'],
    ['a drive behind a way up', Buffer.from('../C:'), true, '_'],
    ['a drive in the middle', Buffer.from('a/ D:c:\\b.txt'), true, 'a/b.txt'],
    ['a colon that is no drive', Buffer.from('приказ: копия.txt'), true, 'приказ: копия.txt'],
    ['blanks around a way up', Buffer.from(' .. /.. \\b.txt'), true, 'b.txt'],
    ['three dots', Buffer.from('.../a.txt'), true, '.../a.txt'],
    ['control characters', Buffer.from('a\u001b[31m\n.txt'), true, 'a\uFFFD[31m\uFFFD.txt'],
    ['nothing', Buffer.from('..'), true, '_'],
  ])('%s', (_, raw, utf8, expected) => {
    expect(archiveName(raw, utf8)).toBe(expected);
  });
});
