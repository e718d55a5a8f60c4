import type { Direction, EvidenceRole, FindingStatus, Severity } from './codes.js';
import type { Place } from './span.js';

/** The verdict on one requirement for one act. */
export interface Finding {
  readonly id: string;
  readonly actId: string;
  readonly requirementId: string;
  readonly status: FindingStatus;
  readonly direction: Direction | null;
  readonly severity: Severity;
  readonly expected: string;
  readonly actual: string;
  readonly explanation: string;
  readonly recommendation: string | null;
  readonly clauseId: string | null;
  /** The words it rests on; for `missing` the nearest wording stands in `evidence` with the role `nearest`. */
  readonly place: Place | null;
  readonly confidence: number;
  readonly evidence: readonly Evidence[];
}

export interface Evidence extends Place {
  readonly role: EvidenceRole;
  readonly clauseId: string | null;
}
