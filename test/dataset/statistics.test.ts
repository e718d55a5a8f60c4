import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { loadErrors, statsText } from '../../src/cli/stats.js';
import { roganGladen, wilson } from '../../src/dataset/intervals.js';
import { ENOUGH_CASES, type MeasuredErrors, prevalences } from '../../src/dataset/statistics.js';
import { loadMessages } from '../../src/messages/load.js';
import { loadStandard } from '../../src/rules/standard.js';
import { openDataset } from '../../src/store/index.js';
import { record } from '../store/records.js';
import { writeDataset } from './made.js';
import { madeOrders } from './thousand.js';

const folder = mkdtempSync(path.join(tmpdir(), 'poryadok-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const rounded = (value: ReturnType<typeof roganGladen>): readonly number[] | null =>
  value === null ? null : [value.share, value.low, value.high].map((each) => Math.round(each * 1000) / 1000);

describe('Wilson’s interval', () => {
  it.each([
    // Newcombe 1998, table I: 81 of 263, 15 of 148, 0 of 20, 1 of 29.
    [81, 263, [0.308, 0.255, 0.366]],
    [15, 148, [0.101, 0.062, 0.16]],
    [0, 20, [0, 0, 0.161]],
    [1, 29, [0.034, 0.006, 0.172]],
    [20, 20, [1, 0.839, 1]],
    [0, 0, [0, 0, 1]],
  ])('%i of %i', (found, all, expected) => {
    expect(rounded(wilson(found, all))).toEqual(expected);
  });
});

const perfect = (each: number) => ({ truePositive: each, falseNegative: 0, trueNegative: each, falsePositive: 0 });

describe('the corrected share', () => {
  it.each([
    ['as it is, where nothing errs', 30, 100, perfect(10_000), 0.3],
    ['higher, where deviations are overlooked', 30, 100, { ...perfect(100), truePositive: 75, falseNegative: 25 }, 0.4],
    ['lower, where deviations are seen that are none', 30, 100, { ...perfect(100), trueNegative: 90, falsePositive: 10 }, 0.222],
    ['clamped to none', 2, 100, { ...perfect(100), trueNegative: 90, falsePositive: 10 }, 0],
    ['clamped to all', 98, 100, { ...perfect(100), truePositive: 75, falseNegative: 25 }, 1],
  ])('is %s', (_, found, all, error, share) => {
    const [corrected, low = 1, high = 0] = rounded(roganGladen(found, all, error)) ?? [];
    expect(corrected).toBe(share);
    expect(low).toBeLessThanOrEqual(share);
    expect(high).toBeGreaterThanOrEqual(share);
  });

  it.each([
    ['finds as often where there is nothing', { truePositive: 20, falseNegative: 20, trueNegative: 20, falsePositive: 20 }],
    ['finds more often where there is nothing', { truePositive: 5, falseNegative: 35, trueNegative: 20, falsePositive: 20 }],
    ['was never tried on a deviation', { truePositive: 0, falseNegative: 0, trueNegative: 40, falsePositive: 0 }],
  ])('is none of a test that %s', (_, error) => {
    expect(roganGladen(30, 100, error)).toBeNull();
  });

  it('lies in its interval, which is within 0–1 and no narrower for fewer labelled cases', () => {
    const count = fc.integer({ min: 1, max: 60 });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        count,
        count,
        (all, share, right, wrong) => {
          const found = Math.round(all * share);
          const error = { truePositive: right + 60, falseNegative: wrong, trueNegative: right + 60, falsePositive: wrong };
          const estimate = roganGladen(found, all, error);
          if (estimate === null) return;
          expect(0 <= estimate.low && estimate.low <= estimate.share && estimate.share <= estimate.high && estimate.high <= 1).toBe(true);
        },
      ),
    );
    const wide = roganGladen(50, 100, perfect(15));
    const narrow = roganGladen(50, 100, perfect(1500));
    expect((wide?.high ?? 0) - (wide?.low ?? 0)).toBeGreaterThan((narrow?.high ?? 0) - (narrow?.low ?? 0));
  });
});

const standard = loadStandard('rules');
const editionOf = (id: string): string => standard.requirements.find((each) => each.id === id)?.edition ?? '';

describe('a dataset of a thousand orders', () => {
  const file = path.join(folder, 'thousand.sqlite');
  const scanned = record({ path: 'scan.pdf', statuses: ['undetermined', 'deviates', 'not-applicable'] });
  writeDataset(file, { standard, records: [...madeOrders(1000), { ...scanned, format: 'pdf', method: 'ocr' }] });
  const db = openDataset(file);
  afterAll(() => db.close());

  const known = (byMethod: MeasuredErrors[string]['byMethod'], edition = editionOf('order.requisites')): MeasuredErrors => ({
    'order.requisites': { edition, byMethod },
  });
  const first = (errors: MeasuredErrors | null) =>
    prevalences(db, errors).find(({ requirementId }) => requirementId === 'order.requisites');

  it('counts what could be judged, by the way of reading', () => {
    expect(
      prevalences(db, null).map(({ requirementId, method, judged, deviations }) => [requirementId, method, judged, deviations]),
    ).toEqual([
      ['order.requisites', 'text', 1000, 334],
      ['general.tasks', 'text', 1000, 500],
      ['final.update-deadline', 'text', 1000, 1000],
      ['final.update-deadline', 'ocr', 1, 1],
    ]);
  });

  it.each([
    ['not-measured', null],
    ['no-cases', {}],
    ['no-cases', known({ ocr: perfect(100) })],
    ['other-edition', known({ text: perfect(100) }, 'другая')],
    ['few-cases', known({ text: { truePositive: 14, falseNegative: 0, trueNegative: 15, falsePositive: 0 } })],
    ['no-deviating', known({ text: { truePositive: 0, falseNegative: 0, trueNegative: 30, falsePositive: 0 } })],
    ['no-met', known({ text: { truePositive: 30, falseNegative: 0, trueNegative: 0, falsePositive: 0 } })],
    ['not-informative', known({ text: { truePositive: 15, falseNegative: 15, trueNegative: 15, falsePositive: 15 } })],
  ])('says %s where it does not correct', (reason, errors) => {
    expect(first(errors)).toMatchObject({ corrected: null, uncorrected: reason });
  });

  it('corrects from thirty labelled cases on', () => {
    const corrected = first(known({ text: { truePositive: 12, falseNegative: 3, trueNegative: 15, falsePositive: 0 } }));
    expect(corrected).toMatchObject({ cases: ENOUGH_CASES, uncorrected: null, observed: { share: 0.334 } });
    expect(corrected?.corrected?.share).toBeCloseTo(0.334 / 0.8, 6);
  });

  it('is told as a table, in both languages', () => {
    const stats = { orders: 1001, prevalences: prevalences(db, known({ text: perfect(20) })) };
    const ru = statsText(loadMessages('rules', 'ru'), stats, null);
    expect(ru).toMatch(/^Приказов: 1001\. Доля приказов с отклонением/);
    expect(ru).toMatch(/order\.requisites +\S.* +1000 +334 +33,4% \(30,5–36,4%\) +33,4% \(\d+,\d–\d+,\d%\)/);
    expect(ru).toMatch(/final\.update-deadline .* 1 +1 +100,0% \(20,7–100,0%\) +без поправки: размеченных случаев нет/);
    expect(statsText(loadMessages('rules', 'en'), stats, null)).toContain('33.4% (30.5–36.4%)');
    expect(statsText(loadMessages('rules', 'ru'), { orders: 0, prevalences: [] }, null)).toBe(
      'В наборе данных нет приказов, о которых есть выводы.\n',
    );
  });
});

describe('rules/measured-errors.json', () => {
  const errors = loadErrors('rules') ?? {};

  it('tells of every requirement of the standard, and of none other', () => {
    expect(Object.keys(errors)).toEqual(standard.requirements.map(({ id }) => id));
  });

  it('was measured with the requirements as they are: npm run errors -- --write', () => {
    expect(Object.entries(errors).flatMap(([id, { edition }]) => (edition === editionOf(id) ? [] : [id]))).toEqual([]);
  });

  it('has enough cases of most requirements read as text', () => {
    const enough = Object.values(errors).filter(({ byMethod: { text } }) => text !== undefined && sum(text) >= ENOUGH_CASES);
    expect(enough.length).toBeGreaterThan(30);
  });

  it('is absent from rules of others', () => {
    expect(loadErrors(folder)).toBeNull();
  });
});

const sum = (counts: object): number => Object.values(counts).reduce((total: number, each: number) => total + each, 0);
