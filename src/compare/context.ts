import type { VerdictsLexicon } from '../rules/lexicons/verdicts.js';
import type { Stemmer } from '../rules/tokens.js';

/** What the comparison is handed in: how words are compared, and what findings say. */
export interface CompareContext {
  readonly stem: Stemmer;
  readonly verdicts: VerdictsLexicon;
}
