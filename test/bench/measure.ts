/** Times of several ways to do a thing to the same input, in milliseconds. */
export interface Timed {
  readonly name: string;
  readonly median: number;
  /** Processor time of all threads of the process, the mean: its clock is too coarse for a median. */
  readonly cpu: number;
}

/**
 * Medians over rounds in one process. The ways take turns within a round, so that a busy machine slows all of them alike.
 * @param rounds measured, after two that warm up
 */
export const medians = async (ways: Readonly<Record<string, () => Promise<unknown>>>, rounds: number): Promise<readonly Timed[]> => {
  const times = new Map<string, number[]>(Object.keys(ways).map((name) => [name, []]));
  const cpu = new Map<string, number>();
  for (let round = -WARM_UP; round < rounds; round += 1) {
    for (const [name, way] of Object.entries(ways)) {
      const [started, used] = [performance.now(), process.cpuUsage()];
      await way();
      if (round < 0) continue;
      times.get(name)?.push(performance.now() - started);
      const { user, system } = process.cpuUsage(used);
      cpu.set(name, (cpu.get(name) ?? 0) + (user + system) / 1000 / rounds);
    }
  }
  return [...times].map(([name, list]) => ({ name, median: medianOf(list), cpu: cpu.get(name) ?? 0 }));
};

const WARM_UP = 2;

export const medianOf = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
};
