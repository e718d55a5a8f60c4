import { beforeAll, describe, expect, it } from 'vitest';
import { findOcr } from '../../src/adapters/ocr.js';
import { findSoffice } from '../../src/adapters/soffice.js';
import { openRenderings, renderings, type Renderings } from '../formats/read.js';

let samples: Renderings;
beforeAll(async () => {
  samples = await openRenderings();
});

describe('Debian packages', () => {
  it('libreoffice-writer-nogui is installed', () => expect(findSoffice(process.env)).not.toBeNull());
  it('poppler-utils, tesseract-ocr and tesseract-ocr-rus are installed', async () =>
    expect((await findOcr(process.env)).missing).toEqual([]));
});

describe.each([
  ['ODT', /\.odt$/u, 0.99, 5],
  ['RTF', /\.rtf$/u, 0.99, 5],
  ['DOC', /\.doc$/u, 0.97, 5],
  ['a scan of 300 dpi', /-300dpi\./u, 0.95, 2],
  ['a scan of 200 dpi', /-200dpi\./u, 0.95, 3],
  ['a scan of 150 dpi', /-150dpi\./u, 0.9, 2],
] as const)('%s says what the text says', (_, ending, least, count) => {
  it(`is there for ${count} samples`, () => expect(renderings(ending)).toHaveLength(count));

  it.each(renderings(ending))('%s', { timeout: 600_000 }, async (file) => {
    const { f1, differences } = await samples.likeness(file);
    expect(f1, differences.join('\n')).toBeGreaterThanOrEqual(least);
  });
});
