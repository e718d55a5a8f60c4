import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Ports } from '../../src/cli/ports.js';
import { runCli } from '../../src/cli/program.js';
import { RulesError } from '../../src/rules/problem.js';
import { temporaryFolders } from '../store/temporary.js';
import { type Captured, fakePorts, rules } from './fake-ports.js';

const folder = temporaryFolders();

const cli = async (args: readonly string[], over: Partial<Ports> = {}) => {
  const captured: Captured = { out: '', err: '' };
  const code = await runCli(args, fakePorts(captured, over));
  return { code, ...captured };
};

const orders = (files: Record<string, string>): string => {
  const root = folder();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(root, name), text);
  return root;
};

describe('run', () => {
  it('ends with a line for every order and leaves the three outputs', async () => {
    const root = orders({ 'a.txt': '19', 'b.txt': 'clean' });
    const { code, out, err } = await cli(['run', root, '--out', join(root, 'out')]);
    expect(code).toBe(0);
    expect(err).toBe('1/2 a.txt\n2/2 b.txt\n');
    const lines = out.split('\n');
    expect(lines[0]).toMatch(/^Регион +Орган +Акт +вып +част +иначе +нет +\? +Самое важное отклонение$/);
    expect(lines[1]).toMatch(
      /^Чеченская Республика +Комитет связи +№ 19 от 23\.05\.2024 +1 +0 +1 +1 +0 +критическая: Требование 2 \(отличается\)$/,
    );
    expect(lines[2]).toMatch(/№ clean от 23\.05\.2024 +3 +0 +0 +0 +0 +нет$/);
    expect(out).toContain('Файлов: 2, прочитано: 2, порядков сравнено: 2, отклонений: 2, из них критических: 1.');
    for (const name of ['dataset.sqlite', 'report.html', 'orders']) expect(existsSync(join(root, 'out', name)), name).toBe(true);
  });

  it('names what was not read, repeated or not compared, and does the rest', async () => {
    const root = orders({ 'a.txt': '19', 'b.txt': '19', 'c.txt': '', 'd.txt': 'boom', 'e.txt': 'memo' });
    const { code, out } = await cli(['run', root, '--out', join(root, 'out')]);
    expect(code).toBe(0);
    expect(out).toContain('Не прочитано, файлов: 2\n  c.txt: Файл пуст.\n  d.txt: Файл повреждён и не читается: tripped.');
    expect(out).toContain('Пропущено, файлов: 1\n  b.txt: повторяет a.txt');
    expect(out).toContain('Прочитано, но с эталоном не сравнивается, актов: 1\n  e.txt: другой документ');
  });

  it('speaks English when asked', async () => {
    const root = orders({ 'a.txt': '19', 'c.txt': '' });
    const { out } = await cli(['run', root, '--out', join(root, 'out'), '--lang', 'en']);
    expect(out).toContain('Worst deviation');
    expect(out).toContain('№ 19, 2024-05-23');
    expect(out).toContain('c.txt: The file is empty.');
    expect(out).toContain('Files: 2, read: 1, orders compared: 1, deviations: 2, critical: 1.');
  });

  it('prints data alone with --json', async () => {
    const root = orders({ 'a.txt': '19', 'c.txt': '' });
    const { out } = await cli(['run', root, '--out', join(root, 'out'), '--json']);
    const data = JSON.parse(out);
    expect(data.orders).toMatchObject([
      { path: 'a.txt', number: '19', counts: { met: 1, deviates: 1, missing: 1 }, worst: 'final.update-deadline' },
    ]);
    expect(data.documents[1]).toMatchObject({ path: 'c.txt', status: 'failed', errorCode: 'empty' });
  });

  it.each([60, 100, 160])('keeps one line an order on a terminal of %i columns', async (width) => {
    const root = orders({ 'a.txt': '19' });
    const captured: Captured = { out: '', err: '' };
    const ports = fakePorts(captured);
    await runCli(['run', root, '--out', join(root, 'out')], { ...ports, console: { ...ports.console, width } });
    expect([...(captured.out.split('\n')[1] ?? '')].length).toBeLessThanOrEqual(Math.max(width, 95));
  });

  it.each([
    [
      'a folder that does not exist',
      ['run', '/nowhere/at/all'],
      'Нет такого файла или папки: /nowhere/at/all. Обрабатывать нечего. Проверьте путь',
    ],
    ['no folder at all', ['run'], 'Не указано обязательное: paths.'],
    ['an unknown option', ['run', '.', '--frobnicate'], 'Нет такого параметра: --frobnicate.'],
    ['an option without its value', ['run', '.', '--out'], 'У параметра --out <dir> нет значения.'],
    ['an unknown command', ['rum'], 'Нет такой команды: rum.'],
    ['an unknown language', ['run', '.', '--lang', 'de'], 'Неверное значение --lang: «de».'],
    ['a missing folder of rules', ['run', '.', '--rules', '/nowhere'], 'Нет папки правил /nowhere.'],
  ])('refuses %s with exit code 2 and what to do', async (_, args, message) => {
    const { code, out, err } = await cli(args);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toContain(message);
  });

  it('tells broken rules with their places', async () => {
    const broken = async () => {
      throw new RulesError([{ file: 'recognize/a.yaml', line: 3, column: 5, message: 'no such slot' }]);
    };
    const { code, err } = await cli(['run', '.'], { openEngine: broken });
    expect(code).toBe(2);
    expect(err).toContain('В правилах ошибки:\nrecognize/a.yaml:3:5: no such slot');
  });
});

describe('check', () => {
  it.each<[string, string[], number]>([
    ['19', [], 1],
    ['clean', [], 0],
    ['minor', [], 0],
    ['minor', ['--fail-on', 'minor'], 1],
    ['minor', ['--fail-on', 'major'], 0],
    ['clean', ['--fail-on', 'info'], 0],
  ])('of «%s» with %j gives exit code %i', async (text, options, expected) => {
    const root = orders({ 'a.txt': text });
    expect((await cli(['check', join(root, 'a.txt'), ...options])).code).toBe(expected);
  });

  it('shows each deviation with what was expected, what is there and the words it rests on', async () => {
    const root = orders({ 'a.txt': '19' });
    const { out } = await cli(['check', join(root, 'a.txt')]);
    expect(out).toContain('Комитет связи, № 19 от 23.05.2024');
    expect(out).toContain(
      [
        'критическая: Требование 2: отличается, строже эталона  [final.update-deadline]',
        '  Эталон:   10 рабочих дней',
        '  В приказе: 5 рабочих дней',
        '  п. 3: «Актуализация размещается в течение 5 рабочих дней.»',
      ].join('\n'),
    );
    expect(out).toContain('Отклонений: 2, из них критических: 1. Выполнено требований: 1 из 3.');
    expect(out.indexOf('Требование 2')).toBeLessThan(out.indexOf('Требование 3'));
  });

  it.each([
    ['a file that is not there', '/nowhere.txt', 'Нет такого файла'],
    ['a folder', '.', 'check один файл'],
  ])('refuses %s', async (_, path, message) => {
    const { code, err } = await cli(['check', path]);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });

  it.each([
    ['', 'Файл пуст.'],
    ['memo', 'нет порядка ведения перечня'],
  ])('cannot judge «%s»', async (text, message) => {
    const root = orders({ 'a.txt': text });
    const { code, err } = await cli(['check', join(root, 'a.txt')]);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });
});

describe('rules', () => {
  it('lists requirements first, then recognizing rules', async () => {
    const { out } = await cli(['rules', 'list']);
    expect(out).toMatch(/^final\.update-deadline +критическая +Срок размещения\ndeadline\/within-duration +распознаёт +Срок «в течение»\n/);
    expect(out).toContain('Требований: 1, правил распознавания: 1.');
  });

  it('explains one, or says which names look like it', async () => {
    expect((await cli(['rules', 'explain', 'final.update-deadline'])).out).toContain('Зачем: Иначе клиент видит устаревший перечень.');
    const { code, err } = await cli(['rules', 'explain', 'update-deadlines']);
    expect(code).toBe(2);
    expect(err).toContain('Похожие: final.update-deadline');
  });

  it('tests with exit code 1 where examples fail', async () => {
    expect((await cli(['rules', 'test'])).code).toBe(0);
    const failing = {
      ...rules,
      test: () => ({
        rules: 1,
        examples: 2,
        failures: [{ ruleId: 'a/b', place: 'recognize/a/b.yaml', text: 'фраза', expected: null, actual: 'must match' }],
      }),
    };
    const { code, out } = await cli(['rules', 'test'], { openRules: async () => failing });
    expect(code).toBe(1);
    expect(out).toBe('a/b: recognize/a/b.yaml\n  «фраза»\n  получилось: must match\nПравил: 1, примеров: 2, не прошло: 1.\n');
  });

  it('tries a phrase given in several words', async () => {
    expect((await cli(['rules', 'try', 'в', 'течение', '10', 'дней'])).out).toBe(
      'deadline/within-duration: «в течение 10 дней» → 10 рабочих дней\n',
    );
    expect((await cli(['rules', 'try', 'иное'])).out).toBe('Ни одно правило ничего не нашло.\n');
  });
});

describe('search', () => {
  it('finds what a run has stored, in any form', async () => {
    const root = orders({ 'a.txt': '19' });
    await cli(['run', root, '--out', join(root, 'out')]);
    const dataset = join(root, 'out', 'dataset.sqlite');
    const { code, out } = await cli(['search', dataset, 'потребность', 'клиента']);
    expect(code).toBe(0);
    expect(out).toBe(
      'a.txt, № 19 от 23.05.2024, п. 2\n  Перечень содержит [потребности] [клиентов] и учёт точек взаимодействия.\nНайдено пунктов: 1.\n',
    );
    expect(JSON.parse((await cli(['search', dataset, 'учет', '--json'])).out)).toHaveLength(1);
    expect((await cli(['search', dataset, 'космос'])).out).toContain('Ничего не найдено.');
    expect((await cli(['search', dataset, '!'])).code).toBe(2);
    expect((await cli(['search', dataset, 'учет', '--limit', '0'])).err).toContain('Неверное значение --limit');
    expect((await cli(['search', join(root, 'none.sqlite'), 'учет'])).err).toContain('poryadok run');
  });
});

describe('help', () => {
  it.each(['run', 'check', 'rules', 'search'])('of %s gives an example, in both languages', async (command) => {
    for (const lang of ['ru', 'en']) {
      const { code, out } = await cli([command, '--help', '--lang', lang]);
      expect(code).toBe(0);
      expect(out).toContain(`poryadok ${command}`);
      expect(out).toContain(lang === 'ru' ? 'Примеры:' : 'Examples:');
      expect(out.includes('[options]')).toBe(lang === 'en');
    }
  });

  it('is shown where no command is given, which is no success', async () => {
    const { code, err } = await cli([]);
    expect(code).toBe(2);
    expect(err).toContain('poryadok run');
  });

  it('tells the version of the package', async () => {
    expect(await cli(['--version'], { version: '7.8.9' })).toMatchObject({ code: 0, out: '7.8.9\n' });
  });
});

describe('an internal error', () => {
  it('says so and gives exit code 2', async () => {
    const failing = async () => {
      throw new TypeError('undefined is not a function');
    };
    const { code, err } = await cli(['run', '.'], { openEngine: failing });
    expect(code).toBe(2);
    expect(err).toContain('Внутренняя ошибка: TypeError: undefined is not a function');
  });
});
