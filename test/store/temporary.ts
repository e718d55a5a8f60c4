import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { parse } from 'yaml';
import { searchLexiconSchema } from '../../src/rules/lexicons/search.js';
import { createSearchWords } from '../../src/rules/search-words.js';
import { createStemmer } from '../../src/rules/tokens.js';

/** A folder that is gone after each test. */
export const temporaryFolders = (): (() => string) => {
  const made: string[] = [];
  afterEach(() => {
    for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
  });
  return () => {
    const folder = mkdtempSync(join(tmpdir(), 'poryadok-'));
    made.push(folder);
    return folder;
  };
};

const { aliases } = parse(readFileSync('rules/lexicon/stems.yaml', 'utf8')) as { aliases: Record<string, string[]> };

export const words = createSearchWords(
  createStemmer(aliases),
  searchLexiconSchema.parse(parse(readFileSync('rules/lexicon/search.yaml', 'utf8'))),
);
