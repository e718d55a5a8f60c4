import { describe, expect, it } from 'vitest';
import { logistic } from '../../src/rules/likeness/likeness.js';
import { fit, type Row } from './regression.js';

const row = (...at: readonly number[]): Row => ({ at: Int32Array.from(at), amounts: Float64Array.from(at, () => 1) });

describe('logistic regression', () => {
  it('weighs what tells two kinds apart and nothing else', () => {
    const rows = [row(0, 2), row(0), row(0, 2), row(1, 2), row(1), row(1, 2)];
    const { bias, weights } = fit(rows, Uint8Array.from([1, 1, 1, 0, 0, 0]), 3, 5);
    const [yes = 0, no = 0, both = 0] = weights;
    expect(yes).toBeGreaterThan(1);
    expect(no).toBeLessThan(-1);
    expect(Math.abs(both)).toBeLessThan(0.1);
    expect(logistic(bias + yes)).toBeGreaterThan(0.8);
  });

  it('finds the least of its loss: a rival point near it is worse', () => {
    const rows = [row(0), row(0), row(0), row()];
    const truths = Uint8Array.from([1, 1, 0, 0]);
    const { bias, weights } = fit(rows, truths, 1, 2);
    const loss = (b: number, w: number): number =>
      w ** 2 / 2 + 2 * rows.reduce((sum, { at }, i) => sum + Math.log1p(Math.exp((truths[i] === 1 ? -1 : 1) * (b + w * at.length))), 0);
    const least = loss(bias, weights[0] ?? 0);
    for (const [b, w] of [
      [0.1, 0],
      [-0.1, 0],
      [0, 0.1],
      [0, -0.1],
    ] as const)
      expect(loss(bias + b, (weights[0] ?? 0) + w)).toBeGreaterThan(least);
  });
});
