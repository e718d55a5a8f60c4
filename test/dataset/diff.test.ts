import { describe, expect, it } from 'vitest';
import { diffOf, diffSideOf } from '../../src/dataset/diff.js';
import type { DocumentRecord, Finding, StandardInfo } from '../../src/model/index.js';
import { record, standard } from '../store/records.js';
import { words } from '../store/temporary.js';

const side = (records: readonly DocumentRecord[], over: Partial<StandardInfo> = {}) => diffSideOf(words, { ...standard, ...over }, records);

const changed = (given: DocumentRecord, change: (finding: Finding) => Partial<Finding>): DocumentRecord => ({
  ...given,
  findings: given.findings.map((finding) => ({ ...finding, ...change(finding) })),
});

const only = (id: string, change: Partial<Finding>) => (finding: Finding) => (finding.requirementId === id ? change : {});

const one = record({ path: 'a.txt', statuses: ['met', 'deviates', 'missing'] });
const OTHER_FILE = { sha256: 'e'.repeat(64), text: 'Совсем другой текст' };

const deviations = (before: DocumentRecord, after: DocumentRecord, over: Partial<StandardInfo> = {}) =>
  diffOf(side([before]), side([after], over)).agencies.flatMap(({ orders }) =>
    orders.flatMap(({ deviations: own }) => own.map(({ requirement, change, causes }) => [requirement.id, change, causes.join('+')])),
  );

describe('the difference of two datasets', () => {
  it('is nothing where nothing has changed', () => {
    const { agencies, totals, orders } = diffOf(side([one]), side([one]));
    expect(agencies).toEqual([]);
    expect(totals).toEqual({ new: 0, fixed: 0, changed: 0, unclear: 0 });
    expect(orders).toMatchObject({ kept: 1, added: 0 });
  });

  it('is nothing for the same order in another file and format', () => {
    expect(deviations(one, { ...one, id: 'other', path: 'b.docx', format: 'docx', sha256: 'c'.repeat(64) })).toEqual([]);
  });

  it.each([
    ['fixed', only('final.update-deadline', { status: 'met', direction: null })],
    ['changed', only('final.update-deadline', { direction: 'weaker' })],
    ['unclear', only('final.update-deadline', { status: 'undetermined', direction: null })],
    ['fixed', only('final.update-deadline', { status: 'not-applicable', direction: null })],
  ] as const)('tells what is %s and why: the file is the same, so the reading is another', (change, alter) => {
    expect(deviations(one, changed(one, alter))).toEqual([['final.update-deadline', change, 'reading']]);
  });

  it('tells what is new', () => {
    expect(deviations(one, changed(one, only('order.requisites', { status: 'missing' })))).toEqual([
      ['order.requisites', 'new', 'reading'],
    ]);
  });

  it('lays it on the order where its text is another', () => {
    const after = { ...changed(one, only('final.update-deadline', { status: 'met', direction: null })), ...OTHER_FILE };
    expect(deviations(one, after)).toEqual([['final.update-deadline', 'fixed', 'order']]);
  });

  it.each([
    ['its reference', { referenceText: 'Иной эталон' }, {}],
    ['what it expects', {}, { expected: 'в течение 5 рабочих дней' }],
  ] as const)('lays it on the standard where a requirement has changed in %s', (_, requirement, finding) => {
    const requirements = standard.requirements.map((each) => (each.id === 'final.update-deadline' ? { ...each, ...requirement } : each));
    const after = changed(one, only('final.update-deadline', { status: 'met', direction: null, ...finding }));
    expect(deviations(one, after, { requirements })).toEqual([['final.update-deadline', 'fixed', 'standard']]);
  });

  it('lays it on both where both have changed', () => {
    const requirements = standard.requirements.map((each) => ({ ...each, referenceText: 'Иной эталон' }));
    const after = { ...changed(one, only('final.update-deadline', { status: 'met', direction: null })), ...OTHER_FILE };
    expect(deviations(one, after, { requirements })).toEqual([['final.update-deadline', 'fixed', 'order+standard']]);
  });

  it('counts a requirement that the standard gained or dropped as its change', () => {
    const requirements = standard.requirements.filter(({ id }) => id !== 'general.tasks');
    const after = { ...one, findings: one.findings.filter(({ requirementId }) => requirementId !== 'general.tasks') };
    expect(deviations(one, after, { requirements })).toEqual([['general.tasks', 'fixed', 'standard']]);
  });

  it('takes an order of the same agency and direction for the successor of one that is gone', () => {
    const successor = record({
      path: 'b.txt',
      number: '99',
      date: '2026-02-01',
      statuses: ['met', 'met', 'missing'],
      lines: ['Новый приказ'],
    });
    const diff = diffOf(side([one]), side([successor]));
    expect(diff.orders).toEqual({ kept: 0, replaced: 1, added: 0, removed: 0 });
    expect(
      diff.agencies.flatMap(({ orders }) => orders.flatMap(({ deviations: own }) => own.map(({ change, causes }) => [change, causes]))),
    ).toContainEqual(['fixed', ['order']]);
  });

  it('names agencies that came and went', () => {
    const other = record({ path: 'c.txt', agency: 'Служба другой области', number: '5' });
    const diff = diffOf(side([one]), side([other]));
    expect(diff.agencies.flatMap(({ orders }) => orders.map(({ state }) => state)).sort()).toEqual(['added', 'removed']);
    // An order that did not come this time has mended nothing.
    expect(diff.totals).toEqual({ new: 2, fixed: 0, changed: 0, unclear: 2 });
  });
});
