import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DocumentRecord } from '../../src/model/index.js';
import { openDataset, readRecords } from '../../src/store/index.js';
import { renderReport } from '../../src/report/index.js';
import { fakeRecords } from '../report/fake-records.js';
import { inputOf, requirements } from '../report/sample-input.js';
import { expectQuiet, openReports, type ReportBrowser, runInto } from './report-page.js';

let reports: ReportBrowser;
beforeAll(async () => {
  reports = await openReports();
}, 60_000);
afterAll(() => reports.close());

/** Sections of the page that are in view. */
const shownSections = () =>
  reports.page.$$eval('main > section', (sections) => sections.filter((each) => !each.hasAttribute('hidden')).map((each) => each.id));

const hash = () => reports.page.evaluate<string>('location.hash');

describe('the report of the samples in a browser', () => {
  let url = '';
  let records: DocumentRecord[] = [];
  const samples = readdirSync('corpus/orders').length;

  beforeAll(async () => {
    const out = join(reports.folder, 'samples');
    await runInto('corpus/orders', out);
    url = pathToFileURL(join(out, 'report.html')).href;
    const db = openDataset(join(out, 'dataset.sqlite'));
    records = [...readRecords(db)];
    db.close();
  }, 120_000);

  it('opens on the summary', async () => {
    await reports.open(url);
    expect(await shownSections()).toEqual(['summary']);
    expect(await reports.page.locator('.tile').count()).toBe(89);
    expect(await reports.page.locator('.figures dd').first().innerText()).toBe(String(samples));
  });

  it('goes from a tile of the map to the orders of the subject', async () => {
    await reports.page.locator('.tiles a').first().click();
    // The page draws a section when the browser tells it of the new address, a moment after the click.
    await expect.poll(shownSections).toEqual(['matrix']);
    expect(await hash()).toMatch(/^#\/matrix\?region=RU-/);
    expect(await reports.page.locator('#matrix-grid tr[data-row]').count()).toBe(1);
  });

  it('shows every order and requirement, each verdict in words too', async () => {
    await reports.open(url, '#/matrix');
    const cells = reports.page.locator('#matrix-grid td.verdict');
    expect(await reports.page.locator('#matrix-grid tr[data-row]').count()).toBe(samples);
    expect((await cells.count()) % samples).toBe(0);
    expect(await reports.page.locator('#matrix-grid td.verdict:not([aria-label])').count()).toBe(0);
  });

  it('marks every quoted place of every order in its text', async () => {
    for (const record of records) {
      for (const act of record.acts.filter(({ isPrimary }) => isPrimary)) {
        await reports.open(url, `#/order/${act.id}`);
        await reports.page.locator('#order-paper').waitFor();
        const pieces = await reports.page.$$eval('#order-paper mark', (marks) =>
          marks.map((each) => ({ start: Number(each.dataset['start']), end: Number(each.dataset['end']), text: each.textContent })),
        );
        for (const finding of record.findings.filter(({ actId }) => actId === act.id)) {
          for (const place of [finding.place, ...finding.evidence].filter((each) => each !== null)) {
            const own = pieces.filter(({ start, end }) => start >= place.start && end <= place.end);
            const marked = own.map(({ text }) => text).join('');
            // Breaks of lines and cells stand apart on the page and are not printed.
            expect(marked.replaceAll(/[\t\n]/g, ''), `${record.path} ${finding.requirementId}`).toBe(place.quote.replaceAll(/[\t\n]/g, ''));
          }
        }
      }
    }
  });

  it('goes from every kind of verdict to its words', async () => {
    const record = records[0];
    const finding = record?.findings.find(({ status, place }) => status === 'deviates' && place !== null);
    await reports.open(url, `#/order/${finding?.actId}/${finding?.requirementId}`);
    await reports.page.locator('.card.current .quote').first().click();
    expect(await reports.page.locator('#order-paper .aimed').first().innerText()).not.toBe('');
  });

  it('asks for nothing but itself and has no error', () => {
    expectQuiet(reports, [url]);
  });
});

describe('the report of five orders in a browser', () => {
  const records = fakeRecords(5);
  let url = '';
  beforeAll(() => {
    url = reports.write('five.html', renderReport(inputOf(records)));
  });

  it('filters, and keeps the filters in the address', async () => {
    const { page } = reports;
    await reports.open(url, '#/matrix');
    await page.locator('#filters [name="req"]').selectOption('final.update-deadline');
    await page.locator('#filters [name="verdict"]').selectOption('deviates');
    expect(await hash()).toBe('#/matrix?req=final.update-deadline&verdict=deviates');
    const cells = page.locator('#matrix-grid td.verdict');
    expect(await cells.count()).toBeGreaterThan(0);
    expect(await page.locator('#matrix-grid td.verdict.deviates').count()).toBe(await cells.count());
    await reports.open(url, await hash());
    expect(await cells.count()).toBe(await page.locator('#matrix-grid td.verdict.deviates').count());
    await page.getByRole('button', { name: 'Сбросить отбор' }).click();
    await expect.poll(() => cells.count()).toBe(5 * requirements.length);
  });

  it('filters by words, in the names and in the texts', async () => {
    const { page } = reports;
    const rows = page.locator('#matrix-grid tr[data-row]');
    await page.getByRole('searchbox').fill('дагестан');
    await expect.poll(() => rows.count()).toBe(1);
    await page.getByRole('searchbox').fill('приказываю');
    await expect.poll(() => rows.count()).toBe(0);
    await page.getByLabel('искать и в тексте документов').check();
    await expect.poll(() => rows.count()).toBeGreaterThan(0);
    await page.getByRole('button', { name: 'Сбросить отбор' }).click();
    await expect.poll(() => rows.count()).toBe(5);
  });

  it('sorts by a column, there and back', async () => {
    const { page } = reports;
    const rates = () => page.$$eval('#matrix-grid td.rate', (cells) => cells.map((each) => Number(each.textContent)));
    await page.locator('button[data-sort="rate"]').click();
    const up = await rates();
    expect(up).toEqual(up.toSorted((a, b) => a - b));
    await page.locator('button[data-sort="rate"]').click();
    expect(await rates()).toEqual(up.toSorted((a, b) => b - a));
    expect(await page.locator('th[aria-sort="descending"]').innerText()).toContain('Выполнено');
  });

  it('is walked with the keyboard from cell to verdict', async () => {
    const { page } = reports;
    await reports.open(url, '#/matrix');
    await page.locator('#matrix-grid [tabindex="0"]').focus();
    for (const key of ['ArrowDown', 'ArrowRight', 'ArrowRight']) await page.keyboard.press(key);
    expect(await page.evaluate('document.activeElement.getAttribute("aria-label")')).toContain(requirements[1]?.title);
    await page.keyboard.press('Enter');
    await page.locator('.card.current').waitFor();
    expect(await hash()).toBe('#/order/act-1/order.basis');
    expect(await page.evaluate('document.activeElement.classList.contains("current")')).toBe(true);
  });

  it('goes from a verdict to its words and back', async () => {
    const { page } = reports;
    const index = records[0]?.findings.findIndex((finding) => finding.status === 'deviates') ?? -1;
    await reports.open(url, '#/order/act-0');
    await page.locator(`#finding-${index} .quote`).first().click();
    const aimed = page.locator('#order-paper .aimed');
    expect(await aimed.count()).toBeGreaterThan(0);
    await aimed.first().click();
    expect(await page.locator('.card.current').count()).toBe(1);
    expect(await hash()).toMatch(/^#\/order\/act-0\//);
  });

  it('opens at an order, at a requirement and at a place', async () => {
    const { page } = reports;
    await reports.open(url, '#/order/act-2');
    expect(await page.locator('#order h1').innerText()).not.toBe('');
    const finding = records[2]?.findings.find(({ status }) => status === 'met');
    await reports.open(url, `#/order/act-2/${finding?.requirementId}`);
    expect(await page.locator('.card.current h4').innerText()).toBe(requirements.find(({ id }) => id === finding?.requirementId)?.title);
    await reports.open(url, `#/order/act-2/@${finding?.place?.start}-${finding?.place?.end}`);
    await page.locator('#order-paper .aimed').first().waitFor();
    const words = (await page.locator('#order-paper .aimed').allInnerTexts()).join('');
    expect(words.replaceAll(/\s/g, '')).toBe(finding?.place?.quote.replaceAll(/\s/g, ''));
  });

  it('copies a place as a citation', async () => {
    const { page } = reports;
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const index = records[0]?.findings.findIndex((finding) => finding.status === 'deviates') ?? -1;
    await reports.open(url, '#/order/act-0');
    await page.locator(`#finding-${index}`).getByRole('button', { name: 'Скопировать' }).click();
    await expect.poll(() => page.locator('#status').innerText()).toBe('Скопировано');
    const copied = await page.evaluate('navigator.clipboard.readText()');
    expect(copied).toContain(records[0]?.path);
    expect(copied).toMatch(/п\. \d+\.\d+: «.+»$/);
  });

  it('keeps what could not be read apart from what is missing', async () => {
    const { page } = reports;
    const open = page.locator('.card.undetermined');
    expect(await open.count()).toBeGreaterThan(0);
    expect(await page.locator('.apart .card.undetermined').count()).toBe(await open.count());
    expect(await page.locator('.apart .card.missing').count()).toBe(0);
  });

  it('goes through the orders of the filter, and back to it', async () => {
    const { page } = reports;
    await reports.open(url, '#/order/act-1?sort=agency');
    await page.getByRole('link', { name: 'Следующий' }).click();
    await expect.poll(hash).not.toContain('act-1');
    await page.getByRole('link', { name: 'К матрице' }).click();
    await expect.poll(hash).toBe('#/matrix?sort=agency');
  });

  it('says who falls out when the limit is five days', async () => {
    const { page } = reports;
    const figures = () => page.locator('#what-if-result dd').allInnerTexts();
    await reports.open(url, '#/what-if?limit=5');
    expect(await figures()).toEqual(['1', '0', '1', '0']);
    await page.getByLabel('Новый срок').fill('15');
    await page.getByLabel('считать более короткий срок').check();
    await expect.poll(figures).toEqual(['1', '3', '0', '2']);
    expect(await hash()).toContain('limit=15&stricter=1');
  });

  it('says so when a linked document is not there', async () => {
    await reports.open(url, '#/order/nobody');
    expect(await reports.page.locator('#order .notice').innerText()).toBe('Такого документа в отчёте нет.');
  });

  it('prints every row, and an order with its text', async () => {
    const { page } = reports;
    await reports.open(url, '#/matrix');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('#filters').isVisible()).toBe(false);
    await page.emulateMedia({ media: 'screen' });
    expect((await page.pdf({ preferCSSPageSize: true })).subarray(0, 5).toString()).toBe('%PDF-');
    await reports.open(url, '#/order/act-0');
    await page.locator('#order-paper').waitFor();
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('#order-paper').isVisible()).toBe(true);
    expect(await page.locator('#order-facts').isVisible()).toBe(true);
    await page.emulateMedia({ media: 'screen' });
  });

  it('fits a narrow window', async () => {
    const { page } = reports;
    await page.setViewportSize({ width: 420, height: 800 });
    for (const place of ['#/summary', '#/matrix', '#/order/act-0', '#/not-read', '#/not-counted', '#/what-if']) {
      await reports.open(url, place);
      const wider = await page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
      expect(wider, place).toBeLessThanOrEqual(0);
    }
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  it('speaks English where asked', async () => {
    const english = reports.write('english.html', renderReport(inputOf(records, 'en')));
    for (const place of ['#/summary', '#/matrix', '#/not-read', '#/not-counted', '#/what-if']) {
      await reports.open(english, place);
      const frame = await reports.page.$$eval('h1, h2, nav a, label, button, figcaption', (all) => all.map((each) => each.textContent));
      const foreign = frame.filter((text) => /\p{Script=Cyrillic}/u.test(text ?? ''));
      // Requirements and names are those of the documents.
      expect(
        foreign.filter((text) => !requirements.some(({ title }) => text?.includes(title))),
        place,
      ).toEqual([]);
    }
  });

  it('asks for nothing but itself and has no error', () => {
    const names = reports.requests.filter((each) => each.startsWith('file:')).map((each) => each.split('#')[0]?.split('/').at(-1));
    expect(new Set(names)).toEqual(new Set(['report.html', 'five.html', 'english.html']));
    expect(reports.requests.filter((each) => !/^(file|about|data):/u.test(each))).toEqual([]);
    expect(reports.errors).toEqual([]);
  });
});
