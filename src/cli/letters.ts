import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { writeWhole } from '../batch/index.js';
import { fill, type Messages } from '../messages/index.js';
import { type DocumentRecord, Refusal } from '../model/index.js';
import {
  actName,
  type Annotated,
  annotatedFile,
  annotatedText,
  filled,
  type LetterContext,
  type LetterMatter,
  type LetterOrder,
  renderLetter,
} from '../report/letters/index.js';
import { codesLexiconSchema } from '../rules/lexicons/codes.js';
import { lettersLexiconSchema } from '../rules/lexicons/letters.js';
import { createFolderReader } from '../rules/load.js';
import { loadStandard } from '../rules/standard.js';
import { type Connection, openDataset, readRecords, readStandardInfo } from '../store/index.js';
import { reviewsOf } from './dataset-review.js';
import { filesByContent } from './files-by-content.js';
import type { Ports } from './ports.js';

export interface LettersOptions {
  readonly dataset: string;
  readonly out: string;
  /** Folder of the files as received. */
  readonly files?: string;
  /** Number of an act, path or id of a document: its letter and its annotated copy alone. */
  readonly order?: string;
  readonly annotated?: boolean;
  readonly asOf?: string;
  readonly rules: string;
}

/** `poryadok letters`: a letter to each agency, and annotated copies where they are asked for. */
export const runLetters = async (messages: Messages, ports: Ports, options: LettersOptions): Promise<void> => {
  const { letters } = messages.texts;
  const words = await ports.openWords(options.rules);
  const db = openDataset(options.dataset);
  try {
    const context = contextOf(db, options, reviewsOf(db, words, options.asOf ?? null));
    const matters = mattersOf(db, options);
    mkdirSync(options.out, { recursive: true });
    for (const [index, matter] of matters.entries()) {
      const name = filled(context.lexicon.files.letter, { no: numbered(index + 1, matters.length), agency: matter.agency });
      put(options.out, name, await renderLetter(context, matter));
    }
    const copies =
      options.annotated === true || options.order !== undefined ? await writeCopies(messages, ports, context, matters, options) : 0;
    ports.console.out(
      matters.length === 0
        ? `${letters.none}\n`
        : `${fill(letters.written, { count: matters.length, folder: options.out })}\n${copies > 0 ? `${fill(letters.copy, { count: copies })}\n` : ''}`,
    );
  } catch (error) {
    throw isClosed(error) ? new Refusal('output-not-writable', { path: options.out, detail: String(error) }) : error;
  } finally {
    db.close();
  }
};

const isClosed = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  ['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'ENOTDIR', 'EEXIST', 'EISDIR'].includes(String(error.code));

const contextOf = (
  db: Connection,
  { rules }: LettersOptions,
  reviews: { readonly isSettled: (id: string) => boolean; readonly reviewOf: (id: string) => { readonly decision: string | null } | null },
): LetterContext => {
  const reader = createFolderReader(rules);
  const lexicon = reader.one('lexicon/letters.yaml', lettersLexiconSchema).value;
  const codes = reader.one('lexicon/codes.yaml', codesLexiconSchema).value;
  if (lexicon === null || codes === null) return reader.fail();
  const { title, groups } = loadStandard(rules);
  return {
    lexicon,
    codes,
    standard: { ...readStandardInfo(db), title },
    groups,
    settled: (id) => {
      const decision = reviews.isSettled(id) ? (reviews.reviewOf(id)?.decision ?? null) : null;
      return decision === null ? null : (codes.decision[decision]?.ru ?? decision);
    },
  };
};

/** Orders by agency, in the order of the documents; those whose agency is not known can be written to nobody. */
const mattersOf = (db: Connection, { order, dataset }: LettersOptions): readonly LetterMatter[] => {
  const byAgency = new Map<string, { agency: string; orders: LetterOrder[] }>();
  for (const record of readRecords(db)) {
    for (const each of ordersIn(record)) {
      const agency = each.act.requisites.agency.value;
      if (agency === null || !(order === undefined || isMeant(each, order))) continue;
      const key = agency.normalize('NFC').toLowerCase().replace(/\s+/gu, ' ');
      const matter = byAgency.get(key) ?? { agency, orders: [] };
      matter.orders.push(each);
      byAgency.set(key, matter);
    }
  }
  if (order !== undefined && byAgency.size === 0) throw new Refusal('order-unknown', { id: order, path: dataset });
  return [...byAgency.values()];
};

const ordersIn = (record: DocumentRecord): LetterOrder[] =>
  record.acts
    .filter(({ isPrimary }) => isPrimary)
    .map((act) => ({ record, act, findings: record.findings.filter(({ actId }) => actId === act.id) }));

const isMeant = ({ record, act }: LetterOrder, asked: string): boolean =>
  [record.id, act.id, record.path, act.requisites.number.value].some((each) => each !== null && compact(each) === compact(asked));

const compact = (text: string): string => text.normalize('NFC').toLowerCase().replace(/\s+/gu, '');

const writeCopies = async (
  messages: Messages,
  ports: Ports,
  context: LetterContext,
  matters: readonly LetterMatter[],
  options: LettersOptions,
): Promise<number> => {
  const { letters } = messages.texts;
  const copies = copiesOf(matters);
  const files =
    options.files === undefined
      ? null
      : await filesByContent(
          options.files,
          copies.map(({ record }) => record),
        );
  for (const { no, record, own } of copies) {
    const bytes = (await files?.get(record.sha256)?.read()) ?? null;
    if (bytes === null && files !== null) ports.console.err(`${fill(letters.noFile, { path: record.path })}\n`);
    const fromFile = bytes !== null && record.format === 'docx' ? annotatedFile(context, own, bytes) : null;
    const copy: Annotated = fromFile ?? (await annotatedText(context, own));
    const [first] = own;
    const act = first === undefined ? record.id : actName(context, first.act);
    put(options.out, filled(context.lexicon.files.copy, { no, act }), copy.bytes);
    const notPlaced = copy.comments - copy.placed;
    if (notPlaced > 0) ports.console.err(`${fill(letters.notPlaced, { path: record.path, count: notPlaced })}\n`);
  }
  return copies.length;
};

/** One a file, with the number of the letter that it goes with; of several with one letter, each has its own after a dot. */
const copiesOf = (matters: readonly LetterMatter[]) => {
  const orders = matters.flatMap((matter) => matter.orders);
  const taken = new Set<DocumentRecord>();
  return matters.flatMap((matter, index) => {
    const records = [...new Set(matter.orders.map(({ record }) => record))].filter((record) => !taken.has(record));
    for (const record of records) taken.add(record);
    const letter = numbered(index + 1, matters.length);
    return records.map((record, at) => ({
      no: records.length === 1 ? letter : `${letter}.${at + 1}`,
      record,
      own: orders.filter((order) => order.record === record),
    }));
  });
};

const numbered = (no: number, of: number): string => String(no).padStart(String(of).length, '0');

const LONGEST_NAME = 100;

/** Writes one file whole or not at all, under a name that every system allows. */
const put = (folder: string, name: string, bytes: Buffer): void => {
  const safe = name
    .replace(/[\\/:*?"<>|\p{C}]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
    .slice(0, LONGEST_NAME)
    .replace(/[ .]+$/u, '');
  writeWhole(path.join(folder, `${safe}.docx`), bytes);
};
