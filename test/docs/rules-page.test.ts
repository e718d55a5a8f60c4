import { describe, expect, it } from 'vitest';
import { loadRecognition } from '../../src/rules/load.js';
import { loadStandard } from '../../src/rules/standard.js';
import { expectGenerated } from '../generated.js';
import { readScores } from '../mutation/scores.js';
import { readUses } from '../uses/count.js';
import { rulesPage } from './rules-page.js';

describe('docs/rules.md', () => {
  const standard = loadStandard('rules');
  const recognition = loadRecognition('rules');
  const page = rulesPage({ standard, recognition, scores: readScores(), uses: readUses() });

  it('is not stale', () => {
    expectGenerated('docs/rules.md', page);
  });

  it('tells of every requirement and every rule', () => {
    const lines = new Set(page.split('\n'));
    const lacking = [...standard.requirements, ...recognition.book.rules].filter(({ id }) => !lines.has(`#### ${id}`));
    expect(lacking.map(({ id }) => id)).toEqual([]);
  });
});
