import { describe, expect, it, vi } from 'vitest';
import type { GrayImage, OcrPort, PageImages } from '../../../src/adapters/ocr-port.js';
import { recognizeAll } from '../../../src/extract/ocr/index.js';
import { testContext } from '../context.js';
import { fakeOcr, inkedPage } from './fake.js';

const TEXT = 'Контроль за исполнением настоящего приказа оставляю за собой';

/** Fine enough to be smoothed, which is a part of its preparation that can be watched. */
const finePage = (): GrayImage => {
  const data = new Uint8Array(1500 * 1500).fill(255);
  for (let y = 400; y < 420; y += 1) data.fill(0, y * 1500 + 300, y * 1500 + 320);
  return { width: 1500, height: 1500, data };
};

/** Notes what is begun when; readings end when told to. */
const watched = (weights: readonly number[], draw: (number: number) => GrayImage | null) => {
  const log: string[] = [];
  const readings: (() => void)[] = [];
  const base = fakeOcr(weights.map(() => TEXT));
  const images: PageImages = {
    pages: weights.length,
    weightOf: (number) => weights[number - 1] ?? 0,
    page: async (number) => {
      log.push(`draw ${number}`);
      return draw(number);
    },
    close: async () => {
      log.push('close');
    },
  };
  const ocr: OcrPort = {
    ...base,
    median: async (image) => {
      log.push('prepare');
      await new Promise((resolve) => setImmediate(resolve));
      return image;
    },
    read: async (pictures, { language }) => {
      if (language === 'eng' || pictures.length === 0) return pictures.map(() => []);
      log.push('read');
      await new Promise<void>((end) => readings.push(end));
      return pictures.map(() => []);
    },
  };
  return { log, readings, ocr, images };
};

const times = (log: readonly string[], what: string): number => log.filter((each) => each === what).length;

describe('pages under recognition', () => {
  it('are drawn the fullest first, three in hand, each prepared before the next', async () => {
    const { log, readings, ocr, images } = watched([10, 30, 20, 40], finePage);
    const done = recognizeAll(testContext(), ocr, images, [1, 2, 3, 4]);
    await vi.waitFor(() => expect(times(log, 'read')).toBe(3), PATIENCE);
    expect(log).toEqual(['draw 4', 'draw 2', 'draw 3', 'prepare', 'read', 'prepare', 'read', 'prepare', 'read']);
    await vi.waitFor(() => {
      for (const end of readings.splice(0)) end();
      expect(log).toContain('close');
    }, PATIENCE);
    expect([...(await done).keys()]).toEqual([1, 2, 3, 4]);
  });

  it('keep nobody waiting where one fails in preparation', async () => {
    const { log, ocr, images } = watched([1, 1], finePage);
    const failing: OcrPort = { ...ocr, median: () => Promise.reject(new Error('no memory')) };
    await expect(recognizeAll(testContext(), failing, images, [1, 2])).rejects.toThrow('no memory');
    expect(log).toContain('close');
  });

  it('are missing where they cannot be drawn', async () => {
    const { log, readings, ocr, images } = watched([1, 1], (number) => (number === 1 ? null : inkedPage()));
    const done = recognizeAll(testContext(), ocr, images, [1, 2]);
    await vi.waitFor(() => {
      for (const end of readings.splice(0)) end();
      expect(log).toContain('close');
    }, PATIENCE);
    expect([...(await done).keys()]).toEqual([2]);
  });
});

const PATIENCE = { timeout: 15_000, interval: 10 };
