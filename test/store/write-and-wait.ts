import { createDataset } from '../../src/store/index.js';
import { record, regions, standard } from './records.js';

/** Writes documents to the dataset named on the command line without ever finishing it; killed by the test. */
const path = process.argv[2];
if (path === undefined) throw new Error('no path');
const words = { tokens: () => [], stem: (form: string) => form };
const writer = createDataset({ standard, regions, words }, path);
for (let index = 0; index < 50; index += 1) writer.write(record({ path: `${index}.txt`, lines: ['a', 'b', `c${index}`, 'd'] }));
process.stdout.write('written\n');
setInterval(() => {}, 1000);
