import type { ActStatus, Requisites, Scope } from '../model/index.js';
import { fold } from '../rules/tokens.js';
import { mentionsOf, type ActInput } from './context.js';
import { actReferencesOf } from './act-references.js';
import type { Identity } from './requisites/context.js';
import { headOf } from './requisites/head.js';
import { numbersOfLines, ownDate } from './requisites/index.js';
import { anyOf, patternOf } from './requisites/patterns.js';
import { stampOf } from './stamps.js';

export interface ScopeVerdict {
  readonly scope: Scope;
  readonly status: ActStatus;
  /** What an amendment says it changes, as cited; empty for other acts. */
  readonly amends: readonly string[];
}

type ScopeMention = ReturnType<typeof mentionsOf<'scope'>>[number];

/** Hits up to this rank tell only of an act whose title is about dealing with clients. */
const NEEDS_TITLE = 30;
const TITLE_MARK = 'interaction-title';
/** A procedure with fewer clauses than this is no full text. */
const FULL_PROCEDURE = 5;

/** Whether an act is about the list of touchpoints, changes such an act, or neither: the rule of the highest rank decides. */
export const scopeOf = (input: ActInput, identity: Identity, requisites: Requisites): ScopeVerdict => ({
  ...subjectScope(input, identity),
  status: statusOf(input, identity, requisites),
});

const subjectScope = (input: ActInput, identity: Identity): Omit<ScopeVerdict, 'status'> => {
  const { parts } = input.act;
  if (parts.every(({ kind }) => kind === 'memo' || kind === 'approval-sheet')) return UNRELATED;
  const titled = mentionsOf(input, 'mark').some(({ emit }) => emit.mark === TITLE_MARK);
  const hits = mentionsOf(input, 'scope').filter(({ emit, part }) => emit.rank > NEEDS_TITLE || titled || parts[part]?.kind === 'list');
  const best = hits.reduce<ScopeMention | null>((a, b) => (a === null || b.emit.rank > a.emit.rank ? b : a), null);
  if (best === null) return saysEnough(input) ? { scope: 'touchpoint-procedure', amends: [] } : UNRELATED;
  if (best.emit.scope !== 'amendment') return { scope: best.emit.scope, amends: [] };
  const whole = hits.find(({ emit, part }) => emit.scope === 'touchpoint-procedure' && isFullProcedure(input, part));
  if (whole !== undefined) return { scope: 'touchpoint-procedure', amends: [] };
  return { scope: 'amendment', amends: amendsOf(input, identity, best) };
};

/**
 * Whether what the act regulates is the keeping of such a list, under whatever name: its provisions tell where its title does not.
 * Acts about something else touch on one or two of these topics at most.
 */
const saysEnough = (input: ActInput): boolean => {
  const told = mentionsOf(input, 'provision').filter(({ alike }) => alike === null);
  const topics = told.map(({ emit }) => emit.provision.split('/')[0] ?? '');
  return new Set(topics.filter((topic) => OF_THE_LIST.has(topic))).size >= ENOUGH_TOPICS;
};

const ENOUGH_TOPICS = 5;
const OF_THE_LIST: ReadonlySet<string> = new Set([
  'list-form',
  'authorized-person-duties',
  'unit-duties',
  'key-touchpoints',
  'identification-basis',
  'administrative-use',
  'no-duplication',
  'no-formalism',
  'types-division',
  'list-publication',
  'unit-heads-notify',
]);

const UNRELATED: Omit<ScopeVerdict, 'status'> = { scope: 'unrelated', amends: [] };

/** An act that sets the procedure out anew carries all of it. */
const isFullProcedure = (input: ActInput, part: number): boolean => {
  const found = input.act.parts[part];
  return found?.kind === 'procedure' && found.clauses.filter(({ zone }) => zone === 'body').length >= FULL_PROCEDURE;
};

/** The acts that the title and the clauses cite; where none has a number, the words of the clause itself. */
const amendsOf = (input: ActInput, identity: Identity, best: ScopeMention): readonly string[] => {
  const cited = actReferencesOf(input, identity).filter(({ isBasis }) => !isBasis);
  const quotes = [...new Set(cited.map(({ quote }) => quote.replace(/\s+/gu, ' ')))];
  return quotes.length > 0 ? quotes : [input.file.text.slice(best.match.start, best.match.end).replace(/\s+/gu, ' ')];
};

/** A draft has its date or number left blank, or «проект» over it. */
export const statusOf = (input: ActInput, identity: Identity, requisites: Requisites): ActStatus => {
  const head = headOf(identity, input);
  if (head === null) return 'signed';
  if (isMarkedDraft(identity, input, head.span)) return 'draft';
  if (head.kind === 'memo') return 'signed';
  if (head.kind === 'stamped') {
    const stamp = stampOf(identity, input, head.partIndex);
    return stamp?.blank === true ? 'draft' : 'signed';
  }
  const number = numbersOfLines(identity, head.requisites);
  const date = ownDate(identity, input, head);
  const isBlank = (number.blanks && number.found.length === 0) || (date?.blank ?? false);
  const isBare = requisites.number.state === 'absent' && requisites.date.state === 'absent' && requisites.dateText === null;
  return isBlank || isBare ? 'draft' : 'signed';
};

const isMarkedDraft = (identity: Identity, input: ActInput, before: { readonly start: number; readonly end: number }): boolean => {
  const mark = patternOf(`^[\\s("«]*(?:${anyOf(identity.words.draftMarks.map(fold))})(?![\\p{L}])[\\s.)"»]*$`, 'u');
  return input.act.parts
    .flatMap(({ clauses }) => clauses)
    .filter(({ span, zone }) => span.start < before.end && zone !== 'body' && zone !== 'title')
    .flatMap(({ span }) => input.file.text.slice(span.start, span.end).split('\n'))
    .some((line) => mark.test(fold(line.trim())));
};
