import { describe, expect, it } from 'vitest';
import { termsIn } from './read-terms.js';

describe('steps told without a verb, each with its own term', () => {
  it.each([
    [
      'Проверка сведений – в течение 2 рабочих дней, утверждение изменений – в течение 3 рабочих дней, опубликование – не позднее 4 рабочих дней со дня внесения изменений.',
      ['other within 2 working-day', 'approve-change within 3 working-day', 'publish-updated-list not-later-than 4 working-day amendment'],
    ],
    [
      'По электронной почте подтверждение получения письма – в течение 2 часов, ответ – в течение 5 рабочих дней.',
      ['other within 2 hour', 'respond-appeal within 5 working-day'],
    ],
    ['Заместитель согласовывает предложение (2 рабочих дня).', ['approve-change within 2 working-day']],
    [
      'Начальник отдела сообщает об изменениях уполномоченному лицу, при закрытии точки – в течение двух дней.',
      ['notify-authorized-person within 2 day change-occurred'],
    ],
  ])('%s', (clause, expected) => expect(termsIn(clause)).toEqual(expected));
});

describe('steps under a lead-in', () => {
  it('have their own terms, whatever the lead-in is called', () => {
    const steps =
      '1) проверка сведений – до 2 рабочих дней;\n2) подписание приказа – до 3 рабочих дней;\n3) публикация измененного Перечня – до 7 рабочих дней со дня подписания приказа.';
    expect(termsIn(`Сроки административных действий:\n${steps}`)).toEqual([
      'other within 2 working-day',
      'approve-change within 3 working-day',
      'publish-updated-list within 7 working-day signing',
    ]);
  });

  it.each([
    [
      'Перечень вводится в действие с 1 июня 2024 г. и пересматривается каждые три года.',
      ['enter-into-force by-date 2024-06-01', 'review-list periodic 3 year'],
    ],
    ['Срок действия Порядка – до 31 декабря 2026 г.', ['other by-date 2026-12-31']],
    ['Утверждение измененного Перечня – 3 рабочих дня.', ['approve-change within 3 working-day']],
    [
      'Внеочередное обновление Перечня по поручению директора производится в течение двух суток.',
      ['publish-updated-list within 2 calendar-day'],
    ],
    ['Если последний день срока приходится на выходной, работа принимается на следующий день.', ['other within 1 day']],
  ])('%s', (clause, expected) => expect(termsIn(clause)).toEqual(expected));
});

describe('several verbs of one subject', () => {
  it.each([
    [
      'Проект изменений готовится отделом в течение 5 дней, согласовывается с юристом в течение 2 дней, подписывается директором в течение 1 дня.',
      ['other within 5 day', 'approve-change within 2 day', 'approve-change within 1 day'],
    ],
    [
      'Специалист готовит новую редакцию Перечня за пять дней после получения сообщения, заведующий подписывает ее в течение двух дней.',
      ['other within 5 day receipt', 'approve-change within 2 day'],
    ],
    ['Протокол ведет секретарь, председатель подписывает его в течение трех дней.', ['other within 3 day']],
    [
      'Методист в течение трех дней обобщает поступившее и представляет сведения куратору Перечня.',
      ['other within 3 day', 'submit-information within 3 day'],
    ],
    ['Протокол оформляется секретарем в течение трех рабочих дней и направляется членам комиссии.', ['other within 3 working-day']],
    ['О каждом случае заведующие сообщают куратору Перечня, как только о нем узнают.', ['notify-authorized-person immediate detection']],
  ])('%s', (clause, expected) => expect(termsIn(clause)).toEqual(expected));
});

describe('what the term counts from is no duty', () => {
  it.each([
    [
      'Отдел развития в течение трех дней со дня поступления уведомления оформляет изменения Перечня приказом.',
      ['other within 3 day receipt'],
    ],
    ['Сведения вносятся в Перечень в течение двух дней со дня получения сообщения от подразделения.', ['other within 2 day receipt']],
    [
      'Отдел сообщает об открытии точки в течение двух дней со дня принятия решения о ее открытии уполномоченному лицу.',
      ['notify-authorized-person within 2 day signing'],
    ],
    ['Отдел в течение двух дней со дня принятия решения о внесении изменений вносит их в Перечень.', ['other within 2 day amendment']],
    ['Итоги опроса доводятся до директора в 10-дневный срок со дня его завершения.', ['other within 10 day other']],
    ['Перечень размещается на сайте в двухдневный срок со дня его передачи в отдел.', ['publish-approved-list within 2 day receipt']],
    ['При выявлении ошибки запись исправляется в течение одного рабочего дня.', ['other within 1 working-day detection']],
    [
      'После подписания новая редакция Перечня не позднее трех дней размещается на сайте.',
      ['publish-updated-list not-later-than 3 day approval'],
    ],
  ])('%s', (clause, expected) => expect(termsIn(clause)).toEqual(expected));
});

describe('lengths that measure no duty', () => {
  it.each([
    'Заявитель вправе в течение десяти дней уточнить свой вопрос.',
    'Срок полномочий членов совета составляет два года.',
    'Временное приостановление работы окна на срок до пяти дней изменения Перечня не влечет.',
    'Работу точки приостанавливают на срок не более десяти дней.',
  ])('%s', (clause) => expect(termsIn(clause)).toEqual([]));

  it('a client gets an answer in time', () => {
    expect(termsIn('Заявитель может рассчитывать на то, что ответ на обращение дается ему в течение 10 дней.')).toEqual([
      'respond-appeal within 10 day',
    ]);
  });
});

describe('a term said once for several duties of one doer', () => {
  it.each([
    [
      'Уполномоченное лицо в течение пяти дней проверяет сведения, вносит изменения в Перечень и размещает его на сайте.',
      ['other within 5 day', 'publish-updated-list within 5 day'],
    ],
    [
      'Отделу цифровизации в трехдневный срок создать на сайте раздел «Клиентам», разместить в нем настоящий приказ.',
      ['other within 3 day', 'publish-order within 3 day'],
    ],
    [
      'Куратор в течение трех дней проверяет сведения, отдел информатизации размещает обновленный Перечень на сайте.',
      ['other within 3 day'],
    ],
    [
      'Куратор в течение трех дней проверяет сведения. Размещает обновленный Перечень на сайте отдел информатизации.',
      ['other within 3 day'],
    ],
    [
      'Отдел подает заявку уполномоченному лицу; уполномоченное лицо в течение 4 дней дает заключение об изменениях.',
      ['other within 4 day'],
    ],
  ])('%s', (clause, expected) => expect(termsIn(clause)).toEqual(expected));
});

describe('what becomes of an appeal within the agency', () => {
  it.each([
    [
      'Обращения регистрируются в день поступления, направляются исполнителю в течение дня и рассматриваются в течение 15 дней.',
      ['other immediate receipt', 'other within 1 day', 'respond-appeal within 15 day'],
    ],
    ['Утвержденные изменения доводятся до отделов в течение 3 дней.', ['other within 3 day']],
    ['Об отказе во включении точки отдел контроля извещает руководителя подразделения в течение двух дней.', ['other within 2 day']],
    ['Изменения доводятся до уполномоченного лица в течение 3 дней.', ['notify-authorized-person within 3 day']],
    ['Жалоба передается владельцу точки взаимодействия в течение одного рабочего дня.', ['other within 1 working-day']],
    ['Отдел ежемесячно представляет директору справку об обращениях.', ['submit-information periodic 1 month']],
    ['Информация по запросу предоставляется в течение 30 дней.', ['respond-appeal within 30 day']],
    ['Отделы в двухдневный срок дополняют ранее представленные сведения.', ['other within 2 day']],
    ['Представленные сведения отделы направляют куратору Перечня в двухдневный срок.', ['submit-information within 2 day']],
  ])('%s', (clause, expected) => expect(termsIn(clause)).toEqual(expected));
});

describe('whom it is told within the agency', () => {
  it.each([
    ['О негативном комментарии дежурный в течение часа сообщает руководителю приемной.', ['other within 1 hour']],
    ['На комментарий дежурный в течение часа отвечает автору.', ['respond-request within 1 hour']],
    [
      'Начальник отдела предупреждает уполномоченное лицо об изменениях за 3 рабочих дня до них.',
      ['notify-authorized-person not-later-than 3 working-day'],
    ],
    ['Руководитель проектной группы еженедельно информирует министра о ходе обновления Перечня.', ['other periodic 1 week']],
    [
      'Отделы ежеквартально до 5 числа месяца, следующего за отчетным кварталом, представляют куратору Перечня сведения об изменениях точек взаимодействия.',
      ['notify-authorized-person periodic 1 quarter period-end'],
    ],
  ])('%s', (clause, expected) => expect(termsIn(clause)).toEqual(expected));
});
