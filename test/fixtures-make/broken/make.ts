import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { brokenFiles, writeBroken } from './index.js';

/** `npm run broken-files -- <folder>`: writes files that are broken on purpose into a new folder, to be run over. */
const [, , folder] = process.argv;
if (folder === undefined) {
  console.error('npm run broken-files -- <new folder>');
  process.exitCode = 2;
} else {
  const files = await brokenFiles();
  mkdirSync(folder, { recursive: false });
  writeBroken(path.resolve(folder), files);
  console.log(`${files.length} files in ${folder}`);
}
