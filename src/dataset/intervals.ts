/** A share with its 95 % confidence interval, all 0–1. */
export interface Estimate {
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/** Normal quantile of a two-sided 95 % interval. */
const Z = 1.959964;
const Z2 = Z * Z;

/** Wilson's score interval of `found` among `all`; nothing known of none. */
export const wilson = (found: number, all: number): Estimate => {
  if (all === 0) return { share: 0, low: 0, high: 1 };
  const share = found / all;
  const centre = (share + Z2 / (2 * all)) / (1 + Z2 / all);
  const half = (Z * Math.sqrt((share * (1 - share)) / all + Z2 / (4 * all * all))) / (1 + Z2 / all);
  return { share, low: clamped(centre - half), high: clamped(centre + half) };
};

/** Right and wrong by what the truth is. */
export interface Confusion {
  readonly truePositive: number;
  readonly falseNegative: number;
  readonly trueNegative: number;
  readonly falsePositive: number;
}

/**
 * The share corrected for a test that errs (Rogan and Gladen 1978), with the interval of Lang and Reiczigel (2014), which takes in
 * that sensitivity and specificity were themselves measured on few. Clamped to 0–1.
 * @returns null where the test tells nothing: it finds as often where there is nothing
 */
export const roganGladen = (found: number, all: number, error: Confusion): Estimate | null => {
  const positives = error.truePositive + error.falseNegative;
  const negatives = error.trueNegative + error.falsePositive;
  const sensitivity = error.truePositive / positives;
  const specificity = error.trueNegative / negatives;
  const youden = sensitivity + specificity - 1;
  // Pulled to the middle, so that «never wrong among twenty» is not taken for «never wrong».
  const [se, sp] = [(error.truePositive + 1) / (positives + 2), (error.trueNegative + 1) / (negatives + 2)];
  const informed = se + sp - 1;
  if (all === 0 || !(youden > 0) || informed <= 0) return null;
  const observed = (found + Z2 / 2) / (all + Z2);
  const centre = (observed + sp - 1) / informed;
  const [varianceOfSe, varianceOfSp] = [(se * (1 - se)) / (positives + 2), (sp * (1 - sp)) / (negatives + 2)];
  const shift = 2 * Z2 * (centre * varianceOfSe - (1 - centre) * varianceOfSp);
  const half =
    (Z * Math.sqrt((observed * (1 - observed)) / (all + Z2) + (1 - centre) ** 2 * varianceOfSp + centre ** 2 * varianceOfSe)) / informed;
  const share = clamped((found / all + specificity - 1) / youden);
  // Where the share itself had to be clamped, the interval reaches it.
  return { share, low: Math.min(share, clamped(centre + shift - half)), high: Math.max(share, clamped(centre + shift + half)) };
};

const clamped = (share: number): number => Math.min(1, Math.max(0, share));
