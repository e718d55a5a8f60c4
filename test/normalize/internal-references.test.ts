import { describe, expect, it } from 'vitest';
import { internalReferencesOf } from '../../src/normalize/internal-references.js';
import { firstAct } from './read-order.js';

const HEAD = 'УТВЕРЖДАЮ\nДиректор\nА.А. Котов\n01.02.2025\n\nПОРЯДОК\nведения перечня точек взаимодействия\n\n';

const ARTICLES = `${HEAD}Статья 1. Общие положения

1. Перечень ведет отдел.
2. Отдел проверяет сведения.

Статья 2. Ведение

1. Сведения, приведенные в REF, сверяются ежегодно.
2. Отделы сообщают о переменах:
а) о новых точках;
б) о закрытии точек.
3. Перечень размещается на сайте.`;

const LETTERED = `${HEAD}А. Общие положения

А.1. Перечень ведет отдел.
А.2. Отдел проверяет сведения.

Б. Ведение

Б.1. Перечень размещается на сайте.
Б.2. Перечень обновляется ежегодно.
Б.3. О ходе исполнения REF докладывается директору.`;

const DECIMAL = `${HEAD}1. Общие положения

1.1. Перечень ведет отдел.
1.2. Перечень обновляется в случаях:
а) появления точки;
б) закрытия точки.

2. Ведение

2.1. О случаях, предусмотренных REF, начальники отделов сообщают в трехдневный срок.`;

const ROMAN = `${HEAD}I. Общие положения

1. Перечень ведет отдел.

II. Ведение

2. О случаях, предусмотренных REF, начальники отделов сообщают в трехдневный срок.

III. Изменение

3. Перечень обновляется ежегодно.`;

/** A procedure with rules beside it that the same order approves. */
const WITH_RULES = `КОМИТЕТ ПО ТУРИЗМУ ПСКОВСКОЙ ОБЛАСТИ

ПРИКАЗ

12.05.2025 № 15-п

Об утверждении Порядка ведения перечня точек взаимодействия

Приказываю:

1. Утвердить Порядок ведения перечня точек взаимодействия и Правила ответов.

Председатель комитета                А.А. Котов

Приложение № 1
к приказу от 12.05.2025 № 15-п

ПОРЯДОК
ведения перечня точек взаимодействия

1. Перечень ведет отдел.
2. Ответы даются по правилам согласно REF.

Приложение № 3
к приказу от 12.05.2025 № 15-п

ПРАВИЛА
ответов в социальных сетях

1. На упоминание ответ дается в течение 4 часов.
2. Страницы открыты для всех.`;

const WITH_ORDER = WITH_RULES.replace('Правила ответов.', 'Правила ответов.\n2. Контроль оставляю за собой.').replace(
  '2. Ответы',
  '2. Отдел сверяет записи.\n3. Ответы',
);

const PARTS = ARTICLES.replace('REF', 'REF (статья 2)');

const BARE = PARTS.replace('1. Перечень ведет отдел.', 'Перечень ведет отдел.').replace('2. Отдел проверяет', 'Отдел проверяет');

const SIGNED = `${HEAD}§ 1. Общие положения

1. Перечень ведет отдел.

§ 2. Ведение

2. О случаях, предусмотренных REF, начальники отделов сообщают в трехдневный срок.

§ 3. Изменение

3. Перечень обновляется ежегодно.`;

const DEEP = DECIMAL.replace('а) появления точки;\nб) закрытия точки.', '1.2.1. появления точки;\n1.2.2. закрытия точки.');

const lacking = (text: string, reference: string): readonly (string | null)[] =>
  internalReferencesOf(firstAct(text.replace('REF', reference)))
    .filter(({ resolved }) => !resolved)
    .map(({ label }) => label);

describe('references of an act to itself', () => {
  it.each<[string, string, string, readonly (string | null)[]]>([
    ['an article that is there', ARTICLES, 'статье 1 настоящего Порядка', []],
    ['an article that is not, though a clause of that number is', ARTICLES, 'статье 3 настоящего Порядка', ['3']],
    ['an article of a law', ARTICLES, 'статье 12 Федерального закона от 02.05.2006 № 59-ФЗ', []],
    ['an article of another act', ARTICLES, 'статье 12 Положения об отделе', []],
    ['clauses under lettered sections', LETTERED, 'А.2 и Б.1', []],
    ['a clause under a lettered section that is not there', LETTERED, 'А.2 и Б.6', ['Б.6']],
    ['a lettered clause after its word', LETTERED, 'пункта Б.7 Порядка', ['Б.7']],
    ['a letter that heads no section is no reference', LETTERED, 'формы Е.9', []],
    ['initials are no reference', LETTERED, 'поручений А.А. Котова', []],
    ['letters of items that are there', DECIMAL, 'подпунктами «а», «б» пункта 1.2 Порядка', []],
    ['a letter of an item that is not there', DECIMAL, 'подпунктами «а» и «г» пункта 1.2 Порядка', ['1.2']],
    ['a clause that is not there', DECIMAL, 'пунктом 5.4 настоящего Порядка', ['5.4']],
    ['a clause of the procedure of a ministry', DECIMAL, 'пунктом 5.4 Положения о министерстве', []],
    ['rules that the order approves beside the procedure', WITH_RULES, 'приложению № 3 к приказу', []],
    ['an annex whose number nothing has', WITH_RULES, 'приложению № 4 к приказу', ['4']],
    ['the second of two annexes in one sentence', WITH_RULES, 'приложению № 3, а примеры помещены в приложении № 5', ['5']],
    ['one of the annexes told together', WITH_RULES, 'приложениям № 3 и № 6', ['6']],
    ['a section by its number where none is called so', DECIMAL, 'разделом 2 настоящего Порядка', []],
    ['a section with a Roman number', ROMAN, 'разделом 5 настоящего Порядка', []],
    ['a clause of a document of another kind', DECIMAL, 'пунктом 5.4 регламента', []],
    ['a clause of one that adjectives tell from ours', DECIMAL, 'пунктом 5.4 Типового порядка обслуживания', []],
    ['a clause of recommendations', DECIMAL, 'п. 5.4 Методических рекомендаций', []],
    ['clauses of rules of another', DECIMAL, 'пунктами 5–8 Правил внутреннего трудового распорядка', []],
    ['an annex to another document', DECIMAL, 'приложением № 7 к Административному регламенту', []],
    ['a clause of ours, of the kind that it is', DECIMAL, 'пунктом 5.4 Порядка', ['5.4']],
    ['a clause of ours by its whole name', DECIMAL, 'пунктом 5.4 Порядка ведения перечня', ['5.4']],
    ['what is this one, whatever it is called', DECIMAL, 'пунктом 5.4 настоящего Положения', ['5.4']],
    ['the second of two clauses', DECIMAL, 'пунктами 1.2 и 5.4 Порядка', ['5.4']],
    ['the last of several', DECIMAL, 'пунктами 1.1, 1.2, 2.7 настоящего Порядка', ['2.7']],
    ['clauses that are there', DECIMAL, 'пунктами 1.1 и 1.2 Порядка', []],
    ['a term behind a clause', DECIMAL, 'пунктом 1.2, и 5 рабочих дней', []],
    ['a part of this article', PARTS, 'части 2 настоящей статьи', []],
    ['a part that this article has not', PARTS, 'части 6 настоящей статьи', ['6']],
    ['a part that another article has not', PARTS, 'части 3 статьи 1 Порядка', ['3']],
    ['a part of another article', PARTS, 'части 2 статьи 1 Порядка', []],
    ['a part of an article of a law', PARTS, 'части 7 статьи 1 Федерального закона', []],
    ['a part of an article whose parts have no numbers', BARE, 'части 2 статьи 1 Порядка', []],
    ['an annex under another letter', WITH_RULES.replace('Приложение № 3', 'Приложение А'), 'приложению Б к приказу', [null]],
    ['an annex under its letter', WITH_RULES.replace('Приложение № 3', 'Приложение А'), 'приложению А к приказу', []],
    ['a section under a sign', SIGNED, 'в § 3 Порядка', []],
    ['a section under a sign that is not there', SIGNED, 'в § 7 Порядка', ['7']],
    ['a clause of three numbers', DEEP, 'подпунктом 1.2.2 настоящего Порядка', []],
    ['a clause of three numbers that is not there', DEEP, 'подпунктом 1.2.9 настоящего Порядка', ['1.2.9']],
    ['a clause that the order has', WITH_RULES, 'правилам, названным в пункте 1 приказа', []],
    ['a clause that the order has not, though the procedure has', WITH_ORDER, 'правилам, названным в пункте 3 приказа', ['3']],
    ['a section whose number nothing has', DECIMAL, 'разделом 9 настоящего Порядка', ['9']],
  ])('%s', (_why, text, reference, labels) => expect(lacking(text, reference)).toEqual(labels));
});
