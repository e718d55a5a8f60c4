import { createHash } from 'node:crypto';
import { closeSync, createReadStream, existsSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { createFetcher, FILE_LIMITS, inspect } from '../batch/index.js';
import { Refusal } from '../model/index.js';

/** What a file is looked for by. */
export interface WantedFile {
  /** Of its bytes, lower-case hex. */
  readonly sha256: string;
  readonly bytes: number;
}

export interface LocatedFile {
  /** `a.zip!/b.docx` where it lies in an archive. */
  readonly path: string;
  /** Its contents. Rejects where it is gone meanwhile. */
  readonly read: () => Promise<Buffer>;
}

/**
 * Finds files by their content in a folder and all below it, whatever they are called there; in the archives too where some are not
 * found outside of them. Of the other files only those of a wanted size are read.
 * @returns files by sha256
 * @throws Refusal `input-missing`
 */
export const filesByContent = async (folder: string, wanted: readonly WantedFile[]): Promise<ReadonlyMap<string, LocatedFile>> => {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) throw new Refusal('input-missing', { path: folder });
  const sizes = new Set(wanted.map(({ bytes }) => bytes));
  const hashes = new Set(wanted.map(({ sha256 }) => sha256));
  const found = new Map<string, LocatedFile>();
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  for (const file of files) {
    if (!sizes.has(statSync(file).size)) continue;
    const sha256 = await hashOf(file);
    if (hashes.has(sha256) && !found.has(sha256)) found.set(sha256, { path: file, read: () => readFile(file) });
  }
  for (const file of found.size < hashes.size ? files.filter(isArchive) : []) {
    for (const [sha256, located] of await archived(file)) if (hashes.has(sha256) && !found.has(sha256)) found.set(sha256, located);
  }
  return found;
};

/** What lies in an archive, as a run walks it. */
const archived = async (file: string): Promise<readonly (readonly [string, LocatedFile])[]> => {
  const { openArchive } = await import('../adapters/zip.js');
  const inputs = await inspect(
    { openArchive, failureText: (code) => code, limits: FILE_LIMITS },
    { location: Buffer.from(file), path: file },
  );
  const fetch = createFetcher(openArchive);
  return inputs.flatMap((input) =>
    input.sha256 === null || input.entries.length === 0 ? [] : [[input.sha256, { path: input.path, read: () => fetch(input) }] as const],
  );
};

/** By its beginning; documents that are archives themselves are left to their names, which spares opening them all. */
const isArchive = (file: string): boolean => {
  if (/\.(?:docx|docm|odt|xlsx)$/iu.test(file)) return false;
  const head = Buffer.alloc(4);
  const handle = openSync(file, 'r');
  try {
    return readSync(handle, head) === head.length && head.readUInt32BE(0) === ZIP;
  } finally {
    closeSync(handle);
  }
};

const ZIP = 0x504b0304;

const hashOf = (file: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const hash = createHash('sha256');
    createReadStream(file)
      .on('error', reject)
      .on('data', (chunk) => hash.update(chunk))
      .on('end', () => resolve(hash.digest('hex')));
  });
