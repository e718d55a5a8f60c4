import { PQueue } from './queue.js';
import type { FoundInput } from './inputs.js';
import type { WorkKind } from './kind.js';

/** One file to be worked on. */
export interface Work {
  readonly file: FoundInput;
  /** Where it stands among all files. */
  readonly index: number;
}

/**
 * Works on files, a queue for each kind: small ones first where our own time counts, so that results come soon; the longest recognition
 * first, so that it is not what the end waits for. Files under recognition mostly wait for other programs and share the threads with the
 * rest. What is not begun when `signal` ends is not begun at all.
 * @param workers files in hand at a time
 */
export const schedule = async (
  works: readonly Work[],
  workers: number,
  signal: AbortSignal,
  work: (work: Work) => Promise<void>,
): Promise<void> => {
  const lists = byKind(works);
  const shares = sharesOf(workers, lists.ocr.length > 0, lists.cpu.length + lists.converter.length > 0);
  const queues = {
    cpu: new PQueue({ concurrency: shares.cpu }),
    ocr: new PQueue({ concurrency: shares.ocr }),
    converter: new PQueue({ concurrency: CONVERTED_AT_ONCE }),
  };
  const errors: unknown[] = [];
  const stopped = (): boolean => signal.aborted || errors.length > 0;
  const feed = async (kind: WorkKind, list: readonly Work[]): Promise<void> => {
    const queue = queues[kind];
    for (const each of list) {
      await queue.onSizeLessThan(AHEAD);
      if (stopped()) break;
      void queue
        .add(async () => {
          if (!stopped()) await work(each);
        })
        .catch((error: unknown) => errors.push(error));
    }
    await queue.onIdle();
  };
  const ours = async (): Promise<void> => {
    await Promise.all([feed('cpu', lists.cpu), feed('converter', lists.converter)]);
    queues.ocr.concurrency = workers;
  };
  const recognition = async (): Promise<void> => {
    await feed('ocr', lists.ocr);
    queues.cpu.concurrency = workers;
  };
  if (workers === 1) {
    await ours();
    await recognition();
  } else await Promise.all([ours(), recognition()]);
  if (errors.length > 0) throw errors[0];
};

/** The order in which files of each kind are begun. */
export const byKind = (works: readonly Work[]): Readonly<Record<WorkKind, readonly Work[]>> => {
  const of = (kind: WorkKind, sign: 1 | -1): Work[] =>
    works.filter(({ file }) => file.cost.kind === kind).sort((a, b) => sign * (a.file.cost.size - b.file.cost.size) || a.index - b.index);
  return { cpu: of('cpu', 1), converter: of('converter', 1), ocr: of('ocr', -1) };
};

/** Files waiting in a queue, beyond which no more are put into it. */
const AHEAD = 16;
/** As many as the converter takes in one start. */
const CONVERTED_AT_ONCE = 8;

const sharesOf = (workers: number, hasOcr: boolean, hasOther: boolean): { readonly cpu: number; readonly ocr: number } => {
  if (workers === 1 || !hasOcr || !hasOther) return { cpu: workers, ocr: workers };
  const ocr = Math.max(1, Math.floor(workers / 2));
  return { cpu: workers - ocr, ocr };
};
