import { crc32, inflateRawSync } from 'node:zlib';
import yauzl from 'yauzl';
import type { OpenArchive, OpenZip, ZipArchive, ZipFailure, ZipLimits, ZipMember } from './zip-port.js';

export const ZIP_LIMITS: ZipLimits = {
  maxEntries: 2000,
  maxEntryBytes: 64 * 1024 * 1024,
  maxTotalBytes: 200 * 1024 * 1024,
  maxRatio: 200,
};

export const openZip: OpenZip = async (bytes, limits = ZIP_LIMITS) => {
  if (isEncryptedOfficeFile(bytes)) return failure('encrypted', 'EncryptedPackage');
  try {
    const zip = await openBuffer(withoutTail(bytes));
    if (zip.entryCount > limits.maxEntries) return failure('too-large', `${zip.entryCount} entries`);
    return { ok: true, archive: archiveOf(bytes, await entriesOf(zip, limits.maxEntries), limits) };
  } catch (error) {
    // yauzl refuses cut files, names with `..` and absolute names this way.
    return failure('corrupt', error instanceof Error ? error.message : String(error));
  }
};

/** Why an archive must not be unpacked by a package that has no limits of its own; null where all of it lies within them. */
export const troubleOfZip = async (bytes: Buffer, limits = ZIP_LIMITS): Promise<ZipFailure | null> => {
  const opened = await openZip(bytes, limits);
  if (!opened.ok) return opened;
  for (const name of opened.archive.names) {
    const member = opened.archive.read(name);
    if (member?.ok === false) return member;
  }
  return null;
};

export const openArchive: OpenArchive = async (bytes, limits) => {
  try {
    const zip = await yauzl.fromRandomAccessReaderPromise(new BufferReader(withoutTail(bytes)), withoutTail(bytes).length, {
      lazyEntries: true,
      autoClose: false,
      decodeStrings: false, // names are ours to decode, and none of them is ever a path on the disk
    });
    if (zip.entryCount > limits.maxEntries) return failure('too-large', `${zip.entryCount} entries`);
    const unpack = unpackerOf(bytes, limits);
    const entries = (await allEntries(zip, limits.maxEntries)).filter(isRegular);
    return {
      ok: true,
      entries: entries.map((entry) => ({
        name: rawName(entry),
        utf8: (entry.generalPurposeBitFlag & UTF8_NAME) !== 0,
        read: () => unpack(entry),
      })),
    };
  } catch (error) {
    return failure('corrupt', error instanceof Error ? error.message : String(error));
  }
};

const failure = (code: ZipFailure['code'], detail: string): ZipFailure => ({ ok: false, code, detail });

/** Office keeps a document under a password in an OLE file ([MS-OFFCRYPTO] 2.3.4.4), not in a ZIP. */
const isEncryptedOfficeFile = (bytes: Buffer): boolean =>
  bytes.length > 8 && bytes.readUInt32BE(0) === 0xd0cf11e0 && bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'));

/** Mail gateways append bytes after the end record, which yauzl takes for a broken comment. */
const withoutTail = (bytes: Buffer): Buffer => {
  const end = bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  if (end < 0 || end + 22 > bytes.length) return bytes;
  return bytes.subarray(0, Math.min(bytes.length, end + 22 + bytes.readUInt16LE(end + 20)));
};

/** yauzl's own reader of buffers waits for a turn of the event loop twice an entry, which is half the time of a small order. */
class BufferReader extends yauzl.RandomAccessReader {
  readonly #bytes: Buffer;

  constructor(bytes: Buffer) {
    super();
    this.#bytes = bytes;
  }

  // The types leave out the number of bytes, which yauzl asks for.
  override read(
    target: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null, bytesRead?: number) => void,
  ): void {
    const read = position > this.#bytes.length ? 0 : this.#bytes.copy(target, offset, position, position + length);
    queueMicrotask(() => callback(null, read));
  }

  override close(callback: (error: Error | null) => void): void {
    callback(null);
  }
}

const openBuffer = (bytes: Buffer): Promise<yauzl.ZipFile> =>
  yauzl.fromRandomAccessReaderPromise(new BufferReader(bytes), bytes.length, { lazyEntries: true, autoClose: false });

const entriesOf = (zip: yauzl.ZipFile, max: number): Promise<Map<string, yauzl.Entry>> =>
  new Promise((resolve, reject) => {
    const entries = new Map<string, yauzl.Entry>();
    zip.on('entry', (entry: yauzl.Entry) => {
      // The first of two members of one name is the one Word opens.
      const key = entry.fileName.toLowerCase();
      if (!entries.has(key)) entries.set(key, entry);
      if (entries.size > max) reject(new Error('too many entries'));
      else zip.readEntry();
    });
    zip.on('end', () => resolve(entries));
    zip.on('error', reject);
    zip.readEntry();
  });

const allEntries = (zip: yauzl.ZipFile, max: number): Promise<yauzl.Entry[]> =>
  new Promise((resolve, reject) => {
    const entries: yauzl.Entry[] = [];
    zip.on('entry', (entry: yauzl.Entry) => {
      entries.push(entry);
      if (entries.length > max) reject(new Error('too many entries'));
      else zip.readEntry();
    });
    zip.on('end', () => resolve(entries));
    zip.on('error', reject);
    zip.readEntry();
  });

/** APPNOTE.TXT 4.4.4, bit 11. */
const UTF8_NAME = 0x800;

/** The Unicode name that Info-ZIP writes beside one of the system (4.6.9) is left to the decoding of names. */
const rawName = (entry: yauzl.Entry): Buffer => Buffer.from(entry.fileNameRaw);

/** Neither a folder nor a symbolic link (4.4.15: the mode of Unix stands in the high half). */
const isRegular = (entry: yauzl.Entry): boolean => {
  const mode = (entry.externalFileAttributes >>> 16) & 0xf000;
  const last = entry.fileNameRaw.at(-1);
  return last !== SLASH && last !== BACKSLASH && (mode === 0 || mode === 0x8000);
};

const SLASH = 0x2f;
const BACKSLASH = 0x5c;

/** Unpacks members of one archive within the bounds of all of them together. */
const unpackerOf = (bytes: Buffer, limits: ZipLimits): ((entry: yauzl.Entry) => ZipMember) => {
  let total = 0;
  return (entry) => {
    const budget = Math.min(limits.maxEntryBytes, limits.maxTotalBytes - total);
    const { member, spent } = unpackEntry(bytes, entry, budget, limits.maxRatio);
    total += spent;
    return member;
  };
};

const archiveOf = (bytes: Buffer, entries: ReadonlyMap<string, yauzl.Entry>, limits: ZipLimits): ZipArchive => {
  const read = new Map<string, ZipMember>();
  const unpack = unpackerOf(bytes, limits);
  return {
    names: [...entries.values()].map((entry) => entry.fileName),
    read: (name) => {
      const key = name.toLowerCase();
      const entry = entries.get(key);
      if (entry === undefined) return null;
      const member = read.get(key) ?? unpack(entry);
      read.set(key, member);
      return member;
    },
  };
};

const LOCAL_HEADER = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;
const RATIO_FROM = 1024 * 1024;

/** What came of a member, and how much was unpacked for it: a thousand members that lie are one bomb. */
interface Unpacked {
  readonly member: ZipMember;
  readonly spent: number;
}

const unpackEntry = (bytes: Buffer, entry: yauzl.Entry, budget: number, maxRatio: number): Unpacked => {
  const name = entry.fileNameRaw.toString('utf8');
  const refused = (code: ZipFailure['code'], spent = 0): Unpacked => ({ member: failure(code, name), spent });
  if (entry.isEncrypted()) return refused('encrypted');
  if (entry.uncompressedSize > budget) return refused('too-large');
  const packed = packedBytes(bytes, entry);
  if (packed === null) return refused('corrupt');
  // The declared size may lie: the unpacking itself is stopped at the cap.
  const cap = Math.min(budget, Math.max(RATIO_FROM, packed.length * maxRatio));
  const unpacked = inflate(packed, entry.compressionMethod, cap);
  if (!unpacked.ok) return refused(unpacked.code, cap);
  const spent = unpacked.bytes.length;
  return crc32(unpacked.bytes) === entry.crc32 ? { member: unpacked, spent } : refused('corrupt', spent);
};

/** APPNOTE.TXT 4.3.7: the local header has a name and an extra field of its own length. */
const packedBytes = (bytes: Buffer, entry: yauzl.Entry): Buffer | null => {
  const at = entry.relativeOffsetOfLocalHeader;
  if (at + 30 > bytes.length || bytes.readUInt32LE(at) !== LOCAL_HEADER) return null;
  const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
  const end = start + entry.compressedSize;
  return end > bytes.length ? null : bytes.subarray(start, end);
};

const inflate = (packed: Buffer, method: number, cap: number): ZipMember => {
  if (method === STORED) return packed.length > cap ? failure('too-large', '') : { ok: true, bytes: packed };
  if (method !== DEFLATED) return failure('corrupt', '');
  try {
    // A cap of 0 would mean «no cap» to zlib.
    return { ok: true, bytes: inflateRawSync(packed, { maxOutputLength: Math.max(1, cap) }) };
  } catch (error) {
    return failure(isTooLarge(error) ? 'too-large' : 'corrupt', '');
  }
};

const isTooLarge = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
