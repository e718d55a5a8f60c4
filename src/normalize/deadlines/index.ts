import { covers, type Deadline, type DeadlineAction, type DeadlineBound, type Span, type TimeUnit } from '../../model/index.js';
import type { Mention } from '../../parse/mentions/index.js';
import { createAnswered } from './answers.js';
import { byClause, byPlace, factOf, mentionsOf, standsWith, type ActInput } from '../context.js';
import { createDuties, isBareTerm } from './duty.js';
import { createPublished } from './published.js';
import { isInTermColumn } from './cells.js';
import { createEventOf } from './event.js';

type TermMention = ReturnType<typeof mentionsOf<'term'>>[number];

/** Each term in time with the duty it belongs to. */
export const deadlinesOf = (input: ActInput): Deadline[] => {
  const terms = withoutOverlaps(input, withoutNextEvents(input, mentionsOf(input, 'term'))).filter(
    (term) => !isBareTerm(term) || standsApart(input, term),
  );
  const actions = withoutEvents(mentionsOf(input, 'action'), terms);
  const duties = createDuties(input, terms, actions);
  const answered = createAnswered(input, terms);
  const published = createPublished(input, terms);
  const eventOf = createEventOf(input, terms);
  const lengths = mentionsOf(input, 'mark').filter(({ emit }) => emit.mark === 'not-a-duty');
  const found = terms.flatMap((term, index) => {
    const measured = measure(term, terms[index - 1] ?? null);
    const own = duties(term);
    if (
      measured === null ||
      (own.every((duty) => duty === 'other') && lengths.some((mark) => standsWith(mark, term))) ||
      (isVague(term) && own.every((duty) => UNTIMED.includes(duty))) ||
      (isBareTerm(term) && own.length === 0 && !isInTermColumn(input, term))
    )
      return [];
    return actionsOf(own, (duty) => answered(term, duty, measured).flatMap((action) => published(term, action))).map((action) => ({
      term,
      deadline: {
        ...factOf(input, term, 'deadline', `${action} ${measured.value ?? ''} ${measured.unit ?? ''}`),
        action,
        ...measured,
        afterEvent: eventOf(term, action),
      },
    }));
  });
  return found.filter((one) => !isSaidBeside(one, found) && !isOfMinutes(one)).map(({ deadline }) => deadline);
};

/** «Со дня внесения изменений» is what the term counts from, not the duty. */
const withoutEvents = <M extends Mention>(actions: readonly M[], terms: readonly TermMention[]): M[] => {
  const termsIn = byClause(terms);
  return actions.filter((action) => !termsIn(action).some((term) => isEvent(term, action.match)));
};

/** «Время ожидания – 15 минут»: less than an hour is a term only where an answer is due in hours. */
const isOfMinutes = ({ deadline: { action, unit, value } }: Found): boolean =>
  unit === 'hour' && value !== null && value < 1 && action !== 'respond-mention' && action !== 'respond-request';

const actionsOf = (
  duties: readonly DeadlineAction[],
  read: (duty: DeadlineAction | null) => readonly DeadlineAction[],
): readonly DeadlineAction[] => [...new Set(duties.length === 0 ? read(null) : duties.flatMap(read))];

/** A word that is a term only where the duty can have one. */
const isVague = ({ emit, confidence }: TermMention): boolean =>
  (emit.term.bound === 'timely' || emit.term.bound === 'immediate') && confidence < 1;

/** Duties that a vague word sets no term for. */
const UNTIMED: readonly DeadlineAction[] = [
  'other',
  'respond-appeal',
  'respond-mention',
  'respond-request',
  'review-list',
  'approve-change',
];

/** Behind a dash or a colon, or in a cell of its own: «размещение перечня – 5 рабочих дней»; an adjective whose noun is told once: «в двухчасовой». */
const standsApart = (input: ActInput, { match, captures }: TermMention): boolean => {
  const duration = captures.get('duration');
  if (duration !== undefined && duration.span.start > match.start) {
    const { start, end } = duration.span;
    return !/[\s\d]/u.test(input.file.text.slice(start, end)) && record(duration.value)['value'] !== 1;
  }
  return /[–—:|\t(-]$/u.test(input.file.text.slice(Math.max(0, match.start - MAX_SPACES), match.start).replace(/[^\S\t]+$/u, ''));
};
const MAX_SPACES = 4;

interface Found {
  readonly term: TermMention;
  readonly deadline: Deadline;
}

/**
 * A word without measure beside a measured term of the same duty, and a day of the year beside the period it belongs to, say nothing of
 * their own: «по мере необходимости, но не реже одного раза в квартал», «незамедлительно, но не позднее двух часов», «раз в год, до 1 декабря», «незамедлительно, в день выявления».
 */
const isSaidBeside = ({ term, deadline }: Found, all: readonly Found[]): boolean => {
  const isBare = deadline.bound === 'by-date' && deadline.date === null && deadline.afterEvent === null;
  const isAtOnce = deadline.bound === 'immediate';
  if (deadline.bound !== 'timely' && !isBare && !isAtOnce) return false;
  return all.some(
    (other) =>
      other.term !== term &&
      other.deadline.action === deadline.action &&
      (!isAtOnce || deadline.afterEvent === null || (other.deadline.afterEvent === deadline.afterEvent && isMeasured(other.deadline))) &&
      other.term.part === term.part &&
      other.term.passage.start === term.passage.start &&
      (isBare ? other.deadline.bound === 'periodic' : isMeasured(other.deadline) || isSameDay(deadline, other.deadline)) &&
      (deadline.bound === 'timely' || between(other.term, term) <= MAX_BESIDE),
  );
};

const isMeasured = ({ bound, value, date }: Deadline): boolean => bound === 'periodic' || value !== null || date !== null;

/** «Незамедлительно, в день подписания»: the day tells what the word leaves open. */
const isSameDay = (vague: Deadline, other: Deadline): boolean =>
  vague.bound === 'immediate' && other.bound === 'immediate' && other.afterEvent !== null;

/** A comma and one short word, in characters. */
const MAX_BESIDE = 12;

const between = (a: Mention, b: Mention): number => Math.max(a.match.start, b.match.start) - Math.min(a.match.end, b.match.end);

const isEvent = (term: TermMention, inner: Span): boolean => {
  const outer = term.captures.get('event')?.span;
  return outer !== undefined && covers(outer, inner);
};

/**
 * Of terms that share words the surest, then the longest stands: «не позднее 5 рабочих дней» over «рабочих дней». One that runs on
 * over a comma («ответ даётся за два часа, на упоминание …») stands behind all others but the bare ones, which may be no terms.
 */
const withoutOverlaps = (input: ActInput, terms: readonly TermMention[]): TermMention[] => {
  const bySize = [...terms].sort(
    (a, b) =>
      Number(isBareTerm(a)) - Number(isBareTerm(b)) ||
      Number(runsOn(input, a)) - Number(runsOn(input, b)) ||
      b.confidence - a.confidence ||
      length(b) - length(a) ||
      byPlace(a.match, b.match) ||
      a.ruleId.localeCompare(b.ruleId),
  );
  const kept: TermMention[] = [];
  for (const term of bySize) {
    if (!kept.some((other) => other.match.start < term.match.end && term.match.start < other.match.end)) kept.push(term);
  }
  return kept.sort((a, b) => byPlace(a.match, b.match));
};

const runsOn = (input: ActInput, { captures }: TermMention): boolean => {
  const duration = captures.get('duration')?.span;
  const object = (captures.get('mention-object') ?? captures.get('request-object'))?.span;
  if (duration === undefined || object === undefined || object.start < duration.end) return false;
  return input.file.text.slice(duration.end, object.start).includes(',');
};

/** «… через 4 часа, с момента поступления запроса – через 2 часа»: what stands behind a comma is what the next term counts from. */
const withoutNextEvents = ({ file: { text } }: ActInput, terms: readonly TermMention[]): TermMention[] =>
  terms.map((term) => {
    const { part, match, captures } = term;
    const duration = captures.get('duration')?.span;
    const from = (captures.get('since') ?? captures.get('since-day'))?.span;
    if (duration === undefined || from === undefined || !text.slice(duration.end, from.start).includes(',')) return term;
    const isOfNext = terms.some(
      (next) =>
        next.part === part &&
        covers(term.passage, next.match) &&
        next.match.start >= match.end &&
        !/[.,;]/u.test(text.slice(match.end, next.match.start)),
    );
    const own = [...captures].filter(([, { span }]) => span.end <= duration.end);
    return isOfNext ? { ...term, match: { start: match.start, end: duration.end }, captures: new Map(own) } : term;
  });

const length = (mention: Mention): number => mention.match.end - mention.match.start;

interface Measure {
  readonly bound: DeadlineBound;
  readonly value: number | null;
  readonly unit: TimeUnit | null;
  readonly date: string | null;
  readonly conflict: boolean;
}

/**
 * Null for a number without a unit where no term before it gives one: «не дольше четырёх» after «не дольше двух часов». One that leans on
 * the term before it has its bound too: «не превышает трех часов, на упоминание – пяти часов».
 */
const measure = (term: TermMention, before: TermMention | null): Measure | null => {
  const { value = null, unit = null, bound } = term.emit.term;
  if (term.captures.has('same-term')) return before !== null && isNear(before, term) ? measure(before, null) : null;
  const duration = record(term.captures.get('duration')?.value);
  const date = record(term.captures.get('date')?.value);
  const bare = term.captures.get('number');
  const isSentence = before?.part === term.part && before.passage.start === term.passage.start;
  if (bare !== undefined && bound === 'within' && unit === null) {
    const known = before === null || !isSentence ? null : measure(before, null);
    const count = record(bare.value);
    if (known?.unit == null) return null;
    const conflict = count['conflict'] === true;
    const own = term.captures.has('no-longer') ? bound : known.bound;
    return { bound: own, value: conflict ? null : numberOr(count['value'], null), unit: known.unit, date: null, conflict };
  }
  const conflict = duration['conflict'] === true;
  const leans = bound === 'within' && term.captures.has('leaning') && isSentence && before.emit.term.bound === 'not-later-than';
  return {
    bound: leans ? 'not-later-than' : bound,
    value: conflict ? null : numberOr(duration['value'], value),
    unit: isUnit(duration['unit']) ? duration['unit'] : unit,
    date: typeof date['iso'] === 'string' ? date['iso'] : null,
    conflict,
  };
};

/** «… в течение 5 дней. В такой же срок …»: the term meant stands in the same clause or the one before it. */
const isNear = (before: Mention, term: Mention): boolean => before.part === term.part && term.clause - before.clause <= 1;

const record = (value: unknown): Readonly<Record<string, unknown>> => Object(value ?? {});
const numberOr = (value: unknown, other: number | null): number | null => (typeof value === 'number' ? value : other);
/** Units come from a slot whose lexicon the schema has checked. */
const isUnit = (value: unknown): value is TimeUnit => typeof value === 'string';
