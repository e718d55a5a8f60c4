import type { Finding, StandardInfo } from '../../model/index.js';
import { placeCells, type Row, type RowsByTable } from './row.js';

export const requirementRows = (standard: StandardInfo): readonly Row[] =>
  standard.requirements.map((each) => ({
    id: each.id,
    standard_version: standard.version,
    group_id: each.groupId,
    ordinal: each.ordinal,
    severity: each.severity,
    title: each.title,
    reference_text: each.referenceText,
    source: each.source,
  }));

export const editionRows = (standard: StandardInfo): readonly Row[] =>
  standard.requirements.flatMap(({ id, edition }) => (edition === undefined ? [] : [{ requirement_id: id, edition }]));

/** Verdicts with all the places they rest on. */
export const findingRows = (findings: readonly Finding[]): RowsByTable => ({
  findings: findings.map(findingRow),
  evidence: findings.flatMap((finding) =>
    finding.evidence.map((each, index) => ({
      finding_id: finding.id,
      ordinal: index + 1,
      role: each.role,
      clause_id: each.clauseId,
      ...placeCells(each),
    })),
  ),
});

const findingRow = (finding: Finding): Row => ({
  id: finding.id,
  act_id: finding.actId,
  requirement_id: finding.requirementId,
  status: finding.status,
  direction: finding.direction,
  severity: finding.severity,
  expected: finding.expected,
  actual: finding.actual,
  explanation: finding.explanation,
  recommendation: finding.recommendation,
  clause_id: finding.clauseId,
  ...placeCells(finding.place),
  confidence: finding.confidence,
});
