import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { thresholdsOf } from '../../src/cli/thresholds.js';
import type { DocumentRecord } from '../../src/model/index.js';
import { openPipeline, processFile } from '../../src/pipeline.js';
import { judgeAgainst } from '../../src/report/assets/changes.js';
import { rowsOf } from '../../src/report/rows.js';
import { loadStandard } from '../../src/rules/standard.js';
import { bundleJudge } from '../../scripts/bundle-judge.mjs';
import { readLabel } from '../corpus/labels.js';
import { expectGenerated } from '../generated.js';

const BANK = 'fixtures/orders';

/** The samples and the half of the bank that may be worked on. */
const files = (): string[] => [
  ...readdirSync('corpus/orders').map((name) => path.join('corpus/orders', name)),
  ...readdirSync(BANK)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => readLabel(path.join(BANK, name)))
    .filter(({ half }) => half === 'dev')
    .map(({ file }) => path.join(BANK, file)),
];

describe('what the page judges by itself', () => {
  const standard = loadStandard('rules');
  const ids = standard.requirements.map(({ id }) => id);
  const thresholds = thresholdsOf(standard.requirements);
  const records: DocumentRecord[] = [];

  beforeAll(async () => {
    const pipeline = await openPipeline('rules');
    for (const file of files()) {
      const bytes = readFileSync(file);
      records.push(await processFile(pipeline, { path: file, sha256: createHash('sha256').update(bytes).digest('hex'), bytes }));
    }
  }, 120_000);

  it('is the code of the comparison', async () => {
    expectGenerated('src/report/assets/judge.js', await bundleJudge());
  });

  it('has every figure of the standard', () => {
    expect(thresholds.map(({ requirementId }) => requirementId)).toEqual(['types.social-response-time', 'final.update-deadline']);
  });

  it.each(thresholds)('gives the verdicts of the comparison on $requirementId', (threshold) => {
    let judged = 0;
    for (const row of rowsOf(records, ids)) {
      const verdict = row.findings[ids.indexOf(threshold.requirementId)];
      if (verdict === null || verdict === undefined || verdict.status === 'undetermined' || verdict.status === 'not-applicable') continue;
      const { status, direction } = judgeAgainst(row.terms, threshold, false);
      expect({ status, direction }, row.record.path).toEqual({ status: verdict.status, direction: verdict.direction });
      judged += 1;
    }
    expect(judged).toBeGreaterThan(10);
  });

  it('looks at every order that was compared', () => {
    expect(rowsOf(records, ids).length).toBeGreaterThan(40);
  });
});
