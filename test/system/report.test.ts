import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderReport } from '../../src/report/index.js';
import { fakeRecord, fakeRecords } from '../report/fake-records.js';
import { inputOf, requirements } from '../report/sample-input.js';
import { type BrowserPage, openChromium } from './chromium.js';

const folder = mkdtempSync(join(tmpdir(), 'poryadok-report-'));
const write = (name: string, page: string): string => {
  writeFileSync(join(folder, name), page);
  return pathToFileURL(join(folder, name)).href;
};

let page: BrowserPage;
const count = (selector: string) => page.evaluate<number>(`document.querySelectorAll(${JSON.stringify(selector)}).length`);
const text = (selector: string) => page.evaluate<string>(`document.querySelector(${JSON.stringify(selector)})?.textContent ?? ''`);
const click = (selector: string) => page.evaluate(`document.querySelector(${JSON.stringify(selector)}).click()`);
const set = (name: string, value: string) =>
  page.evaluate(
    `(() => { const field = document.querySelector('#filters [name="${name}"]'); field.value = ${JSON.stringify(value)}; field.dispatchEvent(new Event('input', { bubbles: true })); })()`,
  );

beforeAll(async () => {
  page = await openChromium();
}, 60_000);

afterAll(async () => {
  await page.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the report of five orders in a browser', () => {
  const records = fakeRecords(5);
  const url = write('five.html', renderReport(inputOf(records)));

  beforeAll(() => page.goto('about:blank'));

  it('opens on the summary', async () => {
    await page.goto(url);
    expect(
      await page.evaluate('[...document.querySelectorAll("main > section")].filter((each) => !each.hidden).map((each) => each.id)'),
    ).toEqual(['summary']);
    expect(await count('.tile')).toBe(89);
  });

  it('shows every order and requirement in the matrix', async () => {
    await page.goto(`${url}#/matrix`);
    await page.until('document.querySelectorAll("#matrix-grid tr[data-row]").length === 5');
    expect(await count('#matrix-grid td.verdict')).toBe(5 * 45);
    expect(await count('#matrix-grid td.verdict:not([aria-label])')).toBe(0);
  });

  it('filters and keeps the filters in the address', async () => {
    await set('req', 'final.update-deadline');
    await set('verdict', 'deviates');
    expect(await page.evaluate('location.hash')).toBe('#/matrix?req=final.update-deadline&verdict=deviates');
    expect(await count('#matrix-grid td.verdict.deviates')).toBe(await count('#matrix-grid td.verdict'));
    await click('#filters button[type="reset"]');
    await page.until('document.querySelectorAll("#matrix-grid td.verdict").length === 225');
  });

  it('sorts by a column, there and back', async () => {
    await click('button[data-sort="rate"]');
    const rates = () =>
      page.evaluate<number[]>('[...document.querySelectorAll("#matrix-grid td.rate")].map((each) => Number(each.textContent))');
    const up = await rates();
    expect(up).toEqual([...up].sort((a, b) => a - b));
    await click('button[data-sort="rate"]');
    expect(await rates()).toEqual([...up].sort((a, b) => b - a));
    expect(await text('th[aria-sort="descending"]')).toContain('Выполнено');
  });

  it('is walked with the keyboard from cell to verdict', async () => {
    await page.goto('about:blank');
    await page.goto(`${url}#/matrix`);
    await page.evaluate('document.querySelector("#matrix-grid [tabindex=\\"0\\"]").focus()');
    for (const key of ['ArrowDown', 'ArrowRight', 'ArrowRight']) await page.press(key);
    expect(await page.evaluate('document.activeElement.getAttribute("aria-label")')).toContain(requirements[1]?.title);
    await page.press('Enter');
    await page.until('document.querySelector(".card.current") !== null');
    expect(await page.evaluate('location.hash')).toBe('#/order/act-1/order.basis');
  });

  it('marks every quote in the text of the order', async () => {
    await page.goto(`${url}#/order/act-0`);
    await page.until('document.querySelector("#order-paper") !== null');
    const shown = await page.evaluate<string>(
      '[...document.querySelectorAll("#order-paper .line")].map((each) => each.textContent).join("\\n")',
    );
    expect(shown).toContain('приказываю');
    const record = records[0];
    for (const finding of record?.findings ?? []) {
      if (finding.place === null) continue;
      const { start, end } = finding.place;
      const marked = await page.evaluate<string>(
        `[...document.querySelectorAll("#order-paper mark")].filter((each) => Number(each.dataset.start) >= ${start} && Number(each.dataset.end) <= ${end}).map((each) => each.textContent).join("")`,
      );
      // Cells of a row stand apart on the page; the tab between them is not printed.
      expect(marked).toBe(finding.place.quote.replaceAll('\t', ''));
    }
  });

  it('goes from a verdict to its words and back', async () => {
    const index = records[0]?.findings.findIndex((finding) => finding.status === 'deviates') ?? -1;
    await click(`#finding-${index} .quote`);
    expect(await page.evaluate('document.querySelectorAll("#order-paper .aimed").length')).toBeGreaterThan(0);
    await click(
      `#order-paper mark[data-findings="${index}"], #order-paper mark[data-findings^="${index},"], #order-paper mark[data-findings$=",${index}"]`,
    );
    expect(await count('.card.current')).toBe(1);
    expect(await page.evaluate('location.hash')).toMatch(/^#\/order\/act-0\//);
  });

  it('keeps what could not be read apart from what is missing', async () => {
    expect(await count('.apart .card.undetermined')).toBe(await count('.card.undetermined'));
    expect(await count('.apart .card.missing')).toBe(0);
    expect(await count('.apart .card')).toBeGreaterThan(0);
  });

  it('says who falls out when the limit is five days', async () => {
    await page.goto(`${url}#/what-if?days=5`);
    await page.until('document.querySelectorAll("#what-if-result dd").length === 4');
    expect(await page.evaluate('[...document.querySelectorAll("#what-if-result dd")].map((each) => each.textContent)')).toEqual([
      '1',
      '0',
      '1',
      '0',
    ]);
  });

  it('says so when a linked document is not there', async () => {
    await page.goto(`${url}#/order/nobody`);
    await page.until('document.querySelector("#order .notice") !== null');
  });

  it('prints every row', async () => {
    await page.goto(`${url}#/matrix`);
    expect((await page.pdf()).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('asks for nothing but itself and has no error', () => {
    expect(page.requests.filter((each) => !each.startsWith('file:') && !each.startsWith('about:'))).toEqual([]);
    expect(new Set(page.requests.filter((each) => each.startsWith('file:')))).toEqual(new Set([url]));
    expect(page.errors).toEqual([]);
  });
});

describe('hostile text in a browser', () => {
  const attack = '<script>window.hacked=1</script>"><img src=x onerror="window.hacked=1">\u202Ekcab\u2028';
  const record = fakeRecord(0, `${attack}\nПриказ ${attack}\n${attack}\t${attack}\n`);
  const url = write(
    'hostile.html',
    renderReport(
      inputOf([
        {
          ...record,
          path: attack,
          acts: record.acts.map((act) => ({
            ...act,
            requisites: {
              ...act.requisites,
              agency: { ...act.requisites.agency, value: attack },
              title: { ...act.requisites.title, value: attack },
            },
          })),
          findings: record.findings.map((finding) => ({ ...finding, actual: attack, explanation: attack, recommendation: attack })),
        },
      ]),
    ),
  );

  it.each(['#/summary', '#/matrix', '#/order/act-0', '#/not-read', '#/what-if'])('is only text at %s', async (hash) => {
    await page.goto('about:blank');
    await page.goto(url + hash);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await page.evaluate('window.hacked === undefined && document.querySelectorAll("img").length === 0')).toBe(true);
    expect(page.errors).toEqual([]);
  });

  it('is shown with its hidden marks written out', async () => {
    await page.goto(`${url}#/order/act-0`);
    await page.until('document.querySelector("#order-paper") !== null');
    expect(await text('#order h1')).toContain('[U+202E]kcab[U+2028]');
    expect(await text('#order-paper')).toContain('<script>window.hacked=1</script>');
  });
});

describe('the report of 1,000 orders in a browser', () => {
  const url = write('thousand.html', renderReport(inputOf(fakeRecords(1000))));

  it('opens, draws only the rows in view, and filters in time', async () => {
    await page.goto('about:blank');
    await page.goto(`${url}#/matrix`);
    await page.until('document.querySelectorAll("#matrix-grid tr[data-row]").length > 5');
    expect(await count('#matrix-grid tr[data-row]')).toBeLessThan(60);
    const spent = await page.evaluate<number>(
      `(() => { const field = document.querySelector('#filters [name="q"]'); field.value = 'дагестан'; const from = performance.now(); field.dispatchEvent(new Event('input', { bubbles: true })); document.body.offsetHeight; return performance.now() - from; })()`,
    );
    // The budget is 100 ms on a quiet machine; the bound here only catches what grows with the square.
    expect(spent).toBeLessThan(1000);
  }, 60_000);

  it('scrolls to the last row', async () => {
    await set('q', '');
    await page.evaluate('document.querySelector("#matrix-scroll").scrollTop = 1e9');
    await page.until('document.querySelector("#matrix-grid tr[data-row=\\"999\\"]") !== null');
  }, 60_000);
});
