import { covers, type DeadlineAction, type Span, type TimeUnit } from '../model/index.js';
import type { Mention } from '../parse/mentions/index.js';
import { byPlace, mentionsOf, type ActInput } from './context.js';
import { ofSide } from './sides.js';

/**
 * What a term of an answer is given for. In one sentence mentions and requests may have a term each, or share one: «на
 * упоминание – 4 часа, на обращение или комментарий – 2 часа», «4 часа для упоминаний, 2 часа в случае обращения».
 * @returns the actions of the term: those of the objects that stand on its side, else the duty itself
 */
export type Answered = (term: Mention, duty: DeadlineAction | null, unit: TimeUnit | null) => readonly DeadlineAction[];

type Answer = 'respond-mention' | 'respond-request';

export const createAnswered = (input: ActInput, terms: readonly Mention[]): Answered => {
  const marks = mentionsOf(input, 'mark');
  const objects = marks.filter(({ emit }) => isAnswer(emit.mark)).sort((a, b) => byPlace(a.match, b.match));
  const social = new Set(marks.filter(({ emit }) => emit.mark === 'social-context').map(placeKey));
  return (term, duty, unit) => {
    const isShortInSocial = unit !== null && SHORT.has(unit) && social.has(placeKey(term)) && (duty === null || duty === 'respond-appeal');
    if (duty !== 'respond-mention' && duty !== 'respond-request' && !isShortInSocial) return [duty ?? 'other'];
    const around = segmentOf(objects, term);
    const inside = around === null ? [] : objects.filter((object) => covers(around, object.match));
    const beside = around === null ? [] : terms.filter((other) => covers(around, measureOf(other)));
    const its = beside.length < 2 ? inside : ofSide(term, beside, inside, measureOf);
    const own = new Set(its.map(({ emit }) => emit.mark).filter(isAnswer));
    if (own.size === 0) for (const { emit } of objectsBefore(objects, term)) if (isAnswer(emit.mark)) own.add(emit.mark);
    if (own.size > 0) return ANSWERS.filter((answer) => own.has(answer));
    return [isShortInSocial ? 'respond-request' : (duty ?? 'other')];
  };
};

const ANSWERS: readonly Answer[] = ['respond-mention', 'respond-request'];
const isAnswer = (mark: string): mark is Answer => ANSWERS.some((answer) => answer === mark);

/** Longer terms of answers are those of the law on appeals. */
const SHORT: ReadonlySet<TimeUnit> = new Set(['hour', 'working-hour']);

const placeKey = ({ part, clause }: Mention): string => `${part} ${clause}`;
/** The segment of the sentence that holds the term, as the objects in it were found there. */
const segmentOf = (objects: readonly Mention[], term: Mention): Span | null =>
  objects.find((object) => object.part === term.part && object.clause === term.clause && covers(object.passage, measureOf(term)))
    ?.passage ?? null;

/** «… при обращении, упоминании или комментарии. Срок ответа – 4 часа»: what is answered stands in the sentence before. */
const objectsBefore = <T extends Mention>(objects: readonly T[], term: Mention): readonly T[] => {
  const before = objects.filter(
    ({ part, clause, passage }) => part === term.part && clause === term.clause && passage.end <= term.passage.start,
  );
  const nearest = Math.max(...before.map(({ passage }) => passage.start));
  return before.filter(({ passage }) => passage.start === nearest);
};

/** Where the length of time itself stands: the object may be within the words matched. */
const measureOf = (term: Mention): Span => {
  const span = (term.captures.get('duration') ?? term.captures.get('number'))?.span ?? term.match;
  // The full stop of «4 ч.» ends the sentence, too.
  return { start: span.start, end: Math.min(span.end, Math.max(span.start, term.match.end)) };
};
