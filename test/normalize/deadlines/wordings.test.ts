import { describe, expect, it } from 'vitest';
import { termsIn } from './read-terms.js';

describe('whom a message goes to tells whose term it is', () => {
  it.each([
    [
      'Уполномоченное лицо должно узнать об изменении не позднее трех рабочих дней.',
      ['notify-authorized-person not-later-than 3 working-day'],
    ],
    [
      'Проект изменений уполномоченное лицо представляет на утверждение руководителю в течение 5 рабочих дней.',
      ['submit-information within 5 working-day'],
    ],
    ['Уполномоченное лицо уведомляет об этом структурные подразделения в течение 2 дней.', ['other within 2 day']],
    [
      'О таком случае хранителя перечня уведомляет руководитель структурного подразделения в течение 2 дней.',
      ['notify-authorized-person within 2 day'],
    ],
    ['Довести Порядок до сведения структурных подразделений в трехдневный срок.', ['other within 3 day']],
    ['Клиенту направляется уведомление о регистрации его обращения в течение одного дня.', ['other within 1 day']],
    ['Обращение не по ведению службы направляется в соответствующий орган в течение семи дней.', ['other within 7 day']],
  ])('%s', (clause, expected) => expect(termsIn(clause)).toEqual(expected));
});

describe('hours of a day, days told by what happened on them', () => {
  it.each([
    [
      'Начальник отдела сообщает уполномоченному лицу об изменениях до 12 часов следующего рабочего дня.',
      ['notify-authorized-person within 1 working-day'],
    ],
    [
      'Начальник отдела сообщает уполномоченному лицу об изменениях не позднее дня, следующего за днем, в который они произошли.',
      ['notify-authorized-person not-later-than 1 day change-occurred'],
    ],
    ['Справка выдается в течение 3 рабочих дней после окончания приема документов.', ['other within 3 working-day other']],
    ['Бригада выезжает в течение 2 часов после звонка.', ['other within 2 hour receipt']],
    ['Инженеру приступить к ведению Перечня с 1 сентября 2024 г.', ['other by-date 2024-09-01']],
    [
      'О новых точках начальники отделов пишут уполномоченному лицу. Они делают это в течение трех дней после изменения.',
      ['notify-authorized-person within 3 day change-occurred'],
    ],
    ['Служба отвечает на письмо полно. Это занимает не больше 5 рабочих дней.', ['respond-appeal within 5 working-day']],
    ['Отдел публикует обновленный Перечень каждый понедельник.', ['publish-updated-list periodic 1 week']],
  ])('%s', (clause, expected) => expect(termsIn(clause)).toEqual(expected));
});

describe('what a client can do at once is no term', () => {
  it.each([
    'Отправитель может тут же, нажав на кнопку в письме, отметить, помог ли ему ответ.',
    'Клиенту предоставляется возможность незамедлительно оценить полученный ответ.',
    'Сразу после получения ответа клиенту предлагается оценить его.',
    'При невозможности ответить незамедлительно работник предлагает перезвонить.',
    'На вопрос, на который нельзя ответить сразу, дается обещание перезвонить.',
  ])('%s', (clause) => expect(termsIn(clause)).toEqual([]));
});

describe('duties told apart', () => {
  it.each([
    [
      'Изменения в Перечень он утверждает в течение 3 рабочих дней со дня их представления.',
      ['approve-change within 3 working-day receipt'],
    ],
    ['Информация на официальном сайте обновляется не реже одного раза в месяц.', ['other periodic 1 month']],
    ['Ежеквартально проводится анализ обращений, поступивших через точки взаимодействия.', ['other periodic 1 quarter']],
    ['Рабочая группа по пересмотру Перечня собирается не реже двух раз в год.', ['other periodic 6 month']],
    ['Раз в полугодие куратор перечня перечитывает его.', ['review-list periodic 6 month']],
    ['Администратор перечня проверяет поступившие сведения в течение 2 рабочих дней.', ['other within 2 working-day']],
    ['Обращение передается на исполнение в профильный отдел в течение одного рабочего дня.', ['other within 1 working-day']],
    ['Справка о работе выдается в течение 3 рабочих дней со дня подачи заявления.', ['other within 3 working-day receipt']],
    [
      'На вопросы, заданные по электронной почте, отдел отвечает не позднее 3 рабочих дней.',
      ['respond-appeal not-later-than 3 working-day'],
    ],
    [
      'Клиенту подтверждают получение письма, отвечают исчерпывающе не позднее 10 рабочих дней со дня регистрации.',
      ['respond-appeal not-later-than 10 working-day registration'],
    ],
    ['На составление сведений по запросу отдела качества отводится две недели.', ['submit-information within 2 week']],
    [
      'Отделы в течение 3 рабочих дней с момента выявления таких случаев направляют куратору перечня информацию о них.',
      ['notify-authorized-person within 3 working-day detection'],
    ],
    [
      'Начальник отдела сообщает уполномоченному лицу об изменениях; срок информирования – три рабочих дня.',
      ['notify-authorized-person within 3 working-day'],
    ],
    [
      'Начальник отдела сообщает уполномоченному лицу об изменениях в течение двух дней, а уполномоченное лицо в течение такого же срока вносит их в Перечень.',
      ['notify-authorized-person within 2 day', 'other within 2 day'],
    ],
  ])('%s', (clause, expected) => expect(termsIn(clause)).toEqual(expected));
});

describe('what is told before the term is what it counts from', () => {
  it.each([
    ['Получив письмо, секретарь в тот же день сообщает отправителю, что оно дошло.', ['other immediate receipt']],
    ['Получение письма, поступившего на электронную почту, подтверждается в тот же день.', ['other immediate receipt']],
    [
      'После получения сведений уполномоченное лицо в течение трех рабочих дней вносит их в Перечень.',
      ['other within 3 working-day receipt'],
    ],
    [
      'Отделы готовят сведения о точках взаимодействия в течение 10 рабочих дней со дня запроса.',
      ['submit-information within 10 working-day other'],
    ],
  ])('%s', (clause, expected) => expect(termsIn(clause)).toEqual(expected));
});

describe('how things are is no term', () => {
  it.each([
    'Отделы, работники которых ежедневно общаются с клиентами, готовят сведения о точках взаимодействия.',
    'В Перечень включаются и те точки, куда обращаются раз в год.',
    'Круглые сутки на вопросы отвечает виртуальный помощник.',
  ])('%s', (clause) => expect(termsIn(clause)).toEqual([]));
});

describe('one term for two duties', () => {
  it.each([
    [
      'Актуальная версия Перечня размещается на официальном сайте, а также доводится до сведения начальников отделов в течение 5 рабочих дней.',
      ['other within 5 working-day', 'publish-updated-list within 5 working-day'],
    ],
    [
      'Отдел устраняет замечания и представляет сведения повторно в течение 3 рабочих дней со дня возврата.',
      ['submit-information within 3 working-day other', 'other within 3 working-day other'],
    ],
    [
      'Изменения вносятся в Перечень в течение 5 рабочих дней со дня получения сведений; в этот же срок уведомляются структурные подразделения.',
      ['other within 5 working-day receipt', 'other within 5 working-day receipt'],
    ],
    [
      'Перечень утверждается директором и в течение 3 рабочих дней размещается на официальном сайте.',
      ['publish-approved-list within 3 working-day approval'],
    ],
    [
      'Начальник отдела сообщает уполномоченному лицу об изменениях, а уполномоченное лицо вносит их в Перечень в течение 3 рабочих дней.',
      ['other within 3 working-day'],
    ],
  ])('%s', (clause, expected) => expect(termsIn(clause)).toEqual(expected));
});

describe('answers in social networks by the cases named before', () => {
  it.each([
    [
      'В чате Служба реагирует на запросы и упоминания, давая ответ на упоминание в течение 4 часов, а на запрос – в течение 2 часов.',
      ['respond-mention within 4 hour', 'respond-request within 2 hour'],
    ],
    [
      'В чате Служба отвечает на запросы и упоминания, размещенные на странице, в течение 2 часов.',
      ['respond-mention within 2 hour', 'respond-request within 2 hour'],
    ],
    [
      'В сообществах Комитет отвечает на обращение, на комментарий, на упоминание. В первых двух случаях ответ дается в пределах двух часов, в третьем случае – в пределах четырех часов.',
      ['respond-request within 2 hour', 'respond-mention within 4 hour'],
    ],
    [
      'С момента упоминания Службы в социальной сети ответ дается не позднее чем через 4 часа, с момента поступления запроса – не позднее чем через 2 часа.',
      ['respond-mention not-later-than 4 hour other', 'respond-request not-later-than 2 hour receipt'],
    ],
    [
      'Норматив времени ответа в социальных сетях – 2 часа, при упоминании Службы – 4 часа.',
      ['respond-request within 2 hour', 'respond-mention within 4 hour'],
    ],
    ['В социальной сети ожидание ответа на обращение, комментарий ограничивается двумя часами.', ['respond-request within 2 hour']],
    [
      'Комментарий в сообществе не остается без ответа дольше двух часов, упоминание на чужой странице – дольше четырех.',
      ['respond-request within 2 hour', 'respond-mention within 4 hour'],
    ],
  ])('%s', (clause, expected) => expect(termsIn(clause)).toEqual(expected));
});

describe('the start of a term told apart from it', () => {
  it.each([
    [
      'Актуальная версия Перечня размещается на сайте в течение 10 рабочих дней. Срок исчисляется со дня внесения изменений.',
      ['publish-updated-list within 10 working-day amendment'],
    ],
    [
      'Со дня внесения изменений в течение десяти рабочих дней обновленный Перечень размещается на сайте.',
      ['publish-updated-list within 10 working-day amendment'],
    ],
    [
      'Начальник отдела, выявивший в Перечне ошибку, сообщает о ней уполномоченному лицу в тот же день.',
      ['notify-authorized-person immediate detection'],
    ],
    [
      'Перечень размещается на сайте в течение 5 дней со дня утверждения, обновленная версия – в такой же срок со дня внесения изменений.',
      ['publish-approved-list within 5 day approval', 'publish-updated-list within 5 day amendment'],
    ],
  ])('%s', (clause, expected) => expect(termsIn(clause)).toEqual(expected));
});

describe('ends of days and months, days of a month in words', () => {
  it.each([
    [
      'Отделы сообщают уполномоченному лицу об изменениях не позднее окончания рабочего дня, в который изменения произошли.',
      ['notify-authorized-person not-later-than 1 working-day change-occurred'],
    ],
    [
      'Сведения представляются уполномоченному лицу ежеквартально, не позднее пятого числа месяца, следующего за отчетным кварталом.',
      ['submit-information periodic 1 quarter period-end'],
    ],
    ['Обновленный Перечень размещается на сайте до конца месяца, в котором внесены изменения.', ['publish-updated-list by-date amendment']],
    [
      'Обновленный Перечень появляется на сайте самое позднее через десять рабочих дней после внесения изменений.',
      ['publish-updated-list not-later-than 10 working-day amendment'],
    ],
    ['Руководитель подписывает измененный Перечень в течение двух рабочих дней.', ['approve-change within 2 working-day']],
    [
      'Сообщества в социальных сетях используются для ответов на обращения клиентов, на упоминания Администрации и на комментарии к записям, при этом ответ на упоминание дается в течение 4 часов, а на обращение и комментарий – в течение 2 часов.',
      ['respond-mention within 4 hour', 'respond-request within 2 hour'],
    ],
    [
      'В социальной сети Учреждение отвечает на обращения, упоминания и комментарии, на официальное обращение – не позднее двух часов.',
      ['respond-request not-later-than 2 hour'],
    ],
    [
      'В социальной сети на обращения, комментарии и упоминания – не позднее двух часов.',
      ['respond-mention not-later-than 2 hour', 'respond-request not-later-than 2 hour'],
    ],
  ])('%s', (clause, expected) => expect(termsIn(clause)).toEqual(expected));
});

describe('answers in social networks told by conditions', () => {
  it.each([
    [
      'Время ответа на сообщения в соцсетях не превышает двух часов, если это обращение или комментарий, и четырех часов, если комитет упомянут в чужой записи.',
      ['respond-request within 2 hour', 'respond-mention within 4 hour'],
    ],
    [
      'Новости публикуются в социальных сетях в течение 24 часов. На упоминания отвечают в течение 4 часов, на обращения и комментарии – 2 часов.',
      ['other within 24 hour', 'respond-mention within 4 hour', 'respond-request within 2 hour'],
    ],
  ])('%s', (clause, expected) => expect(termsIn(clause)).toEqual(expected));
});
