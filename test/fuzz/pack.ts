import { crc32, deflateRawSync } from 'node:zlib';

/** A member of an archive, with what can be wrong with it. */
export interface PackedMember {
  readonly name: string | Buffer;
  readonly bytes: Buffer | string;
  /** Packed already; `bytes` are what it claims to unpack to. */
  readonly packed?: Buffer;
  readonly size?: number;
  readonly crc?: number;
  readonly method?: number;
  readonly flags?: number;
  /** Mode of Unix: `0o120777` is a symbolic link. */
  readonly mode?: number;
}

/** An archive of members as they are, sound or not (APPNOTE.TXT 4.3). */
export const pack = (members: readonly PackedMember[]): Buffer => {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let at = 0;
  for (const member of members) {
    const [local, central] = headersOf(member, at);
    locals.push(local);
    centrals.push(central);
    at += local.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(members.length, 8);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, directory, end]);
};

/** The members of one document. */
export const packAll = (parts: ReadonlyMap<string, Buffer | string>): Buffer => pack([...parts].map(([name, bytes]) => ({ name, bytes })));

const STORED = 0;
const DEFLATED = 8;
/** Small members are not worth packing. */
const PACKED_FROM = 4096;

const headersOf = (member: PackedMember, at: number): readonly [Buffer, Buffer] => {
  const name = Buffer.from(member.name);
  const bytes = Buffer.from(member.bytes);
  const method = member.method ?? (member.packed !== undefined || bytes.length > PACKED_FROM ? DEFLATED : STORED);
  const packed = member.packed ?? (method === DEFLATED ? deflateRawSync(bytes) : bytes);
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(member.flags ?? UTF8, 2);
  common.writeUInt16LE(method, 4);
  common.writeUInt32LE(EPOCH, 6);
  common.writeUInt32LE(member.crc ?? crc32(bytes), 10);
  common.writeUInt32LE(packed.length, 14);
  common.writeUInt32LE(member.size ?? bytes.length, 18);
  common.writeUInt16LE(name.length, 22);
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(((member.mode ?? 0o100644) << 16) >>> 0, 6);
  rest.writeUInt32LE(at, 10);
  const version = Buffer.from([20, 3]);
  return [
    Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, name, packed]),
    Buffer.concat([Buffer.from('PK\x01\x02', 'latin1'), version, common, rest, name]),
  ];
};

/** Bit 11 (4.4.4): names are in UTF-8. */
const UTF8 = 0x800;
/** 1 January 1980: the bytes depend on no clock. */
const EPOCH = 0x00210000;
