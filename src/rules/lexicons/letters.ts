import { z } from 'zod';
import { SEVERITIES } from '../../model/index.js';

const LETTER = [
  'act',
  'actUnnamed',
  'date',
  'answerTo',
  'subject',
  'intro',
  'introFile',
  'draft',
  'result',
  'perfect',
  'found',
  'deviation',
  'where',
  'text',
  'missing',
  'nearest',
  'nearestPlain',
  'expected',
  'advice',
  'page',
  'goodTitle',
  'good',
  'openTitle',
  'open',
  'request',
  'requestPerfect',
  'annexNote',
  'signaturePost',
  'signatureName',
  'annex',
  'annexTitle',
  'settled',
  'orderNo',
] as const;

const ANNEX_COLUMNS = ['no', 'requirement', 'severity', 'status', 'place', 'advice'] as const;

const line = z.string().min(1);
const oneEach = <const K extends readonly string[]>(codes: K) => z.record(z.enum(codes), line);

/** `rules/lexicon/letters.yaml`: letters to agencies and comments in copies of their orders, in Russian. */
export const lettersLexiconSchema = z.strictObject({
  author: line,
  initials: line,
  letter: oneEach(LETTER),
  severities: oneEach(SEVERITIES),
  annexColumns: oneEach(ANNEX_COLUMNS),
  note: oneEach(['heading', 'expected', 'actual', 'advice', 'reference'] as const),
  /** Names of the files, without their extension. */
  files: oneEach(['letter', 'copy'] as const),
  copy: oneEach(['title'] as const),
  /** First word of the post of a head → its dative. */
  heads: z.record(line, line),
  /** The post where it is not known. */
  head: line,
  surnames: z.array(z.strictObject({ ending: line, dative: line })),
});
export type LettersLexicon = z.infer<typeof lettersLexiconSchema>;
