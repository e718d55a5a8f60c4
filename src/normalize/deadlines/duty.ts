import { covers, type DeadlineAction, type Span } from '../../model/index.js';
import type { Mention } from '../../parse/mentions/index.js';
import { createClausePieces, holding, type ClausePieces, type Piece } from '../clause-pieces.js';
import { mentionsOf, standsWith, type ActInput } from '../context.js';

/** Finds the duties that a term in time belongs to: none where no words around it name one. */
export type Duties = (term: Mention) => readonly DeadlineAction[];

type ActionMention = ReturnType<typeof mentionsOf<'action'>>[number];
type MarkMention = ReturnType<typeof mentionsOf<'mark'>>[number];

/**
 * The duty of a term is that of its proposition, else of ever wider stretches around it, else of the points under its lead-in, else of
 * the lead-in over it, else of the sentence or clause before it where its own sentence speaks of that («Срок размещения – три рабочих дня»).
 * @param terms all terms of the act
 * @param actions the duties found in the act but for those that are what a term counts from
 */
export const createDuties = (input: ActInput, terms: readonly Mention[], actions: readonly ActionMention[]): Duties => {
  const back = mentionsOf(input, 'mark').filter(({ emit }) => BACK.some((mark) => mark === emit.mark));
  const piecesOf = createClausePieces(input);
  const own = createOwnActions(input, piecesOf, terms, back);
  return (term) => {
    const pieces = piecesOf(term);
    const step = holding(pieces.steps, term.match);
    const isOfBefore = step !== null && back.some((mark) => standsWith(mark, term) && covers(step, mark.match));
    const isApart = !isOfBefore && (isBareTerm(term) || step?.isVerbal === true);
    const around = actionAround(input, own(actions, term), term, isApart);
    const inList = around !== null && isListed(terms, term) ? inStep(terms, actions, term) : null;
    if (inList !== null) return [inList.emit.action];
    if (around !== null && isBareTerm(term) && isListed(terms, term)) return ['other'];
    if (around !== null) return [around.emit.action, ...sharing(input, pieces, terms, actions, term, firstOf(term, around))];
    const below = actionsBelow(input, terms, actions, term);
    if (below.length > 0) return below;
    const unnamed = unnamedDuty(pieces, term);
    if (unnamed !== null && hasOther(actions, term)) return ['other', ...sharing(input, pieces, terms, actions, term, unnamed)];
    const above = pieces.isVerbal ? null : actionAbove(input, actions, term);
    const before = above ?? actionBefore(actions, term) ?? actionReferred(actions, back, term);
    return before === null ? [] : [before.emit.action];
  };
};

/** Surety of a length of time with no word that makes it a term. */
const BARE = 0.6;

/** True for a length of time with no word that makes it a term: «… – 5 рабочих дней». */
export const isBareTerm = ({ confidence }: Mention): boolean => confidence <= BARE;

const BACK = ['term-of-before', 'publication-of-before'] as const;
const PUBLICATIONS: readonly DeadlineAction[] = ['publish-updated-list', 'publish-approved-list', 'publish-order'];

const LEVELS = ['proposition', 'segment', 'sentence'] as const;

const actionAround = (
  { file: { text } }: ActInput,
  actions: readonly ActionMention[],
  term: Mention,
  isApart: boolean,
): ActionMention | null => {
  for (const level of LEVELS) {
    const around = actions.filter(
      (action) =>
        action.level === level && standsWith(action, term) && (level !== 'sentence' || !isApart || isOfSegment(text, action, term)),
    );
    if (around.length > 0) return around.reduce((best, action) => (better(term, action, best) ? action : best));
  }
  return null;
};

/**
 * What stands beyond a semicolon is another matter for a step with a verb of its own and for a bare length of time, unless it opens the
 * list with a colon: «… размещается: при закрытии – за 5 дней; …».
 */
const isOfSegment = (text: string, { match }: ActionMention, term: Mention): boolean => {
  const from = Math.min(match.start, term.match.start);
  const parts = text.slice(from, Math.max(match.end, term.match.end)).split(';');
  const opens = parts[0]?.indexOf(':') ?? -1;
  return parts.length === 1 || (opens >= 0 && match.end <= from + opens);
};

/** «Проверка – 2 дня, размещение обновленного перечня – 3 дня со дня проверки»: several lengths of time alone, each with its own step before it. */
const isListed = (terms: readonly Mention[], term: Mention): boolean =>
  isAlone(term) && terms.some((other) => other !== term && isAlone(other) && isBeside(other, term));

/** No word stands before the length of time that makes it a term. */
const isAlone = (term: Mention): boolean => isBareTerm(term) || term.captures.get('duration')?.span.start === term.match.start;

const isBeside = (other: Mention, term: Mention): boolean => other.part === term.part && other.passage.start === term.passage.start;

const inStep = (terms: readonly Mention[], actions: readonly ActionMention[], term: Mention): ActionMention | null => {
  const from = Math.max(
    0,
    ...terms.filter((other) => isBeside(other, term) && other.match.end <= term.match.start).map(({ match }) => match.end),
  );
  return actions
    .filter((action) => standsWith(action, term) && action.match.start >= from && action.match.end <= term.match.start)
    .reduce<ActionMention | null>(higher, null);
};

/**
 * A term in a lead-in is that of every duty under it that has none of its own: «В течение 5 дней уполномоченное лицо: – размещает …; –
 * уведомляет …».
 */
const actionsBelow = (
  input: ActInput,
  terms: readonly Mention[],
  actions: readonly ActionMention[],
  term: Mention,
): readonly DeadlineAction[] => {
  const clauses = input.act.parts[term.part]?.clauses ?? [];
  const withTerm = new Set(terms.filter(({ part }) => part === term.part).map(({ clause }) => clause));
  const under = new Map<number, ActionMention>();
  for (const action of actions) {
    if (action.part !== term.part || clauses[action.clause]?.parent !== term.clause || withTerm.has(action.clause)) continue;
    under.set(action.clause, higher(under.get(action.clause) ?? null, action));
  }
  const inOrder = [...under].sort(([a], [b]) => a - b).map(([, { emit }]) => emit.action);
  return [...new Set(inOrder)];
};

interface First {
  readonly action: DeadlineAction;
  readonly passage: Span;
  /** True where the term stands before what is done: «в течение пяти дней вносит …». */
  readonly isAhead: boolean;
}

const firstOf = (term: Mention, { level, emit, passage, match }: ActionMention): First | null =>
  level === 'proposition' ? { action: emit.action, passage, isAhead: term.match.end <= match.end } : null;

/** The proposition of a term whose verb no rule knows: «в течение пяти дней обобщает их и представляет проект». */
const unnamedDuty = ({ propositions }: ClausePieces, term: Mention): First | null => {
  const own = holding(propositions, term.match);
  if (own === null || !doesIts(own, term)) return null;
  return { action: 'other', passage: own, isAhead: term.match.end <= (own.doing ?? 0) };
};

/** True where other propositions around the term have duties. */
const hasOther = (actions: readonly ActionMention[], term: Mention): boolean => actions.some((action) => standsWith(action, term));

/**
 * A term said once for several duties of one doer: «В течение пяти дней проверяет сведения, вносит изменения и размещает обновленный Перечень на
 * сайте», «устраняет замечания и представляет сведения повторно в течение трех дней». The other propositions have no term of their own.
 */
const sharing = (
  input: ActInput,
  { propositions }: ClausePieces,
  terms: readonly Mention[],
  actions: readonly ActionMention[],
  term: Mention,
  first: First | null,
): readonly DeadlineAction[] => {
  const at = first === null ? -1 : propositions.findIndex((piece) => covers(piece, first.passage));
  if (first === null || at < 0) return [];
  const isFree = (piece: Piece | undefined): boolean =>
    piece !== undefined && !terms.some(({ part, match }) => part === term.part && match.start < piece.end && piece.start < match.end);
  const joined: Piece[] = [];
  for (let next = first.isAhead ? at + 1 : at - 1; isFree(propositions[next]); next += 1) {
    const [before, after] = first.isAhead ? [propositions[next - 1], propositions[next]] : [propositions[next], propositions[at]];
    const piece = propositions[next];
    if (piece === undefined || before === undefined || after === undefined || !isJoined(input, before, after)) break;
    joined.push(piece);
    if (!first.isAhead) break;
  }
  const shared = joined.flatMap((piece) => {
    const inIt = actions.filter(
      ({ level, part, clause, passage }) =>
        level === 'proposition' && part === term.part && clause === term.clause && covers(piece, passage),
    );
    return inIt.reduce<ActionMention | null>(higher, null)?.emit.action ?? [];
  });
  return [...new Set(shared)].filter((action) => action !== first.action && mayShare(first.action, action, first.isAhead));
};

/** «… и размещает», «…, а также размещает», «…, размещает»; behind a comma and any other word another doer may follow. */
const isJoined = ({ file: { text }, recognition: { grammar } }: ActInput, before: Span, after: Piece): boolean => {
  const gap = after.start - before.end;
  if (gap < 0 || gap > MAX_JOINT || /[.!?:]/u.test(text[before.end - 1] ?? '')) return false;
  const words = text.slice(after.start, after.end).toLowerCase();
  if (!words.startsWith(',')) return true;
  const [first = '', second = ''] = words.slice(1).trim().split(/\s+/u, 2);
  return after.isOfSameDoer || [first, second].every((word) => grammar.conjunctions.includes(word));
};
/** A space, in characters. */
const MAX_JOINT = 1;

/** Two steps of one piece of work; what is approved or answered has a term of its own. */
const mayShare = (first: DeadlineAction, second: DeadlineAction, isAhead: boolean): boolean => {
  if (isAhead && PUBLICATIONS.includes(second)) return true;
  const both = [first, second];
  return both.every((action) => SHARED.includes(action)) && both.some((action) => action === 'other' || action === 'submit-information');
};
const SHARED: readonly DeadlineAction[] = [...PUBLICATIONS, 'submit-information', 'other'];

/** «Перечень размещается на сайте: а) при появлении точки – в течение 5 дней»: a point without a verb is about what its lead-in says. */
const actionAbove = (input: ActInput, actions: readonly ActionMention[], term: Mention): ActionMention | null => {
  const clauses = input.act.parts[term.part]?.clauses ?? [];
  const parent = clauses[clauses[term.clause]?.parent ?? -1];
  if (parent === undefined || parent.kind === 'section') return null;
  const over = actions.filter(({ level, part, clause }) => level === 'sentence' && part === term.part && clause === parent.index);
  const last = Math.max(...over.map(({ passage }) => passage.start));
  return over.filter(({ passage }) => passage.start === last).reduce<ActionMention | null>(higher, null);
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

/**
 * Without the duties of other propositions that have a term of their own: «30 дней со дня регистрации, а пересылаются они в течение семи
 * дней». Where the term's proposition has no verb of its own and nothing else is left, it shares theirs.
 */
const createOwnActions = (
  { file: { text } }: ActInput,
  piecesOf: (mention: Mention) => ClausePieces,
  terms: readonly Mention[],
  back: readonly MarkMention[],
): ((actions: readonly ActionMention[], term: Mention) => readonly ActionMention[]) => {
  const propositionOf = (mention: Mention): Piece | null => holding(piecesOf(mention).propositions, mention.match);
  const withTerm = new Set(terms.map(propositionOf));
  const referring = new Set(back.map(propositionOf));
  return (actions, term) => {
    const own = propositionOf(term);
    if (own === null) return actions;
    const left = actions.filter((action) => {
      const other = standsWith(action, term) ? propositionOf(action) : null;
      return (other === null || other === own || !withTerm.has(other)) && !isDoneElsewhere(text, piecesOf(term), own, term, action);
    });
    const speaksForItself = own.isVerbal && !referring.has(own);
    return speaksForItself || left.some((action) => standsWith(action, term)) ? left : actions;
  };
};

/** «… готовит проект и представляет его на подпись»: the verb that an action is known by stands in another proposition than the term's own verb. */
const isDoneElsewhere = (text: string, { propositions }: ClausePieces, own: Piece, term: Mention, { captures }: ActionMention): boolean => {
  if (!doesIts(own, term)) return false;
  const verb = VERBS.map((name) => captures.get(name)?.span).find((span) => span !== undefined);
  const place = verb === undefined ? null : holding(propositions, verb);
  if (place === null || place === own || place.doing === null) return false;
  // «… опубликовать приказ | и разместить на сайте …»: what is done stands before the conjunction.
  return place.end > own.start || own.start - place.end > 1 || text[own.start] === ',';
};
/** True where a proposition has a verb of doing beside its term: «сообщают, как только узнают» has none behind the comma. */
const doesIts = ({ doing }: Piece, { match }: Mention): boolean => doing !== null && (doing < match.start || doing >= match.end);
/** Concepts of verbs that an action is known by. */
const VERBS = ['notify-verb', 'send-verb', 'approve-verb', 'approving', 'publish-word'] as const;

/** What the nearest sentence before names, in the same clause or the one before it, where the term's own sentence refers to it. */
const actionReferred = (actions: readonly ActionMention[], back: readonly MarkMention[], term: Mention): ActionMention | null => {
  const marks = back.filter((mark) => standsWith(mark, term));
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
