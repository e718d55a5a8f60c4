import type { BatchContext } from '../batch/index.js';
import type { Installed, ShownDifference } from '../doctor.js';
import type { Engine, FailureCode, Severity } from '../model/index.js';
import type { PreviewMaker } from '../previews.js';
import type { RegionRow, WordTools } from '../store/index.js';
import type { WorkbookTask } from './workbook-worker.js';

/** Everything the commands need from outside; the tests hand in their own. */
export interface Ports {
  readonly console: Console;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly clock: () => Date;
  readonly version: string;
  /** Rules that come with the program; messages are always taken from there. */
  readonly builtInRules: string;
  readonly openEngine: (rulesFolder: string) => Promise<Engine>;
  /** Threads that read and write, and what opens archives; without it a run reads in its own thread, and archives are files like any other. */
  readonly openTools?: (rulesFolder: string) => Promise<Pick<BatchContext, 'openReader' | 'openArchive' | 'openOrderWriter'>>;
  /** Writes the workbook of a run beside what this thread does; without it, or where it fails, this one writes it. */
  readonly writeWorkbookApart?: (task: WorkbookTask) => Promise<void>;
  /** Why a package in a ZIP is not to be unpacked; null where it may be. */
  readonly troubleOfPackage: (bytes: Buffer) => Promise<{ readonly code: FailureCode } | null>;
  /** Calls the listener when the user asks for an end; gives what stops listening. */
  readonly onInterrupt?: (listener: () => void) => () => void;
  readonly openPreviewMaker: (rulesFolder: string) => Promise<PreviewMaker>;
  readonly openRules: (rulesFolder: string) => Promise<RulesPort>;
  readonly openRegions: (rulesFolder: string) => Promise<readonly RegionRow[]>;
  readonly openWords: (rulesFolder: string) => Promise<WordTools>;
  readonly findInstalled: () => Promise<readonly Installed[]>;
  /** Reads a DOCX with two readers; null where it is none, or one of them cannot read it. */
  readonly readTwice: (rulesFolder: string, file: string) => Promise<readonly ShownDifference[] | null>;
}

/** Data go to `out`, everything else to `err`. */
export interface Console {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Columns of the terminal, null where `out` is none. */
  readonly width: number | null;
  /** True where `err` is a terminal, which can show progress in place. */
  readonly interactive: boolean;
}

/** What `poryadok rules` asks of the rules. */
export interface RulesPort {
  readonly list: readonly RuleSummary[];
  /** Null where there is no such rule. */
  readonly explain: (id: string) => RuleExplanation | null;
  readonly test: () => Promise<RuleTestResult> | RuleTestResult;
  readonly tryPhrase: (phrase: string) => readonly RuleMatch[];
}

export interface RuleSummary {
  readonly id: string;
  /** `recognize`: what a text says; `require`: what the standard wants. */
  readonly kind: 'recognize' | 'require';
  readonly title: string;
  readonly severity: Severity | null;
}

export interface RuleExplanation extends RuleSummary {
  /** From the rules folder. */
  readonly file: string;
  readonly rationale: string | null;
  readonly referenceText: string | null;
  readonly source: string | null;
  readonly advice: string | null;
  readonly examples: readonly { readonly verdict: string; readonly text: string }[];
}

export interface RuleTestResult {
  readonly rules: number;
  readonly examples: number;
  readonly failures: readonly RuleTestFailure[];
}

export interface RuleTestFailure {
  readonly ruleId: string;
  /** `file:line` or file. */
  readonly place: string;
  readonly text: string;
  /** Null where `actual` says it all. */
  readonly expected: string | null;
  readonly actual: string;
}

export interface RuleMatch {
  readonly ruleId: string;
  readonly quote: string;
  /** What was read, as people write it. */
  readonly value: string;
}
