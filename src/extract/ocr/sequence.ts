/** One way to take an item: what it then must have said (null: as it was read), what that costs, and where it leaves the count. */
export interface Way<S> {
  readonly label: string | null;
  readonly cost: number;
  readonly next: S;
}

/** A count as a code that corrects errors: what may come after what, and how dearly a misreading is bought. */
export interface Count<S> {
  readonly start: S;
  /** Tells states apart. */
  readonly keyOf: (state: S) => string;
  /** Ways to take the item from a state; at least one. */
  readonly waysOf: (state: S, index: number) => readonly Way<S>[];
}

/**
 * The labels that make the whole sequence most likely; null where an item stays as it was read. A label is given only
 * where every other way of taking its item costs the sequence distinctly more: what the sequence does not settle stays.
 */
export const settle = <S>(count: Count<S>, length: number): readonly (string | null)[] => {
  const best = cheapest(count, length, null);
  return best.labels.map((label, index) => {
    if (label === null) return null;
    const other = cheapest(count, length, { index, label });
    return other.cost - best.cost >= MARGIN ? label : null;
  });
};

const MARGIN = 0.75;
/** States followed at a time. */
const WIDTH = 24;

interface Taken<S> {
  readonly state: S;
  readonly cost: number;
  readonly label: string | null;
  readonly before: Taken<S> | null;
}

const cheapest = <S>(
  count: Count<S>,
  length: number,
  without: { readonly index: number; readonly label: string } | null,
): { readonly cost: number; readonly labels: readonly (string | null)[] } => {
  let open: readonly Taken<S>[] = [{ state: count.start, cost: 0, label: null, before: null }];
  for (let index = 0; index < length; index += 1) {
    const next = new Map<string, Taken<S>>();
    for (const taken of open) {
      for (const way of count.waysOf(taken.state, index)) {
        if (without?.index === index && way.label === without.label) continue;
        const key = count.keyOf(way.next);
        const cost = taken.cost + way.cost;
        if (cost < (next.get(key)?.cost ?? Number.POSITIVE_INFINITY))
          next.set(key, { state: way.next, cost, label: way.label, before: taken });
      }
    }
    open = [...next.values()].sort((a, b) => a.cost - b.cost).slice(0, WIDTH);
  }
  const [first] = open;
  const labels: (string | null)[] = [];
  for (let taken: Taken<S> | null = first ?? null; taken?.before != null; taken = taken.before) labels.push(taken.label);
  return { cost: first?.cost ?? Number.POSITIVE_INFINITY, labels: labels.reverse() };
};
