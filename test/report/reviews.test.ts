import { describe, expect, it } from 'vitest';
import type { Finding, StandingReview } from '../../src/model/index.js';
import { digestOf } from '../../src/report/digest.js';
import { renderReport } from '../../src/report/index.js';
import { bySeverity } from '../../src/report/statistics.js';
import { fakeRecord } from './fake-records.js';
import { dataIn, detailIn } from './page-data.js';
import { inputOf, requirements } from './sample-input.js';

const ids = requirements.map(({ id }) => id);
const record = fakeRecord(0);
const findingOf = (status: Finding['status']): Finding => {
  const found = record.findings.find((finding) => finding.status === status);
  if (found === undefined) throw new Error(`no finding is ${status}`);
  return found;
};

const waiver: StandingReview = {
  decision: 'waived',
  comment: 'Особый порядок',
  reviewer: 'И.И. Иванов',
  until: '2027-01-01',
  state: 'in-force',
};

/** Decisions as the dataset gives them: one for a finding, in force or not. */
const reviewsOf = (finding: Finding, review: StandingReview) => ({
  reviewOf: (id: string) => (id === finding.id ? review : null),
  isSettled: (id: string) => id === finding.id && review.state === 'in-force' && review.decision !== 'confirmed',
});

const letterOf = (page: string, finding: Finding): string => dataIn(page).rows[0]?.verdicts[ids.indexOf(finding.requirementId)] ?? '';

describe('decisions in the report', () => {
  it.each<[StandingReview, string, string]>([
    [waiver, 'X', 'a waiver in force settles it'],
    [{ ...waiver, decision: 'rejected' }, 'X', 'so does a mistake of the check'],
    [{ ...waiver, state: 'expired' }, 'x', 'a waiver past its end is a deviation again'],
    [{ ...waiver, state: 'changed' }, 'x', 'so is one whose text has changed'],
    [{ ...waiver, decision: 'confirmed' }, 'x', 'a confirmed deviation stays one'],
  ])('%j gives %s: %s', (review, letter) => {
    const missing = findingOf('missing');
    const page = renderReport({ ...inputOf([record]), reviews: reviewsOf(missing, review) });
    expect(letterOf(page, missing)).toBe(letter);
    const shown = detailIn(page, 0).acts[0]?.findings[ids.indexOf(missing.requirementId)];
    expect(shown?.review).toEqual(review);
  });

  it('settle nothing that is no deviation', () => {
    const met = findingOf('met');
    expect(letterOf(renderReport({ ...inputOf([record]), reviews: reviewsOf(met, waiver) }), met)).toBe('m');
  });

  it('take a settled deviation out of the share, neither met nor lacking', () => {
    const missing = findingOf('missing');
    const all = (reviews: ReturnType<typeof reviewsOf>) => bySeverity(digestOf([record], ids, reviews).rows).at(-1)?.counts;
    const before = all({ reviewOf: () => null, isSettled: () => false });
    const after = all(reviewsOf(missing, waiver));
    expect(after).toEqual({ ...before, missing: (before?.missing ?? 0) - 1 });
  });

  it('are counted in the summary and can be filtered by, where there are any', () => {
    const page = renderReport({ ...inputOf([record]), reviews: reviewsOf(findingOf('missing'), waiver) });
    expect(page).toContain('<dt>Снято решениями</dt><dd><a href="#/matrix?verdict=settled">1</a></dd>');
    expect(page).toContain('<option value="settled">');
    expect(renderReport(inputOf([record]))).not.toContain('Снято решениями');
  });
});
