import type { AfterEvent, Deadline, TimeUnit } from '../model/index.js';
import { AFTER_EVENTS } from '../model/index.js';
import type { Mention } from '../parse/mentions/index.js';
import { byPlace, factOf, mentionsOf, type ActInput } from './context.js';

type TermMention = ReturnType<typeof mentionsOf<'term'>>[number];
type ActionMention = ReturnType<typeof mentionsOf<'action'>>[number];

/** Each term in time with the duty it belongs to: that of its proposition, else of ever wider stretches around it. */
export const deadlinesOf = (input: ActInput): Deadline[] => {
  const actions = mentionsOf(input, 'action');
  return withoutOverlaps(mentionsOf(input, 'term')).flatMap((term) => {
    const action = actionOf(actions, term);
    const measured = measure(term);
    const isVague = measured.value === null && measured.date === null && !measured.conflict;
    // A vague word where no duty of the list is spoken of («оперативно решать вопросы») is no term of anything.
    if (isVague && action === null && term.emit.term.bound !== 'timely') return [];
    return [
      {
        ...factOf(input, term, 'deadline', `${action?.emit.action ?? 'other'} ${measured.value ?? ''} ${measured.unit ?? ''}`),
        action: action?.emit.action ?? 'other',
        bound: term.emit.term.bound,
        ...measured,
        afterEvent: eventOf(term),
      },
    ];
  });
};

/** Of terms that share words the longest stands: «не позднее 5 рабочих дней» over «рабочих дней». */
const withoutOverlaps = (terms: readonly TermMention[]): TermMention[] => {
  const bySize = [...terms].sort((a, b) => length(b) - length(a) || byPlace(a.match, b.match) || a.ruleId.localeCompare(b.ruleId));
  const kept: TermMention[] = [];
  for (const term of bySize) {
    if (!kept.some((other) => other.match.start < term.match.end && term.match.start < other.match.end)) kept.push(term);
  }
  return kept.sort((a, b) => byPlace(a.match, b.match));
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

const measure = (term: TermMention): Measure => {
  const { value = null, unit = null } = term.emit.term;
  const duration = record(term.captures.get('duration')?.value);
  const date = record(term.captures.get('date')?.value);
  return {
    value: numberOr(duration['value'], value),
    unit: isUnit(duration['unit']) ? duration['unit'] : unit,
    date: typeof date['iso'] === 'string' ? date['iso'] : null,
    conflict: duration['conflict'] === true,
  };
};

const record = (value: unknown): Readonly<Record<string, unknown>> => Object(value ?? {});
const numberOr = (value: unknown, other: number | null): number | null => (typeof value === 'number' ? value : other);
/** Units come from a slot whose lexicon the schema has checked. */
const isUnit = (value: unknown): value is TimeUnit => typeof value === 'string';

const eventOf = (term: TermMention): AfterEvent | null => {
  const code = term.captures.get('event')?.value ?? term.emit.term.after;
  return AFTER_EVENTS.find((event) => event === code) ?? null;
};
