import type { Threshold } from '../report/index.js';
import type { Requirement } from '../rules/standard.js';

/** The figures of the standard, in its order, that the reader of a report may change. */
export const thresholdsOf = (requirements: readonly Requirement[]): Threshold[] =>
  requirements.flatMap(({ id, expect }): Threshold[] => {
    if (expect.kind === 'deadline') {
      const { action, value, unit } = expect;
      return [{ requirementId: id, kind: expect.kind, terms: [{ action, label: null, value, unit }] }];
    }
    return expect.kind === 'response-time' ? [{ requirementId: id, kind: expect.kind, terms: expect.terms }] : [];
  });
