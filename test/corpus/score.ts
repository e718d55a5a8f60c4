import type { Act, DocumentRecord, Facts, Finding } from '../../src/model/index.js';
import { DEVIATIONS } from '../../src/model/index.js';
import type { ActLabel, FileLabel } from './labels.js';

/** Right, wrong and missed of one thing, with what they were. */
export interface Tally {
  hits: number;
  extra: string[];
  missed: string[];
}

/** Tallies by field, fact kind (`fact:…`) and requirement (`finding:…`). */
export type Score = Map<string, Tally>;

export const tallyOf = (score: Score, name: string): Tally => {
  const known = score.get(name) ?? { hits: 0, extra: [], missed: [] };
  score.set(name, known);
  return known;
};

export const f1 = ({ hits, extra, missed }: Pick<Tally, 'hits' | 'extra' | 'missed'>): number =>
  hits + extra.length + missed.length === 0 ? 1 : (2 * hits) / (2 * hits + extra.length + missed.length);

/** Compares what came out of one file with its label. Facts are scored for primary acts, requisites for every act that is labelled. */
export const scoreFile = (score: Score, label: FileLabel, record: DocumentRecord): void => {
  const name = label.file.slice(0, 3);
  multiset(score, 'acts', name, [String(label.acts.length)], [String(record.acts.length)]);
  label.acts.forEach((expected, index) => {
    const act = record.acts[index];
    if (act === undefined) return;
    scoreRequisites(score, `${name}#${index}`, expected, act);
    if (!expected.is_primary) return;
    scoreFacts(score, `${name}#${index}`, expected, act);
    scoreFindings(
      score,
      `${name}#${index}`,
      expected,
      record.findings.filter((finding) => finding.actId === act.id),
    );
  });
};

const normal = (value: string | null): string =>
  (value ?? '∅')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[«»"“”]/gu, '')
    .replace(/[–—]/gu, '-')
    .replace(/\s*-\s*/gu, '-')
    .replace(/\s+/gu, ' ')
    .trim();

const multiset = (
  score: Score,
  name: string,
  where: string,
  expected: readonly (string | null)[],
  actual: readonly (string | null)[],
): void => {
  const tally = tallyOf(score, name);
  const left = actual.map(normal);
  for (const value of expected.map(normal)) {
    const at = left.indexOf(value);
    if (at >= 0) {
      left.splice(at, 1);
      tally.hits += 1;
    } else tally.missed.push(`${where}: ${value}`);
  }
  tally.extra.push(...left.map((value) => `${where}: ${value}`));
};

const scoreRequisites = (score: Score, where: string, label: ActLabel, act: Act): void => {
  const { requisites } = act;
  const one = (name: string, expected: string | null, actual: string | null): void => multiset(score, name, where, [expected], [actual]);
  one('scope', label.scope, act.scope);
  one('status', label.status, label.status === null ? null : act.status);
  one('is_primary', String(label.is_primary), String(act.isPrimary));
  one('act_type', label.act_type, requisites.actType.value);
  one('number', label.number, requisites.number.value);
  one('date', label.date, requisites.date.value);
  one('place', label.place, requisites.place.value);
  one('agency', label.agency, requisites.agency.value);
  one('region_code', label.region_code, requisites.region.value?.code ?? null);
  one('title', label.title, requisites.title.value);
  one('signatory_name', label.signatory_name, requisites.signatoryName.value);
  one('signatory_position', label.signatory_position, requisites.signatoryPosition.value);
  multiset(
    score,
    'parts',
    where,
    label.parts,
    act.parts.map((part) => part.kind),
  );
  if (!label.is_primary) return;
  multiset(score, 'subjects', where, label.subjects, requisites.subjects.value ?? []);
  multiset(score, 'client_types', where, label.client_types, requisites.clientTypes.value ?? []);
};

const scoreFacts = (score: Score, where: string, label: ActLabel, act: Act): void => {
  scoreFactKinds(score, where, label, act.facts, FACT_KINDS);
  multiset(score, 'fact:list-rows', where, [String(label.list_rows)], [String(act.facts.listRows.length)]);
};

export type FactKind = (typeof FACT_KINDS)[number];

/** Scores facts of the kinds given, each as `fact:<kind>`. */
export const scoreFactKinds = (
  score: Score,
  where: string,
  label: Partial<ActLabel>,
  facts: Partial<Facts>,
  kinds: readonly FactKind[],
): void => {
  const [expected, actual] = [labelLines(label), factLines(facts)];
  for (const kind of kinds) multiset(score, `fact:${kind}`, where, expected[kind], actual[kind]);
};

export const FACT_KINDS = [
  'definitions',
  'roles',
  'role-designations',
  'role-persons',
  'triggers',
  'deadlines',
  'deadline-events',
  'provisions',
  'touchpoints',
  'contacts',
  'act-references',
] as const;

/** What is compared of each kind of fact, a line each. */
type FactLines = Readonly<Record<FactKind, readonly string[]>>;

const labelLines = ({
  definitions = [],
  roles = [],
  triggers = [],
  deadlines = [],
  provisions = [],
  touchpoints = [],
  contacts = [],
  act_references: references = [],
}: Partial<ActLabel>): FactLines => ({
  definitions: definitions.map(bareTerm),
  roles: roles.map((one) => `${one.role} ${one.holder}`),
  'role-designations': roles.map((one) => `${one.role} ${one.designation ?? '∅'}`),
  'role-persons': roles.flatMap((one) => one.person_name ?? []),
  triggers: triggers.map((one) => one.kind),
  deadlines: deadlines.map((one) => [one.action, one.bound, one.value, one.unit, one.date].join(' ')),
  'deadline-events': deadlines.map((one) => `${one.action} ${one.after_event}`),
  provisions: [...new Set(provisions)],
  touchpoints: touchpoints.map((one) => [one.source, one.name, one.channel, one.type_declared].join(' | ')),
  contacts: contacts.map((one) => `${one.kind} ${one.normalized}`),
  'act-references': references.map((one) => [one.act_type, one.number, one.date].join(' ')),
});

const factLines = ({
  definitions = [],
  roles = [],
  triggers = [],
  deadlines = [],
  provisions = [],
  touchpoints = [],
  contacts = [],
  actReferences = [],
}: Partial<Facts>): FactLines => ({
  definitions: definitions.map((one) => bareTerm(one.term)),
  roles: roles.map((one) => `${one.role} ${one.holder}`),
  'role-designations': roles.map((one) => `${one.role} ${one.designation ?? '∅'}`),
  'role-persons': roles.flatMap((one) => one.personName ?? []),
  triggers: triggers.map((one) => one.kind),
  deadlines: deadlines.map((one) => [one.action, one.bound, one.value, one.unit, one.date].join(' ')),
  'deadline-events': deadlines.map((one) => `${one.action} ${one.afterEvent}`),
  provisions: [...new Set(provisions.map((one) => (one.item === null ? one.topic : `${one.topic}/${one.item}`)))],
  touchpoints: touchpoints.map((one) => [one.source, one.name, one.channel, one.typeDeclared].join(' | ')),
  contacts: contacts.map((one) => `${one.kind} ${one.normalized}`),
  'act-references': actReferences.map((one) => [one.actType, one.number, one.date].join(' ')),
});

/** «клиент (внешний клиент)» and «клиент» are one term. */
const bareTerm = (term: string): string => term.replace(/\(.*$/u, '').trim();

const isFlag = (status: string): boolean => DEVIATIONS.some((one) => one === status);

const scoreFindings = (score: Score, where: string, label: ActLabel, findings: readonly Finding[]): void => {
  const flags = tallyOf(score, 'flags');
  const exact = tallyOf(score, 'verdicts');
  for (const [id, expected] of Object.entries(label.findings)) {
    if (expected.status === 'skip') continue;
    const actual = findings.find((finding) => finding.requirementId === id);
    const got = actual?.status ?? 'none';
    const line = `${where} ${id}: ${expected.status} → ${got}`;
    const tally = tallyOf(score, `finding:${id}`);
    const right = got === expected.status && (expected.direction === null || expected.direction === actual?.direction);
    for (const one of [tally, exact]) {
      if (right) one.hits += 1;
      else one.missed.push(line);
    }
    if (isFlag(expected.status) && isFlag(got)) flags.hits += 1;
    else if (isFlag(expected.status)) flags.missed.push(line);
    else if (isFlag(got)) flags.extra.push(line);
  }
};
