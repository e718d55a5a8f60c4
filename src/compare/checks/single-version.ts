import type { Act } from '../../model/index.js';
import { ground, type Check, type Ground } from '../verdict.js';

/** The file holds one version of the act. A second copy with the same date and number is the same version. */
export const singleVersion: Check<'single-version'> = (input) => {
  const { act, siblings, wording } = input;
  const others = siblings.filter((each) => each.id !== act.id && each.versionOf === act.id && !isCopy(act, each));
  if (others.length === 0) return { status: 'met', case: 'met', rests: 'found', evidence: [] };
  const evidence = others.flatMap(placeOf);
  return {
    status: 'deviates',
    case: 'several',
    direction: 'different',
    rests: 'found',
    data: { versions: wording.list(evidence.map(({ quote }) => wording.quoted(wording.quote(quote, 120)))) },
    evidence,
  };
};

const isCopy = (act: Act, other: Act): boolean =>
  other.status === act.status &&
  other.requisites.number.value === act.requisites.number.value &&
  other.requisites.date.value === act.requisites.date.value;

/** Where the other version begins: its title, else its first words. */
const placeOf = (other: Act): Ground[] => {
  const { title } = other.requisites;
  if (title.state === 'found' && title.quote !== '') return [ground(title, null, 'contradicts', title.confidence)];
  const first = other.parts.flatMap(({ clauses }) => clauses).find(({ quote }) => quote !== '');
  return first === undefined ? [] : [ground(first, first.id, 'contradicts')];
};
