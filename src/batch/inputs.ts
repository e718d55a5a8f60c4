import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { FailureCode } from '../model/index.js';
import { archiveName } from './archive-names.js';
import { codeOf, type FoundFile, sizeOf } from './discover.js';
import { type Cost, costOf } from './kind.js';
import { ARCHIVE_LIMITS, type FileLimits } from './limits.js';
import type { FailureText } from './read.js';
import { mebibytes } from './read.js';

/** A file with what is known of it before it is read. */
export interface FoundInput extends FoundFile {
  readonly bytes: number;
  /** Lower-case hex; null where the file was not opened. */
  readonly sha256: string | null;
  readonly cost: Cost;
  /** Where it lies in an archive: the position of its entry, and of the archive's within an outer one before it. */
  readonly entries: readonly number[];
  /** Why it is not read. */
  readonly refused: { readonly code: FailureCode; readonly message: string } | null;
  /** Why it was not to be read. */
  readonly left: 'archive' | 'filter' | 'limit' | null;
}

/** Opens archives; handed in, as packages are. */
export type OpenArchiveFile = (
  bytes: Buffer,
  limits: { readonly maxEntries: number; readonly maxEntryBytes: number; readonly maxTotalBytes: number; readonly maxRatio: number },
) => Promise<
  | { readonly ok: true; readonly entries: readonly ArchiveEntry[] }
  | { readonly ok: false; readonly code: 'too-large' | 'corrupt' | 'encrypted'; readonly detail: string }
>;

interface ArchiveEntry {
  readonly name: Buffer;
  readonly utf8: boolean;
  read(): { readonly ok: true; readonly bytes: Buffer } | { readonly ok: false; readonly code: 'too-large' | 'corrupt' | 'encrypted' };
}

export interface InputContext {
  /** Null where archives are files like any other. */
  readonly openArchive: OpenArchiveFile | null;
  readonly failureText: FailureText;
  readonly limits: FileLimits;
}

/** What is known of a file found, with the files in it where it is an archive of files. Never rejects. */
export const inspect = async (context: InputContext, file: FoundFile): Promise<readonly FoundInput[]> => {
  const bytes = (await sizeOf(file.location)) ?? 0;
  const input: FoundInput = { ...file, bytes, sha256: null, cost: { kind: 'cpu', size: 0 }, entries: [], refused: null, left: null };
  try {
    if (bytes > context.limits.maxBytes) return [{ ...input, sha256: await hashOfLarge(file.location), refused: tooLarge(context, bytes) }];
    return await inspectBytes(context, input, await readFile(file.location));
  } catch (error) {
    return [{ ...input, refused: { code: 'access-denied', message: context.failureText('access-denied', { detail: codeOf(error) }) } }];
  }
};

/** Reads the bytes of files found, those in archives too; the archive opened last stays open. */
export const createFetcher = (openArchive: OpenArchiveFile | null): ((file: FoundInput) => Promise<Buffer>) => {
  let last: { readonly key: string; readonly entries: Promise<readonly ArchiveEntry[]> } | null = null;
  const opened = (file: FoundInput): Promise<readonly ArchiveEntry[]> => {
    const key = `${file.location.toString('latin1')}\n${file.entries.slice(0, -1).join('/')}`;
    if (last?.key !== key) last = { key, entries: openInner(openArchive, file) };
    return last.entries;
  };
  return async (file) => {
    if (file.entries.length === 0) return readFile(file.location);
    return entryBytes((await opened(file))[file.entries.at(-1) ?? -1]);
  };
};

const openInner = async (openArchive: OpenArchiveFile | null, file: FoundInput): Promise<readonly ArchiveEntry[]> => {
  let bytes: Buffer = await readFile(file.location);
  for (const index of file.entries.slice(0, -1)) bytes = entryBytes((await entriesOf(openArchive, bytes))[index]);
  return entriesOf(openArchive, bytes);
};

const entriesOf = async (openArchive: OpenArchiveFile | null, bytes: Buffer): Promise<readonly ArchiveEntry[]> => {
  const opened = await openArchive?.(bytes, ARCHIVE_LIMITS);
  return opened?.ok === true ? opened.entries : [];
};

const entryBytes = (entry: ArchiveEntry | undefined): Buffer => {
  const read = entry?.read();
  if (read?.ok === true) return read.bytes;
  throw Object.assign(new Error('archive changed'), { code: read?.code ?? 'corrupt' });
};

const inspectBytes = async (context: InputContext, input: FoundInput, bytes: Buffer): Promise<readonly FoundInput[]> => {
  const known: FoundInput = { ...input, bytes: bytes.length, sha256: sha256Of(bytes), cost: costOf(bytes) };
  if (context.openArchive === null || !isZip(bytes)) return [known];
  const opened = await context.openArchive(bytes, ARCHIVE_LIMITS);
  if (!opened.ok && opened.code === 'too-large')
    return [{ ...known, refused: { code: 'too-large', message: context.failureText('too-large') } }];
  if (!opened.ok || opened.entries.length === 0 || isDocument(opened.entries)) return [known];
  if (input.entries.length >= ARCHIVE_LIMITS.maxDepth) {
    return [{ ...known, refused: { code: 'too-deep', message: context.failureText('too-deep') } }];
  }
  const names = entryNames(opened.entries);
  const found: FoundInput[] = [{ ...known, left: 'archive' }];
  for (const [index, entry] of opened.entries.entries()) {
    const inner = { ...input, path: `${input.path}!/${names[index]}`, entries: [...input.entries, index] };
    const read = entry.read();
    if (read.ok) found.push(...(await inspectBytes(context, inner, read.bytes)));
    else found.push({ ...inner, bytes: 0, refused: { code: read.code, message: context.failureText(read.code) } });
  }
  return found;
};

const isZip = (bytes: Buffer): boolean => bytes.length > 4 && bytes.readUInt32BE(0) === 0x504b0304;

/** A packed document of an office program: its members are no files of their own. */
const isDocument = (entries: readonly ArchiveEntry[]): boolean =>
  entries.some(({ name }) => DOCUMENT_PARTS.has(name.toString('latin1').replaceAll('\\', '/')));

const DOCUMENT_PARTS: ReadonlySet<string> = new Set(['[Content_Types].xml', 'mimetype', 'word/document.xml', 'META-INF/manifest.xml']);

/** Two entries whose names read the same get a number. */
const entryNames = (entries: readonly ArchiveEntry[]): readonly string[] => {
  const taken = new Map<string, number>();
  return entries.map(({ name, utf8 }) => {
    const read = archiveName(name, utf8);
    const count = (taken.get(read) ?? 0) + 1;
    taken.set(read, count);
    return count === 1 ? read : `${read}#${count}`;
  });
};

const tooLarge = ({ failureText, limits }: InputContext, bytes: number): FoundInput['refused'] => ({
  code: 'too-large',
  message: failureText('too-large', { size: mebibytes(bytes), limit: mebibytes(limits.maxBytes) }),
});

const sha256Of = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

const hashOfLarge = (location: Buffer): Promise<string> =>
  new Promise((resolve, reject) => {
    const hash = createHash('sha256');
    createReadStream(location)
      .on('error', reject)
      .on('data', (chunk) => hash.update(chunk))
      .on('end', () => resolve(hash.digest('hex')));
  });
