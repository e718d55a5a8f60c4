import type { ParsedClause, ParsedPart } from '../model/index.js';
import { fold } from '../rules/tokens.js';
import type { ActInput } from './context.js';

/** A clause as a reference names it: its number as printed, and the word before it where that says what kind of unit it is. */
export interface ClauseName {
  readonly label: string;
  /** Stem of «статья», «раздел»; null for a clause. */
  readonly unit: string | null;
}

/** Whether the act has such a clause, looked for in the part that refers to it and then in all. */
export const hasClause = (input: ActInput, partIndex: number, { label, unit }: ClauseName): boolean => {
  const own = input.act.parts[partIndex];
  const clauses = [...(own === undefined ? [] : [own]), ...input.act.parts].flatMap((part) => part.clauses);
  if (unit === null) return clauses.some((clause) => numberOf(clause) === bare(label));
  const units = clauses.filter((clause) => unitOf(input, clause) === unit);
  if (units.length >= 2) return units.some((clause) => numberOf(clause) === bare(label));
  // Units that no heading calls so are not told from clauses: one is missed for certain where there are sections with
  // numbers like it and nothing has that one.
  const sections = clauses.filter(({ kind, label: printed }) => kind === 'section' && printed !== null);
  const hasOther = sections.some(({ label: printed }) => !/^\d/u.test(bare(printed ?? '')));
  return sections.length < 2 || hasOther || clauses.some((clause) => numberOf(clause) === bare(label));
};

/** Of the letters that a reference names before a clause («подпункты «а», «б» пункта 13») those that the clause has not. */
export const lackingLetters = (input: ActInput, partIndex: number, label: string, before: string): readonly string[] => {
  const named = LETTERS.exec(before)?.[1] ?? '';
  const letters = [...named.matchAll(/\p{Ll}/gu)].map(([letter]) => letter);
  const part = input.act.parts[partIndex];
  const at = part?.clauses.findIndex((clause) => numberOf(clause) === bare(label)) ?? -1;
  if (letters.length === 0 || part === undefined || at < 0) return [];
  const items = below(part, at).flatMap(({ label: own }) => (own === null ? [] : [fold(bare(own))]));
  // Items without letters are counted by those who cite them.
  return items.some((item) => /^\p{L}$/u.test(item)) ? letters.filter((letter) => !items.includes(fold(letter))) : [];
};

/** Letters in quotes, «и» and commas between, right before the clause's number. */
const LETTERS = /((?:«\p{Ll}»(?:,? \p{Ll} |, ?| )){1,12})$/u;

/** Clauses under one, whose labels are not of its own kind. */
export const below = (part: ParsedPart, at: number): readonly ParsedClause[] => {
  const depth = part.clauses[at]?.depth ?? 0;
  const rest = part.clauses.slice(at + 1);
  const end = rest.findIndex((clause) => clause.label !== null && clause.depth <= depth);
  return end < 0 ? rest : rest.slice(0, end);
};

export const numberOf = ({ label }: ParsedClause): string | null => (label === null ? null : bare(label));

/** «Статья 5.» and «5.» are number 5. */
export const bare = (label: string): string =>
  label
    .replace(/^\p{L}{2,}\s+/u, '')
    .replace(/[.)\s]+$/u, '')
    .replace(/^\(/u, '');

const unitOf = ({ recognition }: ActInput, { label }: ParsedClause): string | null => {
  const word = /^\p{L}{2,}(?=\s)/u.exec(label ?? '')?.[0];
  return word === undefined ? null : recognition.stem(fold(word));
};
