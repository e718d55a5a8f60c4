import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { type InputFile, Refusal } from '../model/index.js';
import { codeOf } from './discover.js';

/**
 * One file as the engine takes it, named by its last part.
 * @throws Refusal `input-missing`, `input-not-readable`, `input-not-regular`
 */
export const contentOf = async (file: string): Promise<InputFile> => {
  try {
    if (!(await stat(file)).isFile()) throw new Refusal('input-not-regular', { path: file });
    const bytes = await readFile(file);
    return { path: path.basename(file), sha256: createHash('sha256').update(bytes).digest('hex'), bytes };
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const code = codeOf(error);
    throw code === 'ENOENT' || code === 'ENOTDIR'
      ? new Refusal('input-missing', { path: file })
      : new Refusal('input-not-readable', { path: file, detail: code });
  }
};
