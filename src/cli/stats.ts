import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Estimate } from '../dataset/intervals.js';
import { ENOUGH_CASES, type MeasuredErrors, type Prevalence, prevalences } from '../dataset/statistics.js';
import { fill, type Messages } from '../messages/index.js';
import { Refusal } from '../model/index.js';
import { measuredErrorsSchema } from '../rules/lexicons/measured-errors.js';
import { openDataset } from '../store/index.js';
import { renderTable } from './table.js';

export interface Stats {
  readonly orders: number;
  readonly prevalences: readonly Prevalence[];
}

/** `poryadok stats` as data. @throws Refusal as `openDataset`, `rules-broken` */
export const datasetStats = (dataset: string, rules: string): Stats => {
  const errors = loadErrors(rules);
  const db = openDataset(dataset);
  try {
    return {
      orders: db.prepare<[], number>('SELECT count(*) FROM acts WHERE is_primary').pluck().get() ?? 0,
      prevalences: prevalences(db, errors),
    };
  } finally {
    db.close();
  }
};

/** Null where the rules folder has none: rules of others were not measured. */
export const loadErrors = (rules: string): MeasuredErrors | null => {
  const file = path.join(rules, MEASURED);
  if (!existsSync(file)) return null;
  try {
    return measuredErrorsSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).requirements;
  } catch (error) {
    throw new Refusal('rules-broken', { detail: `${MEASURED}: ${error instanceof Error ? error.message : String(error)}` });
  }
};

const MEASURED = 'measured-errors.json';

export const statsText = (messages: Messages, stats: Stats, width: number | null): string => {
  const { stats: words } = messages.texts;
  if (stats.prevalences.length === 0) return `${words.nothing}\n`;
  const columns = [
    { title: words.requirement, align: 'left', flexible: true },
    { title: words.method, align: 'left', flexible: true },
    { title: words.judged, align: 'right', flexible: false },
    { title: words.deviations, align: 'right', flexible: false },
    { title: words.observed, align: 'left', flexible: false },
    { title: words.corrected, align: 'left', flexible: true },
  ] as const;
  const rows = stats.prevalences.map((each) => [
    each.requirementId,
    messages.label('readingMethod', each.method),
    String(each.judged),
    String(each.deviations),
    estimate(messages, each.observed),
    each.uncorrected === null
      ? estimate(messages, each.corrected ?? each.observed)
      : fill(words[each.uncorrected], { cases: each.cases, enough: ENOUGH_CASES }),
  ]);
  const table = renderTable(columns, rows, width ?? Number.MAX_SAFE_INTEGER);
  return `${fill(words.orders, { orders: stats.orders })}\n\n${table}\n\n${words.explained}\n`;
};

const estimate = ({ lang, texts }: Messages, { share, low, high }: Estimate): string => {
  const percent = (value: number, unit: string): string => `${lang === 'ru' ? tenth(value).replace('.', ',') : tenth(value)}${unit}`;
  return fill(texts.stats.interval, { share: percent(share, '%'), low: percent(low, ''), high: percent(high, '%') });
};

const tenth = (value: number): string => (value * 100).toFixed(1);
