import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { Refusal } from '../model/index.js';

/** What a file is looked for by. */
export interface WantedFile {
  /** Of its bytes, lower-case hex. */
  readonly sha256: string;
  readonly bytes: number;
}

/**
 * Finds files by their content in a folder and all below it, whatever they are called there. Only files of a wanted size are read.
 * @returns paths by sha256
 * @throws Refusal `input-missing`
 */
export const filesByContent = async (folder: string, wanted: readonly WantedFile[]): Promise<ReadonlyMap<string, string>> => {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) throw new Refusal('input-missing', { path: folder });
  const sizes = new Set(wanted.map(({ bytes }) => bytes));
  const hashes = new Set(wanted.map(({ sha256 }) => sha256));
  const found = new Map<string, string>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    if (!sizes.has(statSync(file).size)) continue;
    const sha256 = await hashOf(file);
    if (hashes.has(sha256) && !found.has(sha256)) found.set(sha256, file);
  }
  return found;
};

const hashOf = (file: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const hash = createHash('sha256');
    createReadStream(file)
      .on('error', reject)
      .on('data', (chunk) => hash.update(chunk))
      .on('end', () => resolve(hash.digest('hex')));
  });
