import { createLikeness, type Likeness } from '../../src/rules/likeness/likeness.js';
import { learn } from './learn.js';
import type { LabelledAct, Sample } from './samples.js';

/** What likeness adds to the rules in orders of a series it has not learnt from. */
export interface CrossFigure {
  readonly series: string;
  /** Provisions of the labels that no rule found. */
  readonly missed: number;
  readonly told: readonly Told[];
}

/** A provision that likeness tells and no rule. */
export interface Told {
  readonly probability: number;
  readonly right: boolean;
  readonly order: string;
  readonly code: string;
  readonly text: string;
}

/** Each series of orders is judged by what the others taught. */
export const crossCheck = (wordings: readonly Sample[], acts: readonly LabelledAct[]): CrossFigure[] => {
  const seriesOf = ({ order }: LabelledAct): string => order.slice(0, 1);
  const series = [...new Set(acts.map(seriesOf))].sort();
  return series.map((one) => {
    const likeness = createLikeness({
      ...learn(
        wordings,
        acts.filter((act) => seriesOf(act) !== one),
      ),
      threshold: LOWEST,
      note: '',
    });
    const own = acts.filter((act) => seriesOf(act) === one && act.provisions.size > 0);
    return {
      series: one,
      missed: own.reduce((sum, act) => sum + openIn(act).size, 0),
      told: own.flatMap((act) => toldOf(likeness, act)),
    };
  });
};

/** Below this nothing is shown. */
const LOWEST = 0.2;

const openIn = ({ samples }: LabelledAct): ReadonlySet<string> => new Set(samples.flatMap(({ open }) => open));

/** The likeliest stretch for each code that no rule found. */
const toldOf = ({ likenings }: Likeness, act: LabelledAct): Told[] => {
  const found = new Set(act.samples.flatMap(({ codes }) => codes));
  const best = new Map<string, Told>();
  for (const { traits, text } of act.samples) {
    for (const { code, probability } of likenings(traits)) {
      if (found.has(code) || probability <= (best.get(code)?.probability ?? 0)) continue;
      best.set(code, { probability, right: act.provisions.has(code), order: act.order, code, text });
    }
  }
  return [...best.values()].sort((a, b) => b.probability - a.probability);
};
