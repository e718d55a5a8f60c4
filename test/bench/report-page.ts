import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { renderReport } from '../../src/report/index.js';
import { fakeRecords } from '../report/fake-records.js';
import { inputOf } from '../report/sample-input.js';
import { openBrowser, type Watched } from '../system/browser.js';
import { medianOf } from './measure.js';

const ORDERS = 1000;
const ROUNDS = 7;

/**
 * Times the page of a thousand orders in Chromium against what it is allowed: opening it at the matrix, filtering it, its size. Gives the
 * section of `docs/benchmarks.md`. Throws where Chromium is missing.
 */
export const reportPageBody = async (): Promise<string> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'poryadok-bench-'));
  const watched = await openBrowser();
  try {
    const file = path.join(folder, 'report.html');
    writeFileSync(file, renderReport(inputOf(fakeRecords(ORDERS))));
    const url = pathToFileURL(file).href;
    return bodyOf([
      row('size of the file', `${megabytes(statSync(file).size)} MB`, '25 MB'),
      row('opening it at the matrix', `${await medianTime(() => opened(watched, url))} ms`, '2,000 ms'),
      row('filtering by words', `${await medianTime(() => filtered(watched, 'q', 'дагестан'))} ms`, '100 ms'),
      row('filtering by a requirement', `${await medianTime(() => filtered(watched, 'req', 'final.update-deadline'))} ms`, '100 ms'),
    ]);
  } finally {
    await watched.browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
};

const row = (what: string, measured: string, allowed: string): string => `| ${what} | ${measured} | ${allowed} |`;

const megabytes = (bytes: number): string => (bytes / 1_000_000).toFixed(1);

const bodyOf = (rows: readonly string[]): string => `
Written by \`npm run bench -- --write\`. A report of ${ORDERS} orders as long as the samples, in headless Chromium: medians of ${ROUNDS} rounds after one
that warms up. Filtering counts from the event to the page laid out anew.

Machine: ${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${cpus().length} cores; load average when it ended: ${loadavg()[0]?.toFixed(1)}.

| what | measured | budget |
|---|--:|--:|
${rows.join('\n')}
`;

const medianTime = async (measured: () => Promise<number>): Promise<number> => {
  const times: number[] = [];
  for (let round = -1; round < ROUNDS; round += 1) {
    const time = await measured();
    if (round >= 0) times.push(time);
  }
  return Math.round(medianOf(times));
};

/** Until the rows of the matrix stand in the page. */
const opened = async ({ page }: Watched, url: string): Promise<number> => {
  await page.goto('about:blank');
  const started = performance.now();
  await page.goto(`${url}#/matrix`);
  await page.locator('#matrix-grid tr[data-row]').first().waitFor();
  return performance.now() - started;
};

/** Sets a filter, measures, and takes it off again. */
const filtered = ({ page }: Watched, name: string, value: string): Promise<number> =>
  page.evaluate<number>(`(() => {
    const field = document.querySelector('#filters [name="${name}"]');
    const set = (value) => {
      field.value = value;
      field.dispatchEvent(new Event('input', { bubbles: true }));
      document.body.offsetHeight; // makes the browser lay the page out
    };
    const from = performance.now();
    set('${value}');
    const spent = performance.now() - from;
    set('');
    return spent;
  })()`);
