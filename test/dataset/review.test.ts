import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { identitiesOf } from '../../src/dataset/fingerprint.js';
import { keyOf, standingReviews } from '../../src/dataset/review.js';
import { importRows } from '../../src/dataset/review-import.js';
import type { WrittenRow } from '../../src/model/index.js';
import { DECISIONS, type DocumentRecord, type Finding } from '../../src/model/index.js';
import { renderWorkbook, readReviewRows } from '../../src/report/xlsx/index.js';
import type { Review } from '../../src/store/index.js';
import { fakeRecords } from '../report/fake-records.js';
import { labels } from '../report/sample-input.js';
import { lexicon, workbookInput } from '../report/xlsx/input.js';
import { words } from '../store/temporary.js';

const NOW = '2026-03-01T10:00:00.000Z';
const records = fakeRecords(3);
const identities = identitiesOf(words, records);
const deviations = records.flatMap(({ findings }) => findings).filter(({ status }) => ['partial', 'deviates', 'missing'].includes(status));
const first = deviations.find(({ place }) => place !== null) ?? deviations[0];
if (first === undefined) throw new Error('no deviation to decide on');

const identity = (id: string) => {
  const found = identities.get(id);
  if (found === undefined) throw new Error(id);
  return found;
};

const row = (over: Partial<WrittenRow> = {}): WrittenRow => ({
  sheet: 'Отклонения',
  row: 2,
  key: keyOf(identity(first.id)),
  decisionText: 'подтверждено',
  decision: 'confirmed',
  comment: null,
  reviewer: null,
  untilText: null,
  until: null,
  quote: null,
  ...over,
});

const withFinding = (change: (finding: Finding) => Finding): DocumentRecord[] =>
  records.map((record) => ({
    ...record,
    findings: record.findings.map((finding) => (finding.id === first.id ? change(finding) : finding)),
  }));

describe('the fingerprint of a finding', () => {
  it('is one of its own for every finding', () => {
    expect(new Set([...identities.values()].map(({ fingerprint }) => fingerprint)).size).toBe(identities.size);
    expect(identities.size).toBe(records.reduce((sum, { findings }) => sum + findings.length, 0));
  });

  it('survives another file, format, place and numbering', () => {
    const moved = records.map((record) => ({
      ...record,
      id: `x-${record.id}`,
      path: `new/${record.path}.docx`,
      sha256: 'f'.repeat(64),
      format: 'docx' as const,
      findings: record.findings.map((finding) => ({
        ...finding,
        clauseId: finding.clauseId && `x-${finding.clauseId}`,
        place: finding.place && { ...finding.place, start: finding.place.start + 7, end: finding.place.end + 7, page: 3 },
      })),
    }));
    const again = identitiesOf(words, moved);
    const known = records.filter(({ acts }) => acts[0]?.requisites.number.value !== null);
    for (const { findings } of known) {
      for (const { id } of findings)
        expect([again.get(id)?.fingerprint, again.get(id)?.textHash]).toEqual([identity(id).fingerprint, identity(id).textHash]);
    }
  });

  it.each([
    ['line breaks, case and marks', (quote: string) => quote.toUpperCase().replaceAll(' ', '\n').replaceAll(',', ''), true],
    ['a word', (quote: string) => `${quote} незамедлительно`, false],
    ['a figure', (quote: string) => `${quote} 15`, false],
  ])('by a change of %s: the text is the same: %s', (_, change, same) => {
    const changed = identitiesOf(
      words,
      withFinding((finding) => ({
        ...finding,
        place: finding.place && { ...finding.place, quote: change(finding.place.quote) },
        evidence: finding.evidence.map((each) => ({ ...each, quote: change(each.quote) })),
      })),
    ).get(first.id);
    expect(changed?.fingerprint).toBe(identity(first.id).fingerprint);
    expect(changed?.textHash === identity(first.id).textHash).toBe(same);
  });

  it('keeps its place and loses its text when the verdict changes', () => {
    const other = identitiesOf(
      words,
      withFinding((finding) => ({ ...finding, status: 'met', direction: null })),
    ).get(first.id);
    expect(other?.fingerprint).toBe(identity(first.id).fingerprint);
    expect(other?.textHash).not.toBe(identity(first.id).textHash);
  });
});

describe('a decision', () => {
  const review = (over: Partial<Review> = {}): Review => ({
    ...identity(first.id),
    requirementId: first.requirementId,
    decision: 'waived',
    comment: null,
    reviewer: 'Иванов И.И.',
    reason: 'Приказ меняется.',
    until: '2026-06-30',
    quote: null,
    importedAt: NOW,
    ...over,
  });

  it.each([
    ['2026-06-30', {}, 'in-force', true],
    ['2026-07-01', {}, 'expired', false],
    ['2030-01-01', { until: null }, 'in-force', true],
    ['2030-01-01', { decision: 'confirmed', reason: null, until: null }, 'in-force', false],
    ['2026-01-01', { decision: 'rejected', reason: null, until: null }, 'in-force', true],
    ['2026-01-01', { textHash: '0'.repeat(16) }, 'changed', false],
    ['2027-01-01', { textHash: '0'.repeat(16) }, 'changed', false],
  ] as const)('on %s with %j is %s', (asOf, over, state, settled) => {
    const reviews = standingReviews(identities, [review(over)], asOf);
    expect(reviews.reviewOf(first.id)?.state).toBe(state);
    expect(reviews.isSettled(first.id)).toBe(settled);
    expect(reviews.reviewOf('nothing')).toBeNull();
  });

  it.each([
    ['no-key', { key: '' }],
    ['no-key', { key: 'abc' }],
    ['unknown-finding', { key: `${'0'.repeat(16)}-${'0'.repeat(16)}` }],
    ['unknown-decision', { decisionText: 'может быть', decision: null }],
    ['waiver-without-reason', { decisionText: 'допущено', decision: 'waived' }],
    ['no-date', { decisionText: 'допущено', decision: 'waived', comment: 'Так решено.', untilText: 'скоро' }],
    ['date-without-waiver', { untilText: '31.12.2026', until: '2026-12-31' }],
    ['nothing-decided', { decisionText: null, decision: null, reviewer: 'Иванов' }],
  ] as const)('is refused alone: %s', (why, over) => {
    const other = deviations.find(({ id }) => id !== first.id);
    if (other === undefined) throw new Error('one deviation only');
    const result = importRows(identities, [], [row({ ...over, row: 7 }), row({ key: keyOf(identity(other.id)), row: 8 })], NOW);
    expect(result.refused.map(({ row: each, why: reason }) => [each.row, reason])).toEqual([[7, why]]);
    expect(result.reviews.map(({ fingerprint }) => fingerprint)).toEqual([identity(other.id).fingerprint]);
  });

  it('is taken once where two rows say the same, and refused where they differ', () => {
    expect(importRows(identities, [], [row(), row({ row: 3 })], NOW)).toMatchObject({ refused: [], reviews: [{ decision: 'confirmed' }] });
    const differing = importRows(identities, [], [row(), row({ row: 3, decision: 'fixed', decisionText: 'устранено' })], NOW);
    expect(differing.refused.map(({ why }) => why)).toEqual(['said-twice']);
    expect(differing.reviews.map(({ decision }) => decision)).toEqual(['confirmed']);
  });

  it('made on an older text stays known to be so', () => {
    const seen = `${identity(first.id).fingerprint}-${'a'.repeat(16)}`;
    const { reviews } = importRows(identities, [], [row({ key: seen, quote: 'как было' })], NOW);
    expect(reviews).toMatchObject([{ textHash: 'a'.repeat(16), quote: 'как было' }]);
    expect(standingReviews(identities, reviews, '2026-01-01').reviewOf(first.id)?.state).toBe('changed');
  });
});

describe('decisions through the workbook and back', () => {
  const text = fc
    .oneof(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.constantFrom('=1+1', '+7', '@x', '-', 'Приказ № 5\nвторая строка', '_x000D_', '<b>&"'),
    )
    // What stands in a cell has no space round it and no mark that no file can hold.
    .map((value) => value.replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, ' ').trim())
    .filter((value) => value !== '');
  const date = fc
    .date({ min: new Date('2024-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
    .map((day) => day.toISOString().slice(0, 10));
  const decided = fc.record({
    finding: fc.constantFrom(...deviations.map(({ id }) => id)),
    decision: fc.constantFrom(...DECISIONS, null),
    words: text,
    reviewer: fc.option(text),
    until: fc.option(date),
  });

  it('lose nothing, whatever they say', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(decided, { selector: ({ finding }) => finding, maxLength: 8 }), async (all) => {
        const stored = all.map(({ finding, decision, words: said, reviewer, until }): Review => {
          const { fingerprint, textHash, actKey } = identity(finding);
          const waived = decision === 'waived';
          return {
            fingerprint,
            textHash,
            actKey,
            requirementId: identity(finding).finding.requirementId,
            decision,
            comment: waived ? null : said,
            reason: waived ? said : null,
            reviewer,
            until: waived ? until : null,
            quote: identity(finding).finding.place?.quote ?? null,
            importedAt: NOW,
          };
        });
        const reviews = standingReviews(identities, stored, '2024-01-01');
        const bytes = await renderWorkbook(workbookInput(records, { reviews }));
        const rows = (await readReviewRows(lexicon, labels.codes, bytes)) ?? [];
        const into = importRows(identities, [], rows, NOW);
        expect(into.refused).toEqual([]);
        const sorted = (list: readonly Review[]) => [...list].sort((a, b) => (a.fingerprint < b.fingerprint ? -1 : 1));
        expect(sorted(into.reviews)).toEqual(sorted(stored));
        expect(importRows(identities, stored, rows, 'later')).toMatchObject({ reviews: [], unchanged: stored.length });
      }),
      { numRuns: 25 },
    );
  }, 60_000);

  it('are not taken anew where they hold no more', async () => {
    const lapsed = { ...row(), decision: 'waived' as const };
    const { reviews: stored } = importRows(
      identities,
      [],
      [{ ...lapsed, comment: 'Так решено.', until: '2025-01-01', untilText: '1' }],
      NOW,
    );
    const reviews = standingReviews(identities, stored, '2026-01-01');
    const rows = await readReviewRows(lexicon, labels.codes, await renderWorkbook(workbookInput(records, { reviews })));
    expect(rows).toEqual([]);
  });
});
