export { contentOf } from './content.js';
export { documentId } from './document-id.js';
export { FILE_LIMITS, type FileLimits } from './limits.js';
export { createFetcher, inspect } from './inputs.js';
export { type OutputPaths, outputPaths, withFolder, writeWhole } from './output.js';
export { type FailureText, messageOf } from './read.js';
export type { Reader } from './reader.js';
export {
  type BatchContext,
  type BatchOptions,
  type BatchResult,
  type FileEvent,
  type Progress,
  runBatch,
  type RunNotes,
} from './run.js';
export { EVERYTHING, type Selection } from './select.js';
export type { ActSummary, FileSummary } from './summary.js';
export { linkVersions } from './versions.js';
export { type Seal, sealOf, stillSealed } from './seal.js';
