import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { writeWhole } from '../batch/index.js';
import type { Lang } from '../messages/index.js';
import type { DocumentRecord } from '../model/index.js';
import { openDataset, readStandardInfo, type WordTools } from '../store/index.js';
import { reviewedWalk } from './dataset-review.js';
import { loadWorkbook } from './load-workbook.js';

export interface WorkbookOptions {
  /** Path of the dataset that it is made from. */
  readonly dataset: string;
  /** Path of the workbook. */
  readonly out: string;
  readonly rules: string;
  readonly lang: Lang;
  readonly words: WordTools;
  /** ISO date on which decisions are judged; null for the day of the last run. */
  readonly asOf: string | null;
  /** Folders and files that were read, for links to them; empty where they are not known. */
  readonly inputs: readonly string[];
}

/** Writes `report.xlsx` from a dataset, whole or not at all. @throws Refusal as `openDataset`, RulesError */
export const writeWorkbookFile = async (options: WorkbookOptions): Promise<void> => {
  const render = loadWorkbook(options.rules, options.lang);
  const db = openDataset(options.dataset);
  try {
    const pieces = await render({
      ...reviewedWalk(db, options.words, options.asOf),
      standard: readStandardInfo(db),
      fileHref: fileHref(options.inputs, path.dirname(path.resolve(options.out))),
    });
    writeWhole(options.out, pieces);
  } finally {
    db.close();
  }
};

/** Address of a document's file from a folder; null where the file is not to be found under the inputs. */
export const fileHref = (inputs: readonly string[], from: string): ((record: DocumentRecord) => string | null) => {
  const bases = [...new Set(inputs.flatMap((input) => withAncestors(path.resolve(input))))];
  // A document is asked about by each of its rows.
  let last: { readonly name: string; readonly href: string | null } | null = null;
  return ({ path: name }) => {
    if (last?.name !== name) last = { name, href: hrefOf(bases, from, name) };
    return last.href;
  };
};

const hrefOf = (bases: readonly string[], from: string, name: string): string | null => {
  // A file in an archive is opened with the archive.
  const outer = name.split('!/')[0] ?? name;
  const base = bases.find((each) => existsSync(path.join(each, outer)));
  if (base === undefined) return null;
  return path.relative(from, path.join(base, outer)).split(path.sep).map(encodeURIComponent).join('/');
};

/** Paths of documents count from the folder given or from one above it that several inputs share. */
const withAncestors = (input: string): string[] => {
  const folders = existsSync(input) && statSync(input).isDirectory() ? [input] : [];
  for (let folder = path.dirname(input); ; folder = path.dirname(folder)) {
    folders.push(folder);
    if (path.dirname(folder) === folder) return folders;
  }
};
