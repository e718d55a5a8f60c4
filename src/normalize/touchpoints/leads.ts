import { mentionsOf, type ActInput } from '../context.js';

/** Words that introduce touchpoints: a mention of a rule that emits `enumeration`. */
export type Lead = ReturnType<typeof mentionsOf<'enumeration'>>[number];

/** The leads of an act in the order in which they take their points. */
export const leadsInOrder = (input: ActInput): Lead[] => typedFirst(strongestLeads(leadsOf(input)));

/** «телефон (офлайн-точка)»: a type in a bracket of its own is said of the name before it and leads nothing. */
export const leadsOf = (input: ActInput): Lead[] =>
  mentionsOf(input, 'enumeration').filter(({ match }) => {
    const around = input.file.text.slice(match.start - 1, match.end + 1);
    return !(around.startsWith('(') && around.endsWith(')'));
  });

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
  for (const lead of sorted) {
    const same = kept.some(
      (other) =>
        other.part === lead.part &&
        other.clause === lead.clause &&
        other.match.start < lead.match.end &&
        lead.match.start < other.match.end,
    );
    if (!same) kept.push(lead);
  }
  return kept.sort((a, b) => a.match.start - b.match.start);
};
