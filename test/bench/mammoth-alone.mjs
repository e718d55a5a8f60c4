// The text of every file of a folder, one after the other: what a run is held against.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import mammoth from 'mammoth';

const folder = process.argv[2] ?? '';
for (const name of readdirSync(folder)) await mammoth.extractRawText({ path: path.join(folder, name) });
