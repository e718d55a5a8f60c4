import type { Span } from '../../model/index.js';
import { mentionsOf, type ActInput } from '../context.js';
import { isBorneOut } from './bare-leads.js';
import { scanChannels } from './channels.js';
import { createOccupied, type Occupied } from './occupied.js';
import { ordinalLeads } from './ordinal-leads.js';

/** Words that introduce touchpoints: a mention of a rule that emits `enumeration`. */
export type Lead = ReturnType<typeof mentionsOf<'enumeration'>>[number];

/** The leads of an act in the order in which they take their points. */
export const leadsInOrder = (input: ActInput): Lead[] => typedFirst(strongestLeads(leadsOf(input)));

/** «телефон (офлайн-точка)»: a type in a bracket of its own is said of the name before it and leads nothing. */
const leadsOf = (input: ActInput): Lead[] => {
  const known = allByInput.get(input) ?? [
    ...mentionsOf(input, 'enumeration').filter((lead) => !isRemark(input, lead) && isBorneOut(input, lead)),
    ...ordinalLeads(input),
  ];
  allByInput.set(input, known);
  return known;
};

const allByInput = new WeakMap<ActInput, Lead[]>();

/** Remarks of a type behind names, in the order of the text. */
export const remarksOf = (input: ActInput): Lead[] => mentionsOf(input, 'enumeration').filter((lead) => isRemark(input, lead));

const isRemark = (input: ActInput, { match, emit }: Lead): boolean => {
  if (emit.type === null || input.file.text[match.start - 1] !== '(') return false;
  const inside = /^([^):]{1,60})\)(?!:)/u.exec(input.file.text.slice(match.start, match.start + LONGEST_REMARK))?.[1];
  // «неинтерактивные (офлайн) каналы»: the lead goes on behind the bracket.
  if (inside === undefined || match.start + inside.length < match.end) return false;
  return scanChannels(input.recognition, inside, match.start).channels.length === 0;
};

const LONGEST_REMARK = 62;

/** Whether a stretch has no lead of another type: words that name both types divide, those that name one may stand over its points. */
export const isSoleLead = (input: ActInput, lead: Lead, within: Span): boolean =>
  [...typesBeside(input, lead)].every(
    ([type, starts]) => type === lead.emit.type || (firstFrom(starts, within.start) ?? within.end) >= within.end,
  );

/** Where at an offset or behind it the next lead of another type begins in the clause; null where none does. */
export const nextOtherLead = (input: ActInput, lead: Lead, offset: number): number | null => {
  const next = [...typesBeside(input, lead)].flatMap(([type, starts]) =>
    type === lead.emit.type ? [] : (firstFrom(starts, offset) ?? []),
  );
  return next.length === 0 ? null : Math.min(...next);
};

const strongByInput = new WeakMap<ActInput, ReadonlyMap<string, readonly Lead[]>>();

/** The leads of a clause that take points, in the order of the text. */
export const leadsBeside = (input: ActInput, place: Pick<Lead, 'part' | 'clause'>): readonly Lead[] => {
  const known = strongByInput.get(input) ?? groupedByClause(strongestLeads(leadsOf(input)));
  strongByInput.set(input, known);
  return known.get(clauseOf(place)) ?? [];
};

const groupedByClause = (leads: readonly Lead[]): ReadonlyMap<string, readonly Lead[]> => {
  const clauses = new Map<string, Lead[]>();
  for (const lead of leads) {
    const known = clauses.get(clauseOf(lead));
    if (known === undefined) clauses.set(clauseOf(lead), [lead]);
    else known.push(lead);
  }
  return clauses;
};

type Starts = ReadonlyMap<Lead['emit']['type'], readonly number[]>;

const startsByInput = new WeakMap<ActInput, ReadonlyMap<string, Starts>>();

/** Where leads of each type begin in the clause of a lead, ascending. */
const typesBeside = (input: ActInput, lead: Lead): Starts => {
  const known = startsByInput.get(input) ?? startsByClause(leadsOf(input));
  startsByInput.set(input, known);
  return known.get(clauseOf(lead)) ?? NO_STARTS;
};

const NO_STARTS: Starts = new Map();

const startsByClause = (leads: readonly Lead[]): ReadonlyMap<string, Starts> => {
  const clauses = new Map<string, Map<Lead['emit']['type'], number[]>>();
  for (const lead of leads) {
    if (lead.emit.type === null) continue;
    const types = clauses.get(clauseOf(lead)) ?? new Map<Lead['emit']['type'], number[]>();
    clauses.set(clauseOf(lead), types);
    const starts = types.get(lead.emit.type) ?? [];
    types.set(lead.emit.type, starts);
    starts.push(lead.match.start);
  }
  for (const types of clauses.values()) for (const starts of types.values()) starts.sort((a, b) => a - b);
  return clauses;
};

const clauseOf = ({ part, clause }: Pick<Lead, 'part' | 'clause'>): string => `${part} ${clause}`;

const firstFrom = (ascending: readonly number[], least: number): number | undefined => {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return ascending[low];
};

/** A lead that tells a type takes its points before a wider one that tells none. */
const typedFirst = (leads: readonly Lead[]): Lead[] => [
  ...leads.filter((lead) => lead.emit.type !== null),
  ...leads.filter((lead) => lead.emit.type === null),
];

/** Of leads over the same words the one that tells a type wins, then a definition, then the longer match. */
const strongestLeads = (leads: readonly Lead[]): Lead[] => {
  const weight = (lead: Lead): number => (lead.emit.type === null ? 0 : 2) + (lead.emit.enumeration === 'definition' ? 1 : 0);
  const sorted = [...leads].sort(
    (a, b) => weight(b) - weight(a) || b.match.end - b.match.start - (a.match.end - a.match.start) || a.match.start - b.match.start,
  );
  const kept: Lead[] = [];
  const places = new Map<string, Occupied>();
  for (const lead of sorted) {
    const taken = places.get(clauseOf(lead)) ?? createOccupied();
    places.set(clauseOf(lead), taken);
    if (taken.overlaps(lead.match)) continue;
    taken.add(lead.match);
    kept.push(lead);
  }
  return kept.sort((a, b) => a.match.start - b.match.start);
};
