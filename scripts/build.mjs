// Compiles `src` to `dist` and puts beside it the files that are read when the program runs.
import { spawnSync } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const READ_AT_RUN_TIME = ['report/assets'];

rmSync(join(root, 'dist'), { recursive: true, force: true });
const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');
const { status, error } = spawnSync(process.execPath, [compiler, '-p', join(root, 'tsconfig.build.json')], { stdio: 'inherit' });
if (error !== undefined) throw error;
if (status !== 0) process.exit(status ?? 1);
for (const folder of READ_AT_RUN_TIME) cpSync(join(root, 'src', folder), join(root, 'dist', folder), { recursive: true });
