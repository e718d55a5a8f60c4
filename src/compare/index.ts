import type { Act, Finding } from '../model/index.js';
import type { Standard } from '../rules/standard.js';
import { viewAct } from './act-view.js';
import { runCheck } from './checks/index.js';
import { unmetCondition } from './conditions.js';
import type { CompareContext } from './context.js';
import { findingOf, findingOfUnmet } from './finding.js';
import { createNearest } from './nearest.js';
import { createUnread } from './unread.js';
import type { CheckInput } from './verdict.js';
import { createWording } from './wording.js';

export type { CompareContext } from './context.js';

/**
 * Judges an act against the standard from its facts alone: exactly one finding a requirement, in the order of the standard.
 * Only a primary act in scope is judged; for any other there are none.
 * @param siblings the other acts of the same file; the act itself may be among them
 */
export const compareAct = (context: CompareContext, standard: Standard, act: Act, siblings: readonly Act[]): Finding[] => {
  if (!act.isPrimary || act.scope !== 'touchpoint-procedure') return [];
  const input: CheckInput = {
    context,
    act,
    siblings,
    wording: createWording(context.verdicts),
    view: viewAct(act),
    unread: createUnread(context.stem, act),
  };
  const nearest = createNearest(context.stem, act);
  return standard.requirements.map((requirement) => {
    const unmet = unmetCondition(input, requirement.when);
    if (unmet !== null) return findingOfUnmet(input, requirement, unmet);
    return findingOf(input, requirement, runCheck(input, requirement.expect), nearest);
  });
};
