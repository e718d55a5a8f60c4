import type { ActLabel } from '../corpus/labels.js';

/** A wording put into an order, and the fact (or its absence, `not …`) that it stands for. */
export interface Use {
  readonly requirement: string;
  /** `provision needs/information`, `trigger needs-changed`, `role control person` …; null where only the verdict tells. */
  readonly fact: string | null;
  readonly present: boolean;
  readonly template: string;
  readonly text: string;
}

/** What is true of the order being composed; grows with it. */
export interface Truth {
  readonly definitions: string[];
  readonly roles: { role: string; holder: string; designation: string | null; person_name: string | null; person_printed: string | null }[];
  readonly triggers: { kind: string }[];
  readonly deadlines: ActLabel['deadlines'];
  readonly provisions: Set<string>;
  readonly touchpoints: ActLabel['touchpoints'];
  readonly contacts: ActLabel['contacts'];
  readonly references: ActLabel['act_references'];
  readonly findings: ActLabel['findings'];
  readonly uses: Use[];
  /** Provisions that a careful reader can find or not: counted neither way. */
  readonly ignored: Set<string>;
  listRows: number;
}

export const emptyTruth = (): Truth => ({
  definitions: [],
  roles: [],
  triggers: [],
  deadlines: [],
  provisions: new Set(),
  touchpoints: [],
  contacts: [],
  references: [],
  findings: {},
  uses: [],
  ignored: new Set(),
  listRows: 0,
});

export const verdict = (truth: Truth, id: string, status: string, direction: string | null = null): void => {
  truth.findings[id] = { status, direction, readings: [] };
};

/** The verdict on a list requirement. */
export const verdictOfItems = (truth: Truth, id: string, found: number, all: number): void =>
  verdict(truth, id, found === all ? 'met' : found === 0 ? 'missing' : 'partial');

/** A verdict that a careful reader can give in more ways than one: not scored. */
export const undecided = (truth: Truth, id: string, readings: string[]): void => {
  truth.findings[id] = { status: 'skip', direction: null, readings };
};

export const addDeadline = (
  truth: Truth,
  deadline: { action: string; bound: string; value?: number | null; unit?: string | null; event?: string | null },
): void => {
  const { action, bound, value = null, unit = null, event = null } = deadline;
  truth.deadlines.push({ action, bound, value, unit, date: null, after_event: event });
};

export const addRole = (
  truth: Truth,
  role: { role: string; holder: string; designation?: string | null; person?: string | null },
): void => {
  truth.roles.push({
    role: role.role,
    holder: role.holder,
    designation: role.designation ?? null,
    person_name: role.person ?? null,
    person_printed: null,
  });
};
