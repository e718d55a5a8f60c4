import type { ActStatus, Requisites, Scope } from '../model/index.js';
import { fold } from '../rules/tokens.js';

/** What telling versions of one act apart needs to know of each act of a document. */
export interface Versioned {
  readonly id: string;
  readonly scope: Scope;
  readonly status: ActStatus;
  readonly requisites: Requisites;
}

/** Titles that share this part of their words are one. */
const SIMILAR = 0.8;

/**
 * Among the acts of one document: every act in scope is primary but a draft or second copy of another. Of versions the signed
 * one stands, then the one that says more, then the first.
 * @returns the acts in the same order, each with whether it is primary and the id of the act it is a version of
 */
export const versionsOf = <A extends Versioned>(
  acts: readonly A[],
): (A & { readonly isPrimary: boolean; readonly versionOf: string | null })[] => {
  const inScope = acts.flatMap((act, index) => (act.scope === 'touchpoint-procedure' ? [{ act, index }] : []));
  const ranked = [...inScope].sort((a, b) => weight(b.act) - weight(a.act) || a.index - b.index);
  const primaries: { act: Versioned; index: number }[] = [];
  const versionOf = new Map<number, number>();
  for (const candidate of ranked) {
    const original = primaries.find(({ act }) => isVersion(candidate.act, act));
    if (original === undefined) primaries.push(candidate);
    else versionOf.set(candidate.index, original.index);
  }
  return acts.map((act, index) => ({
    ...act,
    isPrimary: act.scope === 'touchpoint-procedure' && !versionOf.has(index),
    versionOf: acts[versionOf.get(index) ?? -1]?.id ?? null,
  }));
};

const weight = ({ status, requisites }: Versioned): number =>
  (status === 'signed' ? 10 : 0) +
  [requisites.number, requisites.date, requisites.title, requisites.agency, requisites.signatoryName].filter(({ value }) => value !== null)
    .length;

const isVersion = (act: Versioned, of: Versioned): boolean => {
  const a = act.requisites;
  const b = of.requisites;
  const number = agreement(a.number.value, b.number.value);
  const date = agreement(a.date.value, b.date.value);
  if (number === 'differ' || (date === 'differ' && number !== 'agree')) return false;
  if (number === 'agree' && date !== 'differ' && (date === 'agree' || sameTitle(a, b))) return true;
  // Two signed acts with nothing to tell them by are two: only a draft may lack its number.
  const mayLack = act.status === 'draft' || of.status === 'draft' || date === 'agree' || isStamped(act, of);
  return mayLack && agreement(a.agency.value, b.agency.value) !== 'differ' && sameTitle(a, b);
};

/** A procedure under an order's heading and the same procedure under a stamp. */
const isStamped = (act: Versioned, of: Versioned): boolean => act.requisites.number.value === null && of.requisites.number.value === null;

const agreement = (a: string | null, b: string | null): 'agree' | 'differ' | 'unknown' => {
  if (a === null || b === null) return 'unknown';
  return fold(a).replace(/\s/gu, '') === fold(b).replace(/\s/gu, '') ? 'agree' : 'differ';
};

const sameTitle = (a: Requisites, b: Requisites): boolean => {
  const [first, second] = [wordsOf(a.title.value), wordsOf(b.title.value)];
  if (first.size === 0 || second.size === 0) return false;
  const shared = [...first].filter((word) => second.has(word)).length;
  return shared / Math.max(first.size, second.size) >= SIMILAR;
};

/** Beginnings of the longer words: endings differ between a title and a heading. */
const wordsOf = (title: string | null): ReadonlySet<string> =>
  new Set((fold(title ?? '').match(/\p{L}{4,}/gu) ?? []).map((word) => word.slice(0, 6)));
