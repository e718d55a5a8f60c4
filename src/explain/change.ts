import type { FindingStatus } from '../model/index.js';
import { candidatesOf, type CandidateContext, type CandidateInput } from './candidates.js';
import type { Change } from './types.js';

/** Verdicts of the act that a text holds, by requirement; null where it holds none that is judged. */
export type Rejudge = (text: string) => Promise<ReadonlyMap<string, FindingStatus> | null>;

/**
 * The shortest change that was tried and met the requirement: one that leaves every other verdict as it was, else any. Null where
 * the requirement is met already, does not apply, or no change met it.
 */
export const smallestChange = async (context: CandidateContext, input: CandidateInput, rejudge: Rejudge): Promise<Change | null> => {
  const { id } = input.requirement;
  if (SETTLED.includes(input.finding.status)) return null;
  const before = await rejudge(input.text);
  let fallback: Change | null = null;
  for (const { changed, ...candidate } of candidatesOf(context, input).slice(0, MAX_TRIED)) {
    const after = await rejudge(changed);
    if (after?.get(id) !== 'met') continue;
    const change: Change = { ...candidate, status: 'met' };
    const harmless = [...after].every(([other, status]) => other === id || before?.get(other) !== 'met' || status === 'met');
    if (harmless) return change;
    fallback ??= change;
  }
  return fallback;
};

const SETTLED: readonly FindingStatus[] = ['met', 'not-applicable'];

/** Each try is a reading of the whole act. */
const MAX_TRIED = 12;
