import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { type DocumentRecord, Refusal } from '../model/index.js';

/**
 * Finds the file of a document by its content, wherever it lies in a folder and whatever it is called now.
 * @throws Refusal `input-missing` where there is no such folder
 */
export const fileFinder = (folder: string): ((record: DocumentRecord) => Buffer | null) => {
  if (!existsSync(folder)) throw new Refusal('input-missing', { path: folder });
  const bySize = new Map<number, string[]>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const { size } = statSync(file);
    bySize.set(size, [...(bySize.get(size) ?? []), file]);
  }
  return ({ bytes, sha256, path: name }) => {
    const candidates = bySize.get(bytes) ?? [];
    // The one of the same name is most likely the one.
    const sorted = candidates.toSorted((a, b) => Number(b.endsWith(path.basename(name))) - Number(a.endsWith(path.basename(name))));
    for (const file of sorted) {
      const content = readFileSync(file);
      if (createHash('sha256').update(content).digest('hex') === sha256) return content;
    }
    return null;
  };
};
