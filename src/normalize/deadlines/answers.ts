import { covers, type DeadlineAction, type Span, type TimeUnit } from '../../model/index.js';
import type { Mention } from '../../parse/mentions/index.js';
import { byPlace, mentionsOf, type ActInput } from '../context.js';
import { ofSide } from '../sides.js';

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
  const cases = marks.filter(({ emit }) => emit.mark === FIRST_CASE || emit.mark === LAST_CASE);
  const social = new Set(marks.filter(({ emit }) => emit.mark === 'social-context').map(placeKey));
  return (term, duty, unit) => {
    const isShortInSocial = unit !== null && SHORT.has(unit) && social.has(placeKey(term)) && (duty === null || duty === 'respond-appeal');
    if (duty !== 'respond-mention' && duty !== 'respond-request' && !isShortInSocial) return [duty ?? 'other'];
    const around = segmentOf([...objects, ...cases], term);
    const inside = around === null ? [] : objects.filter((object) => covers(around, object.match));
    const beside = around === null ? [] : terms.filter((other) => covers(around, measureOf(other)));
    const onItsSide = (all: readonly MarkMention[]): readonly MarkMention[] =>
      beside.length < 2 ? afterList(input, term, all) : ofSide(term, beside, all, measureOf);
    const its = kindsOf(onItsSide(inside));
    if (its.length === 0 && isBeforeMentions(term, beside, inside)) return ['respond-request'];
    const named = cases.filter(({ match }) => around !== null && covers(around, match));
    const own = its.length > 0 ? its : ofCase(kindsOf(objectsBefore(objects, term)), onItsSide(named));
    if (own.length > 0) return ANSWERS.filter((answer) => own.includes(answer));
    return [isShortInSocial ? 'respond-request' : (duty ?? 'other')];
  };
};

type MarkMention = ReturnType<typeof mentionsOf<'mark'>>[number];

const FIRST_CASE = 'answer-case-first';
const LAST_CASE = 'answer-case-last';

/** In the order in which they are first named. */
const kindsOf = (objects: readonly MarkMention[]): readonly Answer[] => [...new Set(objects.map(({ emit }) => emit.mark).filter(isAnswer))];

/** «… при обращении, комментарии, упоминании. В первых двух случаях – два часа, в третьем – четыре»: cases are counted as they were named. */
const ofCase = (kinds: readonly Answer[], cases: readonly MarkMention[]): readonly Answer[] => {
  const [named] = cases;
  const kind = named?.emit.mark === FIRST_CASE ? kinds[0] : kinds.at(-1);
  return named === undefined || kind === undefined ? kinds : [kind];
};

/** «Время ответа – 2 часа, при упоминании – 4 часа»: what is said before the mentions is said of all else. */
const isBeforeMentions = (term: Mention, beside: readonly Mention[], objects: readonly MarkMention[]): boolean =>
  beside.length > 1 &&
  objects.length > 0 &&
  objects.every(({ emit, match }) => emit.mark === 'respond-mention' && match.start >= measureOf(term).end);

/**
 * «… отвечает на обращения, упоминания и комментарии, на обращение – не позднее двух часов»: where a list that «и» has ended stands before the
 * last comma, the term is that of what stands behind it.
 */
const afterList = ({ file: { text }, recognition }: ActInput, term: Mention, all: readonly MarkMention[]): readonly MarkMention[] => {
  const { start } = measureOf(term);
  const comma = all[0] === undefined ? -1 : text.slice(all[0].match.start, start).lastIndexOf(',') + all[0].match.start;
  const listed = all.filter(({ match }) => match.end <= comma);
  const behind = all.filter(({ match }) => match.start > comma && match.end <= start);
  const [before, last] = listed.slice(-2);
  if (before === undefined || last === undefined || behind.length === 0 || !/[–—-]/u.test(text.slice(comma, start))) return all;
  const link = text.slice(before.match.end, last.match.start).trim().toLowerCase();
  return recognition.grammar.conjunctions.includes(link) ? behind : all;
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
