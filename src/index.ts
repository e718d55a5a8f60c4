// The public API: what is not here may change without notice.
export { compare, type LoadedStandard, loadStandard, type Order, readOrder, type ReadOptions } from './library.js';
export * from './model/index.js';
export { RulesError, type RuleProblem } from './rules/problem.js';
export type { Requirement, Standard } from './rules/standard.js';
