import { basename } from 'node:path';
import type { BatchResult, RunNotes, Seal, Selection } from '../batch/index.js';
import { fill } from '../messages/fill.js';
import { loadMessages } from '../messages/load.js';
import type { Lang, Messages } from '../messages/messages.js';
import type { Connection, WordTools } from '../store/index.js';
import type { Ports } from './ports.js';

export interface RunOptions {
  readonly paths: readonly string[];
  readonly out: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly rules: string;
  readonly reportLang: Lang;
  /** ISO date on which decisions are judged; the day of the run where it is not given. */
  readonly asOf?: string;
  readonly workers?: number;
  readonly selection: Selection;
  /** Reads everything again, whatever was kept. */
  readonly force?: boolean;
  /** Path of the log, a line of JSON a file. */
  readonly log?: string;
}

/** `poryadok run`: everything in the folder of results, the summary on the terminal. Exit code 130 where it was interrupted. */
export const runRun = async (messages: Messages, ports: Ports, options: RunOptions): Promise<number> => {
  const interruption = interruptions(messages, ports);
  try {
    const result = await runOnce(messages, ports, options, interruption.signal);
    if (result.interrupted) {
      const { documents, counts } = result;
      ports.console.err(`${fill(messages.texts.run.interrupted, { done: documents.length, read: counts.read })}\n`);
      return INTERRUPTED;
    }
    await conclude(messages, ports, options, result);
    return 0;
  } finally {
    interruption.stop();
  }
};

/** One run up to its results, with the progress shown; used by `run` and `watch`. */
export const runOnce = async (messages: Messages, ports: Ports, options: RunOptions, signal: AbortSignal): Promise<BatchResult> => {
  const [{ runBatch }, { openProgress }, { loadDatasetWording }] = await Promise.all([
    import('../batch/index.js'),
    import('./run-progress.js'),
    import('./load-lexicons.js'),
  ]);
  const engine = await ports.openEngine(options.rules);
  const [regions, words, tools] = await Promise.all([
    ports.openRegions(options.rules),
    ports.openWords(options.rules),
    ports.openTools?.(options.rules),
  ]);
  const progress = await openProgress(messages, ports.console, { quiet: options.quiet === true, log: options.log ?? null });
  try {
    return await runBatch(
      {
        ...tools,
        engine,
        dataset: { regions, words, wording: loadDatasetWording(ports.builtInRules) },
        failureText: failureText(ports.builtInRules),
        clock: ports.clock,
        appVersion: ports.version,
        onProgress: progress.show,
      },
      {
        inputs: options.paths,
        out: options.out,
        ignored: options.log === undefined ? [] : [options.log],
        asOf: options.asOf ?? null,
        selection: options.selection,
        kept: options.force === true ? 'ignored' : 'used',
        signal,
        ...(options.workers === undefined ? {} : { workers: options.workers }),
      },
      async (result, notes) => {
        progress.close();
        await writeReports(ports, options, words, result, { notes, writing: engine.editions?.writing ?? null });
      },
    );
  } finally {
    progress.close();
  }
};

const INTERRUPTED = 130;

/** The dataset and the report tell reasons in Russian, whatever the terminal speaks. */
const failureText = (rules: string) => {
  const russian = loadMessages(rules, 'ru');
  const reasons: Readonly<Record<string, string>> = russian.texts.leftOut;
  return (code: Parameters<Messages['failure']>[0], data: Readonly<Record<string, string | number>> = {}): string =>
    russian.failure(code, code === 'excluded' ? { ...data, reason: reasons[data['reason'] ?? ''] ?? null } : data);
};

/** The page and the workbook, each where it is not there already as this dataset makes it. */
const writeReports = async (
  ports: Ports,
  options: RunOptions,
  words: WordTools,
  result: BatchResult,
  { notes, writing }: { readonly notes: RunNotes; readonly writing: string | null },
): Promise<void> => {
  const { sealOf, stillSealed } = await import('../batch/index.js');
  const { dataset, report, workbook } = result.paths;
  const madeOf = writing === null ? '' : JSON.stringify([result.digest, writing, options.reportLang, options.paths, await dayOf(result)]);
  const shared = { dataset, rules: options.rules, lang: options.reportLang, asOf: null };
  const unlessMade = async (file: string, write: () => Promise<void>): Promise<void> => {
    const note = `made ${basename(file)}`;
    const was = result.unchanged && madeOf !== '' ? parsedMade(notes.note(note)) : null;
    const seal = was?.madeOf === madeOf ? stillSealed(file, was) : null;
    if (seal === null) await write();
    if (seal === null || seal.stamp !== was?.stamp)
      notes.setNote(note, JSON.stringify({ madeOf, ...(seal ?? sealOf(file)) } satisfies Made));
  };
  const apart = result.documents.length < PAYS_A_THREAD ? undefined : ports.writeWorkbookApart;
  const book = unlessMade(workbook, async () => {
    const task = { ...shared, out: workbook, inputs: options.paths };
    const written =
      (await apart?.(task).then(
        () => true,
        () => false, // what is wrong is told by trying here
      )) ?? false;
    if (!written) await (await import('./workbook.js')).writeWorkbookFile({ ...task, words });
  });
  const page = unlessMade(report, async () =>
    (await import('./report-file.js')).writeReportFile({ ...shared, words, out: report, since: null, previews: 'left-out' }),
  );
  for (const outcome of await Promise.allSettled([book, page])) if (outcome.status === 'rejected') throw outcome.reason;
};

/** Documents whose workbook takes longer than the start of a thread. */
const PAYS_A_THREAD = 50;

/** A file that was made of a dataset. */
interface Made extends Seal {
  /** Names what it was made of and by. */
  readonly madeOf: string;
}

/** What `writeReports` noted. */
const parsedMade = (note: string | null): Made | null => (note === null ? null : (JSON.parse(note) as Made));

/** The day on which decisions are judged; of no matter where there are none. */
const dayOf = async ({ paths }: BatchResult): Promise<string> =>
  withDataset(
    paths.dataset,
    (db) =>
      db
        .prepare<[], string>(
          `SELECT CASE WHEN EXISTS (SELECT 1 FROM reviews) THEN coalesce(as_of, substr(finished_at, 1, 10)) ELSE '' END
           FROM runs ORDER BY id DESC LIMIT 1`,
        )
        .pluck()
        .get() ?? '',
  );

const withDataset = async <T>(path: string, use: (db: Connection) => T): Promise<T> => {
  const { openDataset } = await import('../store/index.js');
  const db = openDataset(path);
  try {
    return use(db);
  } finally {
    db.close();
  }
};

/** What a run ends with on the terminal. */
const conclude = async (messages: Messages, ports: Ports, options: RunOptions, result: BatchResult): Promise<void> => {
  const { run } = messages.texts;
  for (const path of result.closedFolders) ports.console.err(`${fill(run.foldersSkipped, { path })}\n`);
  for (const each of result.isolated) ports.console.err(`${fill(run.isolated, each)}\n`);
  if (options.quiet === true && options.json !== true) return;
  const [{ runJson, runSummary }, { storedOrders }] = await Promise.all([import('./run.js'), import('./stored-orders.js')]);
  const orders = await withDataset(result.paths.dataset, (db) => storedOrders(db, result.documents, result.standard));
  ports.console.out(options.json === true ? runJson(result, orders) : runSummary(messages, result, orders, ports.console.width));
};

/** The first request finishes what is in hand, the next ends at once. */
const interruptions = (messages: Messages, ports: Ports): { readonly signal: AbortSignal; readonly stop: () => void } => {
  const controller = new AbortController();
  const stop =
    ports.onInterrupt?.(() => {
      if (controller.signal.aborted) process.exit(INTERRUPTED);
      controller.abort();
      ports.console.err(`\n${messages.texts.run.interrupting}\n`);
    }) ?? (() => {});
  return { signal: controller.signal, stop };
};
