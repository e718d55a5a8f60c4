export { contentOf } from './content.js';
export { documentId } from './document-id.js';
export { type OutputPaths, outputPaths, withFolder, writeWhole } from './output.js';
export { type FailureText, messageOf } from './read.js';
export { type BatchContext, type BatchOptions, type BatchResult, type Progress, runBatch } from './run.js';
export { linkVersions } from './versions.js';
