import { createHash } from 'node:crypto';
import { type DocumentRecord } from '../model/index.js';
import { createDataset, type DatasetWriter, noteRun, SCHEMA_VERSION, unpackRecord } from '../store/index.js';
import { codeOf } from './discover.js';
import type { Kept } from './kept.js';
import { openOrders, type Order, type Orders } from './orders.js';
import { type OutputPaths, removeStaleOrders } from './output.js';
import type { FileOutcome } from './read-all.js';
import { messageOf, unread } from './read.js';
import type { BatchContext, BatchResult } from './run.js';
import { stampOf } from './seal.js';
import { type FileSummary, summaryOf } from './summary.js';
import { relinked, relinkedSummary, type VersionLinks, versionLinks } from './versions.js';

export interface WriteInput {
  readonly paths: OutputPaths;
  readonly kept: Kept;
  /** In the order of their paths. */
  readonly outcomes: readonly FileOutcome[];
  /** ISO 8601. */
  readonly startedAt: string;
  /** ISO date, null for the day of the run. */
  readonly asOf: string | null;
}

/**
 * Puts the dataset and the JSON files in place, one record in memory at a time. Where everything is as the last run left it, only
 * the run is noted; a JSON file that was touched since is written anew, and so is a dataset.
 */
export const writeResults = async (
  context: BatchContext,
  input: WriteInput,
): Promise<Pick<BatchResult, 'documents' | 'isolated' | 'unchanged' | 'digest'>> => {
  const { paths, kept, outcomes } = input;
  const links = versionLinks(outcomes.map(({ summary }) => summary));
  const editions = outcomes.map((outcome) => editionOf(kept, outcome, links));
  const digest = digestOf([
    context.appVersion,
    String(SCHEMA_VERSION),
    JSON.stringify(context.engine.standard),
    context.engine.editions?.writing ?? '',
    ...editions,
  ]);
  const documents = outcomes.map(({ summary }) => relinkedSummary(links, summary));
  const ids = new Set(documents.map(({ id }) => id));
  const notes = context.engine.editions === undefined ? null : kept.notes;
  const orders = openOrders(paths, notes, outcomes.length < PAYS_A_THREAD ? null : (context.openOrderWriter ?? null));
  if (context.engine.editions !== undefined && isAsLeft(paths, kept, digest)) {
    for (const [index, outcome] of outcomes.entries()) {
      await orders.put(outcome.summary.id, editions[index] ?? '', () => recordOf(kept, outcome, links));
    }
    await orders.close(ids);
    noteRun(paths.dataset, runOf(context, input));
    kept.notes.setNote('dataset', stampOf(paths.dataset));
    return { documents, isolated: [], unchanged: true, digest };
  }
  const isolated = await writeAll(context, input, links, { editions, orders });
  await orders.close(ids);
  removeStaleOrders(paths, ids);
  kept.keepOnly(outcomes.map(({ file }) => file));
  // A record that broke the schema is tried again by the next run.
  kept.notes.setNote('digest', isolated.length === 0 ? digest : '');
  kept.notes.setNote('dataset', stampOf(paths.dataset));
  const failed = new Map(isolated.map(({ summary }) => [summary.id, summary]));
  return {
    documents: documents.map((each) => failed.get(each.id) ?? each),
    isolated: isolated.map(({ summary, detail }) => ({ path: summary.path, detail })),
    unchanged: false,
    digest,
  };
};

/** Files that take longer to write than a thread takes to start. */
const PAYS_A_THREAD = 50;

const runOf = (context: BatchContext, { startedAt, asOf }: WriteInput) => ({
  startedAt,
  finishedAt: context.clock().toISOString(),
  appVersion: context.appVersion,
  asOf,
});

interface Isolated {
  readonly summary: FileSummary;
  readonly detail: string;
}

const writeAll = async (
  context: BatchContext,
  input: WriteInput,
  links: VersionLinks,
  { editions, orders }: { readonly editions: readonly string[]; readonly orders: Orders },
): Promise<readonly Isolated[]> => {
  const { paths, kept, outcomes } = input;
  const writer = createDataset({ ...context.dataset, standard: context.engine.standard }, paths.dataset);
  const isolated: Isolated[] = [];
  try {
    for (const [index, outcome] of outcomes.entries()) {
      const loaded = recordOf(kept, outcome, links);
      const made = stored(context, writer, outcome, loaded);
      if (made.isolated !== null) isolated.push(made.isolated);
      await orders.put(made.record.id, made.isolated === null ? (editions[index] ?? '') : '', () =>
        made.isolated === null ? loaded : { record: made.record, packed: null },
      );
    }
    writer.finish(runOf(context, input));
  } catch (error) {
    writer.abort();
    await orders.settle();
    throw error;
  }
  return isolated;
};

const recordOf = (kept: Kept, { file, record }: FileOutcome, links: VersionLinks): Order => {
  if (record !== null) return { record, packed: null };
  const packed = kept.packed(file);
  const own = unpackRecord(packed);
  const linked = relinked(links, own);
  return { record: linked, packed: linked === own ? packed : null };
};

/** A record that breaks the schema is a bug of ours: the file is recorded as failed, the others are kept. */
const stored = (
  context: BatchContext,
  writer: DatasetWriter,
  outcome: FileOutcome,
  { record, packed }: Order,
): { readonly record: DocumentRecord; readonly isolated: Isolated | null } => {
  try {
    writer.write(record, packed ?? undefined);
    return { record, isolated: null };
  } catch (error) {
    if (isTroubleOfStorage(codeOf(error))) throw error;
    const detail = messageOf(error);
    const failed = unread(outcome.file, 'corrupt', context.failureText('corrupt', { detail }));
    writer.write(failed);
    return { record: failed, isolated: { summary: summaryOf(failed), detail } };
  }
};

/** Disk full, folder gone: the next record would fare no better. */
const isTroubleOfStorage = (code: string): boolean =>
  /^E[A-Z]+$/u.test(code) || (code.startsWith('SQLITE_') && !code.startsWith('SQLITE_CONSTRAINT'));

/** The name of a record as it is written: of its reading, and of its links to others. */
const editionOf = (kept: Kept, { file, summary, record }: FileOutcome, links: VersionLinks): string => {
  const linked = summary.acts.map(({ id, versionOf }) => [links.get(id), links.get(versionOf ?? '')]);
  return digestOf([record === null ? kept.editionOf(file) : JSON.stringify(record), JSON.stringify(linked)]);
};

const isAsLeft = (paths: OutputPaths, kept: Kept, digest: string): boolean =>
  kept.notes.note('digest') === digest && kept.notes.note('dataset') === stampOf(paths.dataset);

const digestOf = (parts: readonly string[]): string => createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
