import type { Act, Deadline } from './act.js';

/** A term in time, and whether it is given for a case of its own, beside which another term holds. */
export interface CasedDeadline extends Deadline {
  readonly ownCase: boolean;
}

/**
 * The terms of an act. One is for a case of its own where another length stands beside it in the clause or list («…, при закрытии точки – в
 * течение дня»), or where its clause names some cases of those that the act knows («При смене вида точки Перечень размещается …»).
 */
export const casedDeadlines = ({ facts, parts }: Pick<Act, 'facts' | 'parts'>): readonly CasedDeadline[] => {
  const clauses = new Map(parts.flatMap((part) => part.clauses).map((clause) => [clause.id, clause]));
  /** The clause, or the list that it is an item of. */
  const listOf = (clauseId: string | null): string | null => {
    const clause = clauseId === null ? undefined : clauses.get(clauseId);
    return clause?.kind === 'item' || clause?.kind === 'paragraph' ? clause.parentId : clauseId;
  };
  const lengths = new Map<string, Set<string>>();
  const placeOf = ({ action, clauseId }: Deadline): string => `${action} ${listOf(clauseId)}`;
  for (const term of facts.deadlines.filter(isLength)) {
    const place = placeOf(term);
    lengths.set(place, (lengths.get(place) ?? new Set()).add(`${term.value} ${term.unit}`));
  }
  const known = new Set(facts.triggers.map(({ kind }) => kind));
  const named = new Map<string | null, Set<string>>();
  for (const { clauseId, kind } of facts.triggers) named.set(clauseId, (named.get(clauseId) ?? new Set()).add(kind));
  return facts.deadlines.map((term) => {
    const cases = named.get(term.clauseId)?.size ?? 0;
    const isBesideAnother = isLength(term) && term.clauseId !== null && (lengths.get(placeOf(term))?.size ?? 0) > 1;
    return { ...term, ownCase: isBesideAnother || (cases > 0 && cases < known.size) };
  });
};

const isLength = ({ bound, value }: Deadline): boolean => value !== null && bound !== 'periodic';
