import type { DocumentRecord } from '../model/index.js';
import type { Readings } from '../store/index.js';
import { orderFile, type OutputPaths, writeOrder } from './output.js';
import type { OrderWriter } from './order-writer.js';
import { PQueue } from './queue.js';
import { type Seal, stillSealed } from './seal.js';

/** The JSON files of a run. */
export interface Orders {
  /**
   * Writes the file of a document where it does not stand there as it is, at once or soon. Rejects where an earlier one could not be.
   * @param edition of the record as it is written; empty where it is to be written anew
   * @param order asked for where it has to be written
   */
  put(id: string, edition: string, order: () => Order): Promise<void>;
  /** Resolves when nothing is being written any more; never rejects. */
  settle(): Promise<void>;
  /** Notes what was written, for the next run. Rejects where something could not be. */
  close(ids: ReadonlySet<string>): Promise<void>;
}

export interface Order {
  readonly record: DocumentRecord;
  /** The same as it is kept; null where it is not kept as it is. */
  readonly packed: Uint8Array | null;
}

/** Files that are being written at a time. */
const AT_ONCE = 8;

/** Writing ten thousand files again that hold what they held would take longer than the dataset. */
export const openOrders = (
  paths: OutputPaths,
  notes: Pick<Readings, 'note' | 'setNote'> | null,
  openWriter: (() => OrderWriter) | null,
): Orders => {
  const known = new Map(parsed(notes?.note(NOTE) ?? null));
  const queue = new PQueue({ concurrency: AT_ONCE });
  const errors: unknown[] = [];
  let changed = false;
  let writer: OrderWriter | null = null;
  const write = async ({ record, packed }: Order): Promise<Seal> => {
    const file = orderFile(paths, record.id);
    if (packed !== null && openWriter !== null) writer ??= openWriter();
    // What is wrong where another thread cannot write it is told by trying here.
    return (packed === null ? null : await writer?.write(file, packed)) ?? writeOrder(file, record);
  };
  const settle = async (): Promise<void> => {
    await queue.onIdle();
    await writer?.close();
    writer = null;
  };
  return {
    put: async (id, edition, order) => {
      const was = known.get(id);
      const seal = was === undefined || edition === '' || was.edition !== edition ? null : stillSealed(orderFile(paths, id), was);
      if (seal !== null && seal.stamp === was?.stamp) return;
      changed = true;
      if (seal !== null) {
        known.set(id, { edition, ...seal });
        return;
      }
      const made = order();
      void queue.add(async () => void known.set(id, { edition, ...(await write(made)) })).catch((error: unknown) => errors.push(error));
      await queue.onSizeLessThan(AT_ONCE);
      if (errors.length > 0) throw errors[0];
    },
    settle,
    close: async (ids) => {
      await settle();
      if (errors.length > 0) throw errors[0];
      const gone = [...known.keys()].filter((id) => !ids.has(id));
      for (const id of gone) known.delete(id);
      if (changed || gone.length > 0) {
        notes?.setNote(NOTE, JSON.stringify([...known].map(([id, { edition, stamp, sha256 }]) => [id, edition, stamp, sha256])));
      }
    },
  };
};

const NOTE = 'order-files';

type Known = Seal & { readonly edition: string };

const parsed = (note: string | null): [string, Known][] =>
  note === null
    ? []
    : // What `close` wrote.
      (JSON.parse(note) as [string, string, string, string][]).map(([id, edition, stamp, sha256]) => [id, { edition, stamp, sha256 }]);
