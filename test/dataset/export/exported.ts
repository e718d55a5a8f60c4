import { exporterOf, type ExportFile, type ExportFormat, type ExportOptions } from '../../../src/dataset/export/index.js';
import { openExportContext } from '../../../src/export-context.js';
import type { Connection } from '../../../src/store/index.js';

export const PLAIN: ExportOptions = { bom: 'without', formulas: 'kept' };

/** The files of an export with their contents. */
export const exported = async (
  db: Connection,
  format: ExportFormat,
  options: ExportOptions = PLAIN,
  lang: 'ru' | 'en' = 'ru',
): Promise<ReadonlyMap<string, Buffer>> => {
  const exporter = await exporterOf(format);
  const files: Iterable<ExportFile> = exporter(db, openExportContext('rules', lang), options);
  return new Map([...files].map(({ name, pieces }) => [name, Buffer.concat([...pieces].map((piece) => Buffer.from(piece)))] as const));
};
