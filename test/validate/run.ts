import { existsSync } from 'node:fs';
import { CHECKS } from './checks.js';

// npm run validate -- <folder of published schemas>

const [schemas] = process.argv.slice(2);
if (schemas === undefined || !existsSync(schemas)) {
  console.error('Usage: npm run validate -- <folder of published schemas>');
  process.exitCode = 2;
} else {
  for (const { name, faults } of CHECKS) {
    const found = await faults(schemas);
    console.log(
      found.length === 0 ? `${name}: valid` : `${name}: ${found.length} faults\n${found.map((fault) => `  ${fault}`).join('\n')}`,
    );
    if (found.length > 0) process.exitCode = 1;
  }
}
