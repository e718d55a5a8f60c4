import { registerCheck } from './check.js';
import type { Register } from './command.js';
import { registerDiff } from './diff.js';
import { registerDoctor } from './doctor.js';
import { registerExplain } from './explain.js';
import { registerExport } from './export.js';
import { registerLetters } from './letters.js';
import { registerQuery } from './query.js';
import { registerRejudge } from './rejudge.js';
import { registerReport } from './report.js';
import { registerReview } from './review.js';
import { registerRules } from './rules.js';
import { registerRun } from './run.js';
import { registerSearch } from './search.js';
import { registerStats } from './stats.js';
import { registerVerify } from './verify.js';
import { registerWatch } from './watch.js';

/** In the order in which the help lists them. */
export const COMMANDS: readonly Register[] = [
  registerRun,
  registerWatch,
  registerCheck,
  registerRules,
  registerSearch,
  registerQuery,
  registerVerify,
  registerStats,
  registerExport,
  registerRejudge,
  registerReport,
  registerReview,
  registerLetters,
  registerDiff,
  registerExplain,
  registerDoctor,
];
