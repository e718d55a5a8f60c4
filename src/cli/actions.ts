import { fill, type Lang, loadMessages, type Messages } from '../messages/index.js';
import { type DocumentRecord, Refusal, type Severity } from '../model/index.js';
import type { CheckFormat } from './check-format-names.js';
import type { Ports } from './ports.js';

// What a command needs is loaded by the command: `--help` opens no database and no reader.

export interface RunOptions {
  readonly paths: readonly string[];
  readonly out: string;
  readonly json?: boolean;
  readonly rules: string;
  readonly reportLang: Lang;
  /** ISO date on which decisions are judged; the day of the run where it is not given. */
  readonly asOf?: string;
}

/** `poryadok run`: everything in the folder of results, the summary on the terminal. */
export const runRun = async (messages: Messages, ports: Ports, options: RunOptions): Promise<void> => {
  const [{ runBatch, withFolder }, { progressLine, runJson, runSummary }] = await Promise.all([
    import('../batch/index.js'),
    import('./run.js'),
  ]);
  const engine = await ports.openEngine(options.rules);
  const [regions, words, { loadDatasetWording }] = await Promise.all([
    ports.openRegions(options.rules),
    ports.openWords(options.rules),
    import('./load-lexicons.js'),
  ]);
  const result = await runBatch(
    {
      engine,
      dataset: { regions, words, wording: loadDatasetWording(ports.builtInRules) },
      // The dataset and the report tell reasons in Russian, whatever the terminal speaks.
      failureText: loadMessages(ports.builtInRules, 'ru').failure,
      clock: ports.clock,
      appVersion: ports.version,
      onProgress: progressLine(messages, ports.console),
    },
    { inputs: options.paths, out: options.out, asOf: options.asOf ?? null },
  );
  const [{ writeReportFile }, { writeWorkbookFile }] = await Promise.all([import('./report-file.js'), import('./workbook.js')]);
  const { dataset, report, workbook } = result.paths;
  const shared = { dataset, rules: options.rules, lang: options.reportLang, words, asOf: null };
  await withFolder(result.paths.folder, async () => {
    writeReportFile({ ...shared, out: report, since: null, previews: 'left-out' });
    await writeWorkbookFile({ ...shared, out: workbook, inputs: options.paths });
  });
  const { run } = messages.texts;
  for (const path of result.closedFolders) ports.console.err(`${fill(run.foldersSkipped, { path })}\n`);
  for (const each of result.isolated) ports.console.err(`${fill(run.isolated, each)}\n`);
  ports.console.out(options.json ? runJson(engine.standard, result) : runSummary(messages, engine.standard, result, ports.console.width));
};

export interface CheckOptions {
  readonly file: string;
  readonly failOn: Severity;
  readonly format?: CheckFormat;
  /** The same as the format `json`. */
  readonly json?: boolean;
  readonly rules: string;
}

/** `poryadok check`: exit code 1 where there are deviations at or above the severity asked. */
export const runCheck = async (messages: Messages, ports: Ports, options: CheckOptions): Promise<number> => {
  const { checkRecord } = await import('./check.js');
  const { contentOf } = await import('../batch/index.js');
  const file = await contentOf(options.file);
  const engine = await ports.openEngine(options.rules);
  const record = await engine.process(file);
  if (record.status !== 'parsed') {
    throw new Refusal('file-unreadable', { path: options.file, detail: reasonOf(messages, record) });
  }
  if (!record.acts.some((act) => act.isPrimary)) throw new Refusal('nothing-to-check', { path: options.file });
  const result = checkRecord(messages, engine.standard, record, options.failOn);
  const format = options.json === true ? 'json' : (options.format ?? 'text');
  if (format === 'text' || format === 'json') ports.console.out(result[format]);
  else {
    const [{ checkFor }, { loadStandard }] = await Promise.all([import('./check-formats.js'), import('../rules/standard.js')]);
    const { groups } = loadStandard(options.rules);
    ports.console.out(checkFor(messages, format, engine.standard, record, { failOn: options.failOn, groups, appVersion: ports.version }));
  }
  return result.failed > 0 ? 1 : 0;
};

export interface SearchCommandOptions {
  readonly dataset: string;
  readonly query: string;
  readonly limit: number;
  readonly json?: boolean;
  readonly rules: string;
}

/** `poryadok search`: clauses in which all the words stand, in any of their forms. */
export const runSearch = async (messages: Messages, ports: Ports, options: SearchCommandOptions): Promise<void> => {
  const [{ openDataset, search }, { searchText }] = await Promise.all([import('../store/index.js'), import('./search.js')]);
  const words = await ports.openWords(options.rules);
  const db = openDataset(options.dataset);
  try {
    const hits = search(db, words, options.query, { limit: options.limit });
    ports.console.out(options.json ? `${JSON.stringify(hits, null, 2)}\n` : searchText(messages, hits));
  } finally {
    db.close();
  }
};

const reasonOf = (messages: Messages, record: DocumentRecord): string => {
  if (messages.lang === 'ru' && record.errorMessage !== null) return record.errorMessage;
  return record.errorCode === null ? '' : messages.failure(record.errorCode);
};
