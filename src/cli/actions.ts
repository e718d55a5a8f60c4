import type { Messages } from '../messages/index.js';
import { type DocumentRecord, Refusal, type Severity } from '../model/index.js';
import type { CheckFormat } from './check-format-names.js';
import type { Ports } from './ports.js';

// What a command needs is loaded by the command: `--help` opens no database and no reader.

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
