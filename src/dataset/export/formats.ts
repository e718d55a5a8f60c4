/** What a dataset can be handed out as. */
export const EXPORT_FORMATS = ['csv', 'jsonl', 'parquet', 'frictionless', 'akn', 'datasette'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];
