import { describe, expect, it } from 'vitest';
import type { DocumentRecord, FindingStatus } from '../../src/model/index.js';
import { renderReport } from '../../src/report/index.js';
import { type ReportChanges } from '../../src/report/changes.js';
import { fakeRecord } from './fake-records.js';
import { inputOf, requirements } from './sample-input.js';

const record: DocumentRecord = fakeRecord(0);
const requisites = record.acts[0]?.requisites;
const side = { path: record.path, actType: 'приказ', number: requisites?.number.value ?? null, date: requisites?.date.value ?? null };
const verdict = (status: FindingStatus, actual: string) => ({ status, direction: null, actual });
const requirement = requirements[38] ?? requirements[0];

const changes = (over: Partial<ReportChanges> = {}): ReportChanges => ({
  standard: { before: 'touchpoints 2024.1', after: 'touchpoints 2024.1' },
  agencies:
    requirement === undefined
      ? []
      : [
          {
            agency: 'Комитет <по делам>',
            orders: [
              {
                state: 'replaced',
                before: { ...side, path: 'старый.txt' },
                after: side,
                deviations: [
                  {
                    requirement,
                    change: 'new',
                    causes: ['order', 'standard'],
                    before: verdict('met', 'в течение 10 рабочих дней'),
                    after: verdict('missing', '<script>'),
                  },
                ],
              },
              { state: 'removed', before: { ...side, path: 'исчез.txt', number: null, date: null }, after: null, deviations: [] },
            ],
          },
        ],
  totals: { new: 1, fixed: 0, changed: 0, unclear: 0 },
  causes: { order: 1, standard: 1, reading: 0 },
  ...over,
});

const sectionOf = (page: string): string => {
  const from = page.indexOf('<section id="changes"');
  return from < 0 ? '' : page.slice(from, page.indexOf('</section>', from));
};

describe('the section of changes', () => {
  it('is there only where there is something to compare with', () => {
    expect(sectionOf(renderReport(inputOf([record])))).toBe('');
    const page = renderReport({ ...inputOf([record]), changes: changes() });
    expect(page).toContain('<a href="#/changes" data-section="changes">Изменения <span class="count">1</span></a>');
  });

  it('says what came, from what to what, and why, and leads to the verdict', () => {
    const section = sectionOf(renderReport({ ...inputOf([record]), changes: changes() }));
    for (const words of [
      'новое отклонение',
      'изменился порядок; изменился эталон',
      'заменил прежний порядок',
      'порядка больше нет',
      'выполнено',
      'отсутствует',
    ]) {
      expect(section).toContain(words);
    }
    expect(section).toContain(`href="#/order/act-0/${requirement?.id}"`);
    expect(section).toContain('Комитет &lt;по делам&gt;');
    expect(section).not.toContain('<script>');
  });

  it('names both editions where the standard has changed', () => {
    const section = sectionOf(renderReport({ ...inputOf([record]), changes: changes({ standard: { before: 't 1', after: 't 2' } }) }));
    expect(section).toContain('Эталон изменился: t 1 → t 2.');
  });

  it('says so when nothing has changed', () => {
    const none = changes({ agencies: [], totals: { new: 0, fixed: 0, changed: 0, unclear: 0 } });
    expect(sectionOf(renderReport({ ...inputOf([record]), changes: none }))).toContain('Отклонения не изменились.');
  });
});
