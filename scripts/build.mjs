// Compiles `src` to `dist` and puts beside it the files that are read when the program runs, among them what the built-in rules say. What was built before stays until the
// new one is whole: a program that runs from it goes on.
import { spawnSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const partial = join(root, 'node_modules', '.cache', `dist-${process.pid}`);
const READ_AT_RUN_TIME = ['report/assets'];

const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');
const args = [compiler, '-p', join(root, 'tsconfig.build.json'), '--outDir', partial];
const { status, error } = spawnSync(process.execPath, args, { stdio: 'inherit' });
if (error !== undefined) throw error;
if (status === 0) {
  for (const folder of READ_AT_RUN_TIME) cpSync(join(root, 'src', folder), join(partial, folder), { recursive: true });
  await makeRules();
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  renameSync(partial, join(root, 'dist'));
} else {
  rmSync(partial, { recursive: true, force: true });
  process.exitCode = status ?? 1;
}

// To take YAML apart takes longer than all else at the start of the program.
async function makeRules() {
  const built = (name) => import(pathToFileURL(join(partial, 'rules', name)).href);
  const [{ MADE_FILE, makeValues }, { valueOfYaml }] = await Promise.all([built('made.js'), built('yaml.js')]);
  const names = readdirSync(join(root, 'rules'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml'));
  // Messages are not checked again.
  const { loadMessages } = await import(pathToFileURL(join(partial, 'messages/load.js')).href);
  for (const lang of ['ru', 'en']) loadMessages(join(root, 'rules'), lang).label('role', '');
  const texts = names.sort().map((name) => readFileSync(join(root, 'rules', name), 'utf8'));
  writeFileSync(join(partial, 'rules', MADE_FILE), JSON.stringify(makeValues(texts, valueOfYaml)));
}
