import type { FindingStatus, Span } from '../../../src/model/index.js';
import { clauseAt, cut, inserted, replaced, type Edit } from '../edits.js';
import { factsIn } from './items.js';
import { leadsTo, mutator, rewritten, said, type MutationInput, type Mutation, type Mutator } from '../mutator.js';

const triggersOf = ({ subject, requirement: { expect } }: MutationInput): Span[] =>
  expect.kind === 'trigger' ? factsIn(subject.act.facts.triggers.filter(({ kind }) => kind === expect.trigger)) : [];

/** A trigger that no other trigger shares its place with, all that is said of it: «точка закрыта и исключается из перечня». */
const alone = (input: MutationInput): Span[] => {
  const own = triggersOf(input);
  const others = input.subject.act.facts.triggers.filter((each) => !own.some(({ start, end }) => start === each.start && end === each.end));
  const isShared = own.some((a) => others.some((b) => a.start < b.end && b.start < a.end));
  return isShared ? [] : own.map((place) => allSaid(input, place, [...own, ...others]));
};

/** The item that holds no other trigger; else the words with the second predicate of the same subject. */
const allSaid = ({ subject }: MutationInput, place: Span, all: readonly Span[]): Span => {
  const node = clauseAt(subject, place);
  if (node === null) return place;
  const isOnly = all.filter(({ start, end }) => start >= node.clause.start && end <= node.clause.end).length === 1;
  if (isOnly && node.clause.kind === 'item' && node.treeEnd === node.clause.end) return node.clause;
  const tail = SECOND_PREDICATE.exec(subject.text.slice(place.end, node.clause.end))?.[0].length ?? 0;
  const reached = { start: place.start, end: place.end + tail };
  return all.some(({ start, end }) => start >= place.end && start < reached.end && end > place.end) ? place : reached;
};

/** « и исключается из перечня», up to a mark. */
const SECOND_PREDICATE = /^\s+и\s+\p{L}+(?:ется|ются|ится|ятся|ит|ат|ан|ана|ано|аны|ен|ена|ено|ены)(?!\p{L})[^,.;]*/u;

export const triggerMutators: readonly Mutator[] = [
  mutator('delete', 'delete', (input) => leadsTo('missing', alone(input).length === 0 ? null : cut(input.subject, alone(input)))),
  mutator('another event', 'alter', (input) => {
    const saying = input.random.pick(input.material.triggers[input.requirement.id] ?? []);
    return leadsTo('missing', alone(input).length === 0 ? null : replaced(input.subject, alone(input), saying));
  }),
  mutator('as necessary', 'weaken', (input) =>
    leadsTo(
      'missing',
      alone(input).length === 0 ? null : replaced(input.subject, alone(input), 'необходимости, определяемой руководителем'),
    ),
  ),
  mutator('under a lead-in that denies', 'move', (input) => {
    const { subject } = input;
    const [place] = alone(input);
    const node = place === undefined ? null : clauseAt(subject, place);
    const parent = subject.clauses.find(({ clause }) => clause.id === node?.parent);
    if (
      alone(input).length !== 1 ||
      node === null ||
      node.clause.kind !== 'item' ||
      parent === undefined ||
      parent.clause.kind !== 'clause'
    )
      return null;
    const taken = cut(subject, [node.clause]);
    const put = inserted(subject, parent, 'Не являются основанием для изменения перечня случаи:', [
      `${node.clause.text.trim().replace(/[;.]+$/u, '')}.`,
    ]);
    // A case in which the list is expressly not updated is contrary to the standard (decision 27).
    return leadsTo('deviates', taken === null ? null : [...taken, ...put]);
  }),
];

const deadlinesOf = ({ subject, requirement: { expect } }: MutationInput): Span[] =>
  expect.kind === 'deadline' ? factsIn(subject.act.facts.deadlines.filter(({ action }) => action === expect.action)) : [];

/** «в течение 10 (десяти) рабочих дней» and its kin, without the event that it runs from. */
const TERM =
  /(?:в течение|не позднее(?: чем через)?|в срок(?:,? не превышающий|,? не более|,? до)?|в)\s+(?:\d+|\p{L}+)(?:\s*\([^)]*\))?(?:-дневный срок|[\s-]+(?:рабоч\p{L}+\s+(?:дн\p{L}+|день)))/iu;

export const deadlineMutators: readonly Mutator[] = [
  mutator('stricter', 'alter', (input) => withTerm(input, 'stricter', 'deviates')),
  mutator('weaker', 'alter', (input) => withTerm(input, 'weaker', 'deviates')),
  mutator('digits against words', 'alter', (input) => withTerm(input, 'conflict', 'deviates')),
  mutator('calendar days', 'alter', (input) => {
    const edits = deadlinesOf(input).map((place) =>
      rewritten(
        input.subject,
        place,
        /рабоч(их|ий|ие|его) (?=дн)/u,
        ([, ending]) => `календарн${ending === 'ий' ? 'ый' : ending === 'ие' ? 'ые' : ending === 'его' ? 'ого' : 'ых'} `,
      ),
    );
    return whole('deviates', edits);
  }),
  mutator('vague', 'weaken', (input) => {
    const [word] = [input.random.pick(input.material.deadlines.vague)];
    const edits = deadlinesOf(input).map((place) =>
      rewritten(
        input.subject,
        wider(input, place),
        new RegExp(`${TERM.source}(?:\\s+(?:со дня|с момента|с даты|после|с)\\s+[^.,;]{3,60}?изменени[йяе]\\p{L}*)?`, 'iu'),
        () => word,
      ),
    );
    return whole('partial', edits);
  }),
  mutator('without a term', 'weaken', (input) => {
    const edits = deadlinesOf(input).map((place) =>
      rewritten(
        input.subject,
        wider(input, place),
        new RegExp(`\\s*${TERM.source}(?:\\s+(?:со дня|с момента|с даты|после|с)\\s+[^.,;]{3,60}?изменени[йяе]\\p{L}*)?`, 'iu'),
        () => '',
      ),
    );
    return whole('missing', edits);
  }),
  mutator('delete', 'delete', (input) => leadsTo('missing', cut(input.subject, sentences(input)))),
  mutator('another duty', 'weaken', (input) => {
    const saying = said(input, input.random.pick(input.material.weaken['final.update-deadline'] ?? []));
    return leadsTo('missing', saying === null ? null : replaced(input.subject, sentences(input), saying));
  }),
  mutator('a second term', 'add', (input) => {
    const [place] = deadlinesOf(input);
    const node = place === undefined ? null : clauseAt(input.subject, place);
    if (node === null || node.clause.kind !== 'clause') return null;
    return leadsTo('deviates', inserted(input.subject, node, input.random.pick(input.material.deadlines.second)));
  }),
];

/** The sentences that hold the term. */
const sentences = (input: MutationInput): Span[] =>
  deadlinesOf(input).flatMap((place) => {
    const node = clauseAt(input.subject, place);
    if (node === null) return [];
    const { text } = input.subject;
    const before = text.slice(node.clause.start, place.start);
    const opened = [...before.matchAll(/[.!?]\s+(?=[«]?\p{Lu})/gu)].at(-1);
    const closed = /[.;](?=\s|$)/u.exec(text.slice(place.end, node.clause.end));
    return [
      {
        start: node.clause.start + (opened === undefined ? 0 : opened.index + opened[0].length),
        end: closed === null ? node.clause.end : place.end + closed.index,
      },
    ];
  });

/** A quote may begin or end within the words of the term. */
const wider = ({ subject }: MutationInput, place: Span): Span => {
  const node = clauseAt(subject, place);
  return node === null ? place : { start: Math.max(node.clause.start, place.start - 40), end: Math.min(node.clause.end, place.end + 80) };
};

const withTerm = (input: MutationInput, kind: 'stricter' | 'weaker' | 'conflict', status: FindingStatus): Mutation | null => {
  const term = input.random.pick(input.material.deadlines[kind]);
  const edits = deadlinesOf(input).map((place) =>
    rewritten(input.subject, wider(input, place), TERM, ([old]) =>
      /^\p{Lu}/u.test(old) ? term.charAt(0).toUpperCase() + term.slice(1) : term,
    ),
  );
  return whole(status, edits);
};

const whole = (status: FindingStatus, edits: readonly (readonly Edit[] | null)[]): Mutation | null =>
  edits.length === 0 || edits.some((each) => each === null)
    ? null
    : leadsTo(
        status,
        edits.flatMap((each) => each ?? []),
      );

const answers = ({ subject }: MutationInput): Span[] =>
  factsIn(subject.act.facts.deadlines.filter(({ action }) => action === 'respond-mention' || action === 'respond-request'));

const HOURS = /(\d+|двух|четырех|два|четыре)(\s*\([^)]*\))?(\s+час\p{L}*)/u;

export const responseMutators: readonly Mutator[] = [
  mutator('longer', 'alter', (input) => withHours(input, 'deviates', () => '24 часов')),
  mutator('shorter', 'alter', (input) => withHours(input, 'deviates', () => '1 часа')),
  mutator('working days', 'alter', (input) => withHours(input, 'deviates', () => '3 рабочих дней')),
  mutator('digits against words', 'alter', (input) => withHours(input, 'deviates', () => '4 (пяти) часов')),
  mutator('without a term', 'weaken', (input) => {
    const saying = 'Ответы в социальных сетях даются оперативно.';
    return leadsTo('missing', replaced(input.subject, whole2(input), saying));
  }),
  mutator('delete', 'delete', (input) => leadsTo('missing', cut(input.subject, whole2(input)))),
  mutator('one of two', 'delete', (input) => {
    const saying = input.random.pick([
      'На упоминание органа в социальных сетях ответ дается в течение 4 часов.',
      'Ответ на официальное обращение или комментарий в социальной сети дается в течение 2 часов.',
    ]);
    return leadsTo('partial', replaced(input.subject, whole2(input), saying));
  }),
];

/** Everything from the first term to the last one of a clause, with the sentence round it. */
const whole2 = (input: MutationInput): Span[] => {
  const { subject } = input;
  const spans = new Map<string, Span>();
  for (const place of answers(input)) {
    const node = clauseAt(subject, place);
    if (node === null) continue;
    const before = subject.text.slice(node.clause.start, place.start);
    const opened = [...before.matchAll(/[.!?;]\s+/gu)].at(-1);
    const start = node.clause.start + (opened === undefined ? 0 : opened.index + opened[0].length);
    const closed = /[.](?=\s|$)/u.exec(subject.text.slice(place.end, node.clause.end));
    const end = closed === null ? node.clause.end : place.end + closed.index;
    const known = spans.get(node.clause.id);
    spans.set(node.clause.id, { start: Math.min(start, known?.start ?? start), end: Math.max(end, known?.end ?? end) });
  }
  return [...spans.values()];
};

const withHours = (input: MutationInput, status: FindingStatus, by: () => string): Mutation | null => {
  const places = answers(input);
  if (places.length === 0) return null;
  const place = input.random.pick(places);
  const edits = rewritten(input.subject, place, HOURS, by);
  return leadsTo(status, edits);
};
