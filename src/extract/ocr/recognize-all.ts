import type { OcrPort, PageImages } from '../../adapters/ocr-port.js';
import type { ExtractContext } from '../context.js';
import { createLegibility } from '../text-legibility.js';
import { recognizePage, type RecognizedPage } from './page.js';

/**
 * Recognizes the pages of an opened file, the fullest first, and closes it. Pages are drawn ahead and prepared one after another: were
 * they prepared side by side, all would be ready late and at one time, and nothing would be read until then.
 */
export const recognizeAll = async (
  context: ExtractContext,
  ocr: OcrPort,
  images: PageImages,
  numbers: readonly number[],
): Promise<ReadonlyMap<number, RecognizedPage>> => {
  const reader = { lexicon: context.ocrWords, meter: createLegibility(context.reading) };
  const found = new Map<number, RecognizedPage>();
  const weights = new Map(numbers.map((number) => [number, images.weightOf?.(number) ?? 0]));
  const waiting = [...numbers].sort((a, b) => (weights.get(b) ?? 0) - (weights.get(a) ?? 0));
  const enter = createGate();
  const work = async (): Promise<void> => {
    for (let number = waiting.shift(); number !== undefined; number = waiting.shift()) {
      const image = await images.page(number);
      if (image === null) continue;
      const leave = await enter();
      try {
        found.set(number, await recognizePage({ ...reader, ocr: tellingOfReads(ocr, leave) }, image, number));
      } finally {
        leave();
      }
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  } finally {
    await images.close();
  }
  return new Map([...found].sort(([a], [b]) => a - b));
};

/** One more than is read at a time on two cores: each takes some fifty megabytes. How many are read, the adapter knows. */
const AT_ONCE = 3;

/** Prepared is what goes to be read for the first time. */
const tellingOfReads = (ocr: OcrPort, onRead: () => void): OcrPort => ({
  ...ocr,
  read: (pictures, options) => {
    onRead();
    return ocr.read(pictures, options);
  },
});

/** Lets one in at a time, in the order in which they came; who is in leaves by what he is given, once or oftener. */
const createGate = (): (() => Promise<() => void>) => {
  let last: Promise<void> = Promise.resolve();
  return async () => {
    const before = last;
    let leave = (): void => {};
    last = new Promise((resolve) => {
      leave = resolve;
    });
    await before;
    return leave;
  };
};
