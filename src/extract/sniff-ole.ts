import type { Sniffed } from './sniff.js';

/** Tells compound files apart ([MS-CFB]): Word 97–2003, an encrypted OOXML package, other offices. */
export const sniffOle = (bytes: Buffer): Sniffed => {
  if (bytes.length < 1536) return refuse('corrupt', { kind: 'ole' });
  const names = listStreams(bytes);
  if (names.has('EncryptedPackage') || names.has('EncryptionInfo')) return refuse('encrypted', { format: 'docx' });
  const word = names.get('WordDocument');
  if (word !== undefined) return isEncryptedWord(bytes, word) ? refuse('encrypted', { format: 'doc' }) : { format: 'doc' };
  if (names.has('Workbook') || names.has('Book')) return refuse('unsupported-format', { kind: 'xls' });
  if (names.has('PowerPoint Document')) return refuse('unsupported-format', { kind: 'ppt' });
  if (isCut(bytes)) return refuse('corrupt', { kind: 'ole' });
  return names.has('Root Entry') ? refuse('unsupported-format', { kind: 'ole' }) : refuse('corrupt', { kind: 'ole' });
};

const refuse = (code: 'corrupt' | 'encrypted' | 'unsupported-format', data: Record<string, string>): Sniffed => ({
  failure: { code, data },
});

/**
 * Names of the streams with their first sectors. Directory entries are 128 bytes long and so aligned in every sector size
 * ([MS-CFB] 2.6.1): they are found without following the allocation table, which a damaged file may have lost.
 */
const listStreams = (bytes: Buffer): ReadonlyMap<string, number> => {
  const names = new Map<string, number>();
  for (let at = 512; at + 128 <= bytes.length; at += 128) {
    const length = bytes.readUInt16LE(at + 64);
    const type = bytes[at + 66] ?? 0;
    if (length < 4 || length > 64 || length % 2 !== 0 || ![1, 2, 5].includes(type)) continue;
    const name = bytes.toString('utf16le', at, at + length - 2);
    if (/^[\x20-\x7e]+$/u.test(name) && bytes.readUInt16LE(at + length - 2) === 0) names.set(name, bytes.readUInt32LE(at + 116));
  }
  return names;
};

/** True where the sector that the directory begins in ([MS-CFB] 2.2) lies past the end. */
const isCut = (bytes: Buffer): boolean => (bytes.readUInt32LE(48) + 1) * sectorSizeOf(bytes) >= bytes.length;

const sectorSizeOf = (bytes: Buffer): number => 1 << Math.min(bytes.readUInt16LE(30), 16);

/** [MS-DOC] 2.5.2: bit fEncrypted of FibBase. */
const isEncryptedWord = (bytes: Buffer, sector: number): boolean => {
  const fib = (sector + 1) * sectorSizeOf(bytes);
  if (fib + 12 > bytes.length || bytes.readUInt16LE(fib) !== 0xa5ec) return false;
  return (bytes.readUInt16LE(fib + 10) & 0x0100) !== 0;
};
