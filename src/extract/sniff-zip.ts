import { inflateRawSync } from 'node:zlib';
import type { Sniffed } from './sniff.js';

/** Tells packed documents apart by the names of their members; reads the two members that say it outright. */
export const sniffZip = (bytes: Buffer): Sniffed => {
  const members = listMembers(bytes);
  if (members === null) return refuse('corrupt', { kind: 'zip' });
  const names = new Set(members.map((member) => member.name));
  if (names.has('[Content_Types].xml')) return sniffPackage(bytes, members, names);
  const mimetype = members.find((member) => member.name === 'mimetype');
  if (mimetype !== undefined) return sniffOpenDocument(bytes, members, mimetype);
  if (names.has('word/document.xml')) return { format: 'docx' };
  return refuse('unsupported-format', { kind: 'zip' });
};

interface Member {
  readonly name: string;
  readonly encrypted: boolean;
  readonly method: number;
  readonly packedSize: number;
  /** Offset of the local header. */
  readonly at: number;
}

const refuse = (code: 'corrupt' | 'encrypted' | 'unsupported-format', data: Record<string, string>): Sniffed => ({
  failure: { code, data },
});

const sniffPackage = (bytes: Buffer, members: readonly Member[], names: ReadonlySet<string>): Sniffed => {
  if (members.some((member) => member.encrypted)) return refuse('encrypted', { format: 'docx' });
  if (names.has('word/document.xml')) return { format: 'docx' };
  const types = readSmall(bytes, members, '[Content_Types].xml');
  if (/wordprocessingml\.(?:document|template)\.main|ms-word\.(?:document|template)\.macroEnabled/u.test(types)) return { format: 'docx' };
  const kind = /spreadsheetml/u.test(types) ? 'xlsx' : /presentationml/u.test(types) ? 'pptx' : 'ooxml';
  return refuse('unsupported-format', { kind });
};

const sniffOpenDocument = (bytes: Buffer, members: readonly Member[], mimetype: Member): Sniffed => {
  const type = readMember(bytes, mimetype).trim();
  if (!/^application\/vnd\.oasis\.opendocument\.text(?:-template)?$/u.test(type))
    return refuse('unsupported-format', { kind: type || 'zip' });
  const encrypted = readSmall(bytes, members, 'META-INF/manifest.xml').includes('encryption-data');
  return encrypted ? refuse('encrypted', { format: 'odt' }) : { format: 'odt' };
};

/** Members by the central directory; null where there is none (a cut file). APPNOTE.TXT 4.3.12 and 4.3.16. */
const listMembers = (bytes: Buffer): readonly Member[] | null => {
  const end = bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  if (end < 0 || end + 22 > bytes.length) return null;
  const count = bytes.readUInt16LE(end + 10);
  const size = bytes.readUInt32LE(end + 12);
  // Counted back from the end record, so that junk before the archive does not matter.
  let at = Math.max(0, end - size);
  const members: Member[] = [];
  for (let i = 0; i < Math.min(count, MAX_MEMBERS); i += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== CENTRAL) return members.length > 0 ? members : null;
    const nameLength = bytes.readUInt16LE(at + 28);
    members.push({
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength).replaceAll('\\', '/'),
      encrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
      method: bytes.readUInt16LE(at + 10),
      packedSize: bytes.readUInt32LE(at + 20),
      at: bytes.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return members;
};

const CENTRAL = 0x02014b50;
const MAX_MEMBERS = 10_000;
const MAX_SMALL = 1 << 20;

const readSmall = (bytes: Buffer, members: readonly Member[], name: string): string => {
  const member = members.find((candidate) => candidate.name === name);
  return member === undefined ? '' : readMember(bytes, member);
};

/** Text of a small member; empty where it cannot be unpacked. */
const readMember = (bytes: Buffer, member: Member): string => {
  if (member.at + 30 > bytes.length) return '';
  const start = member.at + 30 + bytes.readUInt16LE(member.at + 26) + bytes.readUInt16LE(member.at + 28);
  const packed = bytes.subarray(start, start + member.packedSize);
  try {
    return (member.method === 0 ? packed.subarray(0, MAX_SMALL) : inflateRawSync(packed, { maxOutputLength: MAX_SMALL })).toString('utf8');
  } catch {
    return '';
  }
};
