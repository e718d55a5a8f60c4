import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { recognizeAct } from '../../src/parse/mentions/index.js';
import { traceFile, type Pipeline } from '../../src/pipeline.js';
import { readLabel } from '../corpus/labels.js';
import { composeOrder } from '../eval/compose.js';
import type { Grammar } from '../eval/grammar.js';

export const SETS = ['corpus', 'dev', 'test', 'composed'] as const;
export type SetName = (typeof SETS)[number];

export const USES_FILE = 'fixtures/eval/rule-uses.json';

const usesSchema = z.strictObject({
  orders: z.record(z.enum(SETS), z.number()),
  rules: z.record(z.string(), z.record(z.enum(SETS), z.number())),
});

/** How often each recognizing rule matched in each set of orders. */
export type Uses = z.infer<typeof usesSchema>;

export const readUses = (): Uses => usesSchema.parse(JSON.parse(readFileSync(USES_FILE, 'utf8')));

export interface SetOfOrders {
  readonly name: SetName;
  readonly texts: readonly string[];
}

/** Of the half `test` the texts are counted in and never shown. */
export const ordersOf = (name: SetName, grammar: Grammar, composed: number): SetOfOrders => {
  if (name === 'composed') return { name, texts: Array.from({ length: composed }, (_, index) => composeOrder(grammar, SEED, index).text) };
  const [labels, orders] = name === 'corpus' ? ['corpus/labels', 'corpus/orders'] : ['fixtures/orders', 'fixtures/orders'];
  const files = readdirSync(labels)
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .map((file) => readLabel(path.join(labels, file)))
    .filter(({ half }) => name === 'corpus' || half === name);
  return { name, texts: files.map(({ file }) => readFileSync(path.join(orders, file), 'utf8')) };
};

const SEED = 23;

export const countUses = async (pipeline: Pipeline, sets: readonly SetOfOrders[]): Promise<Uses> => {
  const { recognition } = pipeline.contexts.normalize;
  const none = (): Record<SetName, number> => ({ corpus: 0, dev: 0, test: 0, composed: 0 });
  const rules: Record<string, Record<SetName, number>> = Object.fromEntries(
    recognition.book.rules.map(({ id }) => [id, none()] as const).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
  const orders = none();
  for (const { name, texts } of sets) {
    orders[name] = texts.length;
    for (const text of texts) {
      const bytes = Buffer.from(text, 'utf8');
      const { parsed } = await traceFile(pipeline, { path: 'order.txt', sha256: createHash('sha256').update(bytes).digest('hex'), bytes });
      const acts = parsed?.acts.map((act) => recognizeAct(recognition, parsed, act)) ?? [];
      for (const { ruleId } of acts.flatMap(({ mentions }) => mentions)) {
        const counts = rules[ruleId];
        if (counts !== undefined) counts[name] += 1;
      }
    }
  }
  return { orders, rules };
};

/** Rules that no order of any set uses. */
export const unusedRules = ({ rules }: Uses): string[] =>
  Object.entries(rules)
    .filter(([, counts]) => SETS.every((name) => counts[name] === 0))
    .map(([id]) => id);
