import type { OpenZip } from '../../adapters/zip-port.js';
import type { ParseXml } from '../../adapters/xml-port.js';

/** What the DOCX reader is handed: packages at the edges and words as data. */
export interface DocxContext {
  readonly openZip: OpenZip;
  readonly parseXml: ParseXml;
  readonly numbering: NumberingLexicon;
}

/** `rules/lexicon/numbering.yaml`; its schema is in `src/rules/lexicons/numbering.ts`. */
export interface NumberingLexicon {
  /** Letters of `russianLower`, in order, lower case. */
  readonly russianLetters: string;
  /** Follows the digits of an `ordinal`. */
  readonly ordinalSuffix: string;
  /** Words of `cardinalText` from one on. */
  readonly cardinals: readonly string[];
  /** Words of `ordinalText` from the first on. */
  readonly ordinals: readonly string[];
}
