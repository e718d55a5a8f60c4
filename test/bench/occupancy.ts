/** How many processes of a kind were alive over a stretch of time. */
export interface Occupancy {
  readonly ms: number;
  /** Share of the time in which any was, 0–1. */
  readonly busy: number;
  /** How many there were on average. */
  readonly mean: number;
  /** Processes in all. */
  readonly count: number;
}

/** From the first beginning to the last end; `[from, to]` of each process, in milliseconds. Null where there are none. */
export const occupancyOf = (lives: readonly (readonly [number, number])[]): Occupancy | null => {
  if (lives.length === 0) return null;
  const sorted = lives.toSorted(([a], [b]) => a - b);
  const begin = sorted[0]?.[0] ?? 0;
  const end = Math.max(...sorted.map(([, to]) => to));
  let covered = 0;
  let until = begin;
  for (const [from, to] of sorted) {
    covered += Math.max(0, to - Math.max(from, until));
    until = Math.max(until, to);
  }
  const ms = Math.max(1, end - begin);
  const alive = sorted.reduce((sum, [from, to]) => sum + to - from, 0);
  return { ms, busy: covered / ms, mean: alive / ms, count: lives.length };
};

/** Lines `id + time` and `id - time`, as processes begin and end; one that never ended is left out. */
export const livesIn = (log: string): readonly (readonly [number, number])[] => {
  const begun = new Map<string, number>();
  return log.split('\n').flatMap((line): readonly (readonly [number, number])[] => {
    const [id = '', sign, time] = line.split(' ');
    const from = begun.get(id);
    if (sign === '+') begun.set(id, Number(time));
    return sign === '-' && from !== undefined ? [[from, Number(time)]] : [];
  });
};
