import { describe, expect, it } from 'vitest';
import type { DocumentRecord } from '../../src/model/index.js';
import { renderReport } from '../../src/report/index.js';
import { failedRecord, fakeRecord, fakeRecords } from './fake-records.js';
import { dataIn as dataOf, detailIn as detailOf } from './page-data.js';
import { groups, inputOf, requirements } from './sample-input.js';

const withAct = (record: DocumentRecord, change: object): DocumentRecord => ({
  ...record,
  acts: record.acts.map((act) => ({ ...act, ...change })),
});

describe('the report', () => {
  const records = fakeRecords(5);
  const page = renderReport(inputOf([...records, failedRecord('скан.pdf', 'ocr-unavailable', 'Установите tesseract.')]));

  it('is one document that loads nothing', () => {
    expect(page.startsWith('<!doctype html>')).toBe(true);
    expect(page).not.toMatch(/<(link|img|iframe|object|embed)\b/i);
    expect(page).not.toMatch(/\b(src|href)="(?!#)/);
    expect(page).not.toMatch(/url\(|@import/);
    expect(page).toContain('default-src &#39;none&#39;');
  });

  it('is the same for the same input', () => {
    expect(renderReport(inputOf([...fakeRecords(5), failedRecord('скан.pdf', 'ocr-unavailable', 'Установите tesseract.')]))).toBe(page);
  });

  it('has every section and every id once', () => {
    for (const id of ['summary', 'matrix', 'order', 'not-read', 'not-counted', 'what-if']) expect(page).toContain(`<section id="${id}"`);
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('holds one verdict letter a requirement for every order', () => {
    const data = dataOf(page);
    expect(data.requirements.map((each: { id: string }) => each.id)).toEqual(requirements.map((each) => each.id));
    expect(data.groups).toEqual(groups);
    expect(data.rows).toHaveLength(5);
    for (const row of data.rows) expect(row.verdicts).toMatch(/^[mpdxnu]{45}$/);
  });

  it('keeps every quote as a place in the text, stored once', () => {
    for (const [index, record] of records.entries()) {
      const detail = detailOf(page, index);
      expect(detail.text).toBe(record.text);
      const findings = detail.acts[0]?.findings ?? [];
      record.findings.forEach((finding, position) => {
        const place = findings[position]?.place ?? null;
        if (finding.place === null) expect(place).toBeNull();
        else expect(detail.text.slice(place?.[0], place?.[1])).toBe(finding.place.quote);
        expect(findings[position]?.quote ?? null).toBeNull();
      });
    }
  });

  it('names refused files with reason and advice, apart from what was read', () => {
    const notRead = page.slice(page.indexOf('<section id="not-read"'), page.indexOf('<section id="not-counted"'));
    expect(notRead).toContain('скан.pdf');
    expect(notRead).toContain('нет программы распознавания');
    expect(notRead).toContain('Установите tesseract.');
  });

  it('lists what was read and not compared with the reason', () => {
    const other = renderReport(
      inputOf([
        withAct(fakeRecord(0), { isPrimary: false, scope: 'amendment' }),
        withAct(fakeRecord(1), { isPrimary: false, status: 'draft', versionOf: 'act-0' }),
        withAct(fakeRecord(2), { isPrimary: false, scope: 'unrelated' }),
        { ...fakeRecord(3), acts: [], findings: [] },
        { ...failedRecord('копия.txt', 'duplicate', ''), status: 'skipped' },
      ]),
    );
    const section = other.slice(other.indexOf('<section id="not-counted"'), other.indexOf('<section id="what-if"'));
    for (const reason of [
      'Изменения в порядок',
      'Другая версия учтённого акта (проект)',
      'Другой документ',
      'Акт в файле не найден',
      'Файл повторяет другой',
    ]) {
      expect(section).toContain(reason);
    }
    expect(dataOf(other).rows).toHaveLength(0);
  });

  it('counts two primary acts of one file apart and stores their text once', () => {
    const first = fakeRecord(0);
    const second = first.acts.map((act) => ({ ...act, id: 'act-second' }));
    const both = renderReport(
      inputOf([
        {
          ...first,
          acts: [...first.acts, ...second],
          findings: [...first.findings, ...first.findings.map((each) => ({ ...each, actId: 'act-second' }))],
        },
      ]),
    );
    expect(dataOf(both).rows).toHaveLength(2);
    expect(both.match(/id="document-/g)).toHaveLength(1);
    expect(detailOf(both, 0).acts.map((act) => act.id)).toEqual(['act-0', 'act-second']);
  });

  it('tells warnings of reading once each, and nothing that is only for information', () => {
    const note = (code: 'block-unreadable' | 'soft-hyphen-removed', level: 'warning' | 'info') => ({
      code,
      level,
      start: null,
      end: null,
      page: null,
      data: {},
    });
    const noted = {
      ...fakeRecord(0),
      diagnostics: [note('block-unreadable', 'warning'), note('block-unreadable', 'warning'), note('soft-hyphen-removed', 'info')],
    };
    const told = renderReport({ ...inputOf([noted]), noteText: (diagnostic) => `Замечание ${diagnostic.code}` });
    expect(detailOf(told, 0).notes).toEqual([['Замечание block-unreadable', 2]]);
  });

  it('says so where the terms of the standard are not known', () => {
    const without = renderReport({ ...inputOf(records), thresholds: [] });
    expect(without).toContain('Его сроки здесь неизвестны.');
    expect(without).toContain('<form id="what-if-form" class="filters" hidden>');
    expect(page).not.toContain('Его сроки здесь неизвестны.');
  });

  it('speaks English when asked to', () => {
    const english = renderReport(inputOf(records, 'en'));
    expect(english).toContain('<html lang="en">');
    expect(english).toContain('Compliance matrix');
    expect(english).toContain('Smolensk Oblast');
  });

  it('can show that there is nothing', () => {
    const empty = renderReport(inputOf([]));
    expect(empty).toContain('Все файлы прочитаны.');
    expect(empty).toContain('Отклонений не найдено.');
    expect(dataOf(empty).rows).toEqual([]);
  });

  it('gives at most 25 MB for 1,000 orders as long as the samples', () => {
    const size = Buffer.byteLength(renderReport(inputOf(fakeRecords(1000))));
    expect(size).toBeLessThan(25_000_000);
    expect(size).toBeGreaterThan(5_000_000);
  }, 120_000);
});
