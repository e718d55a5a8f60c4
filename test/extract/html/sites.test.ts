import { describe, expect, test } from 'vitest';
import { readPage } from './read.js';

/** Pages as sites of agencies and publishers lay them out: the act is read, and nothing of the site. */

const ORDER = 'Разместить утверждённый перечень на официальном сайте министерства в течение десяти рабочих дней.';
const ACT = `<p align=center>ПРИКАЗ</p><p>от 12.03.2024 № 154-од</p><p>Об утверждении порядка ведения перечня точек взаимодействия</p>
<p>1. ${ORDER}</p><p>2. Отделу информатизации довести настоящий приказ до сведения сотрудников министерства.</p>
<p>3. Контроль за исполнением приказа оставляю за собой.</p><p>Министр И.И. Иванов</p>`;
const READ = [
  '[center] ПРИКАЗ',
  'от 12.03.2024 № 154-од',
  'Об утверждении порядка ведения перечня точек взаимодействия',
  `1. ${ORDER}`,
  '2. Отделу информатизации довести настоящий приказ до сведения сотрудников министерства.',
  '3. Контроль за исполнением приказа оставляю за собой.',
  'Министр И.И. Иванов',
];

const page = (body: string): string => `<!doctype html><html><head><title>Приказ</title></head><body>${body}</body></html>`;
const links = (...names: readonly string[]): string => names.map((name) => `<a href="/${name.length}">${name}</a>`).join('<br>');

const MENU = links('Главная', 'Министерство', 'Деятельность', 'Документы', 'Обращения граждан', 'Контакты');

test.each([
  [
    'of tables: a banner above, a menu at the left, news at the right, a foot below',
    `<table width=100% border=0><tr><td colspan=3><img src=logo.gif alt="Министерство"><a href=/>Министерство труда</a></td></tr>
     <tr><td width=200 valign=top><b>Разделы</b><br>${MENU}</td><td valign=top>${ACT}</td>
     <td valign=top><b>Новости</b><br>${links('Министр провёл приём граждан', 'Открыт новый центр занятости', 'Подведены итоги года')}</td></tr>
     <tr><td colspan=3 align=center>© 2009 Министерство труда. При использовании материалов ссылка на сайт обязательна.</td></tr></table>`,
  ],
  [
    'of tables in tables, the foot with an address and a telephone',
    `<table><tr><td><table><tr><td>${MENU}</td></tr></table></td><td><table><tr><td>${ACT}</td></tr></table></td></tr></table>
     <table><tr><td>Адрес: 101000, г. Москва, ул. Ильинка, д. 1. Телефон: (495) 111-22-33. Все права защищены.</td></tr></table>`,
  ],
  [
    'of Bitrix: chains of links, a detail of news, back to the list',
    `<div id="panel"></div><div class="bx-header"><div class="bx-logo"><a href="/">Министерство</a></div><div class="bx-search"><form><input name=q><input type=submit value=Найти></form></div></div>
     <div class="bx-breadcrumb" id="navigation"><a href="/">Главная</a> <a href="/docs">Документы</a> <span>Приказ № 154-од</span></div>
     <div class="workarea"><div class="news-detail"><div class="news-text">${ACT}</div></div>
     <p><a href="/docs/">Возврат к списку</a></p></div>
     <div class="bx-footer"><div>© Министерство труда, 2024</div><div>Создание сайта — <a href="https://example.org">Студия</a></div></div>`,
  ],
  [
    'of a portal of the state: a bar for the weak-sighted, tools over the text, the date of publication, shares',
    `<div class="gov-top"><a href="#">Версия для слабовидящих</a> <a href="#">Личный кабинет</a></div>
     <header class="gov-header"><a href="/">Правительство области</a><nav>${MENU}</nav></header>
     <main><div class="doc-tools"><a href="#">Скачать</a> <a href="#">Распечатать</a></div>
     <div class="doc-body">${ACT}</div>
     <div class="share">Поделиться: <a href="#">ВКонтакте</a> <a href="#">Одноклассники</a></div>
     <div class="related-docs"><h3>Другие документы</h3>${MENU}</div></main>
     <footer><p>Адрес: г. Тула, пр. Ленина, д. 2</p><p>Телефон доверия: 8 (4872) 11-22-33</p></footer>`,
  ],
  [
    'with no names at all but a menu before and a foot after',
    `<div><ul><li><a href=1>Главная</a></li><li><a href=2>Структура</a></li><li><a href=3>Документы</a></li><li><a href=4>Вакансии</a></li></ul></div>
     <div>${ACT}</div><div>Мы используем файлы cookie. <a href=/p>Подробнее</a></div>
     <div><p>© Администрация города, 2024</p></div>`,
  ],
  [
    'with a poll and a button at the end',
    `<div class="content">${ACT}</div><form class="poll"><p>Была ли полезна информация?</p><label><input type=radio> Да</label><label><input type=radio> Нет</label><button>Отправить</button></form>`,
  ],
])('a page %s', (_, body) => {
  expect(readPage(page(body))).toEqual(READ);
});

test.each([
  '4. При использовании материалов сайта ссылка на сайт обязательна.',
  '4. Предусмотреть: создание сайта; версия для слабовидящих; новости и объявления.',
  '(c) вести перечень точек взаимодействия.',
])('keeps a clause that says what sites say: %s', (clause) => {
  expect(readPage(page(`<div>${ACT}<p>${clause}</p></div>`)).at(-1)).toBe(clause);
});

test('keeps a word of the act that leads to the first page of the site', () => {
  const body = `<div>${ACT}<p>4. Разместить приказ на <a href="/">сайте</a> министерства.</p></div>`;
  expect(readPage(page(body)).at(-1)).toBe('4. Разместить приказ на сайте министерства.');
});

const LONG = `3. ${ORDER} ${ORDER} ${ORDER} ${ORDER} ${ORDER}`;

describe('a heading over the place where the text stands', () => {
  const text = `<p>В соответствии с постановлением Правительства приказываю:</p><p>1. ${ORDER}</p><p>2. Контроль за исполнением приказа оставляю за собой.</p><p>${LONG}</p>`;
  const read = [
    'В соответствии с постановлением Правительства приказываю:',
    `1. ${ORDER}`,
    '2. Контроль за исполнением приказа оставляю за собой.',
    LONG,
  ];

  test('is the act’s where the text has none of its own', () => {
    const body = `<div class="wrap"><p class="redaction">Действующая редакция</p><div class="above-header">Приказ Минтруда России от 12.03.2024 № 154-од</div><h2 class="auth__title">Об утверждении порядка</h2><div class="content">${text}</div></div>`;
    expect(readPage(page(body))).toEqual(['Приказ Минтруда России от 12.03.2024 № 154-од', '[h2 bold] Об утверждении порядка', ...read]);
  });

  test('is the site’s where the text has its own', () => {
    const body = `<div class="wrap"><h1>Приказ от 12.03.2024 № 154-од</h1><div class="content">${ACT}</div></div>`;
    expect(readPage(page(body))).toEqual(READ);
  });

  test('is the act’s within an article of its own', () => {
    const body = `<nav>${MENU}</nav><article><h1>Приказ Минтруда России от 12.03.2024 № 154-од</h1><div class="content">${text}</div></article>`;
    expect(readPage(page(body))).toEqual(['[h1 bold] Приказ Минтруда России от 12.03.2024 № 154-од', ...read]);
  });
});
