import { diagnostic, type Diagnostic, type DiagnosticCode } from '../model/index.js';
import { repairAlphabets } from './clean-alphabets.js';
import { repairNumbers } from './clean-numbers.js';
import { pairQuotes } from './clean-quotes.js';
import { joinSpacedLetters } from './clean-spacing.js';
import { perLexicon, anyOf, type ParseContext } from './context.js';
import { cleanedOffset, replaceMapped, unchanged, type MappedText } from './mapped-text.js';

export interface Cleaned extends MappedText {
  /** Every repair, with its place in the cleaned text. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Notes a repair: what stood there, what stands there now, and where in the raw text. */
export type Note = (code: DiagnosticCode, raw: number, data: Diagnostic['data']) => void;

/**
 * Repairs what carriers do to characters: hidden characters, spaces, two-part letters, letter-spaced words, mixed
 * alphabets, broken number signs, quotation marks. Line breaks stay. `map[i]` is the raw offset of character `i`. Cleaning a clean text changes nothing.
 */
export const clean = (context: ParseContext, raw: string): Cleaned => {
  const noted: { code: DiagnosticCode; raw: number; data: Diagnostic['data'] }[] = [];
  const note: Note = (code, at, data) => noted.push({ code, raw: at, data });
  let current = unchanged(raw);
  // One repair can make room for another (a hidden character inside a spaced word), so until nothing moves.
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const next = once(context, current, note);
    if (next.text === current.text) break;
    current = next;
  }
  const { map } = current;
  return {
    ...current,
    diagnostics: noted.map(({ code, raw: from, data }) => {
      const start = cleanedOffset(map, from);
      return diagnostic(code, data, { start, end: Math.min(start + String(data.to ?? ' ').length, current.text.length) });
    }),
  };
};

const MAX_ROUNDS = 6;

const once = (context: ParseContext, source: MappedText, note: Note): MappedText => {
  const steps = [
    composeLetters,
    restoreMojibake,
    dropHidden,
    plainSpaces,
    pairQuotes,
    joinSpacedLetters,
    repairAlphabets,
    repairNumbers,
    singleSpaces,
  ];
  return steps.reduce((text, step) => step(context, text, note), source);
};

export type CleaningStep = (context: ParseContext, source: MappedText, note: Note) => MappedText;

/** NFC only: NFKC would turn the number sign into two Latin letters. */
const composeLetters: CleaningStep = (_context, source) => replaceMapped(source, /\P{M}\p{M}+/gu, (found) => found.normalize('NFC'));

const mojibake = perLexicon(({ mojibake: broken }) => new RegExp(anyOf(Object.keys(broken)), 'gu'));

const restoreMojibake: CleaningStep = (context, source, note) =>
  replaceMapped(source, mojibake(context), (found, offset) => {
    const to = context.structure.mojibake[found] ?? found;
    note('number-sign-restored', source.map[offset] ?? 0, { from: found, to });
    return to;
  });

const dropHidden: CleaningStep = (_context, source, note) =>
  replaceMapped(source, /[\u00AD\u200B-\u200F\u2028-\u202E\u2060-\u2064\uFEFF]|(?![\t\n\v\f\r])\p{Cc}/gu, (found, offset) => {
    if (found === '\u00AD') note('soft-hyphen-removed', source.map[offset] ?? 0, {});
    return found === '\u2028' ? '\n' : '';
  });

const plainSpaces: CleaningStep = (_context, source) =>
  replaceMapped(source, /[\t\v\f\r\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/gu, () => ' ');

const singleSpaces: CleaningStep = (_context, source) =>
  replaceMapped(
    replaceMapped(source, / {2,}/gu, () => ' '),
    /^ | $/gmu,
    () => '',
  );
