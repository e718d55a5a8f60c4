import { describe, expect, it } from 'vitest';
import type { DocumentRecord, FindingStatus } from '../../src/model/index.js';
import { rowsOf } from '../../src/report/rows.js';
import { byRate, byRegion, bySeverity, byUpdateTerm, commonDeviations, countVerdicts, rateOf } from '../../src/report/statistics.js';
import { fakeRecord } from './fake-records.js';
import { requirements } from './sample-input.js';

const ids = requirements.map((requirement) => requirement.id);

const withStatuses = (index: number, statusOf: (position: number) => FindingStatus): DocumentRecord => {
  const record = fakeRecord(index, 'Приказ\nПорядок\n');
  return { ...record, findings: record.findings.map((finding, position) => ({ ...finding, status: statusOf(position) })) };
};

describe('compliance', () => {
  it.each<[FindingStatus[], number | null, string]>([
    [['met', 'met'], 1, 'all met'],
    [['met', 'partial', 'deviates', 'missing'], 0.25, 'each kind of deviation counts'],
    [['met', 'not-applicable', 'undetermined'], 1, 'what does not apply or is unknown counts neither way'],
    [['not-applicable'], null, 'nothing to judge is no share, not zero'],
  ])('%j is %s: %s', (statuses, rate) => {
    const template = fakeRecord(0, 'а').findings[0];
    expect(template).toBeDefined();
    if (template !== undefined) expect(rateOf(countVerdicts(statuses.map((status) => ({ ...template, status }))))).toBe(rate);
  });

  it('is counted by severity, gravest first, and for all together last', () => {
    const rows = rowsOf([withStatuses(0, (position) => (requirements[position]?.severity === 'critical' ? 'missing' : 'met'))], ids);
    expect(bySeverity(rows).map((line) => [line.severity, line.rate])).toEqual([
      ['critical', 0],
      ['major', 1],
      ['minor', 1],
      ['info', 1],
      [null, 40 / 45],
    ]);
  });

  it('puts a full order into the last tenth and an empty one into the first', () => {
    const rows = rowsOf([withStatuses(0, () => 'met'), withStatuses(1, () => 'missing')], ids);
    expect(byRate(rows).filter((bar) => bar.count > 0)).toEqual([
      { key: '0', count: 1 },
      { key: '90', count: 1 },
    ]);
  });
});

describe('distributions', () => {
  it('puts the most common deviation first and leaves out what nobody lacks', () => {
    const rows = rowsOf(
      [
        withStatuses(0, (position) => (position < 2 ? 'missing' : 'met')),
        withStatuses(1, (position) => (position === 1 ? 'partial' : 'met')),
      ],
      ids,
    );
    expect(commonDeviations(rows, requirements).map((line) => [line.requirement.id, line.deviating, line.judged])).toEqual([
      ['order.basis', 2, 2],
      ['order.requisites', 1, 2],
    ]);
  });

  it('gathers orders of unknown region under an empty code', () => {
    const record = fakeRecord(40, 'Приказ');
    expect([...byRegion(rowsOf([record], ids)).keys()]).toEqual(['']);
  });

  it('tells a term, an unmeasurable one and none apart', () => {
    const rows = rowsOf([fakeRecord(0, 'а'), fakeRecord(1, 'а'), fakeRecord(2, 'а')], ids);
    expect(
      byUpdateTerm(rows)
        .map((bar) => bar.key)
        .sort(),
    ).toEqual(['', '10 working-day', 'timely']);
  });
});
