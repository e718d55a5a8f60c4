// Compiles `src` to `dist` and puts beside it the files that are read when the program runs. What was built before stays until the
// new one is whole: a program that runs from it goes on.
import { spawnSync } from 'node:child_process';
import { cpSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const partial = join(root, 'node_modules', '.cache', `dist-${process.pid}`);
const READ_AT_RUN_TIME = ['report/assets'];

const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');
const args = [compiler, '-p', join(root, 'tsconfig.build.json'), '--outDir', partial];
const { status, error } = spawnSync(process.execPath, args, { stdio: 'inherit' });
if (error !== undefined) throw error;
if (status === 0) {
  for (const folder of READ_AT_RUN_TIME) cpSync(join(root, 'src', folder), join(partial, folder), { recursive: true });
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  renameSync(partial, join(root, 'dist'));
} else {
  rmSync(partial, { recursive: true, force: true });
  process.exitCode = status ?? 1;
}
