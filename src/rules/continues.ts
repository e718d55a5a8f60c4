import type { Grammar } from './schema.js';
import { fold, type Token } from './tokens.js';

/**
 * True for a sentence that goes on about what the one before it spoke of: by a word that refers to it («К ним относятся …», «Он размещается …»),
 * by a noun that says not of what it is («Поводами служат:», «Основанием является …»), or as a lead-in that takes up its word («… по заявкам
 * отделов. Заявка подается в случаях:»).
 */
export type Continues = (sentence: readonly Token[], before: readonly Token[]) => boolean;

export const createContinues = (grammar: Grammar, isPredicate: (token: Token) => boolean): Continues => {
  const anaphors = new Set(grammar.anaphors.map(fold));
  const leaning = new Set(grammar.leaningNouns.map(fold));
  return (sentence, before) => {
    const [first, second] = sentence;
    if (sentence.slice(0, FIRST_WORDS).some(({ form }) => anaphors.has(form))) return true;
    if (first === undefined || second === undefined) return false;
    if (leaning.has(first.form) && isPredicate(second)) return true;
    const opening = leadWords(sentence);
    return opening.length > 0 && (opening.length <= SCANT_WORDS || takesUp(opening, before));
  };
};

/** An anaphor stands among the first words. */
const FIRST_WORDS = 3;
/** «Поводами служат:»: too few words to say what they are of. */
const SCANT_WORDS = 3;
/** Words of a lead-in that may take up a word of the sentence before it at most. */
const LEAD_WORDS = 6;
/** Shorter stems are those of prepositions and the like. */
const LEAST_STEM = 4;

/** The few words before a colon; none where there are more, or other marks among them. */
const leadWords = (sentence: readonly Token[]): readonly Token[] => {
  const colon = sentence.slice(0, LEAD_WORDS + 1).findIndex(({ form }) => form === ':');
  const words = sentence.slice(0, Math.max(0, colon));
  return words.every(({ kind }) => kind === 'word') ? words : [];
};

/** Two sentences that begin with one word go side by side: «Перечень утверждает директор. Перечень меняют, когда:» needs nothing of the other. */
const takesUp = ([first]: readonly Token[], before: readonly Token[]): boolean =>
  first !== undefined &&
  first.stem.length >= LEAST_STEM &&
  before[0]?.stem !== first.stem &&
  before.some(({ stem }) => stem === first.stem);
