import { logistic } from '../../src/rules/likeness/likeness.js';

/** Sparse rows: trait indexes and amounts. */
export interface Row {
  readonly at: Int32Array;
  readonly amounts: Float64Array;
}

export interface Fitted {
  readonly bias: number;
  readonly weights: Float64Array;
}

/**
 * L2-regularized logistic regression by L-BFGS: the same rows give the same weights.
 * @param cost how much an error costs against the size of the weights (`C` of the literature)
 */
export const fit = (rows: readonly Row[], truths: Uint8Array, traits: number, cost: number): Fitted => {
  // The last weight is the bias and is not held small.
  let point: Float64Array = new Float64Array(traits + 1);
  let { value, gradient } = lossAt(rows, truths, point, cost);
  const steps: Float64Array[] = [];
  const changes: Float64Array[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const direction = downhill(gradient, steps, changes);
    let stride = round === 0 ? 1 / Math.max(1, Math.sqrt(dot(gradient, gradient))) : 1;
    const slope = dot(direction, gradient);
    let next = moved(point, direction, stride);
    let there = lossAt(rows, truths, next, cost);
    while (there.value > value + 1e-4 * stride * slope && stride > 1e-10) {
      stride /= 2;
      next = moved(point, direction, stride);
      there = lossAt(rows, truths, next, cost);
    }
    const step = next.map((each, at) => each - (point[at] ?? 0));
    const change = there.gradient.map((each, at) => each - (gradient[at] ?? 0));
    if (dot(step, change) > 1e-12) {
      steps.push(step);
      changes.push(change);
      if (steps.length > MEMORY) {
        steps.shift();
        changes.shift();
      }
    }
    const gain = value - there.value;
    [point, value, gradient] = [next, there.value, there.gradient];
    if (gain < PRECISION * Math.max(1, Math.abs(value))) break;
  }
  return { bias: point[traits] ?? 0, weights: point.slice(0, traits) };
};

const ROUNDS = 60;
const MEMORY = 8;
const PRECISION = 1e-5;

const lossAt = (
  rows: readonly Row[],
  truths: Uint8Array,
  point: Float64Array,
  cost: number,
): { readonly value: number; readonly gradient: Float64Array } => {
  const last = point.length - 1;
  const gradient = point.map((each, at) => (at === last ? 0 : each));
  let value = dot(gradient, gradient) / 2;
  rows.forEach(({ at, amounts }, row) => {
    let sum = point[last] ?? 0;
    for (let i = 0; i < at.length; i += 1) sum += (point[at[i] ?? 0] ?? 0) * (amounts[i] ?? 0);
    const truth = truths[row] ?? 0;
    const margin = truth === 1 ? sum : -sum;
    value += cost * (margin > 0 ? Math.log1p(Math.exp(-margin)) : Math.log1p(Math.exp(margin)) - margin);
    const error = cost * (logistic(sum) - truth);
    for (let i = 0; i < at.length; i += 1) gradient[at[i] ?? 0] = (gradient[at[i] ?? 0] ?? 0) + error * (amounts[i] ?? 0);
    gradient[last] = (gradient[last] ?? 0) + error;
  });
  return { value, gradient };
};

/** The quasi-Newton direction of L-BFGS (two loops). */
const downhill = (gradient: Float64Array, steps: readonly Float64Array[], changes: readonly Float64Array[]): Float64Array => {
  const direction = gradient.map((each) => -each);
  const shares: number[] = [];
  for (let i = steps.length - 1; i >= 0; i -= 1) {
    const [step, change] = [steps[i] as Float64Array, changes[i] as Float64Array];
    const share = dot(step, direction) / dot(step, change);
    shares[i] = share;
    add(direction, change, -share);
  }
  const [latest, turn] = [steps.at(-1), changes.at(-1)];
  if (latest !== undefined && turn !== undefined) {
    const scale = dot(latest, turn) / dot(turn, turn);
    for (let at = 0; at < direction.length; at += 1) direction[at] = (direction[at] ?? 0) * scale;
  }
  for (let i = 0; i < steps.length; i += 1) {
    const [past, change] = [steps[i] as Float64Array, changes[i] as Float64Array];
    add(direction, past, (shares[i] ?? 0) - dot(change, direction) / dot(past, change));
  }
  return direction;
};

const dot = (a: Float64Array, b: Float64Array): number => {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
};

const add = (to: Float64Array, what: Float64Array, times: number): void => {
  for (let at = 0; at < to.length; at += 1) to[at] = (to[at] ?? 0) + (what[at] ?? 0) * times;
};

const moved = (point: Float64Array, direction: Float64Array, stride: number): Float64Array =>
  point.map((each, at) => each + stride * (direction[at] ?? 0));
