import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '..');

/** True where files are to be written anew: `UPDATE=1 npm test`, `npm run generate`. */
const UPDATING = process.env['UPDATE'] === '1';

/** Asserts that a file of the repository is what the code makes; a missing one fails. With `UPDATE=1` it is written instead. */
export const expectGenerated = (file: string, made: string): void => {
  const full = path.join(ROOT, file);
  if (UPDATING) {
    mkdirSync(path.dirname(full), { recursive: true });
    writeFileSync(full, made);
    return;
  }
  expect(existsSync(full), `${file} is missing; UPDATE=1 npm test writes it`).toBe(true);
  expect(made, `${file} is stale; UPDATE=1 npm test writes it anew`).toBe(readFileSync(full, 'utf8'));
};

export const asJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
