import { readRecords } from '../../../store/index.js';
import type { Connection } from '../../../store/index.js';
import type { ExportContext, ExportFile, Exporter } from '../context.js';
import { documentOf } from './document.js';
import { UNKNOWN_DATE } from './meta.js';

/** Every act as a document of Akoma Ntoso 3.0 (OASIS LegalDocML): `<id of the file>-<number of the act in it>.xml`. */
export const exportAkn: Exporter = (db, context) => files(db, context);

function* files(db: Connection, context: ExportContext): Generator<ExportFile, void> {
  const marked = db.prepare<[], string>('SELECT substr(finished_at, 1, 10) FROM runs ORDER BY id DESC LIMIT 1').pluck().get();
  for (const record of readRecords(db)) {
    for (const act of record.acts) {
      const root = documentOf(context, { act, text: record.text, dropped: record.dropped, marked: marked ?? UNKNOWN_DATE });
      yield { name: `${record.id}-${act.ordinal}.xml`, pieces: [context.buildXml(root)] };
    }
  }
}
