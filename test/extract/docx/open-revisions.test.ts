import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkRecord } from '../../../src/cli/check.js';
import { loadMessages } from '../../../src/messages/load.js';
import type { DocumentRecord } from '../../../src/model/index.js';
import { openPipeline, processFile, type Pipeline } from '../../../src/pipeline.js';
import { ROOT } from '../../structure/files.js';
import { docx, p, r } from './build.js';

const ins = (text: string): string => `<w:ins w:id="1" w:author="И">${r(text)}</w:ins>`;
const del = (text: string): string => `<w:del w:id="2" w:author="И"><w:r><w:delText xml:space="preserve">${text}</w:delText></w:r></w:del>`;

const HEAD = [
  p('МИНИСТЕРСТВО ЦИФРОВОГО РАЗВИТИЯ СМОЛЕНСКОЙ ОБЛАСТИ'),
  p('ПРИКАЗ'),
  p('от 23 мая 2024 г. № 45'),
  p('Об утверждении Порядка формирования и ведения перечня точек взаимодействия с клиентами'),
  p('ПРИКАЗЫВАЮ:'),
  p('1. Утвердить прилагаемый Порядок формирования и ведения перечня точек взаимодействия с клиентами.'),
];
const CONTROL = p('3. Контроль за исполнением настоящего приказа оставляю за собой.');
const PLAIN = 'Слова о прочем стоят здесь.';
const DEADLINE = 'Обновлённый перечень размещается на официальном сайте в течение ';
const CELL = (content: string): string => `<w:tc><w:p>${content}</w:p></w:tc>`;
const ROW = (...cells: readonly string[]): string => `<w:tr>${cells.map(CELL).join('')}</w:tr>`;
const TABLE = `<w:tbl>${ROW(r('№ п/п'), r('Точка взаимодействия'), r('Тип точки взаимодействия'))}${ROW(r('1'), r('Официальный сайт'), r('цифровая'))}${ROW(r('2'), r('Горячая линия по ') + ins('телефону'), r('офлайн'))}</w:tbl>`;

const messages = loadMessages(path.join(ROOT, 'rules'), 'ru');
let pipeline: Pipeline;
beforeAll(async () => {
  pipeline = await openPipeline(path.join(ROOT, 'rules'));
});

const read = async (...body: readonly string[]): Promise<DocumentRecord> =>
  processFile(pipeline, { path: 'a.docx', sha256: '0', bytes: await docx({ body: [...HEAD, ...body].join('') }) });

/** Of each open revision: its text, the words of its place, the facts it touches. */
const revisions = ({ diagnostics, text }: DocumentRecord) =>
  diagnostics
    .filter(({ code }) => code === 'open-revision')
    .map(({ start, end, data }) => [data['text'], start === null ? null : text.slice(start, end ?? start), data['facts'] ?? null]);

describe('an open revision says where it stands and which facts it touches', () => {
  it('a deadline: the deleted number and the inserted one', async () => {
    const record = await read(
      `<w:p>${r(`2. ${DEADLINE}`)}${del('5')}${ins('10')}${r(' рабочих дней со дня внесения изменений.')}</w:p>`,
      CONTROL,
    );
    const place = `2. ${DEADLINE}10 рабочих дней со дня внесения изменений.`;
    const facts = expect.stringContaining('deadline publish-updated-list');
    expect(revisions(record)).toEqual([
      ['5', place, facts],
      ['10', place, facts],
    ]);
  });

  it('`check` shows it after the deviations, the same words once', async () => {
    const record = await read(p('2. Порядок обязателен.'), `<w:p>${ins('Один.')}</w:p>`, `<w:p>${ins('Два.')}</w:p>`);
    const { text } = checkRecord(messages, pipeline.standard, record, 'critical');
    expect(text).toContain('При чтении (2): Непринятое исправление (вставка) прочитано как принятое.\n');
  });

  it('a role', async () => {
    const record = await read(`<w:p>${r('3. Контроль за исполнением настоящего приказа ')}${ins('оставляю за собой')}${r('.')}</w:p>`);
    expect(revisions(record)).toEqual([['оставляю за собой', expect.stringContaining('3. Контроль'), 'role control']]);
  });

  it('the number of the order', async () => {
    const bytes = await docx({
      body: [HEAD[0], HEAD[1], `<w:p>${r('от 23 мая 2024 г. № ')}${ins('45')}</w:p>`, ...HEAD.slice(3), CONTROL].join(''),
    });
    const record = await processFile(pipeline, { path: 'a.docx', sha256: '0', bytes });
    expect(revisions(record)).toEqual([['45', 'от 23 мая 2024 г. № 45', expect.stringContaining('requisite number')]]);
  });

  it('one row of a table, not the whole of it', async () => {
    const record = await read(CONTROL, p('Приложение'), p('Перечень точек взаимодействия'), TABLE);
    expect(revisions(record)).toEqual([['телефону', '2\tГорячая линия по телефону\tофлайн', 'touchpoint phone']]);
  });

  it('no fact where none was read from there', async () => {
    const record = await read(CONTROL, `<w:p>${r('4. ')}${ins(PLAIN)}</w:p>`);
    expect(revisions(record)).toEqual([[PLAIN, `4. ${PLAIN}`, null]]);
  });

  it('no place where nothing is left of the paragraph', async () => {
    const record = await read(`<w:p>${del('лишнее')}</w:p>`, CONTROL);
    expect(revisions(record)).toEqual([['лишнее', null, null]]);
  });
});

it.each([
  [
    { kind: 'inserted', chars: 2, text: '10', facts: 'deadline publish-updated-list, provision tasks/experience, role control' },
    'Непринятое исправление (вставка) прочитано как принятое; касается: срок «разместить обновлённый перечень», положение «положительный клиентский опыт», роль «контроль исполнения»; текст: «10».',
  ],
  [{ kind: 'deleted', chars: 6, text: 'лишнее' }, 'Непринятое исправление (удаление) прочитано как принятое.'],
])('is told in words: %j', (data, text) => {
  expect(messages.diagnostic({ code: 'open-revision', data })).toBe(text);
});
