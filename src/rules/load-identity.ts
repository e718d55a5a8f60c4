import {
  agenciesSchema,
  identitySchema,
  regionsSchema,
  type AgenciesLexicon,
  type IdentityWords,
  type RegionRow,
} from './lexicons/identity.js';
import { createFolderReader } from './load.js';

/** The lexicons by which an act is told from others: whose it is, where it was issued, what it is called. */
export interface IdentityLexicons {
  readonly regions: readonly RegionRow[];
  readonly agencies: AgenciesLexicon;
  readonly words: IdentityWords;
}

/** Loads the three lexicons of a rules folder. Throws `RulesError` with every problem of every file. */
export const loadIdentityLexicons = (folder: string): IdentityLexicons => {
  const reader = createFolderReader(folder);
  const regions = reader.one('lexicon/regions.yaml', regionsSchema);
  const agencies = reader.one('lexicon/agencies.yaml', agenciesSchema);
  const words = reader.one('lexicon/identity.yaml', identitySchema);
  if (regions.value === null || agencies.value === null || words.value === null) return reader.fail();
  return { regions: regions.value.regions, agencies: agencies.value, words: words.value };
};
