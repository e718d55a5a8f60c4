import type { DeadlineAction } from '../../model/index.js';
import { FACT_TABLES } from './facts.js';

/** A question that analysts ask, as a view. */
export interface View {
  readonly name: string;
  /** What follows `CREATE VIEW name AS`. */
  readonly select: string;
}

/** How many verdicts there are of each kind; the share is of those that could be judged. */
const VERDICTS = `count(DISTINCT f.act_id) AS orders,
  sum(f.status = 'met') AS met, sum(f.status = 'partial') AS partial, sum(f.status = 'deviates') AS deviates,
  sum(f.status = 'missing') AS missing, sum(f.status = 'undetermined') AS undetermined, sum(f.status = 'not-applicable') AS not_applicable,
  round(1.0 * sum(f.status = 'met') / nullif(sum(f.status IN ('met', 'partial', 'deviates', 'missing')), 0), 4) AS share_met`;

const GRAVE = `sum(f.severity = 'critical' AND f.status IN ('partial', 'deviates', 'missing')) AS critical,
  sum(f.severity = 'major' AND f.status IN ('partial', 'deviates', 'missing')) AS major`;

/** Requirements on terms, with the action whose term each is about. */
export const TERM_REQUIREMENTS: readonly (readonly [requirement: string, action: DeadlineAction])[] = [
  ['final.update-deadline', 'publish-updated-list'],
  ['types.social-response-time', 'respond-mention'],
  ['types.social-response-time', 'respond-request'],
];

const termRows = TERM_REQUIREMENTS.map(([requirement, action]) => `('${requirement}', '${action}')`).join(', ');

/** The part of an address after `@` or `//`, up to the path. */
const DOMAIN = `CASE c.kind
    WHEN 'email' THEN substr(c.normalized, instr(c.normalized, '@') + 1)
    ELSE (WITH host (rest) AS (SELECT substr(c.normalized, CASE instr(c.normalized, '//') WHEN 0 THEN 1 ELSE instr(c.normalized, '//') + 2 END))
      SELECT replace(substr(rest, 1, CASE instr(rest, '/') WHEN 0 THEN length(rest) ELSE instr(rest, '/') - 1 END), 'www.', '') FROM host)
  END`;

const ANALYSTS_VIEWS: readonly View[] = [
  {
    name: 'orders',
    select: `SELECT a.id AS act_id, d.id AS document_id, d.path, d.format, d.method, d.ocr_confidence, a.region_code,
  coalesce(r.name, a.region_name) AS region, r.federal_district, a.agency, a.act_type, a.number, a.date, a.status, a.title,
  a.subjects, a.client_types
FROM acts a JOIN documents d ON d.id = a.document_id LEFT JOIN regions r ON r.code = a.region_code
WHERE a.is_primary`,
  },
  {
    name: 'compliance_by_region',
    select: `SELECT o.region_code, o.region, ${VERDICTS}, ${GRAVE}
FROM orders o JOIN findings f ON f.act_id = o.act_id GROUP BY o.region_code, o.region`,
  },
  {
    name: 'compliance_by_agency',
    select: `SELECT o.region, o.agency, ${VERDICTS}, ${GRAVE}
FROM orders o JOIN findings f ON f.act_id = o.act_id GROUP BY o.region, o.agency`,
  },
  {
    name: 'compliance_by_direction',
    select: `SELECT j.value AS direction, ${VERDICTS}, ${GRAVE}
FROM orders o LEFT JOIN json_each(o.subjects) j JOIN findings f ON f.act_id = o.act_id GROUP BY j.value`,
  },
  {
    name: 'compliance_by_requirement',
    select: `SELECT q.id AS requirement_id, q.group_id, q.ordinal, q.severity, q.title, ${VERDICTS}
FROM requirements q LEFT JOIN findings f ON f.requirement_id = q.id GROUP BY q.id`,
  },
  {
    name: 'deadlines_declared',
    select: `SELECT t.action, t.bound, t.value, t.unit, t.date, t.after_event, count(DISTINCT t.act_id) AS orders, count(*) AS deadlines
FROM deadlines t JOIN orders o ON o.act_id = t.act_id GROUP BY t.action, t.bound, t.value, t.unit, t.date, t.after_event`,
  },
  {
    name: 'deadlines_against_standard',
    select: `WITH terms (requirement_id, action) AS (VALUES ${termRows})
SELECT o.act_id, o.region, o.agency, o.number, o.date, f.requirement_id, terms.action, f.status, f.direction, f.expected, f.actual,
  t.bound, t.value, t.unit, t.after_event, t.quote
FROM orders o JOIN terms ON TRUE JOIN findings f ON f.act_id = o.act_id AND f.requirement_id = terms.requirement_id
LEFT JOIN deadlines t ON t.act_id = o.act_id AND t.action = terms.action`,
  },
  {
    name: 'trigger_combinations',
    select: `SELECT kinds, count(*) AS orders FROM (
  SELECT o.act_id, (SELECT group_concat(kind, ' + ') FROM (SELECT DISTINCT t.kind FROM triggers t WHERE t.act_id = o.act_id ORDER BY t.kind)) AS kinds
  FROM orders o) GROUP BY kinds`,
  },
  {
    name: 'authorized_persons',
    select: `SELECT o.act_id, o.region, o.agency, t.holder, t.designation, t.person_name, t.appointed_by, t.duties, t.quote
FROM orders o LEFT JOIN roles t ON t.act_id = o.act_id AND t.role = 'authorized-person'`,
  },
  {
    name: 'authorized_persons_by_holder',
    select: `SELECT holder, count(DISTINCT act_id) AS orders, count(DISTINCT designation) AS designations FROM authorized_persons GROUP BY holder`,
  },
  {
    name: 'channels_by_region',
    select: `SELECT o.region, t.channel, t.type_standard, count(DISTINCT o.act_id) AS orders, count(*) AS touchpoints
FROM touchpoints t JOIN orders o ON o.act_id = t.act_id GROUP BY o.region, t.channel, t.type_standard`,
  },
  {
    name: 'channel_typing',
    select: `SELECT t.channel, t.type_standard, t.type_declared, t.type_declared = t.type_standard AS agrees,
  count(DISTINCT o.act_id) AS orders, count(*) AS touchpoints
FROM touchpoints t JOIN orders o ON o.act_id = t.act_id GROUP BY t.channel, t.type_standard, t.type_declared`,
  },
  {
    name: 'contact_domains',
    select: `SELECT domain, kind, count(DISTINCT act_id) AS orders, count(*) AS contacts FROM (
  SELECT o.act_id, c.kind, ${DOMAIN} AS domain
  FROM contacts c JOIN orders o ON o.act_id = c.act_id WHERE c.kind IN ('email', 'url') AND c.normalized IS NOT NULL)
GROUP BY domain, kind`,
  },
  {
    name: 'orders_over_time',
    select: `SELECT substr(o.date, 1, 7) AS month, ${VERDICTS}
FROM orders o JOIN findings f ON f.act_id = o.act_id GROUP BY substr(o.date, 1, 7)`,
  },
  {
    name: 'foreign_agencies',
    select: `SELECT o.act_id, o.path, o.region, o.agency, m.name AS foreign_agency, count(*) AS mentions, min(c.citation) AS first_citation, min(m.quote) AS quote
FROM agency_mentions m JOIN orders o ON o.act_id = m.act_id LEFT JOIN clauses c ON c.id = m.clause_id
WHERE NOT m.own GROUP BY o.act_id, m.name`,
  },
  {
    name: 'copied_orders',
    select: `SELECT a.act_id, a.path, a.region, a.agency, a.date, b.act_id AS source_act_id, b.path AS source_path, b.region AS source_region,
  b.agency AS source_agency, b.date AS source_date, s.similarity, s.act_share, s.other_share AS source_share, s.names_other_agency,
  s.is_likely_parent,
  (SELECT count(*) FROM shared_passages p WHERE p.act_id = s.act_id AND p.other_id = s.other_id) AS passages,
  (SELECT max(p.words) FROM shared_passages p WHERE p.act_id = s.act_id AND p.other_id = s.other_id) AS longest_passage
FROM text_similarity s JOIN orders a ON a.act_id = s.act_id JOIN orders b ON b.act_id = s.other_id`,
  },
  {
    name: 'reading_quality',
    select: `SELECT d.format, d.method, count(*) AS documents, sum(d.status = 'parsed') AS parsed, sum(d.status = 'failed') AS failed,
  sum(d.status = 'skipped') AS skipped, sum(d.pages) AS pages, round(avg(d.ocr_confidence), 4) AS ocr_confidence,
  sum((SELECT count(*) FROM diagnostics g WHERE g.document_id = d.id AND g.level <> 'info')) AS warnings,
  sum((SELECT count(*) FROM acts a JOIN unreadable_places u ON u.act_id = a.id WHERE a.document_id = d.id)) AS unreadable_places,
  sum((SELECT count(*) FROM acts a JOIN findings f ON f.act_id = a.id WHERE a.document_id = d.id)) AS findings,
  sum((SELECT count(*) FROM acts a JOIN findings f ON f.act_id = a.id WHERE a.document_id = d.id AND f.status = 'undetermined')) AS undetermined
FROM documents d GROUP BY d.format, d.method`,
  },
];

/** Where every fact and verdict rests: one row each. */
const provenance = (): View => {
  const facts = ['requisites', ...FACT_TABLES.map(({ name }) => name)];
  const withoutClause = new Set(['requisites', 'list_rows']);
  // A quote over several lines of a letterhead leads to the first of them.
  const within = `(SELECT c.id FROM parts p JOIN clauses c ON c.part_id = p.id
      WHERE p.act_id = t.act_id AND c.start_offset <= t.start_offset AND c.end_offset > t.start_offset
      ORDER BY c.depth DESC LIMIT 1)`;
  const fact = (table: string): string =>
    `SELECT '${table}' AS fact_table, t.id AS fact_id, t.act_id, ${withoutClause.has(table) ? within : `coalesce(t.clause_id, ${within})`} AS clause_id,
    t.page, t.start_offset, t.end_offset, t.quote, t.rule_id, t.confidence FROM ${table} t`;
  const findings = `SELECT 'findings', t.id, t.act_id, coalesce(t.clause_id, ${within}), t.page, t.start_offset, t.end_offset, t.quote, t.requirement_id, t.confidence FROM findings t`;
  const evidence = `SELECT 'evidence', t.finding_id || '#' || t.ordinal, f.act_id, coalesce(t.clause_id, ${within.replace('t.act_id', 'f.act_id')}), t.page, t.start_offset, t.end_offset,
    t.quote, f.requirement_id, f.confidence FROM evidence t JOIN findings f ON f.id = t.finding_id`;
  return {
    name: 'provenance',
    select: `SELECT k.fact_table, k.fact_id, k.act_id, d.id AS document_id, d.path, d.method, k.clause_id, c.path AS clause_path, c.citation,
  k.page, k.start_offset, k.end_offset, k.quote, k.rule_id, k.confidence
FROM (${[...facts.map(fact), findings, evidence].join('\n  UNION ALL ')}) k
JOIN acts a ON a.id = k.act_id JOIN documents d ON d.id = a.document_id LEFT JOIN clauses c ON c.id = k.clause_id`,
  };
};

/** In the order of need: each after those it rests on. */
export const QUESTION_VIEWS: readonly View[] = [...ANALYSTS_VIEWS, provenance()];

export const createView = ({ name, select }: View): string => `CREATE VIEW ${name} AS\n${select}`;
