export { smallestChange, type Rejudge } from './change.js';
export { explain, type ExplainContext, type ExplainInput } from './explain.js';
export { feedingRules } from './feeds.js';
export type { Change, Explanation, Matched, Rejected, Rejection } from './types.js';
