import type { Fact, Span } from '../../../src/model/index.js';
import { childrenOf, clauseAt, cut, inserted, replaced, type Edit } from '../edits.js';
import { grounds, leadsTo, mutator, said, type MutationInput, type Mutator } from '../mutator.js';
import { withIntroductions } from '../introductions.js';
import type { Subject } from '../subject.js';

/** The places of each thing of a list, those that none of the others shares. */
export type Groups = ReadonlyMap<string, readonly Span[]>;
export type GroupsOf = (input: MutationInput) => Groups;

/** Items of a topic by code, required ones only. */
export const provisionGroups: GroupsOf = ({ subject, requirement }) => {
  const { expect } = requirement;
  if (expect.kind !== 'items') return new Map();
  const wanted = expect.items.filter(({ optional }) => !optional).map(({ item }) => item);
  const facts = subject.act.facts.provisions.filter(({ topic }) => topic === expect.topic);
  return new Map(wanted.map((item) => [item, facts.filter((fact) => fact.item === item)]));
};

/** Mutators of a requirement that wants several things. */
export const itemMutators = (groupsOf: GroupsOf, all = true): Mutator[] => [
  mutator('delete one', 'delete', (input) => {
    const one = pickOne(input, groupsOf);
    const edits = one === null ? null : cut(input.subject, one.places);
    return leadsTo(one?.alone === true ? 'missing' : 'partial', edits);
  }),
  mutator('stranger for one', 'alter', (input) => {
    const one = pickOne(input, groupsOf);
    const edits = one === null ? null : replaced(input.subject, one.places, input.random.pick(input.material.strangers));
    return leadsTo(one?.alone === true ? 'missing' : 'partial', edits);
  }),
  mutator('keep one', 'delete', (input) => {
    const groups = groupsOf(input);
    const one = pickOne(input, groupsOf);
    if (one === null || groups.size < 3) return null;
    const others = [...groups].filter(([name]) => name !== one.name).flatMap(([, places]) => places);
    return leadsTo('partial', cut(input.subject, others));
  }),
  mutator('move one under a lead-in that denies', 'move', (input) => {
    const one = pickOne(input, groupsOf);
    const edits = one === null ? null : movedItem(input, one.places);
    return leadsTo(one?.alone === true ? 'missing' : 'partial', edits);
  }),
  ...(all
    ? [
        mutator('delete all', 'delete', (input) => {
          if (isImplied(input)) return null;
          const edits = cut(input.subject, everything(input, groupsOf));
          return leadsTo('missing', edits === null ? null : withIntroductions(input.subject, edits));
        }),
        mutator('weaken', 'weaken', (input) => {
          if (isImplied(input)) return null;
          const saying = said(input, input.random.pick(input.material.weaken[input.requirement.id] ?? ['']));
          const edits =
            saying === null || saying === '' ? null : replaced(input.subject, leadOf(input, everything(input, groupsOf)), saying);
          return leadsTo('missing', edits === null ? null : withIntroductions(input.subject, edits));
        }),
      ]
    : []),
];

/** A term for answers to mentions and requests says that they are answered: readers differ whether that is a requirement met. */
const isImplied = ({ subject, requirement }: MutationInput): boolean =>
  requirement.id === 'types.social' &&
  subject.act.facts.deadlines.some(({ action }) => action === 'respond-mention' || action === 'respond-request');

/** Optional items go with the rest. */
const everything = (input: MutationInput, groupsOf: GroupsOf): Span[] => {
  const { expect } = input.requirement;
  const optional = expect.kind === 'items' ? input.subject.act.facts.provisions.filter(({ topic }) => topic === expect.topic) : [];
  return [...[...groupsOf(input).values()].flat(), ...optional, ...grounds(input)];
};

/** The lead-in over the places, where they are all that it governs. */
const leadOf = (input: MutationInput, places: readonly Span[]): Span[] => {
  const { subject } = input;
  const nodes = places.map((place) => clauseAt(subject, place));
  const [first] = nodes;
  const parent = subject.clauses.find(({ clause }) => clause.id === first?.parent);
  if (parent === undefined || parent.clause.kind === 'section') return [...places];
  const children = childrenOf(subject, parent);
  const all = nodes.every((node) => node?.parent === parent.clause.id) && children.every((child) => nodes.includes(child));
  return all ? [parent.clause] : [...places];
};

interface One {
  readonly name: string;
  readonly places: readonly Span[];
  /** The only thing that the list wants. */
  readonly alone: boolean;
}

/** A thing whose places no other thing of the list shares. */
const pickOne = (input: MutationInput, groupsOf: GroupsOf): One | null => {
  const groups = groupsOf(input);
  const apart = [...groups].filter(
    ([name, places]) =>
      places.length > 0 &&
      ![...groups].some(([other, theirs]) => other !== name && places.some((a) => theirs.some((b) => a.start < b.end && b.start < a.end))),
  );
  const bounded = apart.filter(([, places]) => places.every((place) => isBounded(input.subject, place)));
  if (bounded.length === 0) return null;
  const [name, places] = input.random.pick(bounded);
  return { name, places: groups.size === 1 ? everything(input, groupsOf) : places, alone: groups.size === 1 };
};

/** A whole clause, sentence or item between semicolons: beside a part of one the same may be said once more. */
const isBounded = (subject: Subject, place: Span): boolean => {
  const node = clauseAt(subject, place);
  if (node === null) return false;
  const before = subject.text.slice(node.clause.start, place.start).trimEnd();
  const after = subject.text.slice(place.end, node.clause.end).trimStart();
  return (before === '' || /[;:.]$/u.test(before)) && (after === '' || /^[;.]/u.test(after));
};

/** Puts an item behind the list, under words that take it out of it. */
const movedItem = ({ subject, random }: MutationInput, places: readonly Span[]): Edit[] | null => {
  const [place] = places;
  const node = place === undefined ? null : clauseAt(subject, place);
  const parent = subject.clauses.find(({ clause }) => clause.id === node?.parent);
  if (places.length !== 1 || node === null || node.clause.kind !== 'item' || childrenOf(subject, node).length > 0) return null;
  if (parent === undefined || parent.clause.kind !== 'clause') return null;
  const taken = cut(subject, [node.clause]);
  const put = inserted(subject, parent, random.pick(DENIALS), [`${node.clause.text.trim().replace(/[;.]+$/u, '')}.`]);
  return taken === null ? null : [...taken, ...put];
};

const DENIALS = ['Не предусматривается:', 'Настоящий документ не устанавливает:', 'Не требуется:'];

export const factsIn = (facts: readonly Fact[]): Span[] => facts.map(({ start, end }) => ({ start, end }));
