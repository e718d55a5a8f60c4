import type { HolderKind } from '../../model/index.js';
import type { Called } from './keeper-names.js';
import type { RoleMention } from './words.js';

/** Somebody who is said to keep the list, as one place of the order tells it. */
export interface Candidate {
  readonly mention: RoleMention;
  readonly holder: HolderKind;
  readonly person: string | null;
  /** What «(далее – …)» calls it. */
  readonly short: Called | null;
  /** The post, unit or appointed person as printed there. */
  readonly name: Called | null;
  readonly others: readonly Called[];
  /** «Лицо, указанное в пункте 2 приказа»: the order has said who it is. */
  readonly isReferred: boolean;
  /** «Уполномоченный отдел»: which one, the order says. */
  readonly isTitleOfUnit: boolean;
  /** A short name given to it elsewhere: by it two mentions are known for one. */
  readonly alias: Called | null;
}

/** The same one: by name, by a name within the other's, or an appointed person after whoever was named. */
export const isSame = (first: Candidate, other: Candidate): boolean => {
  if (areTwoPeople(first.person, other.person)) return false;
  if (isGroup(first.holder) !== isGroup(other.holder)) return isCalledAlike(first, other);
  if (first.holder === 'unit' && other.isTitleOfUnit) return true;
  if (other.isReferred && !isGroup(other.holder)) return true;
  // Appointed in the order, and given a name of its own in the procedure: told in both places.
  if (other.short !== null && first.short === null && first.holder !== 'appointed' && first.mention.part !== other.mention.part)
    return sharesName(first, other);
  // The order names the person, the procedure the post: each says who it is, unless the procedure only lists what the post does.
  if (first.short === null && first.holder === 'person' && other.holder === 'post' && first.mention.part !== other.mention.part)
    return other.mention.emit.rank <= RANK_OF_DUTIES && sharesName(first, other);
  if (other.holder === 'appointed' || first.holder === 'appointed') return true;
  return sharesName(first, other);
};

/** Rules that find who keeps the list by duties under a colon are of this rank at most. */
const RANK_OF_DUTIES = 3;

export const isGroup = (holder: HolderKind): boolean => holder === 'unit' || holder === 'commission';

/** A unit and a person go by one name only where it is the same word for word: «секретарь комиссии» is not the commission. */
const isCalledAlike = (first: Candidate, other: Candidate): boolean => {
  const known = [first.short, first.name, first.alias, ...first.others].flatMap((name) => name?.stems ?? []);
  return [other.short, other.name].some((name) => name !== null && known.includes(name.stems));
};

export const sharesName = (first: Candidate, other: Candidate): boolean => {
  const known = [first.short, first.name, first.alias, ...first.others]
    .filter((name) => name !== null)
    .map(({ stems }) => stems.split(' '));
  const said = [other.short, other.name].filter((name) => name !== null).map(({ stems }) => stems.split(' '));
  return said.some((words) =>
    known.some((name) => words.every((word) => name.includes(word)) || name.every((word) => words.includes(word))),
  );
};

/** «Седых Н.В. и Горбань Л.А. (далее – ответственные работники)»: under one name two keep the list. */
const areTwoPeople = (one: string | null, other: string | null): boolean => {
  if (one === null || other === null) return false;
  const known = beginningsOf(one);
  return !beginningsOf(other).some((beginning) => known.includes(beginning));
};

/** Of the words that are no initials, without the endings of cases. */
const beginningsOf = (name: string): string[] => (name.match(/\p{L}{3,}/gu) ?? []).map((word) => word.slice(0, LETTERS_IN_EVERY_CASE));

const LETTERS_IN_EVERY_CASE = 4;
