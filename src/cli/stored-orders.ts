import type { FileSummary } from '../batch/index.js';
import type { FindingStatus, Severity, StandardInfo } from '../model/index.js';
import type { Connection } from '../store/index.js';
import { type OrderSummary, type Verdict, withVerdicts } from './orders.js';

/** The orders that a run compared, from its dataset: the records themselves would not all fit in memory. */
export const storedOrders = (
  db: Connection,
  documents: readonly FileSummary[],
  standard: StandardInfo,
): readonly OrderSummary<Verdict>[] => {
  const requirements = new Map(standard.requirements.map((each) => [each.id, each]));
  const regionOf = db.prepare<[string], string | null>('SELECT region_name FROM acts WHERE id = ?').pluck();
  const findings = db.prepare<[string], { id: string; status: FindingStatus; severity: Severity }>(
    'SELECT requirement_id AS id, status, severity FROM findings WHERE act_id = ?',
  );
  return documents.flatMap((document) =>
    document.acts
      .filter((act) => act.isPrimary)
      .map((act) =>
        withVerdicts(
          {
            documentId: document.id,
            path: document.path,
            actId: act.id,
            region: regionOf.get(act.id) ?? null,
            agency: act.requisites.agency,
            actType: act.requisites.actType,
            number: act.requisites.number,
            date: act.requisites.date,
            draft: act.status === 'draft',
          },
          findings
            .all(act.id)
            .map(({ id, status, severity }) => ({ requirementId: id, status, severity }))
            .toSorted((a, b) => (requirements.get(a.requirementId)?.ordinal ?? 0) - (requirements.get(b.requirementId)?.ordinal ?? 0)),
          requirements,
        ),
      ),
  );
};
