import { chmodSync, copyFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findTesseract } from '../../src/adapters/tesseract.js';
import { type Ended, results, rowsOf, run, start, WITHOUT_RIGHTS } from '../faults/program.js';
import { ROOT } from '../structure/files.js';

const folder = mkdtempSync(path.join(tmpdir(), 'faults-test-'));
const input = path.join(folder, 'in');
const at = (name: string): string => path.join(folder, name);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Moments at which a run is killed: `PORYADOK_KILLS=50 npm run test:system -- faults` for a night. */
const KILLS = Number(process.env['PORYADOK_KILLS'] ?? 8);
const SEED = Number(process.env['PORYADOK_SEED'] ?? 1);
const AS_OF = ['--as-of', '2024-06-01', '--quiet', '--lang', 'ru'];

let whole: ReturnType<typeof results>;
let length = 0;

beforeAll(async () => {
  cpSync(path.join(ROOT, 'corpus/orders'), input, { recursive: true });
  const bank = path.join(ROOT, 'fixtures/orders');
  const dev = readdirSync(bank).filter(
    (name) => name.endsWith('.yaml') && /^half: dev/mu.test(readFileSync(path.join(bank, name), 'utf8')),
  );
  for (const name of dev.slice(0, 12)) {
    const text = name.replace(/yaml$/u, 'txt');
    copyFileSync(path.join(bank, text), path.join(input, text));
  }
  const { code, err, ms } = await run(['run', input, '--out', at('whole'), ...AS_OF]);
  if (code !== 0) throw new Error(`the run that is left alone: ${code} ${err}`);
  [whole, length] = [results(at('whole')), ms];
}, 200_000);

describe('killed with no warning', () => {
  // A generator of Lehmer's kind: the same moments for the same seed.
  const moments = Array.from(
    { length: KILLS },
    (_, index) => (Number((BigInt(SEED * 1000 + index + 1) * 48_271n ** 3n) % 2_147_483_647n) / 2_147_483_647) * 1.05,
  );

  it.each(moments)(
    'at %f of its length, and resumed: everything as of a run that was left alone',
    async (moment) => {
      const out = at(`killed-${moment}`);
      const { child, ended } = start(['run', input, '--out', out, ...AS_OF]);
      const timer = setTimeout(() => child.kill('SIGKILL'), moment * length);
      await ended;
      clearTimeout(timer);
      const { code, err } = await run(['run', input, '--out', out, ...AS_OF]);
      expect(`${code} ${err}`).toBe('0 ');
      expect(results(out)).toEqual(whole);
      expect(readdirSync(path.join(out, 'orders')).filter((name) => name.endsWith('.partial'))).toEqual([]);
      rmSync(out, { recursive: true });
    },
    200_000,
  );
});

/** Exit code 2 and one line that begins so and says what to do, with nothing of our code. */
const mustRefuse = ({ code, err }: Pick<Ended, 'code' | 'err'>, beginning: string): void => {
  expect([code, err.slice(0, beginning.length)]).toEqual([2, beginning]);
  expect(err.slice(beginning.length)).toMatch(/^[^\n]*\.\n$/u);
};

describe('trouble around a run is a clear error, and earlier results stay whole', () => {
  it('the folder of results may not be written to', async () => {
    const out = at('closed');
    mkdirSync(out);
    chmodSync(out, 0o555);
    const ended = await run(['run', input, '--out', out, ...AS_OF], {}, WITHOUT_RIGHTS);
    mustRefuse(ended, `Не удаётся записать в ${out}: нет прав (EACCES).`);
    expect(readdirSync(out)).toEqual([]);
  }, 100_000);

  it('a file stands where the folder of results should be', async () => {
    const out = at('file');
    writeFileSync(out, 'заметки');
    const ended = await run(['run', input, '--out', out, ...AS_OF]);
    mustRefuse(ended, `Не удаётся записать в ${out}: такое имя уже занято файлом (EEXIST).`);
    expect(readFileSync(out, 'utf8')).toBe('заметки');
  }, 100_000);

  it('the disk is full: no file may grow beyond what is there', async () => {
    const out = at('full');
    cpSync(at('whole'), out, { recursive: true });
    writeFileSync(path.join(input, 'later.txt'), 'ПРИКАЗ\n\n1. Перечень размещается на сайте.\n');
    // The shell only sets the limit; past it a write fails as it does where the disk is full. SIGXFSZ is held back by node.
    const ended = await run(['run', input, '--out', out, ...AS_OF], {}, ['sh', '-c', 'ulimit -f 200; exec "$@"', 'sh']);
    rmSync(path.join(input, 'later.txt'));
    mustRefuse(ended, `Не удаётся записать в ${out}: `);
    expect(ended.err).toMatch(/на диске нет места|файл больше допустимого/u);
    expect(results(out)).toEqual(whole);
  }, 100_000);

  it('another program holds the dataset', async () => {
    const out = at('held');
    cpSync(at('whole'), out, { recursive: true });
    writeFileSync(path.join(input, 'later.txt'), 'ПРИКАЗ\n\n1. Перечень размещается на сайте.\n');
    const db = new Database(path.join(out, 'dataset.sqlite'));
    db.exec('BEGIN EXCLUSIVE');
    const ended = await run(['run', input, '--out', out, ...AS_OF]);
    db.exec('ROLLBACK');
    db.close();
    rmSync(path.join(input, 'later.txt'));
    mustRefuse(ended, `Файл данных ${path.join(out, 'dataset.sqlite')} занят другой программой.`);
    expect(results(out)).toEqual(whole);
  }, 100_000);

  it('another run writes there', async () => {
    const out = at('taken');
    mkdirSync(out);
    const first = start(['run', input, '--out', out, ...AS_OF]);
    while (!readdirSync(out).includes('.poryadok.lock')) await new Promise((go) => setTimeout(go, 50));
    const ended = await run(['run', input, '--out', out, ...AS_OF]);
    mustRefuse(ended, `В ${out} уже пишет другой запуск (процесс ${first.child.pid} `);
    expect((await first.ended).code).toBe(0);
    expect(results(out)).toEqual(whole);
  }, 200_000);

  it('recognition is killed in the middle of a page', async () => {
    const real = findTesseract(process.env);
    if (real === null) throw new Error('tesseract is missing: apt install tesseract-ocr tesseract-ocr-rus');
    const fake = at('tesseract');
    writeFileSync(
      fake,
      `#!/bin/sh\ncase "$*" in *--list-langs*|*--version*) exec "${real}" "$@";; esac\nprintf "<div class='ocr_page' title='ppageno 0'>"\nkill -9 $$\n`,
    );
    chmodSync(fake, 0o755);
    const scans = at('scans');
    mkdirSync(scans);
    copyFileSync(path.join(ROOT, 'fixtures/formats/000-150dpi.pdf'), path.join(scans, 'scan.pdf'));
    writeFileSync(path.join(scans, 'order.txt'), 'ПРИКАЗ\n\n1. Перечень размещается на сайте.\n');
    const { code } = await run(['run', scans, '--out', at('scans-out'), '--quiet'], { PORYADOK_TESSERACT: fake });
    expect(code).toBe(0);
    const rows = rowsOf(at('scans-out'));
    expect([rows.get('order.txt')?.status, rows.get('scan.pdf')?.code]).toEqual(['parsed', 'ocr-unavailable']);
    // And with recognition as it should be, the same folder is read.
    expect((await run(['run', scans, '--out', at('scans-out'), '--quiet'])).code).toBe(0);
    expect(rowsOf(at('scans-out')).get('scan.pdf')?.status).toBe('parsed');
  }, 300_000);
});
