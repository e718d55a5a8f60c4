import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadWorkbook } from '../../src/cli/load-workbook.js';
import { runCli } from '../../src/cli/program.js';
import { identitiesOf } from '../../src/dataset/fingerprint.js';
import { keyOf } from '../../src/dataset/review.js';
import type { StandingReview } from '../../src/model/index.js';
import { readWorkbook } from '../../src/report/xlsx/package.js';
import { openDataset, readRecords, readReviews, readStandardInfo } from '../../src/store/index.js';
import { pack } from '../fuzz/pack.js';
import { words } from '../store/temporary.js';
import { type Captured, fakePorts } from './fake-ports.js';

const folder = mkdtempSync(path.join(tmpdir(), 'poryadok-review-'));
const input = path.join(folder, 'orders');
const output = path.join(folder, 'out');
const dataset = path.join(output, 'dataset.sqlite');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = async (...args: string[]): Promise<Captured & { code: number }> => {
  const captured: Captured = { out: '', err: '' };
  return { code: await runCli(args, fakePorts(captured)), ...captured };
};

/** A workbook of the dataset on which somebody has decided on one finding. */
const decided = async (name: string, review: StandingReview, spoil: (key: string) => string = (key) => key): Promise<string> => {
  const db = openDataset(dataset);
  try {
    const identities = identitiesOf(words, readRecords(db));
    const [id] = [...identities].find(([, { finding }]) => finding.status === 'deviates') ?? [];
    const pieces = await loadWorkbook(
      'rules',
      'ru',
    )({
      documents: readRecords(db),
      standard: readStandardInfo(db),
      reviews: {
        keyOf: (findingId) => {
          const identity = identities.get(findingId);
          return identity === undefined ? null : findingId === id ? spoil(keyOf(identity)) : keyOf(identity);
        },
        reviewOf: (findingId) => (findingId === id ? review : null),
      },
    });
    const file = path.join(output, name);
    writeFileSync(file, Buffer.concat(pieces));
    return file;
  } finally {
    db.close();
  }
};

const WAIVED: StandingReview = {
  decision: 'waived',
  comment: 'Так решено.',
  reviewer: 'Иванов И.И.',
  until: '2026-06-30',
  state: 'in-force',
};

/** 70 MB of blanks that give themselves out for ten bytes. */
const BOMB = {
  name: 'xl/worksheets/sheet1.xml',
  bytes: '',
  packed: deflateRawSync(Buffer.alloc(70 * 1024 * 1024, 0x20)),
  size: 10,
  crc: 1,
};

const stored = () => {
  const db = openDataset(dataset);
  try {
    return readReviews(db);
  } finally {
    db.close();
  }
};

/** The row of the workbook with this state of the decision. */
const stateShown = async (): Promise<readonly unknown[]> => {
  const sheets = await readWorkbook(readFileSync(path.join(output, 'report.xlsx')));
  return sheets
    .flatMap(({ name, rows }) => (name === 'Отклонения' ? rows.slice(1).map((row) => row[20] ?? null) : []))
    .filter((state) => state !== null);
};

beforeAll(async () => {
  mkdirSync(input);
  writeFileSync(path.join(input, 'a.txt'), '19');
  writeFileSync(path.join(input, 'b.txt'), '20');
  await run('run', input, '--out', output);
}, 60_000);

describe('poryadok review import', () => {
  it('takes nothing from a workbook as it was made', async () => {
    const { code, out } = await run('review', 'import', path.join(output, 'report.xlsx'));
    expect([code, out]).toEqual([0, 'В книге нет ни одного решения.\n']);
  });

  it('takes decisions, says them again as known, and shows them in the next report', async () => {
    const file = await decided('decided.xlsx', WAIVED);
    expect(await run('review', 'import', file)).toMatchObject({ code: 0, out: expect.stringContaining('Принято решений: 1.') as string });
    expect(stored()).toMatchObject([
      { decision: 'waived', reason: 'Так решено.', comment: null, reviewer: 'Иванов И.И.', until: '2026-06-30' },
    ]);
    expect(await run('review', 'import', file, '--dataset', dataset)).toMatchObject({
      code: 0,
      out: expect.stringContaining('Уже были') as string,
    });
    expect((await run('report', dataset, '--as-of', '2026-06-30')).code).toBe(0);
    expect(await stateShown()).toEqual(['действует']);
  });

  it('keeps them over the next run, which judges them on the day it is given and records it', async () => {
    expect((await run('run', input, '--out', output, '--as-of', '2026-07-01')).code).toBe(0);
    expect(stored()).toHaveLength(1);
    expect(await stateShown()).toEqual(['срок истёк']);
    const db = openDataset(dataset);
    expect(db.prepare('SELECT as_of FROM runs ORDER BY id DESC LIMIT 1').pluck().get()).toBe('2026-07-01');
    db.close();
  });

  it.each([
    ['the key is changed', WAIVED, (key: string) => `${key}x`, 'Ключ'],
    ['a waiver has no reason', { ...WAIVED, comment: null }, undefined, 'нужна причина'],
    ['an end has no waiver', { ...WAIVED, decision: 'confirmed' as const }, undefined, 'срок бывает только'],
  ])('refuses a row alone, by its number, where %s', async (_, review, spoil, why) => {
    const { code, out } = await run('review', 'import', await decided('refused.xlsx', review, spoil));
    expect(code).toBe(1);
    expect(out).toMatch(new RegExp(`строка \\d+: .*${why}`, 'u'));
    expect(stored()).toHaveLength(1);
  });

  it('says as data what it took and refused', async () => {
    const { out } = await run('review', 'import', await decided('json.xlsx', { ...WAIVED, comment: null }), '--json');
    expect(JSON.parse(out)).toMatchObject({ taken: [], refused: [{ why: 'waiver-without-reason', sheet: 'Отклонения' }] });
  });

  it.each([
    ['no such file', 'nothing.xlsx', null, 'nothing.xlsx'],
    ['no workbook', 'text.xlsx', 'не книга', 'файл повреждён'],
    ['a workbook that would fill the memory', 'bomb.xlsx', pack([BOMB]), 'файл слишком велик.'],
  ])('cannot run on %s', async (_, name, content, why) => {
    const file = path.join(folder, name);
    if (content !== null) writeFileSync(file, content);
    const { code, err } = await run('review', 'import', file, '--dataset', dataset);
    expect(code).toBe(2);
    expect(err).toContain(why);
    expect(stored()).toHaveLength(1);
  });
});

describe('poryadok letters', () => {
  it('writes one to each agency, and copies where they are asked for', async () => {
    const letters = path.join(folder, 'letters');
    const { code, out } = await run('letters', dataset, '--out', letters, '--files', input, '--annotated');
    expect(code).toBe(0);
    expect(out).toMatch(/Написано писем: 1\. Папка: .*letters\nКопий с замечаниями: 2\./u);
    expect(readdirSync(letters).every((name) => /^\d+(?:\.\d+)? .+\.docx$/u.test(name))).toBe(true);
    expect(readdirSync(letters)).toHaveLength(3);
  });

  it.each(['20', 'b.txt'])('writes on one order, found by %s', async (order) => {
    const letters = path.join(folder, `letters-${order}`);
    expect((await run('letters', dataset, '--out', letters, '--order', order)).code).toBe(0);
    expect(readdirSync(letters)).toHaveLength(2);
  });

  it('cannot write on an order that is not there', async () => {
    const { code, err } = await run('letters', dataset, '--out', path.join(folder, 'none'), '--order', '777');
    expect([code, err.includes('777')]).toEqual([2, true]);
  });
});

describe('poryadok diff', () => {
  it('tells what has changed, as text and as data', async () => {
    const later = path.join(folder, 'later');
    writeFileSync(path.join(input, 'a.txt'), 'clean19');
    writeFileSync(path.join(input, 'c.txt'), '21');
    await run('run', input, '--out', later);
    const after = path.join(later, 'dataset.sqlite');
    const { code, out } = await run('diff', dataset, after);
    expect(code).toBe(0);
    expect(out).toMatch(/Порядков добавлено: \d/u);
    const data: unknown = JSON.parse((await run('diff', dataset, after, '--json')).out);
    expect(data).toMatchObject({ totals: { new: expect.any(Number) as number }, agencies: [{ orders: expect.any(Array) as unknown[] }] });
    expect((await run('diff', dataset, dataset)).out).toContain('Отклонения не изменились.');
  });
});

describe('poryadok check --format', () => {
  it.each([
    ['sarif', /"version": "2\.1\.0"/u],
    ['junit', /^<\?xml[^]*<testsuites /u],
    ['csv', /^path,act_id,agency,/u],
    ['json', /"findings": \[/u],
    ['text', /Отклонений/u],
  ])('%s', async (format, expected) => {
    const { code, out } = await run('check', path.join(input, 'b.txt'), '--format', format);
    expect(code).toBe(1);
    expect(out).toMatch(expected);
  });

  it('knows no other', async () => {
    expect((await run('check', path.join(input, 'b.txt'), '--format', 'pdf')).code).toBe(2);
    expect(existsSync(output)).toBe(true);
  });
});
