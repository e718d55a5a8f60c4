import { readRecords } from '../../store/index.js';
import type { Connection } from '../../store/index.js';
import type { Exporter } from './context.js';

/** One document a line: the JSON that a run writes to `orders`, on one line. */
export const exportJsonl: Exporter = (db) => [{ name: 'orders.jsonl', pieces: lines(db) }];

function* lines(db: Connection): Generator<string, void> {
  for (const record of readRecords(db)) yield `${JSON.stringify(record)}\n`;
}
