import type { CaseOf } from '../rules/lexicons/verdicts.js';
import type { Ground, Verdict } from './verdict.js';
import type { Wording } from './wording.js';

/** One thing of a list: what findings call it, the words to paste where it lacks, and where it is found. */
export interface ListItem {
  readonly label: string;
  readonly words: string;
  readonly optional: boolean;
  readonly evidence: readonly Ground[];
}

/** All of the list is `met`, some `partial`, none `missing`. */
export const listVerdict = (wording: Wording, items: readonly ListItem[]): Verdict<CaseOf<'terms'>> => {
  const found = items.filter(({ evidence }) => evidence.length > 0);
  const lacking = items.filter(({ evidence, optional }) => evidence.length === 0 && !optional);
  const evidence = distinct(found.flatMap((item) => item.evidence));
  const labels = {
    found: wording.list(found.map(({ label }) => label)),
    lacking: wording.list(lacking.map(({ label }) => label)),
    lackingWords: wording.list(lacking.map(({ words }) => words)),
  };
  if (lacking.length === 0) return { status: 'met', case: 'met', rests: 'found', data: labels, evidence };
  if (found.length === 0) return { status: 'missing', case: 'missing', rests: 'absent', data: labels, evidence };
  const actual = wording.fill(wording.lexicon.actual.items, labels);
  return { status: 'partial', case: 'partial', rests: 'absent', data: labels, actual, evidence };
};

const distinct = (evidence: readonly Ground[]): Ground[] => [
  ...new Map(evidence.map((each) => [`${each.start}-${each.end}`, each])).values(),
];
