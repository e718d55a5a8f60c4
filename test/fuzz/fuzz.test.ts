import { expect, it } from 'vitest';
import { campaign } from './campaign.js';

/** A share of what `npm run fuzz` tries, the same every time. */
it('no reader and no parser breaks on inputs nobody would write', async () => {
  const { inputs, findings } = await campaign({ inputs: INPUTS, seed: 7 });
  expect(findings.map(({ target, error, input }) => ({ target, error, input: input.toString().slice(0, 300) }))).toEqual([]);
  expect(inputs).toBeGreaterThanOrEqual(INPUTS);
}, 120_000);

const INPUTS = 1000;
