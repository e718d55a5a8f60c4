import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { requirementTests } from '../../src/cli/requirement-tests.js';
import { loadRecognition } from '../../src/rules/load.js';
import { loadStandard } from '../../src/rules/standard.js';
import { testExamples } from '../../src/rules/try.js';

const RULES = path.resolve(import.meta.dirname, '../../rules');

const recognition = loadRecognition(RULES);
const recognized = testExamples(recognition);

describe('what a text says', () => {
  it.each(recognition.book.rules.map(({ id }) => id))('%s', (id) => {
    expect(recognized.failures.filter(({ rule }) => rule === id).map(({ text, reason }) => `«${text}» ${reason}`)).toEqual([]);
  });

  it('runs every example, the negative ones too', () => {
    const counts = recognition.book.rules.map(({ examples }) => examples.match.length + examples['no-match'].length);
    expect(recognized.run).toBe(counts.reduce((sum, count) => sum + count, 0));
  });
});

const { requirements } = loadStandard(RULES);
const judged = await requirementTests(RULES)(requirements);

describe('what the standard wants', () => {
  it.each(requirements.map(({ id }) => id))('%s', (id) => {
    const failures = judged.failures.filter(({ ruleId }) => ruleId === id);
    expect(failures.map(({ text, expected, actual }) => `«${text}» expected ${expected}; ${actual}`)).toEqual([]);
  });

  it('runs every example', () => {
    const counts = requirements.flatMap(({ examples }) => Object.values(examples).map((list) => list.length));
    expect(judged.examples).toBe(counts.reduce((sum, count) => sum + count, 0));
  });
});
