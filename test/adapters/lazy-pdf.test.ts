import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { lazyPdfPort } from '../../src/adapters/lazy-pdf.js';

it('reads a PDF and leaves arrays as fast as they were', async () => {
  const { push } = Array.prototype;
  const opened = await lazyPdfPort.open(readFileSync(path.resolve(import.meta.dirname, '../../fixtures/extract/order.pdf')), {
    maxPages: 1,
  });
  expect(opened.ok).toBe(true);
  expect(Array.prototype.push).toBe(push);
});
