export * from './act.js';
export * from './codes.js';
export * from './diagnostic.js';
export * from './file.js';
export * from './finding.js';
export * from './parsed.js';
export * from './source.js';
export * from './span.js';
