export { type Connection, openDataset } from './dataset.js';
export { SCHEMA_VERSION, TABLES } from './schema.js';
export { type SearchHit, type SearchOptions, search } from './search.js';
export type { WordTools } from './words.js';
export { createDataset, type DatasetContext, type DatasetWriter, type RegionRow, type RunInfo } from './write.js';
