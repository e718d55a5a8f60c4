import type { AfterEvent, Deadline, DeadlineAction, Span, TimeUnit } from '../model/index.js';
import { AFTER_EVENTS } from '../model/index.js';
import type { Mention } from '../parse/mentions/index.js';
import { createAnswered } from './answers.js';
import { byPlace, factOf, mentionsOf, type ActInput } from './context.js';

type TermMention = ReturnType<typeof mentionsOf<'term'>>[number];
type ActionMention = ReturnType<typeof mentionsOf<'action'>>[number];

/** Each term in time with the duty it belongs to: that of its proposition, else of ever wider stretches around it. */
export const deadlinesOf = (input: ActInput): Deadline[] => {
  const terms = withoutOverlaps(input, mentionsOf(input, 'term'));
  const actions = mentionsOf(input, 'action').filter((action) => !terms.some((term) => isEvent(term, action.match)));
  const answered = createAnswered(input, terms);
  return terms.flatMap((term, index) => {
    const duty = (actionOf(actions, term) ?? actionBelow(input, actions, term) ?? actionBefore(actions, term))?.emit.action ?? null;
    const measured = measure(term, terms[index - 1] ?? null);
    if (measured === null || ((duty === null || duty === 'other') && term.emit.term.bound === 'timely' && term.confidence < 1)) return [];
    return answered(term, duty, measured.unit).map((action) => {
      const bound = term.emit.term.bound;
      return {
        ...factOf(input, term, 'deadline', `${action} ${measured.value ?? ''} ${measured.unit ?? ''}`),
        action: action === 'publish-updated-list' && bound === 'periodic' ? 'review-list' : action,
        bound,
        ...measured,
        afterEvent:
          eventOf(term) ?? (bound === 'periodic' ? null : (eventAhead(input, term, action) ?? impliedEvent(term, action, measured))),
      };
    });
  });
};

/** «Со дня внесения изменений» is what the term counts from, not the duty. */
const isEvent = (term: TermMention, inner: Span): boolean => {
  const outer = term.captures.get('event')?.span;
  return outer !== undefined && outer.start <= inner.start && inner.end <= outer.end;
};

/**
 * Of terms that share words the surest, then the longest stands: «не позднее 5 рабочих дней» over «рабочих дней». One that runs on
 * over a comma («ответ даётся за два часа, на упоминание …») stands behind all others.
 */
const withoutOverlaps = (input: ActInput, terms: readonly TermMention[]): TermMention[] => {
  const bySize = [...terms].sort(
    (a, b) =>
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

const length = (mention: Mention): number => mention.match.end - mention.match.start;

const LEVELS = ['proposition', 'segment', 'sentence'] as const;

const actionOf = (actions: readonly ActionMention[], term: TermMention): ActionMention | null => {
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

/** A term in a lead-in is that of the first duty under it: «В течение 5 дней уполномоченное лицо: – размещает …». */
const actionBelow = (input: ActInput, actions: readonly ActionMention[], term: TermMention): ActionMention | null => {
  const clauses = input.act.parts[term.part]?.clauses ?? [];
  const under = actions.filter((action) => action.part === term.part && clauses[action.clause]?.parent === term.clause);
  const first = Math.min(...under.map(({ clause }) => clause));
  return under.filter(({ clause }) => clause === first).reduce<ActionMention | null>(higher, null);
};

/** A sentence that begins with its term speaks of the duty in the sentence before: «… размещается на сайте. Срок – 5 дней». */
const actionBefore = (actions: readonly ActionMention[], term: TermMention): ActionMention | null =>
  actions
    .filter((action) => {
      const gap = term.match.start - action.passage.end;
      return action.level === 'sentence' && action.part === term.part && action.clause === term.clause && gap >= 0 && gap <= MAX_GAP;
    })
    .reduce<ActionMention | null>(higher, null);

const higher = (best: ActionMention | null, action: ActionMention): ActionMention =>
  best === null || action.emit.rank > best.emit.rank ? action : best;

/** One short word and a dash, in characters. */
const MAX_GAP = 12;

/** The higher rank wins; of equals the one whose words stand nearer to the term. */
const better = (term: TermMention, a: ActionMention, b: ActionMention): boolean => {
  if (a.emit.rank !== b.emit.rank) return a.emit.rank > b.emit.rank;
  return distance(a, term) < distance(b, term);
};

const distance = (a: Mention, b: Mention): number => Math.max(0, a.match.start - b.match.end, b.match.start - a.match.end);

interface Measure {
  readonly value: number | null;
  readonly unit: TimeUnit | null;
  readonly date: string | null;
  readonly conflict: boolean;
}

/** Null for a number without a unit where no term before it gives one: «не дольше четырёх» after «не дольше двух часов». */
const measure = (term: TermMention, before: TermMention | null): Measure | null => {
  const { value = null, unit = null } = term.emit.term;
  const duration = record(term.captures.get('duration')?.value);
  const date = record(term.captures.get('date')?.value);
  const bare = term.captures.get('number');
  if (bare !== undefined && term.emit.term.bound === 'within') {
    const known = before === null || before.clause !== term.clause || before.part !== term.part ? null : measure(before, null);
    const count = record(bare.value);
    if (known?.unit == null) return null;
    return {
      value: count['conflict'] === true ? null : numberOr(count['value'], null),
      unit: known.unit,
      date: null,
      conflict: count['conflict'] === true,
    };
  }
  const conflict = duration['conflict'] === true;
  return {
    value: conflict ? null : numberOr(duration['value'], value),
    unit: isUnit(duration['unit']) ? duration['unit'] : unit,
    date: typeof date['iso'] === 'string' ? date['iso'] : null,
    conflict,
  };
};

const record = (value: unknown): Readonly<Record<string, unknown>> => Object(value ?? {});
const numberOr = (value: unknown, other: number | null): number | null => (typeof value === 'number' ? value : other);
/** Units come from a slot whose lexicon the schema has checked. */
const isUnit = (value: unknown): value is TimeUnit => typeof value === 'string';

/** A term of first publication can only run from approval; the next day on which changes are told is the one after them. */
const impliedEvent = (term: TermMention, action: DeadlineAction, { value, date }: Measure): AfterEvent | null => {
  if (action === 'publish-approved-list' && value !== null && date === null) return 'approval';
  return action === 'notify-authorized-person' && term.captures.has('next-day') ? 'change-occurred' : null;
};

/** «После изменения Перечень выкладывается на сайт в течение семи рабочих дней»: the event stands before the term, in its sentence. */
const eventAhead = (input: ActInput, term: TermMention, action: DeadlineAction): AfterEvent | null => {
  const { mark, event } = AHEAD.find((one) => one.action === action) ?? {};
  const isSaid = mentionsOf(input, 'mark').some(
    ({ emit, part, passage, match }) =>
      emit.mark === mark &&
      part === term.part &&
      match.end <= term.match.start &&
      passage.start <= term.match.start &&
      term.match.end <= passage.end,
  );
  return isSaid ? (event ?? null) : null;
};

const AHEAD: readonly { readonly action: DeadlineAction; readonly mark: string; readonly event: AfterEvent }[] = [
  { action: 'publish-updated-list', mark: 'event-amendment', event: 'amendment' },
  { action: 'notify-authorized-person', mark: 'event-detection', event: 'detection' },
];

const eventOf = (term: TermMention): AfterEvent | null => {
  const code = term.captures.get('event')?.value ?? term.emit.term.after;
  return AFTER_EVENTS.find((event) => event === code) ?? null;
};
