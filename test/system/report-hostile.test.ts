import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DocumentRecord } from '../../src/model/index.js';
import { renderReport } from '../../src/report/index.js';
import type { Preview } from '../../src/store/index.js';
import { failedRecord, fakeRecord } from '../report/fake-records.js';
import { inputOf } from '../report/sample-input.js';
import { expectQuiet, openReports, type ReportBrowser } from './report-page.js';

let reports: ReportBrowser;
beforeAll(async () => {
  reports = await openReports();
}, 60_000);
afterAll(() => reports.close());

const ATTACKS = [
  '<script>window.hacked=1</script>',
  '"><img src=x onerror="window.hacked=1">',
  "'><svg onload=window.hacked=1>",
  '</script><script>window.hacked=1</script>',
  '</title></style></textarea><iframe src="javascript:window.hacked=1"></iframe>',
  '=HYPERLINK("http://example.org","x")',
  '+cmd|/c calc!A1',
  '@SUM(1)',
  '\u202Ekcab\u2066\u2028\u0007',
  '&lt;b&gt; &amp; {words} ${1} javascript:window.hacked=1',
];
const attack = ATTACKS.join(' ');

/** A record in which every string that a document can have a say in is hostile. */
const hostile = (): DocumentRecord => {
  const record = fakeRecord(0, `${attack}\nПриказ ${attack}\n${attack}\t${attack}\n`);
  const field = <T>(of: T): T => ({ ...of, value: attack });
  return {
    ...record,
    path: attack,
    format: 'docx',
    acts: record.acts.map((act) => ({
      ...act,
      requisites: {
        ...act.requisites,
        actType: field(act.requisites.actType),
        number: field(act.requisites.number),
        agency: field(act.requisites.agency),
        title: field(act.requisites.title),
        place: field(act.requisites.place),
        signatoryName: field(act.requisites.signatoryName),
        region: { ...act.requisites.region, value: { code: attack, name: attack } },
        dateText: attack,
      },
      facts: {
        ...act.facts,
        roles: act.facts.roles.map((role) => ({ ...role, designation: attack, personName: attack })),
        touchpoints: act.facts.touchpoints.map((touchpoint) => ({ ...touchpoint, name: attack })),
      },
    })),
    findings: record.findings.map((finding) => ({ ...finding, actual: attack, explanation: attack, recommendation: attack })),
  };
};

const look = (): Preview => ({
  sha256: hostile().sha256,
  kind: 'look',
  page: 0,
  part: '',
  maker: 'test',
  mediaType: 'text/html',
  width: null,
  height: null,
  bytes: Buffer.from(
    `<p onclick="window.hacked=1">Вид</p><a href="javascript:window.hacked=1">щелчок</a>${attack}<table><tr><td colspan="2" style="background:url(http://example.org)">я</td></tr></table>`,
  ),
});

describe('hostile text in a browser', () => {
  let url = '';
  beforeAll(() => {
    const input = inputOf([hostile(), failedRecord(attack, 'corrupt', attack)]);
    const settled = { decision: 'confirmed', comment: attack, reviewer: attack, until: null, state: 'in-force' } as const;
    url = reports.write(
      'hostile.html',
      renderReport({
        ...input,
        reviews: { reviewOf: () => settled, isSettled: () => false },
        previews: ({ kind }) => (kind === 'look' ? look() : null),
      }),
    );
  });

  it.each(['#/summary', '#/matrix', '#/order/act-0', '#/order/act-0/@0-40', '#/not-read', '#/not-counted', '#/what-if', `#/${attack}`])(
    'is only text at %s',
    async (hash) => {
      await reports.open(url, hash);
      await reports.page.waitForTimeout(150);
      expect(await reports.page.evaluate('"hacked" in window')).toBe(false);
      expect(await reports.page.locator('img, iframe, object, embed, main script, [onerror], [onload], [onclick]').count()).toBe(0);
      expect(
        await reports.page.$$eval('a', (links) => links.filter((each) => !(each.getAttribute('href') ?? '').startsWith('#')).length),
      ).toBe(0);
    },
  );

  it('is shown as it is, with its hidden marks written out', async () => {
    const { page } = reports;
    await reports.open(url, '#/order/act-0');
    await page.locator('#order-paper').waitFor();
    expect(await page.locator('#order h1').innerText()).toContain('[U+202E]kcab[U+2066][U+2028][U+0007]');
    const shown = await page.locator('#order-paper').innerText();
    for (const each of ATTACKS.filter((text) => !text.includes('kcab'))) expect(shown).toContain(each);
  });

  it('does nothing in the look of a document', async () => {
    const { page } = reports;
    await reports.open(url, '#/order/act-0');
    await page.locator('[data-look="document"]').click();
    await page.locator('.look').waitFor();
    await page.locator('.look p').first().click();
    const attributes = await page.$$eval('.look *', (all) => [...new Set(all.flatMap((each) => each.getAttributeNames()))]);
    // Those of the cells, and those that a marked place is given by the page.
    const ours = ['colspan', 'rowspan', 'class', 'data-findings', 'tabindex', 'role'];
    expect(attributes.filter((name) => !ours.includes(name))).toEqual([]);
    expect(attributes).toContain('colspan');
    expect(await page.locator('.look a, .look img, .look script, .look svg, .look iframe').count()).toBe(0);
    expect(await page.locator('.look').innerText()).toContain('щелчок');
    expect(await page.evaluate('"hacked" in window')).toBe(false);
  });

  it('asks for nothing but the page and has no error', () => {
    expectQuiet(reports, [url]);
  });
});
