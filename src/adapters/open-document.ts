import { crc32 } from 'node:zlib';
import { decodeXml } from './xml.js';
import { openArchive, ZIP_LIMITS } from './zip.js';
import type { ZipFailure } from './zip-port.js';

export type Harmless = { readonly ok: true; readonly bytes: Buffer } | ZipFailure;

/**
 * An OpenDocument, packed or in one XML file, that points to nothing outside of itself: LibreOffice opens the pictures of styles from
 * wherever they are said to be, whatever its settings. An archive is packed anew: what was not looked at is not in it.
 */
export const withoutLinks = async (bytes: Buffer): Promise<Harmless> => {
  if (isXmlFile(bytes)) return { ok: true, bytes: harmlessXml(bytes) ?? bytes };
  const opened = await openArchive(bytes, ZIP_LIMITS);
  if (!opened.ok) return opened;
  const kept = new Map<string, Buffer>();
  for (const entry of opened.entries) {
    const key = entry.name.toString('latin1');
    const isXml = /\.(?:xml|rdf)$/iu.test(key);
    const member = entry.read();
    // Of two members of one name nobody knows which would be taken; a picture that is broken is not needed.
    if (kept.has(key) || (!member.ok && !isXml)) continue;
    if (!member.ok) return member;
    kept.set(key, (isXml ? harmlessXml(member.bytes) : null) ?? member.bytes);
  }
  return { ok: true, bytes: packed(kept) };
};

/** A document in a single file has no signature of an archive. */
export const isXmlFile = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.subarray(0, 64))
    .toString('latin1')
    .replace(/^(?:\u00EF\u00BB\u00BF|\u00FF\u00FE|\u00FE\u00FF)/u, '')
    .replaceAll('\0', '')
    .trimStart()
    .startsWith('<');

/** Null where there is nothing to change. */
const harmlessXml = (bytes: Buffer): Buffer | null => {
  const text = decodeXml(bytes);
  const harmless = withoutDoctype(text).replace(TAG, (whole, name: string) => (name.endsWith(':a') ? whole : whole.replace(HREF, inside)));
  // Whoever reads it after us is not to read it in another encoding than we did.
  return harmless === text && isUtf8(bytes, text) ? null : Buffer.from(harmless.replace(DECLARATION, ''));
};

const isUtf8 = (bytes: Buffer, text: string): boolean =>
  bytes[0] !== 0xfe && bytes[0] !== 0xff && !bytes.subarray(0, 4).includes(0) && /^(?:utf-?8)?$/iu.test(ENCODING.exec(text)?.[1] ?? '');

const DECLARATION = /^\uFEFF?<\?xml[^>]*\?>/u;
const ENCODING = /^\uFEFF?<\?xml[^>]*?encoding\s*=\s*["']([^"']*)["']/u;

/** With the entities that it declares, any of which may be a link. */
const withoutDoctype = (text: string): string => {
  const at = text.search(/<!DOCTYPE/iu);
  return at < 0 ? text : text.slice(0, at) + text.slice(at).replace(/^<!DOCTYPE[^[>]*(?:\[[^\]]*\][^>]*)?>/iu, '');
};

/** An element up to its text; an `a` in either namespace only leads the reader on. */
const TAG = /<([^\s<>/]+)[^<]*/gu;
/** Of any prefix: which one stands for the namespace of links is the file's to choose. */
const HREF = /([\s"'][^\s:="'<>]+:href\s*=\s*)("[^"]*"|'[^']*')/gu;
/** An anchor, or a member of the package. */
const INSIDE = /^(?:#[^&]*|(?:\.\/)?(?:Pictures|Object|media|Thumbnails|Fonts)[^:&\\]*)?$/iu;

const inside = (whole: string, open: string, value: string): string =>
  INSIDE.test(value.slice(1, -1)) && !value.includes('..') ? whole : `${open}""`;

/** Members as they are, not packed (APPNOTE.TXT 4.3.7, 4.3.12, 4.3.16). */
const packed = (members: ReadonlyMap<string, Buffer>): Buffer => {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let at = 0;
  for (const [key, bytes] of members) {
    const name = Buffer.from(key, 'latin1');
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(UTF8_NAME, 2);
    common.writeUInt32LE(EPOCH, 6);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(bytes.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(name.length, 22);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    locals.push(Buffer.from('PK\x03\x04', 'latin1'), common, name, bytes);
    centrals.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, rest, name);
    at += 30 + name.length + bytes.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(members.size, 8);
  end.writeUInt16LE(members.size, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, directory, end]);
};

const UTF8_NAME = 0x800;
/** 1 January 1980. */
const EPOCH = 0x0021_0000;
