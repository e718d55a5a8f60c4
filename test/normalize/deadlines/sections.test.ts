import { describe, expect, it } from 'vitest';
import { termsIn } from './read-terms.js';

describe('an event named in the lead-in over its items', () => {
  it.each([
    [
      'Обновленный Перечень размещается на официальном сайте со дня внесения изменений:\nа) при закрытии точки взаимодействия – в течение одного рабочего дня;\nб) в остальных случаях – не позднее одного месяца.',
      ['publish-updated-list within 1 working-day amendment', 'publish-updated-list not-later-than 1 month amendment'],
    ],
    [
      'Обновленный Перечень размещается на официальном сайте со дня внесения изменений: при закрытии точки взаимодействия – в течение одного рабочего дня; в остальных случаях – в течение 10 рабочих дней.',
      ['publish-updated-list within 1 working-day amendment', 'publish-updated-list within 10 working-day amendment'],
    ],
    [
      'После внесения изменений в Перечень уполномоченное лицо:\nа) размещает его обновленную редакцию на официальном сайте в течение 3 рабочих дней;\nб) уведомляет структурные подразделения в течение 2 рабочих дней.',
      ['publish-updated-list within 3 working-day amendment', 'other within 2 working-day amendment'],
    ],
    [
      'Изменения оформляются в течение 5 дней со дня подписания приказа:\nа) обновленный Перечень размещается на официальном сайте в течение трех дней.',
      ['other within 5 day signing', 'publish-updated-list within 3 day'],
    ],
  ])('%s', (clause, expected) => expect(termsIn(clause)).toEqual(expected));
});

describe('whose step it is', () => {
  it.each([
    [
      'На руководителей отделов возлагается обязанность в течение 3 дней со дня изменения известить об этом уполномоченное лицо.',
      ['notify-authorized-person within 3 day change-occurred'],
    ],
    ['Уполномоченное лицо в течение двух дней направляет новую редакцию Перечня в подразделения.', ['other within 2 day']],
    [
      'Сроки: для сообщения об изменениях – 3 дня; для внесения изменений в Перечень – 2 дня; для размещения обновленного Перечня на сайте – 10 дней.',
      ['notify-authorized-person within 3 day', 'other within 2 day', 'publish-updated-list within 10 day'],
    ],
    ['Внесенные изменения отражаются на официальном сайте в течение 5 дней.', ['publish-updated-list within 5 day']],
    ['Директор в течение 5 дней утверждает изменения либо возвращает проект на доработку.', ['approve-change within 5 day']],
    [
      'Не позднее следующего за внесением изменений рабочего дня обновленный Перечень размещается на сайте.',
      ['publish-updated-list not-later-than 1 working-day amendment'],
    ],
    ['Точки взаимодействия, открытые за квартал, включаются в Перечень.', []],
    [
      'Обо всех таких изменениях руководители отделов незамедлительно сообщают уполномоченному лицу, которое вносит их в Перечень.',
      ['notify-authorized-person immediate'],
    ],
    [
      'Уполномоченное лицо в течение 5 дней вносит точку в Перечень и в течение 10 дней размещает актуальный Перечень на сайте.',
      ['other within 5 day', 'publish-updated-list within 10 day'],
    ],
    [
      'Ответ должен быть исчерпывающим и дается не позднее 15 дней со дня регистрации.',
      ['respond-appeal not-later-than 15 day registration'],
    ],
    ['О получении запроса клиент уведомляется в течение дня.', ['other within 1 day']],
    ['Отделы ежемесячно направляют координатору Перечня статистику обращений.', ['submit-information periodic 1 month']],
    ['Внеся изменения, куратор в течение 10 дней обновляет Перечень на сайте.', ['publish-updated-list within 10 day amendment']],
    [
      'Перечень с плановыми изменениями размещается на официальном сайте в течение 10 рабочих дней.',
      ['publish-updated-list within 10 working-day'],
    ],
    ['Плановый пересмотр Перечня проводится раз в год.', ['review-list periodic 1 year']],
    ['Уполномоченное лицо извещает об этом руководителя отдела в течение двух дней.', ['other within 2 day']],
    ['Начальник отдела извещает об изменениях уполномоченное лицо в течение двух дней.', ['notify-authorized-person within 2 day']],
    [
      'Уполномоченное лицо не позднее рабочего дня, следующего за днем внесения изменений в Перечень, передает его в отдел информатизации.',
      ['submit-information not-later-than 1 working-day amendment'],
    ],
    ['Подразделение в течение двух дней представляет секретарю заполненную строку.', ['submit-information within 2 day']],
    ['На рассмотрение и утверждение изменений отводится пять рабочих дней.', ['approve-change within 5 working-day']],
    ['На рассмотрение обращений граждан отводится 30 дней.', ['respond-appeal within 30 day']],
    ['Уполномоченное лицо раз в квартал проверяет, не появились ли новые точки взаимодействия.', ['review-list periodic 1 quarter']],
    ['Мониторинг сообщений в социальных сетях ведется ежедневно.', ['other periodic 1 day']],
    ['Отдел до 10 числа указанного месяца вносит в Перечень изменения.', ['other by-date']],
    ['Ответственность за своевременность размещения Перечня несет начальник отдела.', []],
  ])('%s', (clause, expected) => expect(termsIn(clause)).toEqual(expected));
});

describe('answers in social networks', () => {
  it.each([
    [
      'Социальные сети. Срок реагирования: на негативный отзыв – 1 час, на вопрос – 2 часа, на упоминание – 4 часа.',
      ['other within 1 hour', 'respond-request within 2 hour', 'respond-mention within 4 hour'],
    ],
    [
      'Время ответа в социальных сетях:\nна негативный отзыв – 1 час;\nна вопрос или комментарий – 2 часа.',
      ['other within 1 hour', 'respond-request within 2 hour'],
    ],
    [
      'Социальные сети. На негативный отзыв отвечают в течение двух часов, на упоминание – в течение четырех часов.',
      ['respond-request within 2 hour', 'respond-mention within 4 hour'],
    ],
    ['Социальные сети. Ответ в мессенджере дается в течение одного рабочего дня.', ['respond-request within 1 working-day']],
    [
      'На сообщения в социальных сетях отвечают в течение двух часов. На обращения, поступившие в выходной день, отвечают не позднее следующего рабочего дня.',
      ['respond-request within 2 hour', 'respond-request not-later-than 1 working-day'],
    ],
    [
      'На сообщения в социальных сетях отвечают в течение двух часов. На письма отвечают не позднее следующего рабочего дня.',
      ['respond-request within 2 hour', 'respond-appeal not-later-than 1 working-day'],
    ],
    ['На официальные обращения отвечают в течение 30 дней со дня регистрации.', ['respond-appeal within 30 day registration']],
    ['На официальное обращение отвечают в течение 2 часов.', ['respond-request within 2 hour']],
  ])('%s', (clause, expected) => expect(termsIn(clause)).toEqual(expected));
});
