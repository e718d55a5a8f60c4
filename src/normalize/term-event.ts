import { AFTER_EVENTS, type AfterEvent, covers, type DeadlineAction } from '../model/index.js';
import { mentionsOf, type ActInput } from './context.js';

/** The event that a term counts from for one duty; null where none is named. */
export type EventOf = (term: TermMention, action: DeadlineAction) => AfterEvent | null;

type TermMention = ReturnType<typeof mentionsOf<'term'>>[number];

/**
 * The event named in the term itself, else the one that stands before it in its sentence: «После изменения Перечень выкладывается …». What
 * another term counts from is that of the other.
 */
export const createEventOf = (input: ActInput, terms: readonly TermMention[]): EventOf => {
  const marks = mentionsOf(input, 'mark').filter(
    ({ emit, match }) => AHEAD.some(({ mark }) => mark === emit.mark) && !terms.some((term) => covers(term.match, match)),
  );
  return (term, action) => {
    const own = ownEvent(term, action);
    if (own !== null || APART.has(term.emit.term.bound)) return own;
    const ahead = marks.filter(
      ({ part, passage, match }) => part === term.part && match.end <= term.match.start && covers(passage, term.match),
    );
    const named = AHEAD.find(({ mark, actions }) => actions.includes(action) && ahead.some(({ emit }) => emit.mark === mark));
    if (named !== undefined) return named.event;
    // The same day is that of the change.
    return action === 'notify-authorized-person' && term.captures.has('same-day') ? 'change-occurred' : null;
  };
};

/** Terms that count from no event but one of their own words. */
const APART: ReadonlySet<string> = new Set(['periodic', 'by-date']);

/** What may be named before a term, the surest first. */
const AHEAD: readonly { readonly mark: string; readonly event: AfterEvent; readonly actions: readonly DeadlineAction[] }[] = [
  { mark: 'event-amendment', event: 'amendment', actions: ['publish-updated-list'] },
  { mark: 'event-approval', event: 'approval', actions: ['publish-approved-list'] },
  { mark: 'event-detection', event: 'detection', actions: ['notify-authorized-person', 'respond-mention', 'respond-request'] },
  { mark: 'event-touchpoint', event: 'touchpoint-appeared', actions: ['notify-authorized-person'] },
  { mark: 'event-receipt', event: 'receipt', actions: ['other', 'approve-change'] },
  { mark: 'event-change', event: 'change-occurred', actions: ['notify-authorized-person'] },
];

/**
 * «Со дня изменения» is the change of the list where the list is published, else that of what it tells of. Words after «со дня» that are
 * none of the known events are another one.
 */
const ownEvent = ({ captures, emit }: TermMention, action: DeadlineAction): AfterEvent | null => {
  const code = captures.get('event')?.value ?? emit.term.after;
  if (code === CHANGE) return action === 'publish-updated-list' ? 'amendment' : 'change-occurred';
  const known = AFTER_EVENTS.find((event) => event === code);
  return known ?? (captures.has('since-day') || captures.has('until') ? 'other' : null);
};

/** Value of the slot that is no event of its own. */
const CHANGE = 'change';
