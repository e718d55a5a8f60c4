import { codesLexiconSchema } from '../rules/lexicons/codes.js';
import { datasetLexiconSchema } from '../rules/lexicons/dataset.js';
import { type CannedQuery, queriesLexiconSchema } from '../rules/lexicons/queries.js';
import { regionTableSchema } from '../rules/lexicons/regions.js';
import { searchLexiconSchema } from '../rules/lexicons/search.js';
import { createFolderReader } from '../rules/load.js';
import { stemsSchema } from '../rules/schema.js';
import { createSearchWords } from '../rules/search-words.js';
import { createStemmer } from '../rules/tokens.js';
import type { DatasetWording, RegionRow, WordTools } from '../store/index.js';

/** Words as the search index sees them. Throws `RulesError`. */
export const loadWords = (rulesFolder: string): WordTools => {
  const reader = createFolderReader(rulesFolder);
  const stems = reader.one('lexicon/stems.yaml', stemsSchema);
  const search = reader.one('lexicon/search.yaml', searchLexiconSchema);
  if (stems.value === null || search.value === null) return reader.fail();
  return createSearchWords(createStemmer(stems.value.aliases), search.value);
};

/** All the regions there are, as the dataset lists them. Throws `RulesError`. */
export const loadRegions = (rulesFolder: string): readonly RegionRow[] => {
  const reader = createFolderReader(rulesFolder);
  const file = reader.one('lexicon/regions.yaml', regionTableSchema);
  return file.value?.regions ?? reader.fail();
};

/** What the dataset says of its tables, columns and codes. Throws `RulesError`. */
export const loadDatasetWording = (rulesFolder: string): DatasetWording => {
  const reader = createFolderReader(rulesFolder);
  const codes = reader.one('lexicon/codes.yaml', codesLexiconSchema);
  const dataset = reader.one('lexicon/dataset.yaml', datasetLexiconSchema);
  if (codes.value === null || dataset.value === null) return reader.fail();
  return { ...dataset.value, codes: { ...codes.value, ...dataset.value.codes } };
};

/** The canned questions to the dataset. Throws `RulesError`. */
export const loadQueries = (rulesFolder: string): readonly CannedQuery[] => {
  const reader = createFolderReader(rulesFolder);
  return reader.one('lexicon/queries.yaml', queriesLexiconSchema).value?.queries ?? reader.fail();
};
