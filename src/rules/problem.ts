/** A mistake in a rule file, with its place as an editor shows it (1-based). */
export interface RuleProblem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** Thrown when the rules cannot be used; carries every problem of every file. */
export class RulesError extends Error {
  constructor(readonly problems: readonly RuleProblem[]) {
    super(problems.map(formatProblem).join('\n'));
  }
}

export const formatProblem = (problem: RuleProblem): string => `${problem.file}:${problem.line}:${problem.column}: ${problem.message}`;
