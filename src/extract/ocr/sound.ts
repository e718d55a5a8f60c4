import type { OcrLexicon } from './context.js';

/** Whether a word could be one of the language. */
export interface WordSense {
  /** `odd`: with letters side by side as no word has them; `open`: too short to tell, or no word (a number, a name in Latin letters). */
  of(word: string): 'sound' | 'odd' | 'open';
}

/** Judges words by the runs of three letters that official texts are made of; of a compound each member by itself. */
export const createWordSense = ({ letterRuns }: OcrLexicon): WordSense => ({
  of: (word) => {
    if (/^[|/\\*^~<>=_{}[\]]|[|/\\*^~<>=_{}[\]]$/u.test(word)) return 'odd';
    const bare = word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
    if (bare.length < MIN_LETTERS) return 'open';
    // What stands inside a word and is no letter: a sign that recognition made of one.
    if (/\p{Script=Cyrillic}[^\p{L}\p{N}\-–.,/:;()«»"]+\p{Script=Cyrillic}/u.test(bare)) return 'odd';
    if (/\p{Script=Cyrillic}/u.test(bare) && /[A-Za-z]|\p{Ll}\p{Lu}/u.test(bare)) return 'odd';
    const members = bare
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter((member) => /^\p{Script=Cyrillic}{4,}$/u.test(member));
    if (members.length === 0) return 'open';
    return members.every((member) => isSound(letterRuns, member)) ? 'sound' : 'odd';
  },
});

const MIN_LETTERS = 4;

const isSound = (runs: OcrLexicon['letterRuns'], member: string): boolean => {
  // The data knows no diaeresis: few print it.
  const framed = `_${member
    .normalize('NFD')
    .replace(/\u0308/gu, '')
    .normalize('NFC')}_`;
  for (let at = 0; at + 3 <= framed.length; at += 1)
    if (!(runs[framed.slice(at, at + 2)] ?? '').includes(framed.charAt(at + 2))) return false;
  return true;
};
