import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderReport } from '../../src/report/index.js';
import { fakeRecords } from '../report/fake-records.js';
import { inputOf } from '../report/sample-input.js';
import { expectQuiet, openReports, type ReportBrowser } from './report-page.js';

let reports: ReportBrowser;
let url = '';
beforeAll(async () => {
  reports = await openReports();
  url = reports.write('thousand.html', renderReport(inputOf(fakeRecords(1000))));
}, 120_000);
afterAll(() => reports.close());

describe('the report of 1,000 orders in a browser', () => {
  it('draws only the rows in view, and says how many there are', async () => {
    const { page } = reports;
    await reports.open(url, '#/matrix');
    const drawn = await page.locator('#matrix-grid tr[data-row]').count();
    expect(drawn).toBeGreaterThan(5);
    expect(drawn).toBeLessThan(60);
    expect(await page.locator('#matrix-grid').getAttribute('aria-rowcount')).toBe('1002');
  });

  it('filters in time', async () => {
    const { page } = reports;
    const spent = await page.evaluate<number>(`(() => {
      const field = document.querySelector('#filters [name="q"]');
      field.value = 'дагестан';
      const from = performance.now();
      field.dispatchEvent(new Event('input', { bubbles: true }));
      document.body.offsetHeight; // makes the browser lay the page out
      return performance.now() - from;
    })()`);
    // The budget is 100 ms on a quiet machine; the bound here only catches what grows with the square.
    expect(spent).toBeLessThan(1000);
    await expect.poll(() => page.locator('#matrix-count').innerText()).toMatch(/^Показано порядков: 2\d\d из 1000$/u);
  });

  it('keeps its head in view when scrolled to the last row', async () => {
    const { page } = reports;
    await page.locator('#filters [name="q"]').fill('');
    await page.locator('#matrix-scroll').evaluate((scroll) => {
      scroll.scrollTop = 1e9;
    });
    await page.locator('#matrix-grid tr[data-row="999"]').waitFor();
    const [scroll, head] = await Promise.all([
      page.locator('#matrix-scroll').boundingBox(),
      page.locator('#matrix-grid thead').boundingBox(),
    ]);
    expect(Math.abs((head?.y ?? 0) - (scroll?.y ?? 0))).toBeLessThan(3);
  });

  it('goes with the keyboard to the last cell and opens it', async () => {
    const { page } = reports;
    await reports.open(url, '#/matrix');
    await page.locator('#matrix-grid [tabindex="0"]').focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.press('End');
    expect(await page.evaluate('document.activeElement.closest("tr").dataset.row')).toBe('999');
    await page.keyboard.press('Enter');
    await page.locator('.card.current').waitFor();
    expect(await page.evaluate('location.hash')).toMatch(/^#\/order\/act-999\//);
  });

  it('draws every row for print', async () => {
    const { page } = reports;
    await reports.open(url, '#/matrix');
    await page.evaluate('dispatchEvent(new Event("beforeprint"))');
    expect(await page.locator('#matrix-grid tr[data-row]').count()).toBe(1000);
    await page.evaluate('dispatchEvent(new Event("afterprint"))');
    expect(await page.locator('#matrix-grid tr[data-row]').count()).toBeLessThan(60);
  });

  it('asks for nothing but itself and has no error', () => {
    expectQuiet(reports, [url]);
  });
});
