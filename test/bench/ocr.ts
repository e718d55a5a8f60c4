import { spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { findProgram } from '../../src/adapters/process.js';
import { livesIn, occupancyOf } from './occupancy.js';
import { recognitionBody, withSection } from './pages.js';

/**
 * How well recognition keeps the cores busy: the built program over the scans of the samples on two workers, with a tesseract that notes when it
 * begins and ends. Needs a POSIX shell and tesseract.
 *   npm run bench:ocr               prints what was measured
 *   npm run bench:ocr -- --write    puts it into docs/benchmarks.md
 */
const main = async (): Promise<void> => {
  const program = findProgram(['tesseract'], process.env, process.env['PORYADOK_TESSERACT']);
  if (program === null) throw new Error('tesseract is not installed');
  const folder = mkdtempSync(path.join(tmpdir(), 'poryadok-ocr-bench-'));
  try {
    const scans = path.join(folder, 'scans');
    mkdirSync(scans);
    for (const name of readdirSync(FIXTURES).filter((each) => /dpi\.(?:pdf|tiff)$/u.test(each)))
      copyFileSync(path.join(FIXTURES, name), path.join(scans, name));
    const log = path.join(folder, 'log');
    const noting = path.join(folder, 'tesseract');
    writeFileSync(noting, NOTING, { mode: 0o755 });
    const before = childrenCpu();
    const started = performance.now();
    await run([CLI, 'run', scans, '--quiet', '--workers', '2', '--out', path.join(folder, 'out')], {
      PORYADOK_TESSERACT: noting,
      TESSERACT: program,
      TESSERACT_LOG: log,
    });
    const seconds = (performance.now() - started) / 1000;
    const after = childrenCpu();
    const occupancy = occupancyOf(livesIn(readFileSync(log, 'utf8')));
    if (occupancy === null) throw new Error('nothing was recognized');
    const body = recognitionBody({
      occupancy,
      cores: before === null || after === null ? null : (after - before) / seconds,
      machine: `${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${cpus().length} cores`,
      load: loadavg()[0] ?? 0,
    });
    process.stdout.write(body);
    if (process.argv.includes('--write')) writeFileSync(PAGE, withSection(readFileSync(PAGE, 'utf8'), 'recognition', body));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const PAGE = 'docs/benchmarks.md';
const FIXTURES = fileURLToPath(new URL('../../fixtures/formats', import.meta.url));
const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

/** Questions after its version and languages are no recognition. */
const NOTING = `#!/bin/sh
case "$*" in *--list-langs*|*--version*) exec "$TESSERACT" "$@";; esac
echo "$$ + $(($(date +%s%N) / 1000000))" >> "$TESSERACT_LOG"
"$TESSERACT" "$@"
code=$?
echo "$$ - $(($(date +%s%N) / 1000000))" >> "$TESSERACT_LOG"
exit $code
`;

const run = (args: readonly string[], env: Readonly<Record<string, string>>): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, ...env } });
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`${args.join(' ')}: ${code}`))));
  });

/** Seconds of processor time of all processes that have ended under this one (Linux, proc(5): `cutime`, `cstime` in hundredths); null elsewhere. */
const childrenCpu = (): number | null => {
  try {
    const fields = readFileSync('/proc/self/stat', 'utf8')
      .replace(/^.*\) /su, '')
      .split(' ');
    return (Number(fields[13]) + Number(fields[14])) / 100;
  } catch {
    return null;
  }
};

await main();
