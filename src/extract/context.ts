import type { ConverterPort } from '../adapters/converter-port.js';
import type { OcrPort } from '../adapters/ocr-port.js';
import type { PdfPort } from '../adapters/pdf-port.js';
import type { DocxContext } from './docx/context.js';
import type { HtmlLexicon } from './html/context.js';
import type { OcrLexicon } from './ocr/context.js';

/** What readers are handed: words as data, bounds, and the packages and processes at the edges. */
export interface ExtractContext extends DocxContext {
  readonly reading: ReadingLexicon;
  readonly html: HtmlLexicon;
  readonly limits: ExtractLimits;
  readonly pdf: PdfPort;
  /** Null where no recognition is installed. */
  readonly ocr: OcrPort | null;
  readonly ocrWords: OcrLexicon;
  /** Names of the programs that recognition lacks, for the message. */
  readonly ocrMissing?: string;
  /** Null where no converter of old formats is installed. */
  readonly converter: ConverterPort | null;
}

/** Bounds that keep one file from taking the run down. */
export interface ExtractLimits {
  /** Largest file that is opened, in bytes. */
  readonly maxBytes: number;
  /** Largest number of pages read. */
  readonly maxPages: number;
  /** Largest size of a packed file's members once unpacked, in bytes. */
  readonly maxInflatedBytes: number;
}

export const DEFAULT_LIMITS: ExtractLimits = {
  maxBytes: 256 * 1024 * 1024,
  maxPages: 2000,
  maxInflatedBytes: 512 * 1024 * 1024,
};

/** `rules/lexicon/reading.yaml`; its schema is in `src/rules/lexicons/reading.ts`. */
export interface ReadingLexicon {
  /** Pairs of adjacent letters, lower case, parted by spaces, by how common they are (higher weight, more common). */
  readonly bigrams: readonly { readonly weight: number; readonly pairs: string }[];
  /** WHATWG names of the one-byte encodings to choose from. */
  readonly encodings: readonly string[];
  /** First members of compounds that keep their hyphen. */
  readonly hyphenPrefixes: readonly string[];
  /** Last members that are always written with a hyphen. */
  readonly hyphenSuffixes: readonly string[];
  /** Endings of the first members of compound adjectives, which keep their hyphen. */
  readonly compoundEndings: readonly string[];
  /** How the rest of a word begins that was cut after such an ending. */
  readonly suffixBeginnings: readonly string[];
  /** Words of up to three letters: another scrap that short is the end of a word cut by the edge of a cell. */
  readonly shortWords: readonly string[];
  /** Letters that no word begins with. */
  readonly neverBegins: readonly string[];
  /** How a caption over a table carried to the next page begins, lower case. */
  readonly tableContinuations: readonly string[];
  /** Beginnings of the words that title the columns of lists, lower case. */
  readonly tableTitles: readonly string[];
  /** How an approval stamp or the caption of an annex begins, lower case. */
  readonly annexWords: readonly string[];
  /** Phrases of an electronic signature stamp, lower case. */
  readonly signatureStamp: readonly string[];
  /** Words that stand before a page number, lower case. */
  readonly pageWords: readonly string[];
  /** Abbreviations whose full stop ends no sentence, lower case, without the stop. */
  readonly abbreviations: readonly string[];
}
