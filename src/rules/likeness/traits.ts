import type { Finder } from '../phrase/match.js';
import type { IsDenial } from '../phrase/negation.js';
import type { Unit } from '../phrase/unit.js';

/** What a stretch of text looks like: trait → how much it counts. */
export type Traits = ReadonlyMap<string, number>;

/**
 * Concepts that are told by name or that documents call by names of their own; the words of all others speak for themselves.
 * Slots are among them.
 */
const CONCEPTS = [
  'touchpoint',
  'list',
  'list-keeper',
  'this-agency',
  'touchpoint-type',
  'unit-of-agency',
  'unit-heads',
  'official-site',
  'update',
  'channel',
  'duration',
  'person',
  'post',
  'unit',
] as const;

/** Shorter words say little but for denials. */
const MIN_WORD = 3;
/** Words of one root mostly share so many letters. */
const ROOT = 5;
const OWN = 1;
const CONCEPT = 0.7;
const LEAD = 0.4;

/**
 * Traits of a stretch: `s:` stem, `r:` beginning of a stem, `n:` beginning of a word that is denied, `c:` concept; `ls:`, `ln:`, `lc:` the
 * same of what governs it.
 */
export const traitsOf = (finder: Finder, isDenial: IsDenial, place: { readonly own: Unit; readonly lead: Unit }): Traits => {
  const traits = new Map<string, number>();
  const { own, lead } = place;
  for (const stem of stemsOf(own)) {
    traits.set(`s:${stem}`, OWN);
    traits.set(`r:${stem.slice(0, ROOT)}`, OWN);
  }
  for (const denied of deniedIn(isDenial, own)) traits.set(`n:${denied}`, OWN);
  for (const concept of CONCEPTS) if (finder(own, concept).size > 0) traits.set(`c:${concept}`, CONCEPT);
  for (const stem of stemsOf(lead)) traits.set(`ls:${stem}`, LEAD);
  for (const denied of deniedIn(isDenial, lead)) traits.set(`ln:${denied}`, LEAD);
  for (const concept of CONCEPTS) if (finder(lead, concept).size > 0) traits.set(`lc:${concept}`, LEAD);
  return traits;
};

/** True for a trait that says that something is denied. */
export const isDenied = (trait: string): boolean => trait.startsWith('n:') || trait.startsWith('ln:');

const deniedIn = (isDenial: IsDenial, { tokens }: Unit): readonly string[] =>
  tokens.flatMap(({ form, kind }, at) => (kind === 'word' && isDenial(tokens[at - 1]?.form ?? '', form) ? [form.slice(0, ROOT)] : []));

const stemsOf = ({ tokens }: Unit): ReadonlySet<string> =>
  new Set(tokens.filter(({ kind, form }) => kind === 'word' && form.length >= MIN_WORD).map(({ stem }) => stem));
