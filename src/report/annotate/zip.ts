import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';

/** A package whose members can be replaced while all others keep their bytes. */
export interface ZipPackage {
  readonly names: readonly string[];
  /** Contents of a member; null where there is none or it cannot be unpacked. */
  read(name: string): Buffer | null;
  /** The package with members replaced or added; every other member is copied as it lies in the file. */
  with(changes: ReadonlyMap<string, Buffer>): Buffer;
  /** The same piece by piece, for members that were packed as they came. */
  pieces(changes: ReadonlyMap<string, PackedMember>): readonly Buffer[];
}

/** Contents of a member as they lie in a package. */
export interface PackedMember {
  /** A deflate stream (RFC 1951), whole when put together. */
  readonly pieces: readonly Buffer[];
  /** Of the contents, as are the bytes. */
  readonly crc: number;
  readonly size: number;
  readonly packedSize: number;
}

interface Entry {
  readonly name: string;
  /** Its record in the central directory, as it stands. */
  readonly record: Buffer;
  readonly method: number;
  readonly packedSize: number;
  readonly offset: number;
  /** Where the next member or the directory begins. */
  readonly end: number;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const MAX_UNPACKED = 64 * 1024 * 1024;
const DEFLATED = 8;

/** Opens a package (APPNOTE.TXT 4.3); null where it is none, is cut, or is larger than the plain format can be. */
export const openZipPackage = (bytes: Buffer): ZipPackage | null => {
  const entries = entriesOf(bytes);
  if (entries === null) return null;
  return {
    names: entries.map(({ name }) => name),
    read: (name) => {
      const entry = entries.find((each) => each.name === name);
      return entry === undefined ? null : unpacked(bytes, entry);
    },
    with: (changes) => Buffer.concat(rewritten(bytes, entries, packedAll(changes))),
    pieces: (changes) => rewritten(bytes, entries, changes),
  };
};

const entriesOf = (bytes: Buffer): readonly Entry[] | null => {
  const end = bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  if (end < 0 || end + 22 > bytes.length || bytes.readUInt32LE(end) !== END) return null;
  const count = bytes.readUInt16LE(end + 10);
  const directory = bytes.readUInt32LE(end + 16);
  if (directory === 0xffffffff || count === 0xffff || directory > end) return null;
  const found: Omit<Entry, 'end'>[] = [];
  let at = directory;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== CENTRAL) return null;
    const length = 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    if (at + length > end) return null;
    const record = bytes.subarray(at, at + length);
    const offset = record.readUInt32LE(42);
    if (offset + 30 > directory || bytes.readUInt32LE(offset) !== LOCAL) return null;
    found.push({
      name: record.toString('utf8', 46, 46 + record.readUInt16LE(28)),
      record,
      method: record.readUInt16LE(10),
      packedSize: record.readUInt32LE(20),
      offset,
    });
    at += length;
  }
  const starts = found.map(({ offset }) => offset).sort((a, b) => a - b);
  const following = new Map(starts.map((offset, index) => [offset, starts[index + 1] ?? directory]));
  return found.map((entry) => ({ ...entry, end: following.get(entry.offset) ?? directory }));
};

const unpacked = (bytes: Buffer, { offset, packedSize, method, end }: Entry): Buffer | null => {
  const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
  if (start + packedSize > end) return null;
  const packed = bytes.subarray(start, start + packedSize);
  if (method === 0) return packed;
  if (method !== DEFLATED) return null;
  try {
    return inflateRawSync(packed, { maxOutputLength: MAX_UNPACKED });
  } catch {
    return null;
  }
};

const packedAll = (changes: ReadonlyMap<string, Buffer>): ReadonlyMap<string, PackedMember> =>
  new Map([...changes].map(([name, content]) => [name, packedMember(content)]));

const packedMember = (content: Buffer): PackedMember => {
  const packed = deflateRawSync(content);
  return { pieces: [packed], crc: crc32(content), size: content.length, packedSize: packed.length };
};

const rewritten = (bytes: Buffer, entries: readonly Entry[], changes: ReadonlyMap<string, PackedMember>): readonly Buffer[] => {
  const pieces: Buffer[] = [];
  const records: Buffer[] = [];
  let length = 0;
  const put = (piece: Buffer): void => {
    pieces.push(piece);
    length += piece.length;
  };
  for (const entry of entries) {
    const change = changes.get(entry.name);
    records.push(change === undefined ? movedRecord(entry.record, length) : newRecord(entry.name, change, length));
    if (change === undefined) put(bytes.subarray(entry.offset, entry.end));
    else for (const piece of newMember(entry.name, change)) put(piece);
  }
  const known = new Set(entries.map(({ name }) => name));
  for (const [name, content] of changes) {
    if (known.has(name)) continue;
    records.push(newRecord(name, content, length));
    for (const piece of newMember(name, content)) put(piece);
  }
  const directory = length;
  for (const record of records) put(record);
  put(endRecord(records.length, length - directory, directory));
  return pieces;
};

const movedRecord = (record: Buffer, offset: number): Buffer => {
  const moved = Buffer.from(record);
  moved.writeUInt32LE(offset, 42);
  return moved;
};

/** 1 January 1980, the first day a ZIP knows: nothing in an output depends on the clock. */
const DAY = 0x21;
const UTF8 = 0x800;

/** The fields that local header and directory share, from «version needed» on. */
const common = (name: Buffer, { crc, size, packedSize }: PackedMember): Buffer => {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(UTF8, 2);
  fields.writeUInt16LE(DEFLATED, 4);
  fields.writeUInt16LE(DAY, 8);
  fields.writeUInt32LE(crc, 10);
  fields.writeUInt32LE(packedSize, 14);
  fields.writeUInt32LE(size, 18);
  fields.writeUInt16LE(name.length, 22);
  return fields;
};

const newMember = (name: string, content: PackedMember): readonly Buffer[] => {
  const bytes = Buffer.from(name, 'utf8');
  const signature = Buffer.alloc(4);
  signature.writeUInt32LE(LOCAL);
  return [Buffer.concat([signature, common(bytes, content), bytes]), ...content.pieces];
};

const newRecord = (name: string, content: PackedMember, offset: number): Buffer => {
  const bytes = Buffer.from(name, 'utf8');
  const head = Buffer.alloc(6);
  head.writeUInt32LE(CENTRAL);
  head.writeUInt16LE(20, 4);
  const tail = Buffer.alloc(14);
  tail.writeUInt32LE(offset, 10);
  return Buffer.concat([head, common(bytes, content), tail, bytes]);
};

const endRecord = (count: number, size: number, directory: number): Buffer => {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(END);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(directory, 16);
  return end;
};

/** A package of its own, made of these members in this order. */
export const writeZip = (members: ReadonlyMap<string, Buffer>): Buffer => Buffer.concat(rewritten(Buffer.alloc(0), [], packedAll(members)));
