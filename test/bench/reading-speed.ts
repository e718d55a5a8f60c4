import { write } from '../system/render.js';
import { medianOf, medians } from './measure.js';
import type { TextReader } from './readers.js';
import type { MadeDocument } from './truth.js';

const FORMATS = [
  { format: 'docx', set: 'orders.docx', name: 'a.docx', most: Number.POSITIVE_INFINITY },
  { format: 'pdf', set: 'orders.pdf', name: 'a.pdf', most: Number.POSITIVE_INFINITY },
  // A page takes a second.
  { format: 'scan of 200 dpi', set: 'scans.200', name: 'a-200dpi.pdf', most: 1 },
] as const;

export interface ReadingTime {
  readonly format: string;
  readonly reader: string;
  /** Median over the files of the medians over rounds. */
  readonly ms: number;
  /** Median over the files of the reader's time over that of the first reader for the same file. */
  readonly ratio: number;
}

/** Times of all readers on the orders; they take turns on each file. The first reader is what the others are held against. */
export const measureReading = async (
  readers: readonly TextReader[],
  documents: readonly MadeDocument[],
  folder: string,
  rounds: number,
): Promise<readonly ReadingTime[]> => {
  const times: ReadingTime[] = [];
  for (const { format, set, name: like, most } of FORMATS) {
    const files = documents.filter((document) => document.set === set);
    const able = readers.filter(({ reads }) => reads.test(like));
    const taken = new Map<string, { readonly ms: number; readonly ratio: number }[]>(able.map(({ name }) => [name, []]));
    for (const { name, bytes } of files) {
      const input = { file: write(folder, name, bytes), bytes };
      const timed = await medians(
        Object.fromEntries(able.map((reader) => [reader.name, () => reader.text(input)])),
        Math.min(rounds, most),
      );
      const first = timed[0]?.median ?? 1;
      for (const { name: reader, median } of timed) taken.get(reader)?.push({ ms: median, ratio: median / first });
    }
    for (const [reader, list] of taken) {
      times.push({ format, reader, ms: medianOf(list.map(({ ms }) => ms)), ratio: medianOf(list.map(({ ratio }) => ratio)) });
    }
  }
  return times;
};
