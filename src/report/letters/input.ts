import type { Act, DocumentRecord, Finding, StandardInfo } from '../../model/index.js';
import type { CodesLexicon } from '../../rules/lexicons/codes.js';
import type { LettersLexicon } from '../../rules/lexicons/letters.js';

/** What letters and copies are written with. */
export interface LetterContext {
  readonly lexicon: LettersLexicon;
  readonly codes: CodesLexicon;
  readonly standard: StandardInfo & { readonly title: string };
  readonly groups: readonly { readonly id: string; readonly title: string }[];
  /** The decision that asks nothing of the agency any more, in words; null where the deviation stands. */
  readonly settled: (findingId: string) => string | null;
}

export interface LetterOrder {
  readonly record: DocumentRecord;
  readonly act: Act;
  /** Of this act, in the order of the standard. */
  readonly findings: readonly Finding[];
}

/** Orders of one agency. */
export interface LetterMatter {
  /** Full official name. */
  readonly agency: string;
  readonly orders: readonly LetterOrder[];
}
