export { type Connection, openDataset, openDatasetForChanges } from './dataset.js';
export { type Preview, type PreviewKey, putPreview, readPreview } from './previews.js';
export { packRecord, readRecords, readStandardInfo, unpackRecord } from './records.js';
export { putReviews, readReviews, type Review } from './reviews.js';
export { PREVIEW_KINDS, type PreviewKind } from './schema/kept.js';
export { SCHEMA_VERSION, TABLES } from './schema.js';
export { type SearchHit, type SearchOptions, search } from './search.js';
export type { WordTools } from './words.js';
export { createDataset, type DatasetContext, type DatasetWriter, type RegionRow, type RunInfo } from './write.js';
