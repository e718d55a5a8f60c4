import { constants, type Dirent } from 'node:fs';
import { access, lstat, readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { Refusal } from '../model/index.js';

export interface FoundFile {
  /** As the file system names it: names need not be valid UTF-8. */
  readonly location: Buffer;
  /** From the input folder, `/` between segments. */
  readonly path: string;
}

export interface Discovery {
  /** Every regular file once, in the order of the code units of its path. */
  readonly files: readonly FoundFile[];
  /** Folders that could not be listed, as the files are named. */
  readonly closedFolders: readonly string[];
}

/**
 * Lists the regular files of folders (all the way down) and single files. Paths count from the folder given, or from the
 * deepest folder that all inputs share. Symbolic links met on the way are not followed: what they point to inside the
 * folder is listed anyway, what lies outside was not asked for.
 * @param skipped folder and files of results, which are no input even where they lie among it (absolute paths)
 * @throws Refusal `input-missing`, `input-not-readable`, `input-not-regular`
 */
export const discover = async (inputs: readonly string[], skipped: ReadonlySet<string>): Promise<Discovery> => {
  const roots = await Promise.all(inputs.map(openInput));
  const base = sharedFolder(roots.map((root) => (root.isFolder ? root.location : path.dirname(root.location))));
  const found = new Map<string, Buffer>();
  const closedFolders: string[] = [];
  const walk = async (folder: Buffer): Promise<void> => {
    const entries = await listFolder(folder);
    if (entries === null) {
      closedFolders.push(displayed(base, folder));
      return;
    }
    for (const entry of entries) {
      const location = Buffer.concat([folder, Buffer.from(path.sep), entry.name]);
      if (skipped.has(location.toString())) continue;
      if (entry.isDirectory()) await walk(location);
      else if (entry.isFile()) found.set(location.toString('latin1'), location);
    }
  };
  for (const root of roots) {
    const location = Buffer.from(root.location);
    if (root.isFolder) await walk(location);
    else found.set(location.toString('latin1'), location);
  }
  return { files: named(base, [...found.values()]), closedFolders: closedFolders.sort() };
};

interface Root {
  /** Absolute, symbolic links resolved. */
  readonly location: string;
  readonly isFolder: boolean;
}

const openInput = async (input: string): Promise<Root> => {
  try {
    const location = await realpath(input);
    const info = await stat(location);
    if (info.isDirectory()) {
      await access(location, constants.R_OK);
      return { location, isFolder: true };
    }
    if (!info.isFile()) throw new Refusal('input-not-regular', { path: input });
    return { location, isFolder: false };
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const code = codeOf(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') throw new Refusal('input-missing', { path: input });
    throw new Refusal('input-not-readable', { path: input, detail: code });
  }
};

const listFolder = async (folder: Buffer): Promise<readonly Dirent<Buffer>[] | null> => {
  try {
    return await readdir(folder, { withFileTypes: true, encoding: 'buffer' });
  } catch {
    return null;
  }
};

const sharedFolder = (folders: readonly string[]): string =>
  folders.reduce((shared, folder) => {
    let common = shared;
    while (!isWithin(common, folder)) common = path.dirname(common);
    return common;
  });

const isWithin = (outer: string, inner: string): boolean => {
  const way = path.relative(outer, inner);
  return way === '' || !(way === '..' || way.startsWith(`..${path.sep}`) || path.isAbsolute(way));
};

/** Names with `/`; two files whose names read the same get a number, so that each has its row. */
const named = (base: string, locations: readonly Buffer[]): readonly FoundFile[] => {
  const taken = new Map<string, number>();
  return locations
    .map((location) => ({ location, path: displayed(base, location) }))
    .sort((a, b) => compare(a.path, b.path) || Buffer.compare(a.location, b.location))
    .map((file) => {
      const count = (taken.get(file.path) ?? 0) + 1;
      taken.set(file.path, count);
      return count === 1 ? file : { ...file, path: `${file.path}#${count}` };
    });
};

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const displayed = (base: string, location: Buffer): string => path.relative(base, decoded(location)).split(path.sep).join('/');

/** Names unpacked from old archives are in windows-1251. */
const decoded = (name: Buffer): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(name);
  } catch {
    return new TextDecoder('windows-1251').decode(name);
  }
};

/** Code of a system error, `?` for anything else. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '?';

/** Size in bytes, null where the file is gone or closed to us. */
export const sizeOf = async (location: Buffer): Promise<number | null> => {
  try {
    return (await lstat(location)).size;
  } catch {
    return null;
  }
};
