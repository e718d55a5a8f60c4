import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync, statSync } from 'node:fs';

/** What a file that we wrote is known by: as the file system sees it, and what is in it. */
export interface Seal {
  readonly stamp: string;
  /** SHA-256, lower-case hex. */
  readonly sha256: string;
}

/** Seals a file that stands in its place. @param content what was written to it, where it is at hand */
export const sealOf = (file: string, content?: Uint8Array): Seal => ({
  stamp: stampOf(file),
  sha256: content === undefined ? hashOf(file) : createHash('sha256').update(content).digest('hex'),
});

/**
 * The seal of a file that holds what it held when it was sealed, null for another. One that nobody has touched since is not read; one
 * that was copied or whose rights changed is.
 */
export const stillSealed = (file: string, seal: Seal): Seal | null => {
  const stamp = stampOf(file);
  if (stamp === '') return null;
  if (stamp === seal.stamp) return seal;
  return hashOf(file) === seal.sha256 ? { stamp, sha256: seal.sha256 } : null;
};

/**
 * Changes with every write to the file: its size, the time of its last change, which no program can set back, and its number. Empty
 * where there is no such file.
 */
export const stampOf = (file: string): string => {
  const stats = statSync(file, { bigint: true, throwIfNoEntry: false });
  return stats?.isFile() === true ? `${stats.size} ${stats.mtimeNs} ${stats.ctimeNs} ${stats.ino}` : '';
};

const PIECE = 1024 * 1024;

/** Empty where it cannot be read. */
const hashOf = (file: string): string => {
  let handle: number | null = null;
  try {
    handle = openSync(file, 'r');
    const hash = createHash('sha256');
    const buffer = Buffer.alloc(PIECE);
    for (let read = readSync(handle, buffer); read > 0; read = readSync(handle, buffer)) hash.update(buffer.subarray(0, read));
    return hash.digest('hex');
  } catch {
    return '';
  } finally {
    if (handle !== null) closeSync(handle);
  }
};
