import type { DocumentRecord } from '../model/index.js';
import type { Readings } from '../store/index.js';
import { orderFile, type OutputPaths, writeOrder } from './output.js';
import { type Seal, stillSealed } from './seal.js';

/** The JSON files of a run. */
export interface Orders {
  /**
   * Writes the file of a document where it does not stand there as it is.
   * @param edition of the record as it is written; empty where it is to be written anew
   */
  put(id: string, edition: string, record: () => DocumentRecord): void;
  /** Notes what was written, for the next run. */
  close(ids: ReadonlySet<string>): void;
}

/** Writing ten thousand files again that hold what they held would take longer than the dataset. */
export const openOrders = (paths: OutputPaths, notes: Pick<Readings, 'note' | 'setNote'> | null): Orders => {
  const known = new Map(parsed(notes?.note(NOTE) ?? null));
  let changed = false;
  return {
    put: (id, edition, record) => {
      const was = known.get(id);
      const seal = was === undefined || edition === '' || was.edition !== edition ? null : stillSealed(orderFile(paths, id), was);
      if (seal !== null && seal.stamp === was?.stamp) return;
      changed = true;
      known.set(id, { edition, ...(seal ?? writeOrder(paths, record())) });
    },
    close: (ids) => {
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
