import type { Grammar } from './grammar.js';
import type { Random } from './random.js';

/** A drawn term as it is written and what it says. */
export interface Term {
  readonly text: string;
  readonly since: 'of' | 'after';
  readonly bound: 'within' | 'not-later-than';
  readonly value: number | null;
  readonly unit: string;
  readonly conflict: boolean;
}

/** Writes a term in one of the ways it is written. */
export const writeTerm = (grammar: Grammar, random: Random, value: number, unit: string): Term => {
  const amount = amountOf(grammar, random, value, unit);
  const term = { value, unit, conflict: false, since: 'of' } as const;
  const way = random.whole(0, 9);
  if (way <= 3) return { ...term, text: `в течение ${amount}`, bound: 'within' };
  if (way <= 5) return { ...term, text: `не позднее ${amount}`, bound: 'not-later-than' };
  if (way === 6) return { ...term, text: `в срок, не превышающий ${amount}`, bound: 'within' };
  if (way === 7) return { ...term, text: `в срок не более ${amount}`, bound: 'within' };
  if (way === 8 && value > 4 && unit.endsWith('day'))
    return { ...term, text: `не позднее чем через ${value} ${nameOf(grammar, value, unit)}`, bound: 'not-later-than', since: 'after' };
  if (unit === 'day' && value > 1) return { ...term, text: `в ${value}-дневный срок`, bound: 'within' };
  return { ...term, text: `в срок до ${amount}`, bound: 'within' };
};

/** «10 (пяти) рабочих дней»: digits against words. */
export const writeConflict = (grammar: Grammar, value: number, other: number, unit: string): Term => ({
  text: `в течение ${value} (${grammar.agencies.numbers[String(other)] ?? ''}) ${nameOf(grammar, value, unit)}`,
  since: 'of',
  bound: 'within',
  value: null,
  unit,
  conflict: true,
});

/** An amount in the genitive: digits, words, or both. */
export const amountOf = (grammar: Grammar, random: Random, value: number, unit: string): string => {
  const word = grammar.agencies.numbers[String(value)];
  const name = nameOf(grammar, value, unit);
  const way = random.whole(0, 3);
  if (word === undefined || way < 2) return `${value} ${name}`;
  return way === 2 ? `${word} ${name}` : `${value} (${word}) ${name}`;
};

/** Puts a term and the event it runs from in their place; a participle's phrase that goes on is closed with a comma. */
export const withTerm = (template: string, term: Term, since: string): string =>
  template.replace(/\{TERM\} \{SINCE\}(?=(.))/u, (_, next: string) => {
    const text = `${term.text} ${since}`;
    return term.text.includes('превышающий') && next !== '.' ? `${text},` : text;
  });

const nameOf = (grammar: Grammar, value: number, unit: string): string => {
  const names = grammar.agencies.units_of_time[unit];
  if (names === undefined) throw new Error(`no name of ${unit}`);
  return value % 10 === 1 && value % 100 !== 11 ? names.one : names.many;
};
