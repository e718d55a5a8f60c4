import { CLIENT_TYPES, SUBJECTS, type ClientType, type Field, type ParsedClause, type Span, type Subject } from '../../model/index.js';
import type { Mention } from '../../parse/mentions/index.js';
import { mentionsOf, type ActInput } from '../context.js';
import { purposeClause } from '../purpose.js';
import type { Identity } from './context.js';
import { absentField, foundField } from './field.js';

/** What the act is about, from the title and, where it is silent, from the procedure's heading and clause of purpose. */
export const readSubjects = (identity: Identity, input: ActInput): Field<readonly Subject[]> => {
  const mentions = firstThatSpeaks(identity, input, mentionsOf(input, 'subject'));
  const subjects = SUBJECTS.filter((subject) => mentions.some(({ emit }) => emit.subject === subject));
  return fieldFrom(input, mentions, subjects);
};

/** Whose clients the act is about; «клиент» at large is both. */
export const readClientTypes = (identity: Identity, input: ActInput): Field<readonly ClientType[]> => {
  const mentions = firstThatSpeaks(identity, input, mentionsOf(input, 'clients'));
  const named = mentions.flatMap(({ emit }) => emit.clients);
  const types = named.length === 0 && mentions.length > 0 ? CLIENT_TYPES : CLIENT_TYPES.filter((type) => named.includes(type));
  return fieldFrom(
    input,
    mentions.filter(({ emit }) => named.length === 0 || emit.clients.length > 0),
    types,
  );
};

const fieldFrom = <T>(input: ActInput, mentions: readonly Mention[], values: readonly T[]): Field<readonly T[]> => {
  const [first] = mentions;
  return first === undefined || values.length === 0
    ? absentField()
    : foundField(input, first.ruleId, { value: values, at: hullOf(mentions), confidence: first.confidence });
};

/** Mentions of one clause are quoted together; of several the first is. */
const hullOf = (mentions: readonly Mention[]): Span => {
  const [first] = mentions;
  const same = mentions.filter(({ part, clause }) => part === first?.part && clause === first.clause);
  return { start: Math.min(...same.map(({ match }) => match.start)), end: Math.max(...same.map(({ match }) => match.end)) };
};

/** Title of the order; else heading with purpose of the procedure; else what the order approves, and the captions of its annexes. */
const firstThatSpeaks = <M extends Mention>(identity: Identity, input: ActInput, mentions: readonly M[]): readonly M[] => {
  const { parts } = input.act;
  const zone = ({ part, clause }: Mention): string => parts[part]?.clauses[clause]?.zone ?? '';
  const kind = ({ part }: Mention): string => parts[part]?.kind ?? '';
  const purpose = purposeClause(identity, input);
  const sources: ((mention: Mention) => boolean)[] = [
    (mention) => kind(mention) === 'order' && zone(mention) === 'title',
    (mention) =>
      (kind(mention) === 'procedure' && zone(mention) === 'title') ||
      (purpose !== null && mention.part === purpose.part && mention.clause === purpose.clause.index),
    (mention) =>
      kind(mention) === 'order' &&
      zone(mention) === 'body' &&
      mention.clause === parts[mention.part]?.clauses.find((clause) => clause.zone === 'body')?.index,
    // A procedure that does not say what it regulates tells it in its first clause all the same.
    (mention) => purpose === null && kind(mention) === 'procedure' && isFirstClause(parts[mention.part]?.clauses ?? [], mention.clause),
    (mention) => kind(mention) === 'list' && (zone(mention) === 'caption' || zone(mention) === 'title'),
  ];
  for (const isThere of sources) {
    const there = mentions.filter(isThere);
    if (there.length > 0) return there;
  }
  return [];
};

/** The first clause of the body with text of its own, sections passed over. */
const isFirstClause = (clauses: readonly ParsedClause[], index: number): boolean =>
  clauses.find(({ zone, span }) => zone === 'body' && span.end - span.start > MIN_CLAUSE)?.index === index;

/** A shorter one is a heading. */
const MIN_CLAUSE = 60;
