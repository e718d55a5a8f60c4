import { covers, type DeadlineAction, overlaps, type Span, type TimeUnit } from '../../model/index.js';
import type { Mention } from '../../parse/mentions/index.js';
import { byPlace, mentionsOf, standsWith, type ActInput } from '../context.js';
import { ofSide } from '../sides.js';

/**
 * What a term of an answer is given for. In one sentence mentions and requests may have a term each, or share one: «на
 * упоминание – 4 часа, на обращение или комментарий – 2 часа», «4 часа для упоминаний, 2 часа в случае обращения».
 * @returns the actions of the term: those of the objects that stand on its side, else the duty itself
 */
export type Answered = (term: Mention, duty: DeadlineAction | null, length: Length) => readonly DeadlineAction[];

/** How long a term is; nulls where it has no measure. */
interface Length {
  readonly value: number | null;
  readonly unit: TimeUnit | null;
}

type Answer = 'respond-mention' | 'respond-request';

export const createAnswered = (input: ActInput, terms: readonly Mention[]): Answered => {
  const marks = mentionsOf(input, 'mark');
  const objects = marks.filter(({ emit }) => isAnswer(emit.mark)).sort((a, b) => byPlace(a.match, b.match));
  const cases = marks.filter(({ emit }) => emit.mark === FIRST_CASE || emit.mark === LAST_CASE);
  const social = new Set(marks.filter(({ emit }) => emit.mark === 'social-context').map(placeKey));
  const elsewhere = marks.filter(({ emit }) => emit.mark === 'answer-elsewhere');
  const isNegative = createIsNegative(input, marks, objects);
  return (term, duty, length) => {
    const isSocial = social.has(placeKey(term));
    const isShort = length.unit !== null && SHORT.has(length.unit) && (duty === null || duty === 'respond-appeal');
    const isOfDay = duty === 'respond-appeal' && isWithinDay(length) && !elsewhere.some((mark) => standsWith(mark, term));
    const isShortInSocial = isSocial && (isShort || isOfDay);
    if (duty === 'respond-request' && isOfLaw(length) && !isSocial) return ['respond-appeal'];
    if (duty !== 'respond-mention' && duty !== 'respond-request' && !isShortInSocial) return [duty ?? 'other'];
    const around = segmentOf([...objects, ...cases], term);
    const inside = around === null ? [] : objects.filter((object) => covers(around, object.match));
    const beside = around === null ? [] : terms.filter((other) => covers(around, measureOf(other)));
    const onItsSide = (all: readonly MarkMention[]): readonly MarkMention[] =>
      beside.length < 2
        ? isOfDash(input, term)
          ? afterList(input, term, all)
          : all
        : afterList(input, term, ofSide(term, beside, all, measureOf));
    const onSide = onItsSide(inside);
    const its = kindsOf(onSide);
    if (isNegative(onSide)) return ['other'];
    if (its.length === 0 && isBeforeMentions(term, beside, inside)) return ['respond-request'];
    const named = cases.filter(({ match }) => around !== null && covers(around, match));
    const own = its.length > 0 ? its : ofCase(kindsOf(objectsBefore(objects, term)), onItsSide(named));
    if (own.length > 0) return ANSWERS.filter((answer) => own.includes(answer));
    return [isShortInSocial ? 'respond-request' : (duty ?? 'other')];
  };
};

/**
 * True for «на негативный отзыв – час» where questions or comments at large are named too, in the clause or list: their term is another one.
 */
const createIsNegative = (
  input: ActInput,
  marks: readonly MarkMention[],
  objects: readonly MarkMention[],
): ((onSide: readonly MarkMention[]) => boolean) => {
  const negative = marks.filter(({ emit }) => emit.mark === 'respond-negative');
  const isOne = (object: MarkMention): boolean => negative.some((mark) => mark.part === object.part && overlaps(mark.match, object.match));
  const listOf = ({ part, clause }: Mention): string => `${part} ${input.act.parts[part]?.clauses[clause]?.parent ?? null}`;
  const plain = negative.length === 0 ? [] : objects.filter((object) => object.emit.mark === 'respond-request' && !isOne(object));
  return (onSide) => {
    const [first] = onSide;
    if (first === undefined || !onSide.every(isOne)) return false;
    return plain.some((object) => placeKey(object) === placeKey(first) || listOf(object) === listOf(first));
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

/** «…, на обращение – не позднее двух часов»: a term alone in its sentence is that of what a dash joins to it. */
const isOfDash = ({ file: { text } }: ActInput, term: Mention): boolean => {
  const { start } = measureOf(term);
  return /[–—-][^,]*$/u.test(text.slice(Math.max(0, start - MAX_TOLD), start));
};
/** In characters. */
const MAX_TOLD = 80;

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
  if (before === undefined || last === undefined || behind.length === 0) return all;
  const link = text.slice(before.match.end, last.match.start).toLowerCase();
  const isLast = !link.includes(',') && link.split(/\s+/u).some((word) => recognition.grammar.conjunctions.includes(word));
  return isLast ? behind : all;
};

const ANSWERS: readonly Answer[] = ['respond-mention', 'respond-request'];
const isAnswer = (mark: string): mark is Answer => ANSWERS.some((answer) => answer === mark);

/** Longer terms of answers are those of the law on appeals. */
const SHORT: ReadonlySet<TimeUnit> = new Set(['hour', 'working-hour']);
const DAYS: ReadonlySet<TimeUnit> = new Set(['day', 'working-day', 'calendar-day']);

/** «Не позднее следующего рабочего дня»: what a social network is answered in where hours do not suffice. */
const isWithinDay = ({ value, unit }: Length): boolean => unit !== null && DAYS.has(unit) && value !== null && value <= 1;

/** «На официальные обращения отвечают в течение 30 дней»: so long only letters may wait. */
const isOfLaw = ({ value, unit }: Length): boolean =>
  unit !== null && (unit === 'month' || (DAYS.has(unit) && value !== null && value >= LEAST_OF_LAW));
/** In days of whatever kind. */
const LEAST_OF_LAW = 10;

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
