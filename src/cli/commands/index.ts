import { registerCheck } from './check.js';
import type { Register } from './command.js';
import { registerDoctor } from './doctor.js';
import { registerReport } from './report.js';
import { registerReview } from './review.js';
import { registerRules } from './rules.js';
import { registerRun } from './run.js';
import { registerSearch } from './search.js';

/** In the order in which the help lists them. */
export const COMMANDS: readonly Register[] = [
  registerRun,
  registerCheck,
  registerRules,
  registerSearch,
  registerReport,
  registerReview,
  registerDoctor,
];
