import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readHtml } from '../../../src/extract/html/index.js';
import { testContext } from '../context.js';
import { readPage } from './read.js';

const ORDER = 'Разместить утверждённый перечень на официальном сайте министерства в течение десяти рабочих дней.';

const cases: readonly (readonly [name: string, html: string, expected: readonly string[]])[] = [
  [
    'a form of two rows without lines, its columns counted',
    `<p>${ORDER}</p><table><tr><td>№</td><td>Точка</td><td>Тип</td></tr><tr><td>1</td><td>2</td><td>3</td></tr><tr><td></td><td></td><td></td></tr></table>`,
    [ORDER, '0:№ | 1:Точка | 2:Тип', '0:1 | 1:2 | 2:3', '0: | 1: | 2:'],
  ],
  ['paragraphs and line breaks', `<p>Министр<br>И.И. Иванов</p><p>${ORDER}</p>`, ['Министр/И.И. Иванов', ORDER]],
  [
    'two breaks end a paragraph',
    `<div>Первый абзац приказа<br>\n<br>Второй абзац приказа</div>`,
    ['Первый абзац приказа', 'Второй абзац приказа'],
  ],
  [
    'text beside elements of blocks',
    `<div>Начало приказа<p>Середина приказа</p>Конец приказа</div>`,
    ['Начало приказа', 'Середина приказа', 'Конец приказа'],
  ],
  [
    'blanks run together, entities',
    `<p>  Приказ\n  №&nbsp;5   &laquo;О&nbsp;точках&raquo; &#1074; срок</p>`,
    ['Приказ №\u00a05 «О\u00a0точках» в срок'],
  ],
  [
    'headings, alignment, boldness',
    `<h2 align="center">Приказ министерства</h2><p style="text-align:right">Приложение к приказу</p><p><b>Общие</b> <strong>положения</strong></p><p><b>Не</b> всё жирно</p>`,
    ['[h2 center bold] Приказ министерства', '[right] Приложение к приказу', '[bold] Общие положения', 'Не всё жирно'],
  ],
  [
    'classes of a style sheet',
    `<style>.c1{text-align:center;font-weight:700} /* .c2 */ p.h{display:none} @media print{.c3{display:none}}</style><p class=c1>Приказ министерства</p><p class=h>Скрытая строка приказа</p><p class=c3>Видимая строка приказа</p>`,
    ['[center bold] Приказ министерства', 'Видимая строка приказа'],
  ],
  [
    'hidden things',
    `<p>Видимый текст приказа</p><p style="display: none">нет</p><p hidden>нет</p><script>var нет</script><noscript>нет</noscript><template>нет</template><!-- нет --><p style="mso-hide:all">нет</p>`,
    ['Видимый текст приказа'],
  ],
  [
    'a list that starts at three',
    `<ol start=3><li>Третий пункт порядка<li value=7>Седьмой пункт<li>Восьмой пункт</ol>`,
    ['<3.> Третий пункт порядка', '<7.> Седьмой пункт', '<8.> Восьмой пункт'],
  ],
  [
    'letters and Roman figures',
    `<ol type=I><li>Первый раздел порядка</li><li>Второй раздел<ol type=a><li>первое дело</li><li>второе дело</li></ol></li></ol>`,
    ['<I.> Первый раздел порядка', '<II.> Второй раздел', '<a.> первое дело', '<b.> второе дело'],
  ],
  [
    'numbers with those above them',
    `<style>ol{counter-reset:i} li:before{content: counters(i, ".") ". "; counter-increment:i}</style><ol><li>Общие положения<ol><li>Порядок разработан</li><li>Порядок обязателен</li></ol><li>Ведение перечня</ol>`,
    ['<1.> Общие положения', '<1.1.> Порядок разработан', '<1.2.> Порядок обязателен', '<2.> Ведение перечня'],
  ],
  [
    'numbers typed in a list without marks',
    `<ul style="list-style:none"><li>1.1. Порядок разработан</li></ul>`,
    ['1.1. Порядок разработан'],
  ],
  [
    'an item that only holds a list',
    `<ol><li><ol><li>Порядок разработан министерством</li></ol></li></ol>`,
    ['<1.> Порядок разработан министерством'],
  ],
  [
    'Word: the number is in the text',
    `<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>2.3.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>Перечень ведёт отдел<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>`,
    ['<2.3.> Перечень ведёт отдел'],
  ],
  [
    'Word: bullets of Symbol',
    `<p style='mso-list:l1 level1 lfo2'><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span>&nbsp; </span></span></span>сайт министерства в сети</p>`,
    ['<•> сайт министерства в сети'],
  ],
  [
    'Word: bullets of its fonts of signs in filtered HTML',
    `<p class=MsoListParagraph><span style='font-family:Wingdings'>§<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span>сайт министерства</p><p><font face="Symbol">·</font> портал услуг</p>`,
    ['•\u00a0\u00a0 сайт министерства', '• портал услуг'],
  ],
  [
    'Word: what its conditional comments hold',
    `<p><!--[if supportFields]><span>HYPERLINK</span><![endif]-->сайт министерства<!--[if !supportFootnotes]>1<![endif]--><![if !supportEmptyParas]>&nbsp;<![endif]></p><!--[if gte mso 9]><xml><w:WordDocument><w:View>Print</w:View></w:WordDocument></xml><![endif]-->`,
    ['сайт министерства'],
  ],
  [
    'Word: footnotes, comments, deleted text',
    `<p>Порядок <del>старый</del><ins>новый</ins> утверждён</p><div style='mso-element:footnote'><p>Сноска к порядку</p></div><div style='mso-element:comment'><p>примечание</p></div>`,
    ['Порядок новый утверждён', '[footnote] Сноска к порядку'],
  ],
  [
    'raised figures: of a clause put in later, of a footnote, by a style',
    `<p>5<sup>1</sup>. Заявление подаётся в орган</p><p>Порядок<sup>2</sup> ведения</p><p>7<span style="vertical-align:super">2</span>. Справка подаётся</p><p>100 м<sup>2</sup></p><p>Н<sub>2</sub>О</p>`,
    ['5¹. Заявление подаётся в орган', 'Порядок² ведения', '7². Справка подаётся', '100 м²', 'Н2О'],
  ],
  [
    'a list counted backwards',
    `<ol reversed><li>Третий пункт порядка<li>Второй пункт<li>Первый пункт</ol><ol type=a start=5 reversed><li>последнее дело<li>предпоследнее дело</ol>`,
    ['<3.> Третий пункт порядка', '<2.> Второй пункт', '<1.> Первый пункт', '<e.> последнее дело', '<d.> предпоследнее дело'],
  ],
  [
    'numbers written by a style sheet',
    `<style>ol.n{list-style:none;counter-reset:p} ol.n>li::before{counter-increment:p;content:counter(p) ") "}</style><ol class=n><li>Первое дело отдела</li><li>Второе дело отдела</li></ol>`,
    ['<1)> Первое дело отдела', '<2)> Второе дело отдела'],
  ],
  [
    'soft hyphens and blanks of no width stand for nothing on the page',
    `<p>взаимо&shy;действия с кли&#8203;ентом министерства</p>`,
    ['взаимо\u00adдействия с кли\u200bентом министерства'],
  ],
  [
    'a list of breaks in a cell, a list of items in a cell',
    `<table border=1><tr><td>1</td><td>сайт;<br>портал;<br>телефон</td></tr><tr><td>2</td><td><ol><li>сайт</li><li>портал</li></ol></td></tr></table>`,
    ['0:1 | 1:сайт;/портал;/телефон', '0:2 | 1:1. сайт/2. портал'],
  ],
  [
    'a table in a cell of a table',
    `<table border=1><tr><td>№</td><td>Точка</td></tr><tr><td>1</td><td><table border=1><tr><td>сайт</td><td>цифровая</td></tr><tr><td>зал</td><td>офлайн</td></tr></table></td></tr></table>`,
    ['0:№ | 1:Точка', '0:1 | 1:сайт\tцифровая/зал\tофлайн'],
  ],
  [
    'cells that reach down over several rows',
    `<table border=1><tr><td rowspan=3>Кадры</td><td>сайт</td></tr><tr><td>портал</td></tr><tr><td>зал</td></tr><tr><td>Учёт</td><td rowspan=0>телефон</td></tr></table>`,
    ['0v3:Кадры | 1:сайт', '1:портал', '1:зал', '0:Учёт | 1:телефон'],
  ],
  [
    'a list of definitions',
    `<dl><dt>Точка взаимодействия</dt><dd>место оказания услуги</dd></dl>`,
    ['Точка взаимодействия', 'место оказания услуги'],
  ],
  ['preformatted text', `<pre>ПРИКАЗ\n№ 5\n\nОб утверждении порядка</pre>`, ['ПРИКАЗ/№ 5', 'Об утверждении порядка']],
  [
    'merged cells and a header',
    `<table border=1><thead><tr><th rowspan=2>№</th><th colspan=2>Точка взаимодействия</th></tr><tr><th>Сайт</th><th>Тип</th></tr></thead><tr><td>1</td><td rowspan=2>портал<br>услуг</td><td>цифровая</td></tr><tr><td>2</td><td><p>нецифровая</p><p>очная</p></td></tr></table>`,
    ['# 0v2:№ | 1+2:Точка взаимодействия', '# 1:Сайт | 2:Тип', '0:1 | 1v2:портал/услуг | 2:цифровая', '0:2 | 2:нецифровая/очная'],
  ],
  [
    'a letterhead in two languages is no table',
    `<table border=0><tr><td><p>Министерство</p><p>образования</p></td><td><p>Мэгариф</p><p>министрлыгы</p></td></tr></table>`,
    ['Министерство', 'образования', 'Мэгариф', 'министрлыгы'],
  ],
  [
    'stamps side by side, a row for each line',
    `<table border=0><tr><td>СОГЛАСОВАНО</td><td>УТВЕРЖДАЮ</td></tr><tr><td>Председатель</td><td>Директор</td></tr><tr><td>А.А. Котов</td><td>П.П. Ершов</td></tr></table>`,
    ['СОГЛАСОВАНО', 'Председатель', 'А.А. Котов', 'УТВЕРЖДАЮ', 'Директор', 'П.П. Ершов'],
  ],
  [
    'signatures side by side with their posts, a row for each',
    `<table border=0><tr><td>Министр</td><td>И.И. Иванов</td></tr><tr><td>Заместитель министра</td><td>П.П. Петров</td></tr></table>`,
    ['Министр', 'И.И. Иванов', 'Заместитель министра', 'П.П. Петров'],
  ],
  [
    'a signature is no table',
    `<table style="border:none"><tr><td>Министр</td><td>И.И. Иванов</td></tr></table>`,
    ['Министр', 'И.И. Иванов'],
  ],
  [
    'a list without lines is a table',
    `<table><tr><td>1</td><td>Сайт</td><td>цифровая</td></tr><tr><td>2</td><td>Телефон</td><td>нецифровая</td></tr><tr><td>3</td><td>Почта</td><td>нецифровая</td></tr></table>`,
    ['0:1 | 1:Сайт | 2:цифровая', '0:2 | 1:Телефон | 2:нецифровая', '0:3 | 1:Почта | 2:нецифровая'],
  ],
  [
    'borders from a style sheet',
    `<style>table.t td{border:1px solid #000}</style><table class=t><tr><td>Точка</td><td>Тип</td></tr><tr><td>Сайт</td><td>цифровая</td></tr></table>`,
    ['0:Точка | 1:Тип', '0:Сайт | 1:цифровая'],
  ],
];

test.each(cases)('%s', (_, html, expected) => {
  expect(readPage(html)).toEqual(expected);
});

const page = (body: string): string => `<!doctype html><html><head><title>Приказ</title></head><body>${body}</body></html>`;
const ACT = `<p>ПРИКАЗ</p><p>от 12.03.2024 № 154-од</p><p>Об утверждении порядка</p><p>1. ${ORDER}</p><p>2. Контроль за исполнением приказа оставляю за собой.</p>`;
const READ = [
  'ПРИКАЗ',
  'от 12.03.2024 № 154-од',
  'Об утверждении порядка',
  `1. ${ORDER}`,
  '2. Контроль за исполнением приказа оставляю за собой.',
];
const LINKS = ['Главная', 'Министерство', 'Документы', 'Новости', 'Контакты'].map((name) => `<li><a href="/x">${name}</a></li>`).join('');

test.each([
  [
    'marked up with tags',
    `<header><a href=/>Сайт</a></header><nav><ul>${LINKS}</ul></nav><main>${ACT}</main><aside>Реклама</aside><footer>Все права защищены</footer>`,
  ],
  [
    'marked up with classes',
    `<div class="top-menu"><ul>${LINKS}</ul></div><div class=breadcrumbs><a href=/>Главная</a> / Приказы</div><div id=content>${ACT}</div><div class="site-footer">2024</div>`,
  ],
  ['not marked up: links packed densely', `<table><tr><td><ul>${LINKS}</ul></td><td>${ACT}</td></tr></table>`],
  ['documents alike', `${ACT}<div><h3>Похожие документы</h3><ul>${LINKS}</ul></div>`],
  ['notice of cookies', `<div class="msg">Сайт использует файлы cookie. Продолжая, вы соглашаетесь. <button>Принять</button></div>${ACT}`],
  ['an unmarked page', ACT],
])('reads the act alone: %s', (_, body) => {
  expect(readPage(page(body))).toEqual(READ);
});

test('keeps what is called a header but belongs to the act', () => {
  const body = `<div class="doc-header"><p>ПРИКАЗ</p><p>от 12.03.2024 № 154-од</p></div><div class="content"><p>1. ${ORDER}</p></div><div class="footer"><p>УТВЕРЖДЕН</p><p>приказом от 12.03.2024</p></div>`;
  expect(readPage(page(body))).toEqual(['ПРИКАЗ', 'от 12.03.2024 № 154-од', `1. ${ORDER}`, 'УТВЕРЖДЕН', 'приказом от 12.03.2024']);
});

test('keeps sites that an order lists with links', () => {
  const items = ['сайт министерства', 'портал услуг', 'сообщество в сети', 'страница приёмной']
    .map((name) => `<li><a href="https://example.org">${name}</a></li>`)
    .join('');
  expect(readPage(page(`<main>${ACT}<ul>${items}</ul></main>`)).slice(READ.length)).toEqual([
    '<•> сайт министерства',
    '<•> портал услуг',
    '<•> сообщество в сети',
    '<•> страница приёмной',
  ]);
});

/** One byte a letter, as saved by sites of old. */
const CP1251 = [...'абвгдежзийклмнопрстуфхцчшщъыьэюя'];
const encode1251 = (text: string): Buffer =>
  Buffer.from(
    [...text].map((char) =>
      char.charCodeAt(0) < 128
        ? char.charCodeAt(0)
        : CP1251.includes(char)
          ? 0xe0 + CP1251.indexOf(char)
          : 0xc0 + CP1251.indexOf(char.toLowerCase()),
    ),
  );

test.each([
  ['told by meta', '<meta charset=windows-1251>'],
  ['told by http-equiv', '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">'],
  ['not told', ''],
  ['told wrongly', '<meta charset=koi8-r>'],
])('decodes one-byte pages: %s', (_, meta) => {
  expect(readPage(encode1251(`<html>${meta}<p>Утвердить порядок ведения перечня точек взаимодействия</p></html>`))).toEqual([
    'Утвердить порядок ведения перечня точек взаимодействия',
  ]);
});

test('an empty page is refused', () => {
  expect(readPage('<html><body><p>&nbsp;</p></body></html>')).toEqual(['failed: empty']);
});

test('never throws, however a page is nested', () => {
  expect(readPage(`${'<div>'.repeat(20_000)}${ORDER}`).join(' ')).toContain(ORDER);
  fc.assert(
    fc.property(
      fc.array(
        fc.constantFrom(
          '<table>',
          '<tr>',
          '<td rowspan=0 colspan=99>',
          '</td>',
          '<ol>',
          '<li>',
          '</ol>',
          '<p>',
          '<br>',
          'слово',
          '<style>',
          '{',
          '}',
          '<b>',
          '<a href=x>',
        ),
        { maxLength: 60 },
      ),
      (parts) => {
        readHtml(testContext(), Buffer.from(parts.join(''), 'utf8'));
      },
    ),
    { numRuns: 200 },
  );
});
