import type { Exporter } from './context.js';
import type { ExportFormat } from './formats.js';

export type { ExportContext, ExportFile, ExportOptions, ExportWords } from './context.js';
export { EXPORT_FORMATS, type ExportFormat } from './formats.js';

/** The maker of a format, loaded when it is asked for. */
export const exporterOf = (format: ExportFormat): Promise<Exporter> => LOADERS[format]();

const LOADERS: Readonly<Record<ExportFormat, () => Promise<Exporter>>> = {
  csv: async () => (await import('./csv.js')).exportCsv,
  jsonl: async () => (await import('./jsonl.js')).exportJsonl,
  parquet: async () => (await import('./parquet.js')).exportParquet,
  frictionless: async () => (await import('./frictionless.js')).exportFrictionless,
  akn: async () => (await import('./akn/index.js')).exportAkn,
  datasette: async () => (await import('./datasette.js')).exportDatasette,
};
