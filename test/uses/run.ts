import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { openPipeline } from '../../src/pipeline.js';
import { readGrammar } from '../eval/grammar.js';
import { countUses, ordersOf, SETS, unusedRules, USES_FILE } from './count.js';

/**
 * Counts how often each recognizing rule matches in the corpus, the bank and composed orders, and names those that never do.
 *   npm run rules:unused               the list
 *   npm run rules:unused -- --write    counts → fixtures/eval/rule-uses.json, from which docs/rules.md is made
 */
const main = async (): Promise<void> => {
  const { values } = parseArgs({ options: { orders: { type: 'string', default: '150' }, write: { type: 'boolean', default: false } } });
  const pipeline = await openPipeline('rules');
  const grammar = readGrammar();
  const uses = await countUses(
    pipeline,
    SETS.map((name) => ordersOf(name, grammar, Number(values.orders))),
  );
  const unused = unusedRules(uses);
  const onlyComposed = Object.entries(uses.rules).filter(
    ([id, { corpus, dev, test }]) => corpus + dev + test === 0 && !unused.includes(id),
  );
  const counted = SETS.map((name) => `${name} ${uses.orders[name]}`).join(', ');
  process.stdout.write(`${Object.keys(uses.rules).length} rules over ${counted} orders\n\nused in none of them: ${unused.length}\n`);
  process.stdout.write(unused.map((id) => `  ${id}\n`).join(''));
  process.stdout.write(`\nused in composed orders only: ${onlyComposed.length}\n${onlyComposed.map(([id]) => `  ${id}\n`).join('')}`);
  if (values.write) writeFileSync(USES_FILE, `${JSON.stringify(uses, null, 2)}\n`);
};

await main();
