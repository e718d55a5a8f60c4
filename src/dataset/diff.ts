import { DEVIATIONS, type RequirementInfo, SEVERITIES } from '../model/index.js';
import { type DiffOrder, type DiffSide, type DiffVerdict, sameRequirement } from './diff-side.js';

export { diffSideOf } from './diff-side.js';
export type { DiffOrder, DiffSide, DiffVerdict } from './diff-side.js';

/** What became of a deviation. `unclear`: it was one, and can now not be judged, or the order itself is no more among those read. */
export const CHANGES = ['new', 'fixed', 'changed', 'unclear'] as const;
export type Change = (typeof CHANGES)[number];

/** Why: the words of the order differ, the standard asks for something else, or the same words were read or judged otherwise. */
export const CAUSES = ['order', 'standard', 'reading'] as const;
export type Cause = (typeof CAUSES)[number];

/** How an order of the one side is found on the other. */
export const ORDER_STATES = ['kept', 'replaced', 'added', 'removed'] as const;
export type OrderState = (typeof ORDER_STATES)[number];

export interface DatasetDiff {
  readonly standard: { readonly before: string; readonly after: string; readonly changedRequirements: readonly string[] };
  /** Agencies with changes, in the order of their names; null for orders whose agency is not known. */
  readonly agencies: readonly AgencyDiff[];
  readonly totals: Readonly<Record<Change, number>>;
  readonly causes: Readonly<Record<Cause, number>>;
  readonly orders: Readonly<Record<OrderState, number>>;
}

export interface AgencyDiff {
  readonly agency: string | null;
  readonly orders: readonly OrderDiff[];
}

export interface OrderDiff {
  readonly state: OrderState;
  readonly before: DiffOrder | null;
  readonly after: DiffOrder | null;
  readonly deviations: readonly DeviationDiff[];
}

export interface DeviationDiff {
  readonly requirement: RequirementInfo;
  readonly change: Change;
  /** At least one. */
  readonly causes: readonly Cause[];
  readonly before: DiffVerdict | null;
  readonly after: DiffVerdict | null;
}

/** What changed from one dataset to another, by agency, each change with its causes. */
export const diffOf = (before: DiffSide, after: DiffSide): DatasetDiff => {
  const requirements = requirementsOf(before, after);
  const orders = paired(before.orders, after.orders).map(
    (pair): OrderDiff => ({ ...pair, deviations: requirements.flatMap((each) => deviationDiff(each, pair) ?? []) }),
  );
  const deviations = orders.flatMap((each) => each.deviations);
  return {
    standard: {
      before: edition(before),
      after: edition(after),
      changedRequirements: requirements.filter(({ same }) => !same).map(({ info }) => info.id),
    },
    agencies: byAgency(orders.filter((each) => each.deviations.length > 0 || each.state === 'added' || each.state === 'removed')),
    totals: counted(
      CHANGES,
      deviations.map(({ change }) => change),
    ),
    causes: counted(
      CAUSES,
      deviations.flatMap(({ causes }) => causes),
    ),
    orders: counted(
      ORDER_STATES,
      orders.map(({ state }) => state),
    ),
  };
};

interface ComparedRequirement {
  readonly info: RequirementInfo;
  readonly same: boolean;
}

/** Those of the new edition in its order, then those that it dropped. */
const requirementsOf = (before: DiffSide, after: DiffSide): readonly ComparedRequirement[] => {
  const old = new Map(before.standard.requirements.map((each) => [each.id, each]));
  const current = new Set(after.standard.requirements.map(({ id }) => id));
  return [
    ...after.standard.requirements.map((info) => ({ info, same: sameRequirement(old.get(info.id), info) })),
    ...before.standard.requirements.filter(({ id }) => !current.has(id)).map((info) => ({ info, same: false })),
  ];
};

type Pair = Pick<OrderDiff, 'state' | 'before' | 'after'>;

/**
 * Orders of the same requisites belong together; of those left over, the one order that an agency has for a direction of work took the
 * place of the one that it had.
 */
const paired = (before: readonly DiffOrder[], after: readonly DiffOrder[]): readonly Pair[] => {
  const old = new Map(before.map((order) => [order.actKey, order]));
  const current = new Set(after.map(({ actKey }) => actKey));
  const gone = before.filter(({ actKey }) => !current.has(actKey));
  const replaced = new Map<DiffOrder, DiffOrder>();
  for (const order of after.filter(({ actKey }) => !old.has(actKey))) {
    const alike = gone.filter((each) => each.agency !== null && each.agency === order.agency && each.subjects === order.subjects);
    const rivals = after.filter((each) => !old.has(each.actKey) && each.agency === order.agency && each.subjects === order.subjects);
    const [only] = alike;
    if (only !== undefined && alike.length === 1 && rivals.length === 1) replaced.set(order, only);
  }
  const taken = new Set(replaced.values());
  return [
    ...after.map((order): Pair => {
      const same = old.get(order.actKey) ?? null;
      const earlier = same ?? replaced.get(order) ?? null;
      return { state: same !== null ? 'kept' : earlier !== null ? 'replaced' : 'added', before: earlier, after: order };
    }),
    ...gone.filter((order) => !taken.has(order)).map((order): Pair => ({ state: 'removed', before: order, after: null })),
  ];
};

const deviationDiff = ({ info, same }: ComparedRequirement, { before, after }: Pair): DeviationDiff | null => {
  const old = before?.verdicts.get(info.id) ?? null;
  const current = after?.verdicts.get(info.id) ?? null;
  const change = after === null ? (isDeviation(old) ? 'unclear' : null) : changeOf(old, current);
  if (change === null) return null;
  return { requirement: info, change, causes: causesOf(same, before, after, old, current), before: old, after: current };
};

const changeOf = (before: DiffVerdict | null, after: DiffVerdict | null): Change | null => {
  const was = isDeviation(before);
  const is = isDeviation(after);
  if (!was && !is) return null;
  if (!was) return 'new';
  if (!is) return after?.status === 'undetermined' ? 'unclear' : 'fixed';
  return before?.textHash === after?.textHash ? null : 'changed';
};

const isDeviation = (verdict: DiffVerdict | null): boolean => verdict !== null && DEVIATIONS.some((each) => each === verdict.status);

const causesOf = (
  sameRequirementText: boolean,
  before: DiffOrder | null,
  after: DiffOrder | null,
  old: DiffVerdict | null,
  current: DiffVerdict | null,
): readonly Cause[] => {
  // A file that was not there, or is there no more, has changed in the only way that counts.
  const order = before === null || after === null || (before.sha256 !== after.sha256 && before.textHash !== after.textHash);
  const asksOther = !sameRequirementText || (old !== null && current !== null && old.expected !== current.expected);
  const standard = asksOther && before !== null && after !== null;
  const causes = [...(order ? (['order'] as const) : []), ...(standard ? (['standard'] as const) : [])];
  return causes.length > 0 ? causes : ['reading'];
};

const edition = ({ standard }: DiffSide): string => `${standard.id} ${standard.version}`;

const byAgency = (orders: readonly OrderDiff[]): readonly AgencyDiff[] => {
  const groups = new Map<string | null, OrderDiff[]>();
  for (const order of orders) {
    const agency = order.after?.agency ?? order.before?.agency ?? null;
    groups.set(agency, [...(groups.get(agency) ?? []), order]);
  }
  return [...groups]
    .sort(([a], [b]) => Number(a === null) - Number(b === null) || ((a ?? '') < (b ?? '') ? -1 : 1))
    .map(([agency, own]) => ({ agency, orders: own.map((order) => ({ ...order, deviations: order.deviations.toSorted(byGravity) })) }));
};

const byGravity = (a: DeviationDiff, b: DeviationDiff): number =>
  SEVERITIES.indexOf(a.requirement.severity) - SEVERITIES.indexOf(b.requirement.severity) || a.requirement.ordinal - b.requirement.ordinal;

const counted = <T extends string>(codes: readonly T[], values: readonly T[]): Readonly<Record<T, number>> =>
  // Object.fromEntries forgets the names of the keys.
  Object.fromEntries(codes.map((code) => [code, values.filter((each) => each === code).length])) as Record<T, number>;
