import type { DeadlineAction } from '../model/index.js';
import { mentionsOf, type ActInput } from './context.js';
import type { Mention } from '../parse/mentions/index.js';

/** Finds the duties that a term in time belongs to: none where no words around it name one. */
export type Duties = (term: Mention) => readonly DeadlineAction[];

type ActionMention = ReturnType<typeof mentionsOf<'action'>>[number];
type MarkMention = ReturnType<typeof mentionsOf<'mark'>>[number];

/**
 * The duty of a term is that of its proposition, else of ever wider stretches around it, else of the points under its lead-in, else of
 * the sentence or clause before it where its own sentence speaks of that («Срок размещения – три рабочих дня»).
 * @param actions the duties found in the act but for those that are what a term counts from
 */
export const createDuties = (input: ActInput, actions: readonly ActionMention[]): Duties => {
  const back = mentionsOf(input, 'mark').filter(({ emit }) => BACK.some((mark) => mark === emit.mark));
  return (term) => {
    const around = actionAround(actions, term);
    if (around !== null) return [around.emit.action];
    const below = actionsBelow(input, actions, term);
    if (below.length > 0) return below;
    const before = actionBefore(actions, term) ?? actionReferred(actions, back, term);
    return before === null ? [] : [before.emit.action];
  };
};

const BACK = ['term-of-before', 'publication-of-before'] as const;
const PUBLICATIONS: readonly DeadlineAction[] = ['publish-updated-list', 'publish-approved-list', 'publish-order'];

const LEVELS = ['proposition', 'segment', 'sentence'] as const;

const actionAround = (actions: readonly ActionMention[], term: Mention): ActionMention | null => {
  for (const level of LEVELS) {
    const around = actions.filter(
      (action) =>
        action.level === level &&
        action.part === term.part &&
        action.clause === term.clause &&
        action.passage.start <= term.match.start &&
        term.match.end <= action.passage.end,
    );
    if (around.length > 0) return around.reduce((best, action) => (better(term, action, best) ? action : best));
  }
  return null;
};

/** A term in a lead-in is that of every duty under it: «В течение 5 дней уполномоченное лицо: – размещает …; – уведомляет …». */
const actionsBelow = (input: ActInput, actions: readonly ActionMention[], term: Mention): readonly DeadlineAction[] => {
  const clauses = input.act.parts[term.part]?.clauses ?? [];
  const under = new Map<number, ActionMention>();
  for (const action of actions) {
    if (action.part !== term.part || clauses[action.clause]?.parent !== term.clause) continue;
    under.set(action.clause, higher(under.get(action.clause) ?? null, action));
  }
  const inOrder = [...under].sort(([a], [b]) => a - b).map(([, { emit }]) => emit.action);
  return [...new Set(inOrder)];
};

/** A sentence that begins with its term speaks of the duty in the sentence before: «… размещается на сайте. Срок – 5 дней». */
const actionBefore = (actions: readonly ActionMention[], term: Mention): ActionMention | null =>
  actions
    .filter((action) => {
      const gap = term.match.start - action.passage.end;
      return action.level === 'sentence' && action.part === term.part && action.clause === term.clause && gap >= 0 && gap <= MAX_GAP;
    })
    .reduce<ActionMention | null>(higher, null);

/** One short word and a dash, in characters. */
const MAX_GAP = 12;

/** What the nearest sentence before names, in the same clause or the one before it, where the term's own sentence refers to it. */
const actionReferred = (actions: readonly ActionMention[], back: readonly MarkMention[], term: Mention): ActionMention | null => {
  const marks = back.filter(
    ({ part, clause, passage }) =>
      part === term.part && clause === term.clause && passage.start <= term.match.start && term.match.end <= passage.end,
  );
  if (marks.length === 0) return null;
  const isOfPublication = marks.some(({ emit }) => emit.mark === 'publication-of-before');
  const before = actions.filter(
    (action) =>
      action.level === 'sentence' &&
      action.part === term.part &&
      (action.clause === term.clause || action.clause === term.clause - 1) &&
      action.passage.end <= term.match.start &&
      (!isOfPublication || PUBLICATIONS.includes(action.emit.action)),
  );
  const nearest = Math.max(...before.map(({ passage }) => passage.start));
  return before.filter(({ passage }) => passage.start === nearest).reduce<ActionMention | null>(higher, null);
};

const higher = (best: ActionMention | null, action: ActionMention): ActionMention =>
  best === null || action.emit.rank > best.emit.rank ? action : best;

/** The higher rank wins; of equals the one whose words stand nearer to the term. */
const better = (term: Mention, a: ActionMention, b: ActionMention): boolean => {
  if (a.emit.rank !== b.emit.rank) return a.emit.rank > b.emit.rank;
  return distance(a, term) < distance(b, term);
};

const distance = (a: Mention, b: Mention): number => Math.max(0, a.match.start - b.match.end, b.match.start - a.match.end);
