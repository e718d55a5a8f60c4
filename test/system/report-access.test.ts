import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DocumentRecord, StandingReview } from '../../src/model/index.js';
import { renderReport, type ReportChanges } from '../../src/report/index.js';
import { failedRecord, fakeRecords } from '../report/fake-records.js';
import { inputOf, requirements } from '../report/sample-input.js';
import { openReports, type ReportBrowser } from './report-page.js';

let reports: ReportBrowser;
let url = '';
beforeAll(async () => {
  reports = await openReports();
  const records = fakeRecords(6);
  const [settled, changed] = records[3]?.findings.filter(({ status }) => status === 'missing') ?? [];
  url = reports.write(
    'access.html',
    renderReport({
      ...inputOf([...records, failedRecord('скан.pdf', 'corrupt', 'Файл повреждён.')]),
      changes: sampleChanges(records),
      reviews: {
        isSettled: (id) => id === settled?.id,
        reviewOf: (id) => (id === settled?.id ? WAIVER : id === changed?.id ? { ...WAIVER, state: 'changed' } : null),
      },
    }),
  );
}, 60_000);
afterAll(() => reports.close());

const PLACES = ['#/summary', '#/matrix', '#/order/act-3', '#/not-read', '#/not-counted', '#/what-if?limit=5', '#/changes'] as const;

const WAIVER: StandingReview = {
  decision: 'waived',
  comment: 'Особый порядок',
  reviewer: 'Иванов',
  until: '2027-01-01',
  state: 'in-force',
};

/** One deviation that came and one that went. */
const sampleChanges = (records: readonly DocumentRecord[]): ReportChanges => {
  const side = { path: records[0]?.path ?? '', actType: 'приказ', number: '10-ОД', date: '2024-01-10' };
  const met = { status: 'met', direction: null, actual: 'есть' } as const;
  const missing = { status: 'missing', direction: null, actual: 'нет' } as const;
  const deviations = requirements.slice(0, 2).map((requirement, index) => ({
    requirement,
    change: index === 0 ? ('new' as const) : ('fixed' as const),
    causes: ['order' as const],
    before: index === 0 ? met : missing,
    after: index === 0 ? missing : met,
  }));
  return {
    standard: { before: 't 1', after: 't 2' },
    agencies: [{ agency: 'Комитет', orders: [{ state: 'replaced', before: side, after: side, deviations }] }],
    totals: { new: 1, fixed: 1, changed: 0, unclear: 0 },
    causes: { order: 2, standard: 0, reading: 0 },
  };
};

/**
 * Texts in view that stand out too little from what is behind them (WCAG 2.1, 1.4.3): 4.5 to 1, 3 to 1 for large ones. Colours
 * behind are blended down to the page.
 */
const LOW_CONTRAST = `(() => {
  const parse = (color) => { const [r, g, b, a = 1] = color.match(/[\\d.]+/g).map(Number); return { r, g, b, a }; };
  const over = (top, under) => ({ r: top.r * top.a + under.r * (1 - top.a), g: top.g * top.a + under.g * (1 - top.a), b: top.b * top.a + under.b * (1 - top.a), a: 1 });
  const behind = (element) => {
    const layers = [];
    for (let each = element; each !== null; each = each.parentElement) layers.push(parse(getComputedStyle(each).backgroundColor));
    return layers.reverse().reduce((under, layer) => over(layer, under), { r: 255, g: 255, b: 255, a: 1 });
  };
  const channel = (value) => { const share = value / 255; return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4; };
  const luminance = ({ r, g, b }) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  const ratio = (a, b) => { const [x, y] = [luminance(a), luminance(b)].sort((p, q) => q - p); return (x + 0.05) / (y + 0.05); };
  const low = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (walker.currentNode.data.trim() === '' || element.closest('script, style, option, .visually-hidden, [hidden]') !== null) continue;
    if (!element.checkVisibility()) continue;
    const style = getComputedStyle(element);
    const svg = element.closest('svg') !== null;
    const shape = svg ? element.parentElement.querySelector('rect') : null;
    const tile = svg && element.closest('.tile') !== null && shape !== null;
    const back = tile ? over(parse(getComputedStyle(shape).fill), behind(element.closest('svg'))) : behind(svg ? element.closest('svg') : element);
    const front = over(parse(svg ? style.fill : style.color), back);
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    const found = ratio(front, back);
    if (found < (large ? 3 : 4.5)) low.add(found.toFixed(2) + ' ' + element.tagName + '.' + (element.getAttribute('class') ?? '') + ' ' + walker.currentNode.data.trim().slice(0, 40));
  }
  return [...low];
})()`;

/** What can be pressed or filled in and has no name for those who do not see it. */
const NAMELESS = `(() => [...document.querySelectorAll('a[href], button, input, select, [role="img"], [role="grid"], [role="region"], mark[tabindex]')]
  .filter((each) => each.checkVisibility())
  .filter((each) => {
    const labels = [...(each.labels ?? [])].map((label) => label.textContent).join('');
    const labelled = (each.getAttribute('aria-labelledby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent ?? '').join('');
    return [each.getAttribute('aria-label'), labelled, labels, each.textContent, each.title].every((name) => (name ?? '').trim() === '');
  })
  .map((each) => each.outerHTML.slice(0, 80)))()`;

describe('the page for everybody', () => {
  it.each(PLACES)('has texts that stand out from what is behind them at %s', async (place) => {
    await reports.open(url, place);
    await reports.page.waitForTimeout(150);
    expect(await reports.page.evaluate(LOW_CONTRAST)).toEqual([]);
  });

  it.each(PLACES)('has a name for everything that can be used at %s', async (place) => {
    await reports.open(url, place);
    await reports.page.waitForTimeout(150);
    expect(await reports.page.evaluate(NAMELESS)).toEqual([]);
  });

  it.each(PLACES)('shows where the focus is at %s', async (place) => {
    const { page } = reports;
    await reports.open(url, place);
    await page.waitForTimeout(150);
    for (let step = 0; step < 25; step += 1) {
      await page.keyboard.press('Tab');
      const shown = await page.evaluate<string>(`(() => {
        const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
        return document.activeElement === document.body || (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) ? '' : document.activeElement.outerHTML.slice(0, 100);
      })()`);
      expect(shown).toBe('');
    }
  });

  it.each(PLACES)('has one first heading and skips no level at %s', async (place) => {
    await reports.open(url, place);
    await reports.page.waitForTimeout(150);
    const levels = await reports.page.evaluate<number[]>(
      `[...document.querySelectorAll('h1, h2, h3, h4')].filter((each) => each.checkVisibility()).map((each) => Number(each.tagName[1]))`,
    );
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    levels.forEach((level, index) => expect(level - (levels[index - 1] ?? 0), levels.join(' ')).toBeLessThanOrEqual(1));
  });

  it('would be caught hiding a text or a name', async () => {
    const { page } = reports;
    await reports.open(url, '#/matrix');
    await page.evaluate(
      "document.querySelector('#matrix-title').style.color = '#bbb'; document.querySelector('#matrix-print').textContent = ''",
    );
    expect(await page.evaluate<string[]>(LOW_CONTRAST)).toHaveLength(1);
    expect(await page.evaluate<string[]>(NAMELESS)).toHaveLength(1);
  });

  it('is a grid for screen readers', async () => {
    const { page } = reports;
    await reports.open(url, '#/matrix');
    const grid = page.getByRole('grid', { name: 'Порядки и требования эталона' });
    expect(await grid.getByRole('row').count()).toBeGreaterThan(6);
    expect(await grid.getByRole('rowheader').count()).toBe(6);
    expect(await grid.getByRole('columnheader').count()).toBeGreaterThan(45);
    expect(await grid.getByRole('gridcell', { name: /Цель порядка: / }).count()).toBe(6);
    // One stop of the Tab key in the grid; arrows go on from there.
    expect(await grid.locator('[tabindex="0"]').count()).toBe(1);
  });

  it('tells verdicts apart without colour', async () => {
    const { page } = reports;
    await reports.open(url, '#/matrix');
    const marks = await page.$$eval('#matrix .legend .mark', (all) => all.map((each) => each.textContent));
    expect(new Set(marks).size).toBe(marks.length);
    expect(
      await page.$$eval('#matrix-grid td.verdict', (cells) => cells.filter((each) => (each.textContent ?? '').trim() === '').length),
    ).toBe(0);
    await reports.open(url, '#/summary');
    const tiles = await page.$$eval('.tiles a', (all) => all.filter((each) => each.querySelector('.tile-figure') === null).length);
    expect(tiles).toBe(0);
  });

  it('says in words what a decision has settled, and that the text under one has changed', async () => {
    const { page } = reports;
    await reports.open(url, '#/matrix?verdict=settled');
    expect(await page.locator('#matrix-grid tr[data-row]').count()).toBe(1);
    expect(await page.locator('td.settled').getAttribute('aria-label')).toContain('отсутствует, снято решением');
    await reports.open(url, '#/order/act-3');
    expect(await page.locator('.card.settled .review').innerText()).toBe(
      'Решение: допущено; Особый порядок; решил: Иванов; действует до 01.01.2027',
    );
    expect(await page.locator('.review.changed .warning').innerText()).toContain('текст изменился');
  });

  it('has a way past the head', async () => {
    const { page } = reports;
    await reports.open(url, '#/matrix');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('content');
  });
});
