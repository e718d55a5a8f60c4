import { AFTER_EVENTS, type AfterEvent, covers, type DeadlineAction } from '../../model/index.js';
import type { Mention } from '../../parse/mentions/index.js';
import { byClause, mentionsOf, type ActInput } from '../context.js';

/** The event that a term counts from for one duty; null where none is named. */
export type EventOf = (term: TermMention, action: DeadlineAction) => AfterEvent | null;

type TermMention = ReturnType<typeof mentionsOf<'term'>>[number];

/**
 * The event named in the term itself, else the one that stands before it in its sentence: «После изменения Перечень выкладывается …». What
 * another term counts from is that of the other.
 */
export const createEventOf = (input: ActInput, terms: readonly TermMention[]): EventOf => {
  const termsIn = byClause(terms);
  const marksIn = byClause(
    mentionsOf(input, 'mark').filter((mark) => MARKS.has(mark.emit.mark) && !termsIn(mark).some((term) => sharesWords(term, mark))),
  );
  /** «Перечень размещается со дня внесения изменений: – при закрытии точки – в течение дня»: named in the lead-in over the item. */
  const over = (term: TermMention): ReturnType<typeof marksIn> => {
    const clauses = input.act.parts[term.part]?.clauses ?? [];
    const parent = clauses[term.clause]?.parent ?? null;
    if (parent === null || clauses[parent]?.kind === 'section') return [];
    const place = { ...term, clause: parent };
    return marksIn(place).filter((mark) => opensList(input, termsIn(place), mark));
  };
  const find: EventOf = (term, action) => {
    const own = ownEvent(term, action);
    const first = term.captures.has('same-term')
      ? terms.findLast(({ part, match }) => part === term.part && match.end <= term.match.start)
      : undefined;
    // «В тот же срок» counts from where the term before it does.
    if (own === null && first !== undefined) return find(first, action);
    if (own !== null || APART.has(term.emit.term.bound)) return own;
    const marks = marksIn(term);
    const before = marks.filter(
      ({ part, passage, match }) => part === term.part && match.end <= term.match.start && covers(passage, term.match),
    );
    const ahead = [...over(term), ...before];
    const named = AHEAD.find(
      ({ mark, actions }) =>
        actions.includes(action) &&
        ahead.some((one) => one.emit.mark === mark && (mark !== APPROVED || !hasTermBetween(termsIn(term), one, term))),
    );
    if (named !== undefined) return named.event;
    const told = ahead.findLast(({ emit }) => emit.mark === NAMED);
    if (told !== undefined && (!hasTermBetween(termsIn(term), told, term) || opensList(input, termsIn(told), told)))
      return eventOf(told, action) ?? 'other';
    const after = marks.find((mark) => mark.emit.mark === OF_TERM && isTold(mark, term) && !hasTermBetween(termsIn(term), term, mark));
    if (after !== undefined) return eventOf(after, action);
    return term.captures.has('same-day') ? eventOfThatDay(action, ahead) : null;
  };
  return find;
};

/** The same day is that of the change, or of the receipt that is confirmed. */
const eventOfThatDay = (action: DeadlineAction, ahead: readonly Mention[]): AfterEvent | null => {
  if (action === 'notify-authorized-person') return 'change-occurred';
  return action === 'other' && ahead.some(({ emit }) => 'mark' in emit && emit.mark === RECEIPT) ? 'receipt' : null;
};
const RECEIPT = 'event-receipt-that-day';

/** Terms that count from no event but one of their own words. */
const APART: ReadonlySet<string> = new Set(['periodic', 'by-date']);

/** What may be named before a term, the surest first. */
const AHEAD: readonly { readonly mark: string; readonly event: AfterEvent; readonly actions: readonly DeadlineAction[] }[] = [
  { mark: 'event-amendment', event: 'amendment', actions: ['publish-updated-list', 'other', 'submit-information'] },
  { mark: 'event-approval', event: 'approval', actions: ['publish-approved-list'] },
  { mark: 'event-after-approval', event: 'approval', actions: ['publish-updated-list'] },
  { mark: 'event-detection', event: 'detection', actions: ['notify-authorized-person', 'respond-mention', 'respond-request', 'other'] },
  { mark: 'event-touchpoint', event: 'touchpoint-appeared', actions: ['notify-authorized-person'] },
  { mark: 'event-receipt', event: 'receipt', actions: ['other', 'approve-change'] },
  { mark: 'event-change', event: 'change-occurred', actions: ['notify-authorized-person'] },
];

/** «После утверждения новая редакция размещается …»: said of the next term alone. */
const APPROVED = 'event-after-approval';
/** «С момента поступления запроса – через 2 часа»: named in words of its own before the term. */
const NAMED = 'event-named';
/** «… в течение 10 дней. Срок исчисляется со дня …»: named behind the term. */
const OF_TERM = 'event-of-term';
const MARKS: ReadonlySet<string> = new Set([...AHEAD.map(({ mark }) => mark), NAMED, OF_TERM, RECEIPT]);

/** A passage ends before its colon. */
const COLON = 1;

/** «… со дня внесения изменений: …»: between what is named and the colon that it opens stands no term. */
const opensList = ({ file: { text } }: ActInput, terms: readonly Mention[], mark: Mention): boolean => {
  const colon = text.slice(mark.match.end, mark.passage.end + COLON).indexOf(':');
  const end = mark.match.end + colon;
  return colon >= 0 && !terms.some(({ match }) => match.start >= mark.match.end && match.start < end);
};

const sharesWords = (a: Mention, b: Mention): boolean => a.match.start < b.match.end && b.match.start < a.match.end;

const hasTermBetween = (terms: readonly Mention[], from: Mention, to: Mention): boolean =>
  terms.some(({ part, match }) => part === from.part && match.start >= from.match.end && match.end <= to.match.start);

/** In the sentence of the term or in the next of its clause. */
const isTold = (mark: Mention, term: Mention): boolean => {
  const gap = mark.passage.start - term.passage.end;
  return mark.part === term.part && mark.clause === term.clause && mark.match.start >= term.match.end && gap <= MAX_GAP;
};
/** The spaces between two sentences, in characters. */
const MAX_GAP = 3;

/**
 * «Со дня изменения» is the change of the list where the list is published, else that of what it tells of. Words after «со дня» that are
 * none of the known events are another one.
 */
const ownEvent = (term: TermMention, action: DeadlineAction): AfterEvent | null =>
  eventOf(term, action) ?? (term.captures.has('since-day') || term.captures.has('until') ? 'other' : null);

const eventOf = ({ captures, emit }: Mention, action: DeadlineAction): AfterEvent | null => {
  const code = captures.get('event')?.value ?? ('term' in emit ? emit.term.after : null);
  if (code === CHANGE) return action === 'publish-updated-list' ? 'amendment' : 'change-occurred';
  return AFTER_EVENTS.find((event) => event === code) ?? null;
};

/** Value of the slot that is no event of its own. */
const CHANGE = 'change';
