import type { Act, Fact } from '../../../model/index.js';
import type { ExportContext, XmlTag } from '../context.js';
import { type Attributes, eIdOf, element } from './element.js';

/** What an act says, as top-level classes of Akoma Ntoso and as statements about its clauses. */
export interface ActFacts {
  /** `TLC*` and `activeRef`, each once. */
  readonly references: readonly XmlTag[];
  /** One `fact` each, in the order in which the act gives them. */
  readonly statements: readonly XmlTag[];
  /** eIds of the references that a clause is about, by the id of the clause. */
  readonly ofClause: ReadonlyMap<string, readonly string[]>;
}

/** Of the statements: Akoma Ntoso lets in elements of other namespaces alone there. */
export const FACTS_NAMESPACE = 'urn:poryadok:facts:1';

interface Stated {
  readonly kind: string;
  readonly fact: Fact;
  readonly reference: XmlTag | null;
  readonly data: Attributes;
}

export const factsOf = (context: ExportContext, act: Act): ActFacts => {
  const stated = statedFacts(context, act);
  const references = new Map<string, XmlTag>();
  const ofClause = new Map<string, string[]>();
  for (const { fact, reference } of stated) {
    const eId = reference?.attributes['eId'];
    if (reference === null || eId === undefined) continue;
    references.set(eId, references.get(eId) ?? reference);
    if (fact.clauseId === null) continue;
    const known = ofClause.get(fact.clauseId) ?? [];
    ofClause.set(fact.clauseId, known.includes(`#${eId}`) ? known : [...known, `#${eId}`]);
  }
  const paths = new Map(act.parts.flatMap(({ clauses }) => clauses.map(({ id, path }) => [id, path] as const)));
  return { references: [...references.values()], ofClause, statements: stated.map((each) => statement(each, paths)) };
};

const statedFacts = (context: ExportContext, { facts }: Act): readonly Stated[] => [
  ...facts.definitions.map((fact, index) => ({
    kind: 'definition',
    fact,
    reference: tlc('TLCTerm', `term-${index + 1}`, `term/ru/${encodeURIComponent(fact.term)}`, fact.term),
    data: { term: fact.term },
  })),
  ...facts.roles.map((fact) => ({
    kind: 'role',
    fact,
    reference: tlc('TLCRole', `role-${fact.role}`, `role/${fact.role}`, context.label('role', fact.role)),
    data: {
      role: fact.role,
      holder: fact.holder,
      designation: fact.designation ?? undefined,
      person: fact.personName ?? undefined,
      appointedBy: fact.appointedBy ?? undefined,
    },
  })),
  ...facts.triggers.map((fact) => ({
    kind: 'trigger',
    fact,
    reference: tlc('TLCEvent', `trigger-${fact.kind}`, `event/${fact.kind}`, context.label('triggerKind', fact.kind)),
    data: { trigger: fact.kind },
  })),
  ...facts.deadlines.map((fact) => ({
    kind: 'deadline',
    fact,
    reference: tlc('TLCProcess', `deadline-${fact.action}`, `process/${fact.action}`, context.label('deadlineAction', fact.action)),
    data: {
      action: fact.action,
      bound: fact.bound,
      value: fact.value === null ? undefined : String(fact.value),
      unit: fact.unit ?? undefined,
      date: fact.date ?? undefined,
      after: fact.afterEvent ?? undefined,
      conflict: fact.conflict ? 'true' : undefined,
    },
  })),
  ...facts.provisions.map((fact) => {
    const code = fact.item === null ? fact.topic : `${fact.topic}/${fact.item}`;
    const name = context.label(fact.item === null ? 'provisionTopic' : 'provisionItem', code);
    return {
      kind: 'provision',
      fact,
      reference: tlc('TLCConcept', `provision-${code.replaceAll('/', '-')}`, `concept/${code}`, name),
      data: { topic: fact.topic, item: fact.item ?? undefined },
    };
  }),
  ...facts.touchpoints.map((fact) => ({
    kind: 'touchpoint',
    fact,
    reference: tlc('TLCObject', `channel-${fact.channel}`, `object/${fact.channel}`, context.label('channel', fact.channel)),
    data: {
      name: fact.name,
      channel: fact.channel,
      source: fact.source,
      typeDeclared: fact.typeDeclared ?? undefined,
      typeStandard: fact.typeStandard ?? undefined,
    },
  })),
  ...facts.contacts.map((fact) => ({
    kind: 'contact',
    fact,
    reference: null,
    data: { contact: fact.kind, raw: fact.raw, normalized: fact.normalized ?? undefined },
  })),
  ...facts.actReferences.map((fact, index) => ({
    kind: 'reference',
    fact,
    reference: element('activeRef', {
      eId: `cited-${index + 1}`,
      href: `/akn/ru/act/${encodeURIComponent(fact.date ?? 'undated')}/${encodeURIComponent(fact.number ?? 'unnumbered')}`,
      showAs: fact.quote,
    }),
    data: {
      actType: fact.actType ?? undefined,
      number: fact.number ?? undefined,
      date: fact.date ?? undefined,
      title: fact.title ?? undefined,
      basis: fact.isBasis ? 'true' : undefined,
    },
  })),
  ...facts.internalReferences.map((fact) => ({
    kind: 'internal-reference',
    fact,
    reference: null,
    data: { target: fact.target, label: fact.label ?? undefined, resolved: String(fact.resolved) },
  })),
];

const tlc = (name: string, eId: string, path: string, showAs: string): XmlTag =>
  element(name, { eId, href: `/akn/ontology/${path}`, showAs });

const statement = ({ kind, fact, reference, data }: Stated, paths: ReadonlyMap<string, string>): XmlTag => {
  const path = fact.clauseId === null ? undefined : paths.get(fact.clauseId);
  const eId = reference?.attributes['eId'];
  return element(
    'pf:fact',
    {
      kind,
      id: fact.id,
      refersTo: eId === undefined ? undefined : `#${eId}`,
      href: path === undefined ? undefined : `#${eIdOf(path)}`,
      ...data,
      start: String(fact.start),
      end: String(fact.end),
      page: fact.page === null ? undefined : String(fact.page),
      rule: fact.ruleId ?? undefined,
      confidence: String(fact.confidence),
    },
    fact.quote,
  );
};
