import { describe, expect, it } from 'vitest';
import type { OcrLine, OcrPort } from '../../../src/adapters/ocr-port.js';
import { rereadLatin } from '../../../src/extract/ocr/latin.js';
import { testContext } from '../context.js';
import { fakeOcr, inkedPage } from './fake.js';

/** Words 10 pixels a letter wide, 6 apart. */
const line = (...words: readonly (readonly [text: string, confidence: number])[]): OcrLine => {
  let right = 100;
  return {
    size: 20,
    words: words.map(([text, confidence]) => {
      const left = right + 6;
      right = left + text.length * 10;
      return { text, left, right, top: 100, bottom: 120, baseline: 118, confidence };
    }),
  };
};

/** Recognition that reads each picture as it is told, in turn. */
const reading = (texts: readonly string[]): OcrPort => ({
  ...fakeOcr([]),
  read: async (images) => images.map((_, index) => [line([texts[index] ?? '', 0.8])]),
});

const reread = async (given: OcrLine, ...texts: readonly string[]): Promise<string> => {
  const [read] = await rereadLatin(reading(texts), testContext().ocrWords, inkedPage(), 100, [given]);
  return read?.words.map(({ text }) => text).join(' ') ?? '';
};

describe('an address that was read in pieces', () => {
  it('is read again as a whole from what «www» was taken for', async () => {
    const given = line(['Дагестан', 0.9], ['(м/м', 0.3], ['.пипргот4ар.ги).', 0.2]);
    expect(await reread(given, '(www.minpromdag.ru).')).toBe('Дагестан (www.minpromdag.ru).');
  });

  it('is not joined to a word before it that was read surely', async () => {
    const given = line(['сайте', 0.9], ['.пипргот.ги', 0.2]);
    expect(await reread(given, 'minprom.ru')).toBe('сайте minprom.ru');
  });
});
