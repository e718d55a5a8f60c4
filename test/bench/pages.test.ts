import { expect, it } from 'vitest';
import { batchBody, longBody } from './batch-page.js';
import { qualityBody, withHead, withSection } from './pages.js';

const HEAD = '# Benchmarks\n\nspeed\n';

it('puts a section at the end, replaces it, and leaves the others as they are', () => {
  const one = withSection(HEAD, 'quality', 'first');
  expect(one).toBe('# Benchmarks\n\nspeed\n\n## What readers get right\n\nfirst\n');
  const two = withSection(one, 'reading', 'times');
  expect(two).toBe(`${one}\n## Speed of reading alone\n\ntimes\n`);
  expect(withSection(two, 'quality', 'second')).toBe(two.replace('first', 'second'));
  expect(withHead(two, '# Benchmarks\n\nfaster\n')).toBe(two.replace('speed', 'faster'));
  expect(withHead('', HEAD)).toBe(HEAD);
});

it('rounds no fault away and names what is missing', () => {
  const body = qualityBody(
    [{ set: 'acid', reader: 'a', labels: { right: 9999, of: 10000 }, characters: null, cells: { right: 1, of: 1 }, failed: 0 }],
    ['pandoc'],
  );
  expect(body).toContain('| a | 9999 of 10000 (99.9 %) | – | 1 of 1 (100.0 %) | – |');
  expect(body).toContain('Not installed when this was written: pandoc.');
});

it('holds runs against the first line, and tells of each size what an order took', () => {
  const run = { name: 'a run', orders: 1000, seconds: 40, cpu: 60, peak: 300.4 };
  const body = batchBody([{ ...run, name: 'mammoth', seconds: 20, cpu: 24 }, run], 'EPYC', 1);
  expect(body).toContain('| a run | 40.0 | 60.0 | 60.0 | 300 | ×2.00 | ×2.50 |');
  expect(longBody([{ ...run, orders: 10_000 }], 'EPYC', 1)).toContain('| 10000 | a run | 40.0 | 60.0 | 6.0 | 300 |');
});
