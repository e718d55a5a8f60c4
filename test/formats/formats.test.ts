import { beforeAll, describe, expect, it } from 'vitest';
import { openRenderings, renderings, type Renderings } from './read.js';

let samples: Renderings;
beforeAll(async () => {
  samples = await openRenderings();
});

describe.each([
  ['DOCX', /\.docx$/u, 0.99],
  ['HTML', /\.html$/u, 0.99],
  ['PDF', /^\d+\.pdf$/u, 0.99],
] as const)('%s says what the text says', (_, ending, least) => {
  it('is there for every sample', () => expect(renderings(ending)).toHaveLength(5));

  it.each(renderings(ending))('%s', async (file) => {
    const { f1, labels, cells, differences } = await samples.likeness(file);
    expect(Math.min(f1, labels, cells), differences.join('\n')).toBeGreaterThanOrEqual(least);
  });
});
