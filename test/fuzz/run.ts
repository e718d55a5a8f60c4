import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from '../structure/files.js';
import { campaign } from './campaign.js';

/**
 * `npm run fuzz [-- --inputs N --seed S --only NAME]`: tries every reader and parser on inputs nobody would write. What breaks one is left
 * in `output/fuzz`, made as small as it could be. Ends with 1 where anything was found.
 */
const main = async (): Promise<void> => {
  const { values } = parseArgs({
    options: {
      inputs: { type: 'string', default: '100000' },
      seed: { type: 'string', default: String(Math.floor(Date.now() / DAY)) },
      only: { type: 'string' },
    },
  });
  const options = { inputs: Number(values.inputs), seed: Number(values.seed), ...(values.only === undefined ? {} : { only: values.only }) };
  if (!Number.isInteger(options.inputs) || options.inputs < 1 || !Number.isInteger(options.seed))
    throw new Error('--inputs and --seed are whole numbers');
  console.log(`seed ${options.seed}`);
  const { inputs, findings } = await campaign({
    ...options,
    onTarget: ({ name, inputs: tried, ms, finding }) =>
      console.log(
        `${finding === null ? 'ok  ' : 'FAIL'} ${String(tried).padStart(7)}  ${(ms / tried).toFixed(1).padStart(7)} ms each  ${name}`,
      ),
  });
  const folder = path.join(ROOT, 'output/fuzz');
  if (findings.length > 0) mkdirSync(folder, { recursive: true });
  findings.forEach(({ target, error, input, seed, path: way }, index) => {
    const file = path.join(folder, `${index + 1}.bin`);
    writeFileSync(file, input);
    console.error(`\n${target}: ${error}\n  ${file}, seed ${seed}, path ${way}`);
  });
  const peak = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(`${inputs} inputs, ${findings.length} findings, at most ${peak} MB of memory`);
  process.exitCode = findings.length > 0 ? 1 : 0;
};

/** A new seed every day: what was tried yesterday is tried no more. */
const DAY = 86_400_000;

await main();
