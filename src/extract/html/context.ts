/** `rules/lexicon/html.yaml`; its schema is in `src/rules/lexicons/html.ts`. All in lower case. */
export interface HtmlLexicon {
  /** Words in class names and ids of what stands round a document. */
  readonly chromeNames: readonly string[];
  /** The same for the head of a page, which a document has too. */
  readonly headerNames: readonly string[];
  /** Words in class names and ids of the place where the document stands. */
  readonly contentNames: readonly string[];
  /** How blocks begin that lead away from the document. */
  readonly chromePhrases: readonly string[];
  readonly cookiePhrases: readonly string[];
  /** Whole lines that belong to an act wherever they stand. */
  readonly actLines: readonly string[];
  /** Those of them that name the kind of an act. */
  readonly actTypes: readonly string[];
  /** Words that the title of an act begins with. */
  readonly titleWords: readonly string[];
  /** What the foot of a site says somewhere. */
  readonly footPhrases: readonly string[];
  /** How a block of links begins that leads through the site. */
  readonly menuTitles: readonly string[];
}
