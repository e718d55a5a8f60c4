import type { Act, Clause, Diagnostic, DocumentRecord, Evidence, Field, Finding, Place, Provenance } from '../model/index.js';
import { REQUISITE_COLUMN } from '../model/index.js';
import type { Row } from './rows.js';
import type { ReportReviews } from './settled.js';
import { grouped } from './statistics.js';

/** What details of all documents are made with. */
export interface DetailContext {
  /** Position of each string that many documents share, in the table of the main data. */
  readonly index: ReadonlyMap<string, number>;
  /** What a diagnostic says, null to leave the notes out. */
  readonly noteText: ((diagnostic: Diagnostic) => string) | null;
  readonly reviews: ReportReviews;
}

/** What the page unpacks when a document is opened. The text stands once; places are `[start, end, page]` in it. */
export const detailOf = (context: DetailContext, record: DocumentRecord, rows: readonly Row[]) => ({
  text: record.text,
  format: record.format,
  pages: record.pages,
  method: record.method,
  dropped: record.dropped.map((each) => [each.start, each.end, each.reason]),
  notes: context.noteText === null ? [] : notesOf(record, context.noteText),
  acts: rows.map((each) => actDetail(context, record.text, each)),
});

/** A string, or its position in the table of shared strings. */
export type Shared = string | number | null;

/** Warnings and errors of reading, each text once, with how often it came. */
const notesOf = (record: DocumentRecord, noteText: (diagnostic: Diagnostic) => string): [text: string, times: number][] => {
  const serious = record.diagnostics.filter((diagnostic) => diagnostic.level !== 'info');
  return [...grouped(serious.map(noteText), (text) => text)].map(([text, own]) => [text, own.length]);
};

const actDetail = (context: DetailContext, text: string, { act, findings }: Row) => {
  const clauses = clausesOf(act);
  const at = clausePositions(clauses);
  return {
    id: act.id,
    parts: act.parts.map((part) => [part.kind, part.title, part.start, part.end]),
    clauses: clauses.map((clause) => [clause.start, clause.end, clause.citation, clause.zone, clause.depth]),
    requisites: requisitesOf(act),
    facts: factsOf(act, at),
    unreadable: act.unreadable.map(placeOf),
    findings: findings.map((finding) => finding && findingEntry(context, text, finding, at)),
  };
};

const clausesOf = (act: Act): Clause[] => act.parts.flatMap((part) => part.clauses);

type Positions = ReadonlyMap<string, number>;

const clausePositions = (clauses: readonly Clause[]): Positions => new Map(clauses.map((clause, position) => [clause.id, position]));

const findingEntry = ({ index, reviews }: DetailContext, text: string, finding: Finding, at: Positions) => ({
  review: reviews.reviewOf(finding.id),
  direction: finding.direction,
  expected: shared(finding.expected, index),
  actual: shared(finding.actual, index),
  explanation: shared(finding.explanation, index),
  recommendation: shared(finding.recommendation, index),
  confidence: finding.confidence,
  clause: clauseAt(finding.clauseId, at),
  place: finding.place && placeOf(finding.place),
  // Only where it is not the text at its place: then the reader must see what was meant.
  quote: finding.place && quoteUnlessExact(text, finding.place),
  evidence: finding.evidence.map((each) => evidenceEntry(text, each, at)),
});

const evidenceEntry = (text: string, evidence: Evidence, at: Positions) => ({
  role: evidence.role,
  clause: clauseAt(evidence.clauseId, at),
  place: placeOf(evidence),
  quote: quoteUnlessExact(text, evidence),
});

const requisitesOf = (act: Act) =>
  (Object.keys(REQUISITE_COLUMN) as (keyof typeof REQUISITE_COLUMN)[]).map((key) => {
    const field: Field<unknown> = act.requisites[key];
    return {
      field: REQUISITE_COLUMN[key],
      state: field.state,
      value: plain(field.value),
      candidates: field.candidates.map(plain),
      printed: key === 'date' ? act.requisites.dateText : null,
      ...provenance(field),
    };
  });

/** Region → its name; everything else is a string or a list of codes already. */
const plain = (value: unknown): unknown => (typeof value === 'object' && value !== null && 'name' in value ? value.name : value);

const factsOf = (act: Act, at: Positions) => {
  const base = (fact: Provenance & { readonly clauseId: string | null }) => ({
    clause: clauseAt(fact.clauseId, at),
    ...provenance(fact),
  });
  const { facts } = act;
  return {
    roles: facts.roles.map((each) => ({
      role: each.role,
      holder: each.holder,
      designation: each.designation,
      others: each.otherDesignations,
      person: each.personName,
      ...base(each),
    })),
    triggers: facts.triggers.map((each) => ({ kind: each.kind, ...base(each) })),
    deadlines: facts.deadlines.map((each) => ({
      action: each.action,
      bound: each.bound,
      value: each.value,
      unit: each.unit,
      date: each.date,
      after: each.afterEvent,
      conflict: each.conflict,
      ...base(each),
    })),
    touchpoints: facts.touchpoints.map((each) => ({
      source: each.source,
      name: each.name,
      channel: each.channel,
      declared: each.typeDeclared,
      standard: each.typeStandard,
      ...base(each),
    })),
    provisions: facts.provisions.map((each) => ({ topic: each.topic, item: each.item, ...base(each) })),
    definitions: facts.definitions.map((each) => ({ term: each.term, definition: each.definition, ...base(each) })),
    contacts: facts.contacts.map((each) => ({ kind: each.kind, raw: each.raw, normalized: each.normalized, ...base(each) })),
    references: facts.actReferences.map((each) => ({
      type: each.actType,
      number: each.number,
      date: each.date,
      title: each.title,
      ...base(each),
    })),
  };
};

const provenance = (fact: Provenance) => ({
  place: fact.end > fact.start ? placeOf(fact) : null,
  confidence: fact.confidence,
});

const placeOf = (place: Place): [start: number, end: number, page: number | null] => [place.start, place.end, place.page];

const quoteUnlessExact = (text: string, place: Place): string | null =>
  text.slice(place.start, place.end) === place.quote ? null : place.quote;

const clauseAt = (id: string | null, at: Positions): number | null => (id === null ? null : (at.get(id) ?? null));

const shared = (value: string | null, index: ReadonlyMap<string, number>): Shared => (value === null ? null : (index.get(value) ?? value));
