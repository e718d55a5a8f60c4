import type { Diagnostic, Outcome, ParagraphBlock, SourceBlock } from '../../model/index.js';
import { outcome } from '../../model/index.js';
import type { OcrLexicon } from './context.js';
import { LOST } from './lost.js';
import { labelRepaired } from './mended-label.js';
import { mendEnumerations } from './mend-enumerations.js';
import { mendNumbers } from './mend-numbers.js';
import { mendRoman } from './mend-roman.js';
import { mendRowNumbers } from './mend-rows.js';

/** A paragraph that may begin with a label, with what recognition made of it. */
export interface LabelledLine {
  readonly text: string;
  /** The first word and what follows it. */
  readonly head: string;
  readonly rest: string;
  readonly centered: boolean;
  /** False for pages that had a text layer of their own: their labels lead the sequence and are not changed. */
  readonly recognized: boolean;
}

/**
 * Mends labels by their sequence: «0.3.1» between 5.3 and 5.3.2 is 5.3.1, «13.» after 1.2 is 1.3., «П.» after «I.» is II.,
 * «6)» after «а)» is «б)». What the sequence does not settle stays as it was read.
 */
export const mendLabels = (
  lexicon: OcrLexicon,
  blocks: readonly SourceBlock[],
  pages: ReadonlySet<number>,
): Outcome<readonly SourceBlock[]> => {
  const diagnostics: Diagnostic[] = [];
  const own = blocks.flatMap((block, index) => (block.kind === 'paragraph' && isText(block) ? [{ block, index }] : []));
  const lines = own.map(({ block }) => toLine(block, pages));
  const roman = mendRoman(lexicon, lines);
  const numbers = mendNumbers(lexicon, lines, roman);
  const enumerations = mendEnumerations(lexicon, lines, new Set([...roman.keys(), ...numbers.places]));
  const value: SourceBlock[] = [...blocks];
  own.forEach(({ block, index }, i) => {
    const mended = roman.get(i) ?? numbers.mended.get(i) ?? enumerations.get(i);
    const read = mended === undefined ? '' : block.text.slice(0, mended.length);
    if (mended === undefined || read === mended.label) return;
    diagnostics.push(labelRepaired(read, mended, block.page));
    value[index] = { ...block, text: mended.label + block.text.slice(mended.length) };
  });
  return outcome(
    value.map((block) => mendRowNumbers(lexicon, block, pages, diagnostics)),
    diagnostics,
  );
};

/** Where words are lost under a stamp, the number may still be there. */
const isText = ({ region, legibility, text }: ParagraphBlock): boolean =>
  region === 'body' && text !== '' && (legibility === 'good' || (text.includes(LOST) && text !== LOST));

const toLine = (block: ParagraphBlock, pages: ReadonlySet<number>): LabelledLine => {
  const head = /^\S+/u.exec(block.text)?.[0] ?? '';
  return {
    text: block.text,
    head,
    rest: block.text.slice(head.length).trimStart(),
    centered: block.style.align === 'center',
    recognized: block.page !== null && pages.has(block.page),
  };
};
