import type { LikenessData } from '../../src/rules/likeness/schema.js';
import { createLikeness } from '../../src/rules/likeness/likeness.js';
import { fit, type Row } from './regression.js';
import type { LabelledAct, Sample } from './samples.js';

/** What an error costs against the size of the weights. */
const COST = 5;
/** Rarer traits are chance. */
const MIN_USES = 2;
/** Smaller weights change nothing. */
const MIN_WEIGHT = 0.06;
const DIGITS = 100;

export const THRESHOLD = 0.5;
/** From this probability on the likeliest stretch of an act that has a provision is taken for the one that says it. */
const LIKELY = 0.1;

/** Weights learnt of wordings and labelled acts, without the note on how they were learnt. */
export type Learnt = Omit<LikenessData, 'note'>;

/**
 * Learns twice: of a label it is known that the act has the provision, not where. What no rule found is first looked for with what the
 * found ones taught.
 */
export const learn = (wordings: readonly Sample[], acts: readonly LabelledAct[]): Learnt => {
  const first = learnOnce([...wordings, ...acts.flatMap(({ samples }) => samples)]);
  return learnOnce([...wordings, ...acts.flatMap((act) => withLikely(first, act))]);
};

const withLikely = (learnt: Learnt, { samples }: LabelledAct): Sample[] => {
  const { likenings } = createLikeness({ ...learnt, threshold: LIKELY, note: '' });
  const best = new Map<string, { readonly sample: Sample; readonly probability: number }>();
  for (const sample of samples) {
    for (const { code, probability } of likenings(sample.traits)) {
      if (!sample.open.includes(code)) continue;
      if (probability > (best.get(code)?.probability ?? 0)) best.set(code, { sample, probability });
    }
  }
  return samples.map((sample) => {
    const likely = [...best].filter(([, { sample: at }]) => at === sample).map(([code]) => code);
    return { ...sample, codes: [...sample.codes, ...likely], open: sample.open.filter((code) => !best.has(code)) };
  });
};

const learnOnce = (samples: readonly Sample[]): Learnt => {
  const codes = [...new Set(samples.flatMap((sample) => sample.codes))].sort();
  const traits = traitsIn(samples);
  const indexes = new Map(traits.map((trait, index) => [trait, index]));
  const rows = samples.map((sample): Row => {
    const known = [...sample.traits].flatMap(([trait, amount]) => {
      const index = indexes.get(trait);
      return index === undefined ? [] : [{ index, amount }];
    });
    return { at: Int32Array.from(known, ({ index }) => index), amounts: Float64Array.from(known, ({ amount }) => amount) };
  });
  const fitted = codes.map((code) => {
    const known = samples.flatMap((sample, index) => (sample.open.includes(code) ? [] : [index]));
    return fit(
      known.flatMap((index) => rows[index] ?? []),
      Uint8Array.from(known, (index) => (samples[index]?.codes.includes(code) ? 1 : 0)),
      traits.length,
      COST,
    );
  });
  return {
    threshold: THRESHOLD,
    codes,
    needs: codes.map((code) => needsOf(samples.filter((sample) => sample.codes.includes(code)))),
    biases: fitted.map(({ bias }) => rounded(bias)),
    traits: Object.fromEntries(
      traits.flatMap((trait, at) => {
        const weights = fitted.flatMap(({ weights: of }, code): [number, number][] => {
          const weight = of[at] ?? 0;
          return Math.abs(weight) < MIN_WEIGHT ? [] : [[code, rounded(weight)]];
        });
        return weights.length === 0 ? [] : [[trait, weights] as const];
      }),
    ),
  };
};

/**
 * What nearly all that says a thing has is asked of what is only like it: what names no site does not publish there. A narrower set is
 * asked for only where hardly any wording does without.
 */
const needsOf = (samples: readonly Sample[]): string[][] =>
  NEEDED.filter(
    ({ any, share }) => samples.filter(({ traits }) => any.some((trait) => traits.has(trait))).length >= share * samples.length,
  ).map(({ any }) => any);

const NEEDED = [
  { any: ['c:list', 'lc:list', 'c:touchpoint', 'lc:touchpoint'], share: 0.95 },
  { any: ['c:official-site', 'lc:official-site'], share: 0.95 },
  { any: ['c:list', 'lc:list'], share: 0.99 },
  { any: ['c:touchpoint'], share: 0.99 },
  { any: ['r:акт', 'r:докум', 'r:прика', 'r:регла', 'r:инстр', 'r:полож', 'ls:акт', 'ls:документ', 'ls:приказ'], share: 0.97 },
  { any: ['r:догов', 'r:контр', 'r:согла', 'ls:договор', 'ls:контракт', 'ls:соглашен'], share: 0.95 },
];

const traitsIn = (samples: readonly Sample[]): string[] => {
  const uses = new Map<string, number>();
  for (const { traits } of samples) for (const trait of traits.keys()) uses.set(trait, (uses.get(trait) ?? 0) + 1);
  return [...uses]
    .filter(([, count]) => count >= MIN_USES)
    .map(([trait]) => trait)
    .sort();
};

const rounded = (value: number): number => Math.round(value * DIGITS) / DIGITS;
