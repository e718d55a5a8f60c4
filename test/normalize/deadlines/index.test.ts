import { describe, expect, it } from 'vitest';
import { termsIn } from './read-terms.js';

const PUBLISH = 'Актуальная версия Перечня размещается на официальном сайте';

describe('the length of a term, its unit and the event it counts from', () => {
  it.each([
    ['в течение 10 рабочих дней со дня внесения таких изменений', 'within 10 working-day amendment'],
    ['не позднее 5 рабочих дней с момента внесения изменений', 'not-later-than 5 working-day amendment'],
    ['в течение 10 (десяти) рабочих дней со дня внесения изменений', 'within 10 working-day amendment'],
    ['в течение 10 (Десяти) рабочих дней', 'within 10 working-day'],
    ['в срок, не превышающий 30 (тридцать) рабочих дней', 'within 30 working-day'],
    ['в срок, не превышающий 30 (тридцати) календарных дней со дня утверждения', 'within 30 calendar-day approval'],
    ['в срок, не превышающий 21 рабочий день с даты подачи', 'within 21 working-day receipt'],
    ['в срок не более 10 (десяти) рабочих дней со дня поступления', 'within 10 working-day receipt'],
    ['в срок не позднее 10 (десяти) рабочих дней со дня получения', 'not-later-than 10 working-day receipt'],
    ['в течение 10–14 рабочих дней', 'within 14 working-day'],
    ['в течение 1 рабочего дня', 'within 1 working-day'],
    ['в течение 30 дней', 'within 30 day'],
    ['не позднее 9 рабочих часов', 'not-later-than 9 working-hour'],
    ['не позднее 4 часов', 'not-later-than 4 hour'],
    ['в течение суток', 'within 1 calendar-day'],
    ['в течение 24 часов', 'within 24 hour'],
    ['в течение часа', 'within 1 hour'],
    ['в течение 5 раб. дней', 'within 5 working-day'],
    ['в течение 5 р.д.', 'within 5 working-day'],
    ['не позднее, чем через 5 рабочих дней после внесения изменений', 'not-later-than 5 working-day amendment'],
    ['не позднее чем через 5 рабочих дней', 'not-later-than 5 working-day'],
    ['не позднее чем в 15-дневный срок со дня получения', 'not-later-than 15 day receipt'],
    ['в срок, не превышающий трех рабочих дней со дня вступления в силу приказа', 'within 3 working-day entry-into-force'],
    ['не позднее пяти рабочих дней со дня издания приказа', 'not-later-than 5 working-day issue'],
    ['в срок, не превышающий двух месяцев', 'within 2 month'],
    ['в течение трех календарных дней', 'within 3 calendar-day'],
    ['в течение одного рабочего дня со дня регистрации', 'within 1 working-day registration'],
    ['не позднее трёх рабочих дней', 'not-later-than 3 working-day'],
    ['в течение двадцати одного рабочего дня', 'within 21 working-day'],
    ['в течение полутора месяцев', 'within 1.5 month'],
    ['не позднее 10 (десятого) рабочего дня, следующего за днем утверждения изменений', 'not-later-than 10 working-day approval'],
    ['не позднее седьмого (7) рабочего дня после внесения изменений', 'not-later-than 7 working-day amendment'],
    ['в течение 8 рабочих дней, исчисляемых со дня, следующего за днем внесения изменений', 'within 8 working-day amendment'],
    ['в десятидневный срок после каждой актуализации', 'within 10 day amendment'],
    ['в течение рабочего дня', 'within 1 working-day'],
    ['в течение дня', 'within 1 day'],
    ['в 5-дневный срок', 'within 5 day'],
    ['в 7-дневный срок после принятия решения', 'within 7 day signing'],
    ['в 5-ти дневный срок', 'within 5 day'],
    ['в 5 дневный срок', 'within 5 day'],
    ['в 5–дневный срок', 'within 5 day'],
    ['в пятидневный срок', 'within 5 day'],
    ['в пяти-дневный срок', 'within 5 day'],
    ['в 3-х дневный срок', 'within 3 day'],
    ['в месячный срок', 'within 1 month'],
    ['в двухнедельный срок', 'within 2 week'],
    ['в недельный срок', 'within 1 week'],
    ['в десятидневный срок со дня внесения изменений', 'within 10 day amendment'],
    ['в течение 5-ти рабочих дней', 'within 5 working-day'],
    ['не позднее 1 рабочего дня, следующего за днем его поступления', 'not-later-than 1 working-day receipt'],
    ['не позднее дня, следующего за днем подписания', 'not-later-than 1 day signing'],
    ['в течение одного рабочего дня, следующего за днём утверждения', 'within 1 working-day approval'],
    ['не позднее следующего рабочего дня', 'not-later-than 1 working-day'],
    ['на следующий рабочий день', 'within 1 working-day'],
    ['до конца рабочего дня', 'within 1 working-day'],
    ['в срок до 20 августа 2024 года', 'by-date 2024-08-20'],
    ['в срок до 28.05.2021', 'by-date 2021-05-28'],
    ['не позднее 1 июля', 'by-date'],
    ['к 1 июля 2025 года', 'by-date 2025-07-01'],
    ['до 01.07.2024 включительно', 'by-date 2024-07-01'],
    ['до конца II квартала 2024 года', 'by-date'],
    ['незамедлительно', 'immediate'],
    ['без промедления', 'immediate'],
    ['в день внесения изменений', 'immediate amendment'],
    ['в тот же день', 'immediate'],
    ['в кратчайший срок', 'timely'],
    ['своевременно', 'timely'],
    ['оперативно', 'timely'],
    ['в течение 10 (пяти) рабочих дней', 'within working-day'],
    ['в течении 10 дней', 'within 10 day'],
    ['в течение 10\u00a0рабочих\u202fдней', 'within 10 working-day'],
    ['в течение 72 часов', 'within 72 hour'],
    ['в десятидневный срок, исчисляемый в рабочих днях, со дня внесения изменений', 'within 10 working-day amendment'],
    ['в течение 10 дней (рабочих) со дня внесения изменений', 'within 10 working-day amendment'],
    ['в течение 10 дней (включая выходные)', 'within 10 day'],
  ])('%s', (term, expected) => {
    expect(termsIn(`${PUBLISH} ${term}.`)).toEqual([`publish-updated-list ${expected}`]);
  });
});

describe('what recurs is a review of the list', () => {
  it.each([
    ['не реже одного раза в год', '1 year'],
    ['не реже 1 раза в полугодие', '6 month'],
    ['не реже двух раз в год', '6 month'],
    ['ежегодно, не позднее 1 февраля', '1 year'],
    ['ежеквартально', '1 quarter'],
    ['ежемесячно', '1 month'],
    ['еженедельно', '1 week'],
    ['раз в квартал', '1 quarter'],
    ['1 раз в год', '1 year'],
  ])('%s', (term, expected) => {
    expect(termsIn(`Перечень пересматривается ${term}.`)).toEqual([`review-list periodic ${expected}`]);
  });
});

describe('a term belongs to its own duty', () => {
  it.each<[string, string[]]>([
    ['Утвержденный Перечень размещается на сайте в течение 3 дней со дня утверждения.', ['publish-approved-list within 3 day approval']],
    ['Отделу информатизации разместить настоящий приказ на сайте в течение 5 рабочих дней.', ['publish-order within 5 working-day']],
    ['Копию приказа направить в управление Минюста в течение 7 дней.', ['submit-information within 7 day']],
    ['Ознакомить сотрудников с приказом в срок до 15.07.2025.', ['other by-date 2025-07-15']],
    ['Настоящий приказ вступает в силу со дня его подписания.', ['enter-into-force immediate signing']],
    [
      'Приказ вступает в силу по истечении десяти дней после дня его официального опубликования.',
      ['enter-into-force within 10 day official-publication'],
    ],
    ['Приказ вступает в силу с 13 июня 2024 г.', ['enter-into-force by-date 2024-06-13']],
    [
      'Начальники отделов сообщают ответственному лицу об изменениях не позднее следующего рабочего дня.',
      ['notify-authorized-person not-later-than 1 working-day'],
    ],
    [
      'О таких обстоятельствах заведующие уведомляют координатора Перечня в день, когда они наступили.',
      ['notify-authorized-person immediate change-occurred'],
    ],
    [
      'Руководители отделов обязаны своевременно представлять уполномоченному лицу информацию об изменениях.',
      ['notify-authorized-person timely'],
    ],
    [
      'Отделы передают сведения для Перечня ответственному лицу до 5-го числа первого месяца квартала.',
      ['submit-information periodic 1 quarter'],
    ],
    ['Изменения согласовываются заместителем директора в течение 2 рабочих дней.', ['approve-change within 2 working-day']],
    [
      'Обращения граждан рассматриваются в течение 30 дней со дня регистрации в соответствии с Федеральным законом № 59-ФЗ.',
      ['respond-appeal within 30 day registration'],
    ],
    [
      'Рабочая группа докладывает директору об обновлении Перечня в течение 10 рабочих дней со дня внесения изменений.',
      ['other within 10 working-day amendment'],
    ],
    ['Изменения вносятся в Перечень в течение 10 рабочих дней.', ['other within 10 working-day']],
    ['Обращения граждан, не относящиеся к ведению органа, пересылаются в течение семи дней.', ['other within 7 day']],
    ['По вопросам применения Правил консультант дает разъяснения в течение 10 рабочих дней.', ['other within 10 working-day']],
    [
      'Отделы готовят сведения для Перечня и направляют их в рабочую группу в пятидневный срок со дня получения ее запроса.',
      ['submit-information within 5 day receipt'],
    ],
    [
      'Руководители отделов не позднее чем за 3 рабочих дня до дня наступления таких обстоятельств уведомляют уполномоченный отдел.',
      ['notify-authorized-person not-later-than 3 working-day change-occurred'],
    ],
    [
      'Руководители отделов в течение одного рабочего дня со дня, когда им стало известно об изменениях, сообщают о них куратору Перечня.',
      ['notify-authorized-person within 1 working-day detection'],
    ],
    [
      'Обновленный Перечень размещается на сайте до 25-го числа месяца, следующего за месяцем внесения изменений.',
      ['publish-updated-list by-date amendment'],
    ],
    [
      'Новая редакция Перечня размещается на сайте не позднее 10 числа месяца, следующего за месяцем внесения изменений.',
      ['publish-updated-list not-later-than amendment'],
    ],
    [
      'В случае внесения изменений в Перечень его актуальная версия размещается на сайте не позднее следующего рабочего дня.',
      ['publish-updated-list not-later-than 1 working-day amendment'],
    ],
    [
      'Актуализированный Перечень незамедлительно после внесения изменений размещается на официальном сайте.',
      ['publish-updated-list immediate amendment'],
    ],
    [
      'Отчет о ведении Перечня представляется директору ежегодно, не позднее 15 января года, следующего за отчетным.',
      ['submit-information periodic 1 year period-end'],
    ],
    [
      'Сведения для Перечня отделы представляют не позднее 5-го числа месяца, следующего за истекшим кварталом.',
      ['submit-information periodic 1 quarter period-end'],
    ],
    ['Разрабатываются и своевременно актуализируются базы знаний.', ['other timely']],
  ])('%s', (clause, expected) => {
    expect(termsIn(clause)).toEqual(expected);
  });
});

describe('answers in social networks have a term for mentions and one for requests', () => {
  it.each<[string, string[]]>([
    [
      'Взаимодействие в социальных сетях обеспечивается быстро: четыре часа для упоминаний, два часа в случае официального обращения или комментария к записи.',
      ['respond-mention within 4 hour', 'respond-request within 2 hour'],
    ],
    [
      'На упоминание отвечают в течение четырех часов, на официальное обращение или комментарий – в течение двух часов.',
      ['respond-mention within 4 hour', 'respond-request within 2 hour'],
    ],
    [
      'На страницах отвечают: на упоминание – за два часа, на официальное обращение или комментарий – за четыре часа.',
      ['respond-mention within 2 hour', 'respond-request within 4 hour'],
    ],
    [
      'Обращение или комментарий ждут ответа не дольше двух часов, упоминание – не дольше четырех.',
      ['respond-request within 2 hour', 'respond-mention within 4 hour'],
    ],
    [
      'Обращения и упоминания в мессенджере разбираются в течение 4 часов, если учреждение только упомянуто, и в течение 2 часов, если поступил запрос.',
      ['respond-mention within 4 hour', 'respond-request within 2 hour'],
    ],
    [
      'Ответ на комментарий и на упоминание учреждения дается в течение суток.',
      ['respond-mention within 1 calendar-day', 'respond-request within 1 calendar-day'],
    ],
    [
      'На странице двумя часами ограничен ответ на официальное обращение или комментарий, четырьмя – ответ на упоминание.',
      ['respond-request within 2 hour', 'respond-mention within 4 hour'],
    ],
    [
      'На комментарий в сообществе ответ дается за два часа, на упоминание – за четыре часа; письменные обращения граждан рассматриваются в течение тридцати дней со дня регистрации.',
      ['respond-request within 2 hour', 'respond-mention within 4 hour', 'respond-appeal within 30 day registration'],
    ],
    [
      'Время ответа в чате: на упоминание – 8 часов, на обращение – 4 часа.',
      ['respond-mention within 8 hour', 'respond-request within 4 hour'],
    ],
  ])('%s', (clause, expected) => {
    expect(termsIn(clause)).toEqual(expected);
  });
});

describe('what is no term', () => {
  it.each([
    'Перечень содержит направление «срочное социальное обслуживание».',
    'Не должно превышать двух переключений на другого работника.',
    'Сведения включаются в соответствии с пунктом 10 настоящего Порядка.',
    'Обращения рассматриваются по правилам Федерального закона № 59-ФЗ.',
    'Телефон приемной: 8 (8712) 22-22-95.',
    'Имущество закреплено на праве оперативного управления.',
    'Шаблоны ответов регулярно обновляются.',
    'В случае необходимости организуется выезд.',
    'Перечень размещается на официальном сайте.',
  ])('%s', (clause) => {
    expect(termsIn(clause)).toEqual([]);
  });
});

describe('whose term it is, and what it counts from, where that is said beside it', () => {
  it.each([
    ['Утвержденный Перечень размещается на сайте в недельный срок.', ['publish-approved-list within 1 week approval']],
    ['Обновленный Перечень публикуется на сайте. Срок – не более 10 рабочих дней.', ['publish-updated-list within 10 working-day']],
    ['Обновленный Перечень публикуется на сайте. Работники изучают его в течение 10 рабочих дней.', ['other within 10 working-day']],
    [
      'В течение 10 рабочих дней со дня внесения изменений уполномоченное лицо:\n- размещает обновленный Перечень на сайте;\n- хранит прежний.',
      ['publish-updated-list within 10 working-day amendment'],
    ],
    [
      'Обновленный Перечень размещается на сайте в течение 3 дней с даты, когда изменения были внесены.',
      ['publish-updated-list within 3 day amendment'],
    ],
    ['Начальники отделов сообщают об изменениях, как только они произошли.', ['notify-authorized-person immediate change-occurred']],
    ['Начальники отделов незамедлительно докладывают сектору кадров об изменениях.', ['notify-authorized-person immediate']],
    [
      'Упоминание не остается без ответа дольше двух часов, обращение – дольше одного часа.',
      ['respond-mention within 2 hour', 'respond-request within 1 hour'],
    ],
  ])('%s', (clause, expected) => {
    expect(termsIn(clause)).toEqual(expected);
  });
});

describe('publications of the order, of the first list and of the changed one are kept apart', () => {
  it.each<[string, string[]]>([
    [
      'Перечень утверждается приказом учреждения и в течение 3 рабочих дней размещается на официальном сайте.',
      ['publish-approved-list within 3 working-day approval'],
    ],
    [
      'Не позднее 5 дней со дня подписания настоящего распоряжения разместить его на официальном сайте.',
      ['publish-order not-later-than 5 day signing'],
    ],
    [
      'Разместить настоящий приказ и утвержденный им Перечень на официальном сайте в течение 5 рабочих дней.',
      ['publish-order within 5 working-day', 'publish-approved-list within 5 working-day'],
    ],
    [
      'После размещения обновленного Перечня на сайте ссылка на него направляется в отделы в течение 2 дней.',
      ['submit-information within 2 day'],
    ],
    [
      'О размещении обновленного Перечня на сайте отдел информатизации уведомляет отделы в течение 1 рабочего дня.',
      ['other within 1 working-day'],
    ],
    ['Ошибки в размещенном на сайте Перечне исправляются в течение 1 рабочего дня.', ['other within 1 working-day']],
    ['Разместить приказ об утверждении Перечня на сайте в течение 5 дней.', ['publish-order within 5 day']],
    [
      'Перечень размещается на сайте в течение 3 рабочих дней со дня утверждения, а при внесении изменений – не позднее 10 рабочих дней.',
      ['publish-approved-list within 3 working-day approval', 'publish-updated-list not-later-than 10 working-day amendment'],
    ],
    [
      'Обновленный Перечень размещается на сайте. Срок размещения – три рабочих дня со дня внесения изменений.',
      ['publish-updated-list within 3 working-day amendment'],
    ],
    ['Обновленный Перечень размещается на сайте. Срок проверки сведений – три рабочих дня.', ['other within 3 working-day']],
    [
      'Не допускается размещение обновленного Перечня на сайте позднее 10 рабочих дней со дня внесения изменений.',
      ['publish-updated-list not-later-than 10 working-day amendment'],
    ],
    ['Актуальная версия Перечня размещается на сайте ежемесячно до 10 числа.', ['publish-updated-list periodic 1 month']],
    [
      'Обновленный Перечень размещается на сайте в пределах 10 дней, отсчет которых начинается со дня внесения изменений.',
      ['publish-updated-list within 10 day amendment'],
    ],
  ])('%s', (clause, expected) => expect(termsIn(clause)).toEqual(expected));

  it('reads a heading of two things as none of them', () => {
    const found = termsIn('Размещение и обновление Перечня\n1.1. Перечень размещается на сайте в течение 3 дней.');
    expect(found.map((term) => term.split(' ')[0])).toEqual(['publish-approved-list']);
  });
});

describe('what a term counts from, where words say so', () => {
  it.each<[string, string[]]>([
    [
      'О новой точке взаимодействия заведующий сообщает куратору Перечня в течение 5 дней со дня ее открытия.',
      ['notify-authorized-person within 5 day touchpoint-appeared'],
    ],
    [
      'При возникновении таких обстоятельств начальник отдела в течение трех дней сообщает о них куратору Перечня.',
      ['notify-authorized-person within 3 day change-occurred'],
    ],
    ['Об изменениях начальники отделов сообщают куратору Перечня в тот же день.', ['notify-authorized-person immediate change-occurred']],
    [
      'Начальник отдела, узнав об изменении, в тот же день извещает куратора Перечня, который в течение недели размещает обновленный Перечень на сайте.',
      ['notify-authorized-person immediate detection', 'publish-updated-list within 1 week'],
    ],
    ['Протокол подписывается в течение трех дней со дня заседания.', ['other within 3 day other']],
    ['Работа ведется в течение трех дней с использованием шаблонов.', ['other within 3 day']],
    ['Измененный Перечень размещается на сайте в разумный срок после внесения изменений.', ['publish-updated-list timely amendment']],
  ])('%s', (clause, expected) => expect(termsIn(clause)).toEqual(expected));
});

describe('several terms of one sentence', () => {
  it.each<[string, string[]]>([
    [
      'В соцсети время реакции: упоминание – до 4 ч, обращение и комментарий – до 2 ч.',
      ['respond-mention within 4 hour', 'respond-request within 2 hour'],
    ],
    ['Обо всех изменениях заведующие сразу сообщают куратору Перечня.', ['notify-authorized-person immediate']],
    ['В письме клиент может сразу отметить, помог ли ему ответ.', []],
    [
      'В течение 2 дней отдел изучает новости, в течение 3 дней размещает обновленный Перечень на сайте.',
      ['other within 2 day', 'publish-updated-list within 3 day'],
    ],
    [
      'Письменные обращения рассматриваются в срок, установленный законом: 30 дней со дня регистрации, а обращение, не относящееся к ведению учреждения, пересылается в течение семи дней.',
      ['respond-appeal within 30 day registration', 'other within 7 day'],
    ],
    [
      'Обновленный Перечень размещается на сайте в течение 10 дней, за исключением телефонов, при изменении которых он размещается в течение 1 дня.',
      ['publish-updated-list within 10 day', 'publish-updated-list within 1 day'],
    ],
    [
      'Реакция в сообществе на комментарий следует в двухчасовой срок, на упоминание – в четырехчасовой.',
      ['respond-request within 2 hour', 'respond-mention within 4 hour'],
    ],
    ['На комментарии в сообществе отвечают незамедлительно, но не позднее двух часов.', ['respond-request not-later-than 2 hour']],
    [
      'Ответ в сообществе дается не позднее 4 часов (упоминание) и 2 часов (обращение, комментарий).',
      ['respond-mention not-later-than 4 hour', 'respond-request not-later-than 2 hour'],
    ],
    [
      'Утвержденный Перечень размещается на сайте в течение 3 дней, а Перечень, в который внесены изменения, – в течение 10 дней.',
      ['publish-approved-list within 3 day approval', 'publish-updated-list within 10 day'],
    ],
    [
      'Сроки: представление сведений об изменениях уполномоченному лицу – 3 рабочих дня; размещение актуальной версии Перечня на сайте – 5 рабочих дней.',
      ['notify-authorized-person within 3 working-day', 'publish-updated-list within 5 working-day'],
    ],
    [
      'Сбор предложений – 3 дня, размещение обновленного Перечня на сайте – 2 дня.',
      ['other within 3 day', 'publish-updated-list within 2 day'],
    ],
    [
      'Уполномоченное лицо в течение 5 дней вносит изменения в Перечень и размещает его актуальную версию на сайте.',
      ['other within 5 day', 'publish-updated-list within 5 day'],
    ],
    [
      'Уполномоченное лицо вносит изменения в Перечень в течение 5 дней и размещает обновленный Перечень на сайте в течение 2 дней.',
      ['other within 5 day', 'publish-updated-list within 2 day'],
    ],
    [
      'Актуальная версия Перечня размещается на сайте:\n- при появлении точки – в течение 5 дней;\n- в остальных случаях – в течение 10 дней.',
      ['publish-updated-list within 5 day', 'publish-updated-list within 10 day'],
    ],
    [
      'В сообществе отвечают при обращении, упоминании или комментировании. Срок ответа – 4 часа.',
      ['respond-mention within 4 hour', 'respond-request within 4 hour'],
    ],
    ['Обновленный Перечень размещается на сайте; работники изучают новости в течение 3 дней.', ['other within 3 day']],
    ['Перечень актуализируется по мере необходимости, но не реже одного раза в квартал.', ['review-list periodic 1 quarter']],
    ['Перечень подлежит плановой актуализации раз в год, до 1 декабря.', ['review-list periodic 1 year']],
    [
      'Ответ в сообществе на комментарий не позднее трех часов, на упоминание учреждения – пяти часов.',
      ['respond-request not-later-than 3 hour', 'respond-mention not-later-than 5 hour'],
    ],
    [
      'Составить Перечень до 15 августа 2025 года и к 1 сентября 2025 года представить его на утверждение.',
      ['other by-date 2025-08-15', 'submit-information by-date 2025-09-01'],
    ],
    [
      'Утвержденный Перечень подлежит размещению на сайте в течение 3 дней со дня утверждения, изменения в него – в течение 7 дней со дня внесения.',
      ['publish-approved-list within 3 day approval', 'publish-updated-list within 7 day amendment'],
    ],
    [
      'Перечень, утвержденный министром, публикуется не позднее двух дней после утверждения, а его измененная редакция – в течение пяти дней.',
      ['publish-approved-list not-later-than 2 day approval', 'publish-updated-list within 5 day'],
    ],
    [
      'Перечень размещается на сайте в течение 5 рабочих дней. В такой же срок размещаются изменения, вносимые в Перечень.',
      ['publish-approved-list within 5 working-day', 'publish-updated-list within 5 working-day'],
    ],
    ['Ответственное лицо в течение 3 дней вносит в Перечень изменения.', ['other within 3 day']],
    ['Информирование уполномоченного лица производится не позднее 2 дней.', ['notify-authorized-person not-later-than 2 day']],
    [
      'Не позднее трех дней до дня начала работы новой точки отдел сообщает об этом уполномоченному лицу.',
      ['notify-authorized-person not-later-than 3 day touchpoint-appeared'],
    ],
    [
      'В социальных сетях сообщения обрабатываются за 2 часа, упоминания – за 4.',
      ['respond-request within 2 hour', 'respond-mention within 4 hour'],
    ],
    [
      'В сети на вопросы отвечают за два часа, а увидев упоминание Службы в чужой записи, вступают в переписку не позднее чем через шесть часов.',
      ['respond-request within 2 hour', 'respond-mention not-later-than 6 hour detection'],
    ],
    [
      'В чате на сообщение, в котором Служба только упомянута, отвечают до истечения 4 часов, на комментарий – до истечения 2 часов.',
      ['respond-mention within 4 hour', 'respond-request within 2 hour'],
    ],
    [
      'В течение 9 дней после того, как перемена случилась, обновленный Перечень размещается на сайте.',
      ['publish-updated-list within 9 day change-occurred'],
    ],
    [
      'В сети на обращение отвечают не позднее чем через 30 минут, на упоминание – не позднее чем через 4 часа.',
      ['respond-request not-later-than 0.5 hour', 'respond-mention not-later-than 4 hour'],
    ],
    ['Отделу цифрового развития в 5-дневный срок разместить Перечень на сайте.', ['publish-approved-list within 5 day']],
    [
      'Изменения в Перечень вносятся в течение 3 дней со дня получения сведений и размещаются на сайте не позднее 9 дней со дня их внесения.',
      ['other within 3 day receipt', 'publish-updated-list not-later-than 9 day amendment'],
    ],
    ['Ревизия точек взаимодействия проводится по итогам года.', ['review-list periodic 1 year']],
    [
      'Незамедлительно, в день, когда стало известно об изменении, отделы информируют уполномоченное лицо.',
      ['notify-authorized-person immediate detection'],
    ],
    [
      'Письменные обращения регистрируются в течение трех дней и рассматриваются в течение 30 дней со дня регистрации.',
      ['other within 3 day', 'respond-appeal within 30 day registration'],
    ],
    ['Не допускается размещение обновленного Перечня позднее 9 дней.', ['publish-updated-list not-later-than 9 day']],
    [
      'В течение 5 дней уполномоченное лицо:\n- размещает обновленный Перечень на сайте;\n- уведомляет начальников отделов об изменениях.',
      ['publish-updated-list within 5 day', 'other within 5 day'],
    ],
  ])('%s', (clause, expected) => expect(termsIn(clause)).toEqual(expected));

  it.each([
    'Точки, по которым в течение года не поступило ни одного обращения, включаются в Перечень.',
    'Клиентами являются граждане в возрасте от 14 до 35 лет.',
    'Порядок поручено было принять в месячный срок: органам было поручено разработать его в трехмесячный срок.',
    'Прием ведется ежедневно, кроме субботы и воскресенья.',
    'Изменения в Перечень вносятся не чаще одного раза в квартал.',
    'Изменения размещаются в тот же срок.',
    'Время ожидания ответа оператора – не более 15 минут.',
    'Телефон работает с 9 до 18 часов – 5 дней в неделю.',
  ])('a count is no term: %s', (clause) => expect(termsIn(clause)).toEqual([]));
});
