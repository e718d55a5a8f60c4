import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { explainFile } from '../../src/explain-file.js';
import type { Explanation } from '../../src/explain/index.js';
import { Refusal } from '../../src/model/index.js';

const ORDER = (final: string): string => `МИНИСТЕРСТВО ЭКОЛОГИИ ТУЛЬСКОЙ ОБЛАСТИ

ПРИКАЗ

от 14 мая 2024 г. № 62-осн

г. Тула

Об утверждении Порядка ведения реестра точек взаимодействия с клиентом

Во исполнение плана мероприятий, утвержденного распоряжением Правительства Тульской области от 11.12.2023 № 801-р, приказываю:

1. Утвердить прилагаемый Порядок ведения реестра точек взаимодействия с клиентом.
2. Контроль за исполнением настоящего приказа оставляю за собой.

Министр

И.И. Панфилова

УТВЕРЖДЕН
приказом Министерства экологии
Тульской области
от 14 мая 2024 г. № 62-осн

ПОРЯДОК
ведения реестра точек взаимодействия с клиентом

1. Общие положения

1.1. Настоящий Порядок определяет правила ведения Министерством экологии Тульской области (далее – Министерство) реестра точек взаимодействия с клиентом (далее – Реестр).

2. Заключительные положения

${final}
`;

const explained = async (final: string, requirement: string): Promise<Explanation> => {
  const bytes = Buffer.from(ORDER(final), 'utf8');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const { acts } = await explainFile('rules', { path: 'order.txt', sha256, bytes }, requirement);
  const [first] = acts;
  if (first === undefined) throw new Error('no act was judged');
  return first.explanation;
};

const ID = 'final.update-deadline';

describe('the way to a verdict', () => {
  it('names the rules that were looked for, what they found, and the smallest change', async () => {
    const { searched, matched, finding, change } = await explained(
      '2.1. Обновленный Реестр размещается на официальном сайте Министерства в течение 15 рабочих дней со дня внесения изменений.',
      ID,
    );
    expect(searched.map(({ id }) => id)).toContain('deadline/within');
    expect(matched.filter(({ counts }) => counts).map(({ ruleId, citation }) => [ruleId, citation])).toEqual([
      ['deadline/within', 'п. 2.1'],
    ]);
    expect(finding.status).toBe('deviates');
    expect(change).toEqual({ kind: 'term', instead: '15 рабочих дней', text: '10 рабочих дней', citation: 'п. 2.1', status: 'met' });
  });

  it('says so where it is the predicate that is denied', async () => {
    const { rejected } = await explained('2.1. На типовые звонки по телефону скрипты разговора не применяются.', 'types.phone');
    expect(rejected.filter(({ ruleId }) => ruleId === 'provision/phone-scripts').map(({ reason }) => reason)).toContain('denied');
  });

  it('says that a denied sentence was rejected, and why', async () => {
    const { finding, rejected } = await explained(
      '2.1. Утвержденный Реестр не размещается на официальном сайте Министерства.',
      'final.list-publication',
    );
    expect(finding.status).not.toBe('met');
    expect(rejected.map(({ reason }) => reason)).toContain('denied');
  });

  it('tells what of a rule was found and what lacked', async () => {
    const { finding, rejected } = await explained(
      '2.1. Утвержденный Реестр хранится на официальном сайте Министерства.',
      'final.list-publication',
    );
    const near = rejected.find(({ reason, citation }) => reason === 'incomplete' && citation === 'п. 2.1');
    expect(finding.status).toBe('missing');
    expect(near?.found.length).toBeGreaterThan(0);
    expect(near?.lacking.length).toBeGreaterThan(0);
  });

  it('proposes a clause with the names of the order, numbered by what it follows', async () => {
    const { change } = await explained('2.1. Обновленный Реестр хранится в Министерстве.', 'final.list-publication');
    expect(change?.kind).toBe('clause');
    expect(change?.text).toContain('Утвержденный Реестр');
    expect(change?.text).toContain('Министерства');
    expect(change?.status).toBe('met');
  });

  it('adds an item to the list that has the rest', async () => {
    const { change } = await explained(
      '2.1. Реестр подлежит актуализации в случаях:\nа) появления новой точки взаимодействия;\nб) исключения точек взаимодействия из Реестра.',
      'final.trigger.needs-changed',
    );
    expect(change).toMatchObject({ kind: 'item', status: 'met', instead: null });
  });

  it('proposes nothing where the requirement is met', async () => {
    const { change, finding } = await explained('2.1. Реестр ведется в электронной форме.', 'order.control');
    expect(finding.status).toBe('met');
    expect(change).toBeNull();
  });

  it('needs no rules for what the structure of the act tells', async () => {
    const { searched, finding } = await explained(
      '2.1. Реестр ведется в электронной форме.\n2.3. Реестр хранится в Министерстве.',
      'consistency.numbering',
    );
    expect(searched).toEqual([]);
    expect(finding.status).toBe('deviates');
  });

  it('refuses an id that is none, with the nearest', async () => {
    const asked = explained('2.1. Реестр ведется.', 'final.update-dedline');
    await expect(asked).rejects.toThrow(Refusal);
    await expect(asked).rejects.toMatchObject({ data: { nearest: expect.stringContaining('final.update-deadline') } });
  });
});
