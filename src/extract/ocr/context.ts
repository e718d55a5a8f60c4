/** `rules/lexicon/ocr.yaml`; its schema is in `src/rules/lexicons/ocr.ts`. */
export interface OcrLexicon {
  /** What recognition gives for a digit: by the sign read, the digit meant. */
  readonly digits: Readonly<Record<string, string>>;
  /** What recognition gives for a Roman figure: by the sign read, the figures meant. */
  readonly roman: Readonly<Record<string, string>>;
  /** Letters of enumerations in order, those left out in counting, and what each is taken for. */
  readonly letters: string;
  readonly skippedLetters: string;
  readonly letterReads: Readonly<Record<string, string>>;
  /** Letters that are words by themselves, lower case. */
  readonly oneLetterWords: string;
  /** What «№» is read as before a number. */
  readonly numberSign: readonly string[];
  readonly numberSignReads: readonly string[];
  /** What it, or the Latin letter put for it, is read as between a year and a number. */
  readonly numberSignAfterYear: readonly string[];
  /** Signs that close what nothing opened, by the figure they are read for. */
  readonly closingReads: Readonly<Record<string, string>>;
  /** Endings of addresses in the net. */
  readonly domains: readonly string[];
  /** Names written in Latin letters, as they are written. */
  readonly latinNames: readonly string[];
  /** By two letters those that may follow them in a word, lower case, without «ё»; `_` is the edge of a word. */
  readonly letterRuns: Readonly<Record<string, string>>;
}
