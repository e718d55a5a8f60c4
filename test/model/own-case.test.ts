import { expect, it } from 'vitest';
import { casedDeadlines } from '../../src/model/index.js';
import { openPipeline, processFile } from '../../src/pipeline.js';

const HEAD = `УПРАВЛЕНИЕ ПО ТРУДУ ТВЕРСКОЙ ОБЛАСТИ

ПРИКАЗ

11.03.2024 № 17-од

Об утверждении Порядка ведения перечня точек взаимодействия с клиентами

ПРИКАЗЫВАЮ:

1. Утвердить прилагаемый Порядок ведения перечня точек взаимодействия с клиентами.

Начальник управления                                        С.П. Орлов

УТВЕРЖДЕН
приказом Управления по труду Тверской области
от 11.03.2024 № 17-од

ПОРЯДОК
ведения перечня точек взаимодействия с клиентами

5. Актуализация Перечня

`;

const pipeline = await openPipeline('rules');

/** Value and whether it is for a case of its own, of each term to publish the list anew, and which way the verdict differs. */
const casesIn = async (text: string): Promise<readonly string[]> => {
  const bytes = Buffer.from(HEAD + text);
  const { acts, findings } = await processFile(pipeline, { path: 'order.txt', sha256: '0'.repeat(64), bytes });
  const terms = acts.flatMap(casedDeadlines).filter(({ action }) => action === 'publish-updated-list');
  const finding = findings.find(({ requirementId }) => requirementId === 'final.update-deadline');
  return [...terms.map(({ value, ownCase }) => `${value}${ownCase ? ' of a case' : ''}`), finding?.direction ?? 'none'];
};

it.each<[string, string, readonly string[]]>([
  [
    'two clauses on the same',
    '5.1. Обновленный Перечень размещается на сайте в течение 10 рабочих дней со дня внесения изменений.\n5.2. Отдел связи публикует обновленный Перечень в течение 15 рабочих дней после утверждения изменений.',
    ['10', '15', 'different'],
  ],
  [
    'a clause for some of the cases',
    '5.1. Перечень обновляется при появлении новой точки взаимодействия. Обновленный Перечень размещается на сайте в течение 10 рабочих дней со дня внесения изменений.\n5.2. В случае исключения точки взаимодействия из Перечня обновленный Перечень размещается на сайте в течение 2 рабочих дней со дня внесения изменений.',
    ['10 of a case', '2 of a case', 'stricter'],
  ],
  [
    'two terms in one sentence',
    '5.1. Перечень со срочными изменениями размещается на сайте в течение 10 рабочих дней со дня их внесения, с плановыми – в течение 20 рабочих дней.',
    ['10 of a case', '20 of a case', 'weaker'],
  ],
  [
    'items of one list',
    '5.1. Обновленный Перечень размещается на сайте:\nа) при закрытии точки взаимодействия – в течение 3 рабочих дней;\nб) в остальных случаях – в течение 10 рабочих дней.',
    ['3 of a case', '10 of a case', 'stricter'],
  ],
  [
    'all cases in one clause, another term elsewhere',
    '5.1. Перечень обновляется при появлении, исключении точек взаимодействия. Обновленный Перечень размещается на сайте в течение 10 рабочих дней со дня внесения изменений.\n5.2. Обновленный Перечень размещается на сайте в течение 5 рабочих дней со дня внесения изменений.',
    ['10', '5', 'different'],
  ],
])('%s', async (_, text, expected) => expect(await casesIn(text)).toEqual(expected));
