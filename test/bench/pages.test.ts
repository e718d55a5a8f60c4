import { expect, it } from 'vitest';
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
