import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDataset, readRecords } from '../../src/store/index.js';
import { command, expectQuiet, openReports, type ReportBrowser, runInto } from './report-page.js';
import { recognition } from './tools.js';

let reports: ReportBrowser;
beforeAll(async () => {
  reports = await openReports();
}, 60_000);
afterAll(() => reports.close());

/** A scan, a DOCX and a text, each under another name than it was read by. */
const FILES = { 'скан.pdf': '000-150dpi.pdf', 'приказ.docx': '002.docx', 'текст.html': '004.html' } as const;

describe('the report made again from a dataset', () => {
  let out = '';
  let dataset = '';
  const page = (folder = out): string => readFileSync(join(folder, 'report.html'), 'utf8');

  beforeAll(async () => {
    await recognition();
    const input = join(reports.folder, 'orders');
    const renamed = join(reports.folder, 'renamed', 'deep');
    mkdirSync(input);
    mkdirSync(renamed, { recursive: true });
    for (const [name, file] of Object.entries(FILES)) {
      copyFileSync(join('fixtures/formats', file), join(input, name));
      copyFileSync(join('fixtures/formats', file), join(renamed, file));
    }
    out = join(reports.folder, 'out');
    dataset = join(out, 'dataset.sqlite');
    await runInto(input, out);
  }, 180_000);

  it('is the same bytes as that of the run', async () => {
    const again = join(reports.folder, 'again');
    const { code, out: said } = await command('report', dataset, '--out', again);
    expect(code).toBe(0);
    expect(said).toContain(join(again, 'report.html'));
    expect(page(again)).toBe(page());
  }, 60_000);

  it('shows looks and crops of the files, found by their content, and keeps them', async () => {
    const before = page();
    const { code, err } = await command('report', dataset, '--files', join(reports.folder, 'renamed'));
    expect(code, err).toBe(0);
    expect(err).toMatch(/Сделано видов документов: 1, снимков мест: [1-9]/u);
    const shown = page();
    expect(shown).toMatch(/id="look-\d/u);
    expect(shown).toMatch(/id="crops-\d/u);
    const again = await command('report', dataset, '--files', join(reports.folder, 'renamed'));
    expect(again.err).toContain('Сделано видов документов: 0, снимков мест: 0.');
    expect((await command('report', dataset)).code).toBe(0);
    expect(page()).toBe(shown);
    expect((await command('report', dataset, '--no-previews')).code).toBe(0);
    expect(page()).toBe(before);
  }, 180_000);

  it('draws the crop of a deviation beside it, the words outlined', async () => {
    await command('report', dataset);
    const db = openDataset(dataset);
    const scan = [...readRecords(db)].find(({ path }) => path.endsWith('.pdf'));
    db.close();
    const { page: tab } = reports;
    await reports.open(pathToFileURL(join(out, 'report.html')).href, `#/order/${scan?.acts[0]?.id}`);
    const crop = tab.locator('.card .crop').first();
    await crop.waitFor();
    expect(await crop.locator('rect').count()).toBeGreaterThan(0);
    await crop.scrollIntoViewIfNeeded();
    const drawn = () => crop.locator('img').evaluate((picture: { naturalWidth?: number }) => picture.naturalWidth ?? 0);
    await expect.poll(drawn).toBeGreaterThan(100);
    const [picture, outline] = await Promise.all([crop.locator('img').boundingBox(), crop.locator('rect').first().boundingBox()]);
    expect(outline?.x ?? 0).toBeGreaterThanOrEqual((picture?.x ?? 0) - 3);
    expect((outline?.x ?? 0) + (outline?.width ?? 0)).toBeLessThanOrEqual((picture?.x ?? 0) + (picture?.width ?? 0) + 3);
  }, 60_000);

  it('draws the look of a DOCX with its numbers', async () => {
    const db = openDataset(dataset);
    const docx = [...readRecords(db)].find(({ format }) => format === 'docx');
    db.close();
    const { page: tab } = reports;
    await reports.open(pathToFileURL(join(out, 'report.html')).href, `#/order/${docx?.acts[0]?.id}`);
    await tab.locator('[data-look="document"]').click();
    await tab.locator('.look').waitFor();
    expect(await tab.locator('.look').innerText()).toMatch(/^1\.\s/mu);
    expect(await tab.locator('.order-text').isVisible()).toBe(false);
    await tab.locator('.look mark').first().click();
    const opened = (await tab.locator('.look mark').first().getAttribute('data-findings'))?.split(',')[0];
    expect(await tab.locator('.card.current').getAttribute('data-finding')).toBe(opened);
    expect(await tab.locator('.look').isVisible()).toBe(true);
    await tab.locator('.card .quote').first().click();
    expect(await tab.locator('.order-text').isVisible()).toBe(true);
    expectQuiet(reports, [pathToFileURL(join(out, 'report.html')).href]);
  });

  it('shows what has changed since an earlier dataset', async () => {
    const again = join(reports.folder, 'since');
    expect((await command('report', dataset, '--since', dataset, '--out', again)).code).toBe(0);
    expect(page(again)).toContain('Отклонения не изменились.');
    expect((await command('report', dataset, '--since', join(out, 'nothing.sqlite'), '--out', again)).err).toContain('nothing.sqlite');
  }, 60_000);

  it('says what is wrong with what it is given', async () => {
    expect((await command('report', join(out, 'nothing.sqlite'))).err).toContain('nothing.sqlite');
    expect((await command('report', dataset, '--as-of', '2026-02-30')).err).toContain('2026-02-30');
    expect((await command('report', dataset, '--files', join(reports.folder, 'nowhere'))).err).toContain('nowhere');
    expect((await command('report', dataset, '--files', join(reports.folder, 'again'), '--no-previews')).code).toBe(0);
  }, 60_000);
});
