import { crc32, deflateRawSync } from 'node:zlib';
import { expect, it, vi } from 'vitest';
import { openZip, ZIP_LIMITS } from '../../src/adapters/zip.js';
import { withoutLinks } from '../../src/adapters/open-document.js';
import { pack } from '../fuzz/pack.js';

/** Bytes that were allowed to come out of packed ones. */
let allowed = 0;

vi.mock('node:zlib', async (original) => {
  const zlib = await original<typeof import('node:zlib')>();
  return {
    ...zlib,
    inflateRawSync: (bytes: Buffer, options: { readonly maxOutputLength: number }) => {
      allowed += options.maxOutputLength;
      return zlib.inflateRawSync(bytes, options);
    },
  };
});

const MEGABYTE = 1024 * 1024;
const blanks = Buffer.alloc(300 * MEGABYTE, 0x20);
const packed = deflateRawSync(blanks);
const sum = crc32(blanks);

it.each<[string, { readonly size?: number; readonly crc?: number }, number]>([
  ['that says how large it is is not unpacked at all', { size: blanks.length, crc: sum }, 0],
  ['that lies is unpacked no further than the limit of a member', { size: 10, crc: 1 }, ZIP_LIMITS.maxEntryBytes],
  ['that lies and tells its sum is unpacked no further either', { size: 10, crc: sum }, ZIP_LIMITS.maxEntryBytes],
])('of 300 MB in 300 KB, one %s', async (_, lie, most) => {
  const archive = pack([{ name: 'word/document.xml', bytes: '', packed, ...lie }]);
  expect(archive.length).toBeLessThan(320_000);
  const opened = await openZip(archive);
  if (!opened.ok) throw new Error(opened.detail);
  allowed = 0;
  expect(opened.archive.read('word/document.xml')).toMatchObject({ ok: false, code: 'too-large' });
  // What was refused once is not tried again.
  expect(opened.archive.read('word/document.xml')).toMatchObject({ ok: false, code: 'too-large' });
  expect(allowed).toBeLessThanOrEqual(most);
  allowed = 0;
  expect(await withoutLinks(pack([{ name: 'content.xml', bytes: '', packed, ...lie }]))).toMatchObject({ ok: false, code: 'too-large' });
  expect(allowed).toBeLessThanOrEqual(most);
});

it('of many members that lie, all are one bomb: no more comes out of them than of the whole', async () => {
  const part = deflateRawSync(Buffer.alloc(50 * MEGABYTE, 0x20));
  const members = Array.from({ length: 40 }, (_, at) => ({ name: `${at}.xml`, bytes: '', packed: part, size: 10, crc: 1 }));
  const opened = await openZip(pack(members));
  if (!opened.ok) throw new Error(opened.detail);
  allowed = 0;
  const codes = opened.archive.names.map((name) => {
    const member = opened.archive.read(name);
    return member?.ok === false ? member.code : 'ok';
  });
  expect(new Set(codes)).toEqual(new Set(['too-large']));
  // What is left at last is a byte for each.
  expect(allowed).toBeLessThanOrEqual(ZIP_LIMITS.maxTotalBytes + members.length);
});
