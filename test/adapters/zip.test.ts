import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ZipFile } from 'yazl';
import { openZip, ZIP_LIMITS } from '../../src/adapters/zip.js';
import type { ZipOpened } from '../../src/adapters/zip-port.js';

const zipOf = (members: Readonly<Record<string, Buffer | string>>): Promise<Buffer> => {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(members)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    zip.outputStream
      .on('data', (chunk: Buffer) => chunks.push(chunk))
      .on('end', () => resolve(Buffer.concat(chunks)))
      .on('error', reject);
  });
};

/** Code of the failure to open an archive or to read a member of it, `ok` where both work. */
const codeOf = (opened: ZipOpened, name: string): string => {
  if (!opened.ok) return opened.code;
  const member = opened.archive.read(name);
  return member === null ? 'missing' : member.ok ? 'ok' : member.code;
};

describe('reading a member', () => {
  test('contents come out as they went in, whatever the case of the name', async () => {
    const opened = await openZip(await zipOf({ 'word/document.xml': 'Приказ', 'b.txt': '' }));
    if (!opened.ok) throw new Error(opened.detail);
    expect(opened.archive.names).toEqual(['word/document.xml', 'b.txt']);
    const member = opened.archive.read('Word/Document.XML');
    expect(member?.ok === true ? member.bytes.toString() : member).toBe('Приказ');
    expect(opened.archive.read('none')).toBeNull();
  });

  test('bytes appended after the end record do no harm', async () => {
    const bytes = Buffer.concat([await zipOf({ a: 'текст' }), Buffer.from('\r\n--boundary--\r\n')]);
    expect(codeOf(await openZip(bytes), 'a')).toBe('ok');
  });
});

describe('what is refused', () => {
  const limits = { ...ZIP_LIMITS, maxEntries: 3, maxEntryBytes: 2_000_000, maxTotalBytes: 3_000_000 };

  test.each([
    ['a file that is no archive', async () => Buffer.from('это не архив, а текст'), 'a', 'corrupt'],
    ['nothing at all', async () => Buffer.alloc(0), 'a', 'corrupt'],
    ['an archive cut in half', async () => half(await zipOf({ a: 'текст '.repeat(500) })), 'a', 'corrupt'],
    ['a member whose bytes were changed', async () => damaged(await zipOf({ a: randomText(4000) })), 'a', 'corrupt'],
    ['too many members', async () => zipOf({ a: '', b: '', c: '', d: '' }), 'a', 'too-large'],
    ['a member over its cap', async () => zipOf({ a: Buffer.from(randomText(2_100_000)) }), 'a', 'too-large'],
    ['a bomb within the cap but over the ratio', async () => zipOf({ a: Buffer.alloc(1_900_000) }), 'a', 'too-large'],
    ['a bomb that lies about its size', async () => lyingBomb(), 'a', 'too-large'],
    ['a name that leaves the archive', async () => renamed(await zipOf({ 'aaaaaa.txt': 'x' }), 'aaaaaa.txt', '../../a.tx'), 'a', 'corrupt'],
    ['an encrypted member', async () => encrypted(await zipOf({ a: 'x' })), 'a', 'encrypted'],
    ['an Office file under a password', async () => encryptedOffice(), 'a', 'encrypted'],
  ])('%s', async (_, make, name, code) => {
    expect(codeOf(await openZip(await make(), limits), name)).toBe(code);
  });

  test('members that together pass the cap', async () => {
    const opened = await openZip(await zipOf({ a: randomText(1_800_000), b: randomText(1_800_000) }), limits);
    expect([codeOf(opened, 'a'), codeOf(opened, 'b'), codeOf(opened, 'a')]).toEqual(['ok', 'too-large', 'ok']);
  });

  test('near misses are read: a small part packs well, a large one within its cap', async () => {
    const opened = await openZip(await zipOf({ a: Buffer.alloc(900_000), b: randomText(1_000_000) }), limits);
    expect([codeOf(opened, 'a'), codeOf(opened, 'b')]).toEqual(['ok', 'ok']);
  });
});

test('any bytes give an answer, never an exception', async () => {
  const whole = await zipOf({ 'a.xml': randomText(3000), b: 'второй' });
  const mutated = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 20 }).map((changes) => {
    const bytes = Buffer.from(whole);
    for (const [at, value] of changes) bytes[at] = value;
    return bytes;
  });
  const any = fc.oneof(
    mutated,
    fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
    fc.nat(whole.length).map((cut) => whole.subarray(0, cut)),
  );
  await fc.assert(
    fc.asyncProperty(any, async (bytes) => {
      const opened = await openZip(bytes);
      if (opened.ok) for (const name of opened.archive.names) opened.archive.read(name);
    }),
    { numRuns: 300 },
  );
});

const half = (bytes: Buffer): Buffer => bytes.subarray(0, bytes.length / 2);

/** Text that does not pack: the ratio plays no part. */
const randomText = (length: number): string => {
  let seed = 7;
  let text = '';
  while (text.length < length) {
    seed = (seed * 48_271) % 2_147_483_647;
    text += seed.toString(36);
  }
  return text.slice(0, length);
};

const damaged = (bytes: Buffer): Buffer => {
  const copy = Buffer.from(bytes);
  const at = 31 + 1000;
  copy[at] = (copy[at] ?? 0) ^ 0xff;
  return copy;
};

const renamed = (bytes: Buffer, from: string, to: string): Buffer => Buffer.from(bytes.toString('latin1').replaceAll(from, to), 'latin1');

/** Sets the encryption bit in the local and the central header. */
const encrypted = (bytes: Buffer): Buffer => {
  const copy = Buffer.from(bytes);
  const central = copy.indexOf('PK\x01\x02', 0, 'latin1');
  copy.writeUInt16LE(copy.readUInt16LE(6) | 1, 6);
  copy.writeUInt16LE(copy.readUInt16LE(central + 8) | 1, central + 8);
  return copy;
};

const encryptedOffice = (): Buffer =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from('EncryptedPackage', 'utf16le'), Buffer.alloc(100)]);

/** A member that says it holds one byte and unpacks to eight megabytes. */
const lyingBomb = (): Buffer => {
  const packed = deflateRawSync(Buffer.alloc(8_000_000));
  const local = Buffer.alloc(31);
  local.write('PK\x03\x04', 0, 'latin1');
  local.writeUInt16LE(20, 4);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(1, 22);
  local.writeUInt16LE(1, 26);
  local.write('a', 30);
  const central = Buffer.alloc(47);
  central.write('PK\x01\x02', 0, 'latin1');
  central.writeUInt16LE(20, 4);
  central.writeUInt16LE(20, 6);
  central.writeUInt16LE(8, 10);
  central.writeUInt32LE(packed.length, 20);
  central.writeUInt32LE(1, 24);
  central.writeUInt16LE(1, 28);
  central.write('a', 46);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(local.length + packed.length, 16);
  return Buffer.concat([local, packed, central, end]);
};
