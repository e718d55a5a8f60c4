import type { DocumentRecord, Facts, Role } from '../../src/model/index.js';
import type { FileLabel } from '../corpus/labels.js';
import { scoreFile, type Score } from '../corpus/score.js';
import type { Composed } from './compose.js';
import type { Use } from './truth.js';

/** What became of one wording of the grammar over all the orders it was used in. */
export interface Fate {
  readonly use: Use;
  used: number;
  right: number;
  /** The text of the first order where it went wrong. */
  example: string | null;
  where: string | null;
}

export interface Measure {
  readonly score: Score;
  readonly fates: Map<string, Fate>;
  /** Facts that came out and are not in the text, with quotes, by kind. */
  readonly invented: Map<string, string[]>;
}

export const createMeasure = (): Measure => ({ score: new Map(), fates: new Map(), invented: new Map() });

export const measureOrder = (measure: Measure, composed: Composed, record: DocumentRecord): void => {
  const { label, uses } = composed;
  scoreFile(measure.score, plainLabel(label), plainRecord(composed, record));
  const act = record.acts[0];
  if (act === undefined) return;
  const found = factNames(act.facts);
  for (const use of uses) {
    if (use.fact === null || use.fact === 'basis') continue;
    const key = `${use.fact} ${use.template}`;
    const fate = measure.fates.get(key) ?? { use, used: 0, right: 0, example: null, where: null };
    measure.fates.set(key, fate);
    fate.used += 1;
    // A fact that the wording must not give may stand in the order for another reason.
    const known = use.present || labelled(uses, use.fact);
    if (known ? found.has(use.fact) || !use.present : !found.has(use.fact)) fate.right += 1;
    else {
      fate.example ??= use.text;
      fate.where ??= label.file;
    }
  }
  noteInvented(measure, composed, act.facts);
};

const labelled = (uses: readonly Use[], fact: string): boolean => uses.some((use) => use.present && use.fact?.startsWith(fact) === true);

const noteInvented = (measure: Measure, { label, ignored }: Composed, facts: Facts): void => {
  const expected = new Set(label.acts[0]?.provisions ?? []);
  for (const one of facts.provisions) {
    const name = one.item === null ? one.topic : `${one.topic}/${one.item}`;
    if (expected.has(name) || ignored.has(name)) continue;
    measure.invented.set(name, [...(measure.invented.get(name) ?? []), `${label.file}: ${one.quote ?? ''}`]);
  }
};

/** Names of the facts of an act, as `Use.fact` names them. */
const factNames = (facts: Facts): Set<string> =>
  new Set([
    ...facts.provisions.map((one) => `provision ${one.item === null ? one.topic : `${one.topic}/${one.item}`}`),
    ...facts.triggers.map((one) => `trigger ${one.kind}`),
    ...facts.definitions.flatMap((one) => [`definition ${one.term}`, `definition ${one.term.replace(/^внешний /u, '')}`]),
    ...facts.roles.flatMap((one) => [`role ${one.role}`, `role ${one.role} ${one.holder}`]),
    ...facts.touchpoints.map((one) => `touchpoint ${one.channel}`),
    ...facts.deadlines.flatMap((one) => [
      `deadline ${one.action}`,
      `deadline ${one.action} ${one.bound}`,
      `deadline ${one.action} ${one.bound} ${one.value} ${one.unit}`,
    ]),
  ]);

/** Roles that an order names in its own free words: how they are called is not measured. */
const FREE: readonly string[] = ['preparer', 'unit-head', 'initiator', 'approver'];

const plainLabel = (label: FileLabel): FileLabel => ({
  ...label,
  acts: label.acts.map((act) => ({
    ...act,
    roles: act.roles.map((role) => (FREE.includes(role.role) ? { ...role, designation: null } : role)),
  })),
});

const plainRecord = (composed: Composed, record: DocumentRecord): DocumentRecord => ({
  ...record,
  acts: record.acts.map((act) => ({ ...act, facts: plainFacts(composed, act.facts) })),
});

const plainFacts = ({ ignored, ownNames }: Composed, facts: Facts): Facts => ({
  ...facts,
  provisions: facts.provisions.filter(({ topic, item }) => !ignored.has(item === null ? topic : `${topic}/${item}`)),
  // The agency and the keeper as publishers of the list: a reader can note the role or not.
  roles: facts.roles
    .filter(({ role, designation }) => role !== 'publisher' || !ownNames.includes(designation?.toLowerCase() ?? ''))
    .map(plainRole),
});

const plainRole = (role: Role): Role => (FREE.includes(role.role) ? { ...role, designation: null } : role);
