import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rejudgeDataset, rejudgedText } from '../../src/cli/rejudge.js';
import { loadMessages } from '../../src/messages/load.js';
import type { Finding } from '../../src/model/index.js';
import { openJudge } from '../../src/judge.js';
import { loadStandard } from '../../src/rules/standard.js';
import { type Connection, openDataset, readRecords, readStandardInfo } from '../../src/store/index.js';
import { type Made, readSet, writeDataset } from './made.js';
import { madeOrders } from './thousand.js';

const root = mkdtempSync(path.join(tmpdir(), 'poryadok-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const messages = loadMessages('rules', 'ru');
let samples: Made;
let reading = 0;
beforeAll(async () => {
  const start = performance.now();
  samples = await readSet('samples');
  reading = (performance.now() - start) / samples.records.length;
}, 60_000);

let count = 0;

/** A dataset of the samples, and a folder with a standard that tests may change. */
const made = (edit: (folder: string) => void) => {
  count += 1;
  const folder = path.join(root, String(count));
  const standard = path.join(folder, 'rules');
  mkdirSync(standard, { recursive: true });
  cpSync('rules/standard.yaml', path.join(standard, 'standard.yaml'));
  cpSync('rules/require', path.join(standard, 'require'), { recursive: true });
  edit(standard);
  const dataset = path.join(folder, 'dataset.sqlite');
  writeDataset(dataset, samples);
  const done = rejudgeDataset(messages, {
    dataset,
    standard,
    reading: 'rules',
    clock: () => new Date('2026-03-01T00:00:00Z'),
    version: '0.2.0',
  });
  return { done, dataset, standard };
};

const edited = (file: string, from: string | RegExp, to: string) => (folder: string) => {
  const name = path.join(folder, 'require', file);
  const text = readFileSync(name, 'utf8');
  const changed = text.replace(from, to);
  if (changed === text) throw new Error(`nothing changed in ${file}`);
  writeFileSync(name, changed);
};

const removed = (file: string) => (folder: string) => rmSync(path.join(folder, 'require', file));

const within = <T>(dataset: string, use: (db: Connection) => T): T => {
  const db = openDataset(dataset);
  try {
    return use(db);
  } finally {
    db.close();
  }
};

const whole = (db: Connection): unknown[] => [db.pragma('integrity_check', { simple: true }), db.pragma('foreign_key_check')];

/** Findings as JSON has them: what an absent place is stored as differs. */
const told = (findings: readonly Finding[]): unknown =>
  findings.map((each) => ({
    ...each,
    place: each.place?.quote === '' ? null : each.place,
    evidence: each.evidence.map(({ role, quote, start }) => ({ role, quote, start })),
  }));

/** What the pipeline itself says of the same acts by the same standard. */
const expectJudged = (dataset: string, standard: string): void => {
  const loaded = loadStandard(standard);
  const judge = openJudge('rules', loaded);
  const all = new Set(loaded.requirements.map(({ id }) => id));
  within(dataset, (db) => {
    for (const record of readRecords(db)) expect(told(record.findings)).toEqual(told(judge(record.acts, all)));
    expect(whole(db)).toEqual(['ok', []]);
  });
};

const DEADLINE = 'final/update-deadline.yaml';

describe('rejudge', () => {
  it('changes nothing by the same standard, and notes the run', () => {
    const { done, dataset, standard } = made(() => undefined);
    expect(done).toMatchObject({ orders: 5, removed: [], added: [], changed: [], moves: [], lacking: [] });
    expect(rejudgedText(messages, done, null)).toContain('Требования не изменились.\nИзменилось выводов: 0.');
    within(dataset, (db) => {
      expect(db.prepare('SELECT count(*) FROM history_findings').pluck().get()).toBe(0);
      expect(db.prepare('SELECT id, app_version FROM runs ORDER BY id').raw().all()).toEqual([
        [1, '0.1.0'],
        [2, '0.2.0'],
      ]);
    });
    expectJudged(dataset, standard);
  });

  it('judges a changed term anew, as a run over the files would, and keeps what was', () => {
    const { done, dataset, standard } = made(edited(DEADLINE, /value: 10/u, 'value: 5'));
    expect(done).toMatchObject({ removed: [], added: [], changed: ['final.update-deadline'], lacking: [] });
    expect(done.moves.length).toBeGreaterThan(0);
    expectJudged(dataset, standard);
    within(dataset, (db) => {
      const before = samples.records.flatMap(({ findings }) =>
        findings.filter(({ requirementId }) => requirementId === 'final.update-deadline'),
      );
      const known = db
        .prepare<[{ day: string }], string>(
          "SELECT status FROM known_findings WHERE requirement_id = 'final.update-deadline' AND known_from <= :day AND (known_until IS NULL OR known_until > :day) ORDER BY id",
        )
        .pluck();
      expect(known.all({ day: '2025-01-01' })).toEqual([...before].sort((a, b) => (a.id < b.id ? -1 : 1)).map(({ status }) => status));
      expect(known.all({ day: '2026-04-01' })).toEqual(
        db.prepare("SELECT status FROM findings WHERE requirement_id = 'final.update-deadline' ORDER BY id").pluck().all(),
      );
    });
  });

  it('takes the findings of a requirement that is gone with it', () => {
    const { done, dataset, standard } = made((folder) => {
      removed('general/tasks.yaml')(folder);
    });
    expect(done.removed).toEqual(['general.tasks']);
    expect(done.moves.reduce((sum, { orders }) => sum + orders, 0)).toBe(5);
    expect(done.moves.every(({ to }) => to === null)).toBe(true);
    within(dataset, (db) => {
      expect(db.prepare("SELECT count(*) FROM findings WHERE requirement_id = 'general.tasks'").pluck().get()).toBe(0);
      expect(db.prepare('SELECT count(*) FROM findings').pluck().get()).toBe(5 * 44);
      expect(db.prepare("SELECT count(*) FROM history_findings WHERE requirement_id = 'general.tasks'").pluck().get()).toBe(5);
      expect(db.prepare("SELECT count(*) FROM history_requirements WHERE id = 'general.tasks'").pluck().get()).toBe(1);
      expect(readStandardInfo(db).requirements.map(({ id }) => id)).not.toContain('general.tasks');
    });
    expectJudged(dataset, standard);
  });

  it('answers a new requirement from the facts that there are', () => {
    const { done, dataset, standard } = made((folder) => {
      const text = readFileSync(path.join(folder, 'require', DEADLINE), 'utf8');
      const other = text
        .replace('id: final.update-deadline', 'id: final.update-deadline-month')
        .replace(/ordinal: \d+/u, 'ordinal: 99')
        .replace('value: 10', 'value: 20');
      writeFileSync(path.join(folder, 'require', 'final', 'update-deadline-month.yaml'), other);
    });
    expect(done).toMatchObject({ added: ['final.update-deadline-month'], changed: [], lacking: [] });
    expect(done.moves.every(({ from }) => from === null)).toBe(true);
    expectJudged(dataset, standard);
  });

  it('says where reading did not look for what a requirement asks', () => {
    const { done, dataset } = made((folder) => {
      edited('formation/no-formalism.yaml', /severity: \w+/u, 'severity: critical')(folder);
      // The standard brings a rule of its own: what it finds was looked for in another way.
      mkdirSync(path.join(folder, 'recognize', 'provision'), { recursive: true });
      const rule = readFileSync('rules/recognize/provision/no-formalism.yaml', 'utf8');
      writeFileSync(path.join(folder, 'recognize', 'provision', 'no-formalism.yaml'), `${rule}\n# иначе\n`);
    });
    const before = samples.records.flatMap(({ findings }) =>
      findings.filter(({ requirementId }) => requirementId === 'formation.no-formalism'),
    );
    const missing = before.filter(({ status }) => status === 'missing').length;
    expect(missing).toBeGreaterThan(0);
    expect(done.lacking).toEqual([{ requirementId: 'formation.no-formalism', codes: ['provision no-formalism'], orders: missing }]);
    const text = rejudgedText(messages, done, null);
    expect(text).toContain(
      `По требованию formation.no-formalism при чтении не искали: provision no-formalism. Выводов «не определено»: ${missing}.`,
    );
    expect(text).toContain('прочитайте файлы снова');
    within(dataset, (db) => {
      const findings = db
        .prepare<[], Finding>("SELECT status, explanation, recommendation FROM findings WHERE requirement_id = 'formation.no-formalism'")
        .all();
      const open = findings.filter(({ status }) => status === 'undetermined');
      expect(open).toHaveLength(missing);
      for (const { explanation, recommendation } of open) {
        expect(explanation).toContain('Сохранённые факты не отвечают');
        expect(recommendation).toBe('Прочитать файлы снова с правилами нового эталона.');
      }
      // What was found stands.
      expect(findings.filter(({ status }) => status === 'met')).toHaveLength(before.filter(({ status }) => status === 'met').length);
    });
  });

  it('can be taken back by the former standard', () => {
    const { dataset } = made(edited(DEADLINE, /value: 10/u, 'value: 5'));
    const options = { dataset, standard: 'rules', reading: 'rules', version: '0.2.0' };
    const back = rejudgeDataset(messages, { ...options, clock: () => new Date('2026-04-01T00:00:00Z') });
    expect(back.changed).toEqual(['final.update-deadline']);
    expectJudged(dataset, 'rules');
    within(dataset, (db) => {
      for (const record of readRecords(db)) {
        const former = samples.records.find(({ id }) => id === record.id);
        expect(told(record.findings)).toEqual(told(former?.findings ?? []));
      }
    });
    // A run over the same files finds the dataset as it was before, and history goes on.
    writeDataset(dataset, samples, { startedAt: '2026-05-01T00:00:00Z', finishedAt: '2026-05-01T00:00:00Z', appVersion: '0.2.0' });
    within(dataset, (db) => {
      expect(db.prepare('SELECT count(*) FROM rejudged').pluck().get()).toBe(0);
      expect(whole(db)).toEqual(['ok', []]);
      expect([...readRecords(db)].map(({ findings }) => told(findings))).toEqual(samples.records.map(({ findings }) => told(findings)));
    });
  });

  it('is followed by a run with the former standard: what it replaced goes to history', () => {
    const { dataset } = made(edited(DEADLINE, /value: 10/u, 'value: 5'));
    const replaced = within(dataset, (db) =>
      db.prepare<[], string>("SELECT id FROM findings WHERE requirement_id = 'final.update-deadline' ORDER BY id").pluck().all(),
    );
    writeDataset(dataset, samples, { startedAt: '2026-05-01T00:00:00Z', finishedAt: '2026-05-01T00:00:00Z', appVersion: '0.2.0' });
    within(dataset, (db) => {
      const kept = db
        .prepare<[], string>("SELECT id FROM history_findings WHERE requirement_id = 'final.update-deadline' AND to_run = 3 ORDER BY id")
        .pluck()
        .all();
      expect(kept.length).toBeGreaterThan(0);
      expect(replaced).toEqual(expect.arrayContaining(kept));
      expect(whole(db)).toEqual(['ok', []]);
    });
  });

  it('refuses a folder that is not there, and rules that are broken, leaving the dataset as it was', () => {
    const { dataset } = made(() => undefined);
    const options = { dataset, reading: 'rules', clock: () => new Date(0), version: '0' };
    expect(() => rejudgeDataset(messages, { ...options, standard: path.join(root, 'nowhere') })).toThrow(/rules-missing/);
    expect(() => rejudgeDataset(messages, { ...options, standard: root })).toThrow(/standard\.yaml/);
    within(dataset, (db) => expect(db.prepare('SELECT count(*) FROM runs').pluck().get()).toBe(2));
  });
});

describe('a dataset of a thousand orders', () => {
  it('is judged anew in a fifth of the time of reading at most, every order of it', () => {
    const { standard, dataset } = made(edited(DEADLINE, /value: 10/u, 'value: 5'));
    rmSync(dataset);
    writeDataset(dataset, { standard: samples.standard, records: madeOrders(1000) });
    const start = performance.now();
    const done = rejudgeDataset(messages, { dataset, standard, reading: 'rules', clock: () => new Date(0), version: '0' });
    expect((performance.now() - start) / 1000).toBeLessThan(reading / 5);
    expect(done).toMatchObject({ orders: 1000, changed: ['final.update-deadline'] });
    within(dataset, (db) => {
      const runs = db.prepare(
        "SELECT DISTINCT from_run FROM known_findings WHERE requirement_id = 'final.update-deadline' AND known_until IS NULL",
      );
      expect(runs.pluck().all()).toEqual([2]);
      const other = db.prepare("SELECT DISTINCT from_run FROM known_findings WHERE requirement_id <> 'final.update-deadline'");
      expect(other.pluck().all()).toEqual([1]);
      expect(whole(db)).toEqual(['ok', []]);
    });
  }, 120_000);
});
