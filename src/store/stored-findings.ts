import type { Evidence, Finding, Place } from '../model/index.js';
import type { Connection } from './dataset.js';

/** Reads the findings of a document from the tables, in the order of its acts and of the standard. */
export const findingsReader = (db: Connection): ((documentId: string) => readonly Finding[]) => {
  const findings = db.prepare<[string], FindingRow>(
    `SELECT f.id, f.act_id AS actId, f.requirement_id AS requirementId, f.severity, f.expected, f.status, f.direction, f.actual,
       f.explanation, f.recommendation, f.clause_id AS clauseId, f.confidence, f.start_offset AS start, f.end_offset AS end, f.page, f.quote
     FROM acts a JOIN findings f ON f.act_id = a.id JOIN requirements q ON q.id = f.requirement_id
     WHERE a.document_id = ? ORDER BY a.ordinal, q.ordinal`,
  );
  const evidence = db.prepare<[string], EvidenceRow>(
    `SELECT role, clause_id AS clauseId, start_offset AS start, end_offset AS end, page, quote FROM evidence
     WHERE finding_id = ? ORDER BY ordinal`,
  );
  return (documentId) =>
    findings.all(documentId).map(({ start, end, page, quote, ...head }) => ({
      ...head,
      place: placeOf({ start, end, page, quote }),
      evidence: evidence.all(head.id).map(({ role, clauseId, ...place }) => ({ role, clauseId, ...(placeOf(place) ?? NOWHERE) })),
    }));
};

interface PlaceCells {
  readonly start: number | null;
  readonly end: number | null;
  readonly page: number | null;
  readonly quote: string | null;
}

type FindingRow = Omit<Finding, 'place' | 'evidence'> & PlaceCells;
type EvidenceRow = Pick<Evidence, 'role' | 'clauseId'> & PlaceCells;

const placeOf = ({ start, end, page, quote }: PlaceCells): Place | null =>
  start === null || end === null || quote === null ? null : { start, end, page, quote };

/** What a place without words is stored as, and was. */
const NOWHERE: Place = { start: 0, end: 0, page: null, quote: '' };
