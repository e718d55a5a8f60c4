import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Deadline, Role, Trigger } from '../../src/model/index.js';
import { compareAct } from '../../src/compare/index.js';
import { buildAct, type ActLiteral } from './act-builder.js';
import { context, RULES, standard } from './context.js';

/** The fields of a label that facts are made from. */
interface Label {
  readonly act_type: string;
  readonly number: string | null;
  readonly date: string | null;
  readonly agency: string;
  readonly signatory_name: string;
  readonly signatory_position: string;
  readonly definitions: readonly string[];
  readonly roles: readonly { role: Role['role']; holder: Role['holder']; designation: string | null; person_name: string | null }[];
  readonly triggers: readonly { kind: Trigger['kind'] }[];
  readonly deadlines: readonly (Pick<Deadline, 'action' | 'bound' | 'value' | 'unit' | 'date'> & { after_event: Deadline['afterEvent'] })[];
  readonly provisions: readonly string[];
  readonly touchpoints: readonly { source: string; channel: string; type_declared: string | null }[];
  readonly act_references: readonly { number: string | null; date: string | null }[];
  readonly findings: Readonly<Record<string, string | { status: string; direction?: string }>>;
}

/** What labels do not hold: stamps, tables, references within, agencies and clients named. Read from the orders by hand. */
const REST: Readonly<Record<string, ActLiteral>> = {
  '000_c57e932842b784d7': {
    tables: [{ columns: ['number', 'direction', 'touchpoint', 'needs', 'features'] }],
    listRows: [{ features: 'Взаимодействие в офлайн – точке' }],
    references: [{ resolved: true }],
    clients: ['heading:internal', 'purpose:internal'],
  },
  '001_22ada60ea46ef3e6': {
    references: [{ resolved: false }],
    clients: ['title:internal', 'heading:internal', 'purpose:internal', 'purpose:unqualified'],
  },
  '002_70f3de44d4e3bff7': {
    tables: [{ columns: ['number', 'direction', 'process', 'touchpoint', 'needs', 'features'], rows: 13 }],
    listRows: [{}, { typeDeclared: 'digital' }],
    references: [{ resolved: true }],
    agencies: [{ name: 'Министерство цифрового развития Смоленской области', own: false }],
    clients: ['title:unqualified', 'purpose:unqualified', 'elsewhere:external'],
  },
  '003_781e25b484e86183': {
    shape: 'stamped',
    stamp: { date: null },
    agencies: [{ name: 'министерство', own: false }],
    clients: ['heading:both', 'purpose:both', 'elsewhere:external', 'elsewhere:internal'],
  },
  '004_9eb3a263f299cad0': {
    stamp: null,
    references: [{ resolved: true }],
    clients: ['title:unqualified', 'heading:unqualified', 'purpose:internal'],
  },
};

const readLabel = (stem: string): Label => {
  const file = path.resolve(RULES, `../corpus/labels/${stem}.yaml`);
  // Labels are written by hand to the shape above; the corpus runner checks them.
  return (parse(readFileSync(file, 'utf8')) as { acts: Label[] }).acts[0] as Label;
};

const literalOf = (label: Label, rest: ActLiteral): ActLiteral => ({
  requisites: {
    actType: label.act_type,
    number: label.number,
    date: label.date,
    agency: label.agency,
    signatoryName: label.signatory_name,
    signatoryPosition: label.signatory_position,
  },
  terms: label.definitions,
  roles: label.roles.map(({ person_name: personName, ...role }) => ({ ...role, personName })),
  triggers: label.triggers.map(({ kind }) => kind),
  deadlines: label.deadlines.map(({ action, bound, value, unit, date, after_event: afterEvent }) => ({
    action,
    bound,
    value,
    unit,
    date,
    afterEvent,
  })),
  provisions: label.provisions,
  touchpoints: label.touchpoints.map(({ source, channel, type_declared: declared }) => `${source}:${channel}:${declared ?? '-'}`),
  actReferences: label.act_references.map(({ number, date }) => ({ number, date })),
  ...rest,
  stamp: rest.stamp === null ? null : { date: label.date, number: label.number, ...rest.stamp },
});

describe('facts as labelled get the verdicts as labelled', () => {
  it.each(Object.entries(REST))('%s', (stem, rest) => {
    const label = readLabel(stem);
    const expected = verdictsIn(label);
    const given = compareAct(context, standard, buildAct(literalOf(label, rest)), []).map(
      ({ requirementId, status, direction }) => [requirementId, direction === null ? status : `${status} ${direction}`] as const,
    );
    const judged = Object.fromEntries(given.filter(([id]) => expected[id] !== undefined));
    expect(judged).toEqual(expected);
  });
});

/** Verdicts by requirement, but those the labeller left open and the one that needs the other acts of the file. */
const verdictsIn = ({ findings }: Label): Record<string, string> =>
  Object.fromEntries(
    Object.entries(findings)
      .filter(([id]) => id !== 'consistency.single-version')
      .map(([id, given]) => [id, typeof given === 'string' ? given : [given.status, given.direction].filter(Boolean).join(' ')])
      .filter(([, verdict]) => verdict !== 'skip'),
  );
