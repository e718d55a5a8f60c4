import {
  type Act,
  type Clause,
  covers,
  type Fact,
  type ListTable,
  type Part,
  type Provision,
  type ProvisionTopic,
} from '../model/index.js';

/** The act by what checks ask for. */
export interface ActView {
  readonly clause: (id: string | null) => Clause | null;
  /** The part of the clause of a fact; of a row of a table, which has no clause, the part around it. */
  readonly partOf: (fact: Fact) => Part | null;
  readonly provisions: (topic: ProvisionTopic, item?: string) => readonly Provision[];
  /** Tables that are the list, in the order of the act. */
  readonly listTables: readonly ListTable[];
  readonly isOrder: boolean;
  readonly isDraft: boolean;
}

export const viewAct = (act: Act): ActView => {
  const clauses = new Map(act.parts.flatMap((part) => part.clauses.map((clause) => [clause.id, { clause, part }] as const)));
  return {
    clause: (id) => (id === null ? null : (clauses.get(id)?.clause ?? null)),
    partOf: (fact) => clauses.get(fact.clauseId ?? '')?.part ?? act.parts.find((part) => covers(part, fact)) ?? null,
    provisions: (topic, item) => act.facts.provisions.filter((each) => each.topic === topic && (item === undefined || each.item === item)),
    listTables: act.parts.flatMap((part) => part.tables.filter((table) => table.isList)),
    isOrder: act.parts.some(({ kind }) => kind === 'order'),
    isDraft: act.status === 'draft',
  };
};
