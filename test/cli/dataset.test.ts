import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { runCli } from '../../src/cli/program.js';
import { temporaryFolders } from '../store/temporary.js';
import { type Captured, engine as plain, fakePorts } from './fake-ports.js';

const folder = temporaryFolders();

/** Files are found by size and hash: the records tell of the true ones. */
const engine: typeof plain = {
  ...plain,
  process: async (file) => ({ ...(await plain.process(file)), bytes: file.bytes.length }),
};

const cli = async (args: readonly string[], over: Parameters<typeof fakePorts>[1] = {}) => {
  const captured: Captured = { out: '', err: '' };
  const code = await runCli(args, fakePorts(captured, { openEngine: async () => engine, ...over }));
  return { code, ...captured };
};

/** A folder of orders, read, and the dataset of it. */
const made = async (): Promise<{ root: string; dataset: string }> => {
  const root = folder();
  writeFileSync(join(root, 'a.txt'), '19');
  writeFileSync(join(root, 'b.txt'), 'clean');
  writeFileSync(join(root, 'c.txt'), '');
  await cli(['run', root, '--out', join(root, 'out')]);
  return { root, dataset: join(root, 'out', 'dataset.sqlite') };
};

describe('query', () => {
  it('lists the questions', async () => {
    const { dataset } = await made();
    const { code, out } = await cli(['query', dataset]);
    expect(code).toBe(0);
    expect(out).toMatch(/^compliance-by-region +Соответствие эталону по регионам$/m);
    expect(out).toContain('Ответ: poryadok query ФАЙЛ ВОПРОС.');
    expect((await cli(['query', dataset, '--lang', 'en'])).out).toMatch(/^compliance-by-region +Compliance by region$/m);
    expect(JSON.parse((await cli(['query', dataset, '--json'])).out)[0]).toMatchObject({ id: 'compliance-by-region' });
  });

  it('answers as a table, as CSV and as JSON', async () => {
    const { dataset } = await made();
    const table = await cli(['query', dataset, 'compliance-by-region']);
    expect(table.out).toMatch(/^region +orders +met/);
    expect(table.out).toMatch(/^Чеченская Республика +2 +4 .* 0,6667 /m);
    const csv = await cli(['query', dataset, 'not-read', '--csv']);
    expect(csv.out).toBe('path,error_code,error_message\nc.txt,empty,Файл пуст.\n');
    const json = await cli(['query', dataset, 'not-read', '--json']);
    expect(JSON.parse(json.out)).toEqual([{ path: 'c.txt', error_code: 'empty', error_message: 'Файл пуст.' }]);
    expect((await cli(['query', dataset, 'undetermined'])).out).toBe('Таких строк нет.\n');
  });

  it('keeps formulas of an order from a spreadsheet', async () => {
    const { dataset } = await made();
    new Database(dataset).exec(`UPDATE documents SET error_message = '=1+2, "да"' WHERE path = 'c.txt'`).close();
    expect((await cli(['query', dataset, 'not-read', '--csv'])).out).toContain(`c.txt,empty,"'=1+2, ""да"""`);
  });

  it('takes parameters, and refuses those the question has not', async () => {
    const { dataset } = await made();
    expect((await cli(['query', dataset, 'known-on', '--param', 'day=1900-01-01'])).out).toBe('Таких строк нет.\n');
    expect((await cli(['query', dataset, 'known-on'])).out).toMatch(/^a\.txt +19/m);
    const wrong = await cli(['query', dataset, 'known-on', '--param', 'year=2000']);
    expect(wrong.code).toBe(2);
    expect(wrong.err).toContain('day=…');
  });

  it.each([
    ['an unknown question', ['complaints-by-region'], /Нет вопроса «complaints-by-region»\..*compliance-by-region/],
    ['no dataset', [], /Нет файла данных/],
  ])('refuses %s', async (_, rest, message) => {
    const { dataset } = await made();
    if (rest.length === 0) rmSync(dataset);
    const { code, err } = await cli(['query', dataset, ...(rest.length === 0 ? ['not-read'] : rest)]);
    expect(code).toBe(2);
    expect(err).toMatch(message);
  });
});

describe('verify', () => {
  it('holds for what was just written, with and without the files', async () => {
    const { root, dataset } = await made();
    const alone = await cli(['verify', dataset]);
    expect(alone).toMatchObject({ code: 0, err: '' });
    expect(alone.out).toMatch(/^Документов: 3, цитат на своих местах проверено: \d+\.\nВсё сошлось\.\n$/);
    const again = await cli(['verify', dataset, root]);
    expect(again.code).toBe(0);
    expect(again.out).toContain('файлов прочитано снова: 2.');
  });

  it('tells files that are gone or changed, and ends with 1', async () => {
    const { root, dataset } = await made();
    rmSync(join(root, 'a.txt'));
    writeFileSync(join(root, 'b.txt'), '20');
    const { code, out } = await cli(['verify', dataset, root]);
    expect(code).toBe(1);
    expect(out).toContain('a.txt: файла с таким содержанием в папке нет\n');
    expect(out).toContain('b.txt: содержание файла изменилось\n');
    expect(out).toContain('Не сошлось: 2.');
  });

  it('finds a file that was moved, by its content', async () => {
    const { root, dataset } = await made();
    writeFileSync(join(root, 'renamed.txt'), readFileSync(join(root, 'a.txt')));
    rmSync(join(root, 'a.txt'));
    expect((await cli(['verify', dataset, root])).code).toBe(0);
  });

  it('tells a text or facts that another reading gives', async () => {
    const { root, dataset } = await made();
    const reading = (change: (record: Awaited<ReturnType<typeof engine.process>>) => Awaited<ReturnType<typeof engine.process>>) => ({
      openEngine: async () => ({
        ...engine,
        process: async (file: Parameters<typeof engine.process>[0]) => change(await engine.process(file)),
      }),
    });
    const other = await cli(
      ['verify', dataset, root, '--json'],
      reading((record) => ({ ...record, text: `${record.text}!` })),
    );
    expect(other.code).toBe(1);
    expect(JSON.parse(other.out).problems.map(({ code }: { code: string }) => code)).toEqual(['text-differs', 'text-differs']);
    const facts = await cli(
      ['verify', dataset, root],
      reading((record) => ({ ...record, acts: record.acts.map((act) => ({ ...act, facts: { ...act.facts, triggers: [] } })) })),
    );
    expect(facts.code).toBe(1);
    expect(facts.out).toContain('a.txt: при новом чтении факты другие; записано «');
  });

  it('tells a quote that does not stand in its place', async () => {
    const { dataset } = await made();
    new Database(dataset).exec("UPDATE deadlines SET quote = 'в течение года'").close();
    const { code, out } = await cli(['verify', dataset]);
    expect(code).toBe(1);
    expect(out).toMatch(/a\.txt, deadlines \S+: в тексте на этом месте не та цитата; записано «в течение года», на деле «Актуализация/);
  });
});
