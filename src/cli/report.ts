import path from 'node:path';
import { outputPaths, withFolder } from '../batch/index.js';
import { fill, type Lang, type Messages } from '../messages/index.js';
import { openDatasetForChanges } from '../store/index.js';
import type { Ports } from './ports.js';
import { writeReportFile } from './report-file.js';
import { writeWorkbookFile } from './workbook.js';

export interface ReportOptions {
  readonly dataset: string;
  /** Folder of the results; null for the one of the dataset. */
  readonly out: string | null;
  /** Folder with the files themselves, for looks, crops and links; null where there is none. */
  readonly files: string | null;
  /** ISO date on which decisions are judged; null for the day of the last run. */
  readonly asOf: string | null;
  /** Path of an earlier dataset whose changes are shown, null for none. */
  readonly since: string | null;
  readonly previews: 'shown' | 'left-out';
  readonly rules: string;
  readonly lang: Lang;
}

/** `poryadok report`: the page and the workbook again from a dataset. */
export const runReport = async (messages: Messages, ports: Ports, options: ReportOptions): Promise<void> => {
  const { dataset, files, asOf, previews, rules, lang } = options;
  const { report: texts } = messages.texts;
  if (files !== null && previews === 'shown') {
    const { makePreviews } = await import('./make-previews.js');
    const db = openDatasetForChanges(dataset);
    try {
      const counts = await makePreviews(db, await ports.openPreviewMaker(rules), files);
      ports.console.err(`${fill(texts.previews, { ...counts })}\n`);
      if (counts.lacking > 0) ports.console.err(`${fill(texts.lacking, { count: counts.lacking, path: files })}\n`);
    } finally {
      db.close();
    }
  }
  const paths = outputPaths(options.out ?? path.dirname(path.resolve(dataset)));
  const words = await ports.openWords(rules);
  const shared = { dataset, rules, lang, words, asOf };
  await withFolder(paths.folder, async () => {
    writeReportFile({ ...shared, out: paths.report, since: options.since, previews });
    await writeWorkbookFile({ ...shared, out: paths.workbook, inputs: files === null ? [] : [files] });
  });
  ports.console.out(`${fill(texts.written, { report: paths.report, workbook: paths.workbook })}\n`);
};
