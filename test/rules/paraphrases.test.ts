import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { loadRecognition } from '../../src/rules/load.js';
import { tryText } from '../../src/rules/try.js';

/** A text alone, or lead-ins (outermost first) and a text under them. */
const phraseSchema = z.union([z.string(), z.array(z.string()).min(2)]);
const tableSchema = z.record(z.string(), z.strictObject({ match: z.array(phraseSchema), 'no-match': z.array(phraseSchema) }));

const FOLDER = 'fixtures/paraphrases';
const recognition = loadRecognition('rules');

type Phrase = z.infer<typeof phraseSchema>;

const linesOf = (phrase: Phrase): string[] => (typeof phrase === 'string' ? [phrase] : phrase);

const provisionsIn = (lines: readonly string[]): string[] =>
  tryText(recognition, lines.at(-1) ?? '', lines.slice(0, -1)).flatMap(({ rule }) =>
    'provision' in rule.emit && rule.zones.includes('body') ? [rule.emit.provision] : [],
  );

const titled = (phrases: readonly Phrase[]): { title: string; lines: string[] }[] =>
  phrases.map((phrase) => ({ title: linesOf(phrase).join(' ⟶ '), lines: linesOf(phrase) }));

for (const file of readdirSync(FOLDER)) {
  const table = tableSchema.parse(parse(readFileSync(path.join(FOLDER, file), 'utf8')));
  describe.each(Object.entries(table))(`${file}: %s`, (provision, phrases) => {
    it.each(titled(phrases.match))('is found in: $title', ({ lines }) => {
      expect(provisionsIn(lines)).toContain(provision);
    });
    it.each(titled(phrases['no-match']))('is not found in: $title', ({ lines }) => {
      expect(provisionsIn(lines)).not.toContain(provision);
    });
  });
}
