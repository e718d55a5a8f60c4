import { z } from 'zod';
import { searchLexiconSchema } from '../rules/lexicons/search.js';
import { createFolderReader } from '../rules/load.js';
import { stemsSchema } from '../rules/schema.js';
import { createSearchWords } from '../rules/search-words.js';
import { createStemmer } from '../rules/tokens.js';
import type { RegionRow, WordTools } from '../store/index.js';

/** Words as the search index sees them. Throws `RulesError`. */
export const loadWords = (rulesFolder: string): WordTools => {
  const reader = createFolderReader(rulesFolder);
  const stems = reader.one('lexicon/stems.yaml', stemsSchema);
  const search = reader.one('lexicon/search.yaml', searchLexiconSchema);
  if (stems.value === null || search.value === null) return reader.fail();
  return createSearchWords(createStemmer(stems.value.aliases), search.value);
};

const known = z
  .string()
  .nullish()
  .transform((value) => value ?? null);

/** Only what the table of regions needs; the words that regions are recognized by belong to the rules. */
const regionSchema = z.object({
  code: z.string().startsWith('RU-'),
  name: z.string().min(1),
  okato: known,
  oktmo: known,
  federal_district: known,
});

const regionsSchema = z.object({ regions: z.array(regionSchema) });

/** All the regions there are, as the dataset lists them. Throws `RulesError`. */
export const loadRegions = (rulesFolder: string): readonly RegionRow[] => {
  const reader = createFolderReader(rulesFolder);
  const file = reader.one('lexicon/regions.yaml', regionsSchema);
  return file.value?.regions ?? reader.fail();
};
