import { describe, expect, it } from 'vitest';
import { paragraph } from '../../src/model/index.js';
import { parseSource } from '../../src/parse/index.js';
import { bodyOf, context, documentOf, headOf, parseText, partNamed, partsOf, tableOf } from './support.js';

const zonesOf = (text: string, slug = 'order'): string[] => headOf(parseText(text), slug);

describe('heads of orders', () => {
  it.each([
    ['БОЙОРОҠ ПРИКАЗ', true],
    ['ПРИКАЗ БОЕРЫК', true],
    ['УНАФЭ / ПРИКАЗ', true],
    ['ПОСТАНОВЛЕНИЕ | КАРАР', true],
    ['ПРИКАЗ 14.05.2025 № 02-01/33', true],
    ['Об исполнении приказа', false],
    ['Приказ прилагается к протоколу;', false],
  ])('«%s» is a type of act: %s', (line, isType) => {
    const file = parseSource(
      context,
      documentOf([paragraph(line), paragraph('от 5 мая 2024 г. № 7'), paragraph('Приказываю:'), paragraph('1. Утвердить.')]),
    ).value;
    const found = file.acts
      .flatMap(({ parts }) => parts)
      .flatMap(({ clauses }) => clauses)
      .filter(({ zone }) => zone === 'act-type');
    expect(found.map(({ span }) => file.text.slice(span.start, span.end))).toEqual(isType ? [line] : []);
  });

  it('parts a head left on one line', () => {
    expect(
      zonesOf('КОМИТЕТ ЛЕСА ТВЕРСКОЙ ОБЛАСТИ ПРИКАЗ от 05.05.2024 № 7 Об утверждении Порядка\n\nПриказываю:\n\n1. Утвердить.'),
    ).toEqual([
      'letterhead: КОМИТЕТ ЛЕСА ТВЕРСКОЙ ОБЛАСТИ',
      'act-type: ПРИКАЗ от 05.05.2024 № 7',
      'title: Об утверждении Порядка',
      'preamble: Приказываю:',
    ]);
  });

  it('parts the type from the letterhead where nothing else stands on the line', () => {
    const rest = '№ 7 от 05.05.2024\n\nОб утверждении Порядка\n\nДля порядка:\n\n1. Утвердить.';
    expect(zonesOf(`АДМИНИСТРАЦИЯ ЛЕСНОГО РАЙОНА ТВЕРСКОЙ ОБЛАСТИ РАСПОРЯЖЕНИЕ\n\n${rest}`).slice(0, 2)).toEqual([
      'letterhead: АДМИНИСТРАЦИЯ ЛЕСНОГО РАЙОНА ТВЕРСКОЙ ОБЛАСТИ',
      'act-type: РАСПОРЯЖЕНИЕ',
    ]);
    const amending = zonesOf(`КОМИТЕТ ЛЕСА\n\nПРИКАЗ\n\n${rest.replace('Об утверждении Порядка', 'О ВНЕСЕНИИ ИЗМЕНЕНИЙ В ПРИКАЗ')}`);
    expect(amending).toContain('title: О ВНЕСЕНИИ ИЗМЕНЕНИЙ В ПРИКАЗ');
  });

  it('tells a publisher’s page from the head under it', () => {
    const head = zonesOf(
      'Постановление Правительства области от 03.04.2023 № 290\n\nДата сохранения: 17.06.2025\n\nПРАВИТЕЛЬСТВО ОБЛАСТИ\n\nПОСТАНОВЛЕНИЕ\n\nот 3 апреля 2023 г. № 290\n\nО перечне\n\nПостановляю:\n\n1. Утвердить.',
    );
    expect(head).toEqual([
      'noise: Постановление Правительства области от 03.04.2023 № 290',
      'noise: Дата сохранения: 17.06.2025',
      'letterhead: ПРАВИТЕЛЬСТВО ОБЛАСТИ',
      'act-type: ПОСТАНОВЛЕНИЕ',
      'requisites: от 3 апреля 2023 г. № 290',
      'title: О перечне',
      'preamble: Постановляю:',
    ]);
  });

  it('keeps a remark over several lines together', () => {
    const head = zonesOf(
      'ПРИКАЗ\n\nот 5 мая 2024 г. № 7\n\nО перечне\n\n(в ред. приказов от 01.02.2025 № 3,\nот 05.06.2025 № 18)\n\nПриказываю:\n\n1. Утвердить.',
    );
    expect(head).toContain('noise: (в ред. приказов от 01.02.2025 № 3, от 05.06.2025 № 18)');
  });

  it('does not take the one whom a memo addresses for the one who signed it', () => {
    const head = zonesOf(
      'Служебная записка\n\nНачальнику управления\n\nКорякину И.И.\n\nПрошу согласовать.\n\nНачальник отдела\n\nЛ.М. Эвельская',
      'memo',
    );
    expect(head).toEqual([
      'act-type: Служебная записка',
      'letterhead: Начальнику управления',
      'letterhead: Корякину И.И.',
      'signature: Начальник отдела / Л.М. Эвельская',
    ]);
  });

  it.each([
    ['Чтобы жителям было проще обращаться в комитет, по плану от 01.08.2024 № 15,', 'preamble'],
    ['Поскольку в комитете нет такого перечня', 'preamble'],
    ['Стремясь к порядку, выполняя план от 01.08.2024 № 15,', 'preamble'],
    ['Комитета леса Тверской области', 'title'],
  ])('«%s» between title and decision is %s', (line, zone) => {
    expect(zonesOf(`ПРИКАЗ\n\nот 5 мая 2024 г. № 7\n\nО ведении перечня\n\n${line}\n\nПРИКАЗЫВАЮ:\n\n1. Утвердить.`)).toContain(
      zone === 'title' ? `title: О ведении перечня / ${line}` : `preamble: ${line} / ПРИКАЗЫВАЮ:`,
    );
  });

  it('knows an order that lost its head by its preamble', () => {
    const file = parseText('О перечне\n\nВ целях улучшения работы приказываю:\n\n1. Утвердить.\n\nМинистр\n\nИ.И. Лесной');
    expect(partsOf(file)).toBe('order');
    expect(headOf(file, 'order')).toEqual([
      'title: О перечне',
      'preamble: В целях улучшения работы приказываю:',
      'signature: Министр / И.И. Лесной',
    ]);
  });

  it('reads a village in capitals as a place, not as a name', () => {
    const head = zonesOf('РЕШЕНИЕ\n\n04.02.2024 № 2\n\nС.КРАСНОЕ\n\nО перечне\n\nРешил:\n\n1. Утвердить.');
    expect(head).toContain('requisites: С.КРАСНОЕ');
    expect(head).toContain('title: О перечне');
  });
});

describe('an act as a publisher of law heads it', () => {
  it('has its kind, date and number in one line', () => {
    const head = zonesOf(
      'Приказ Минтруда России от 12.03.2024 № 154н\n\nОб утверждении порядка\n\nВ целях улучшения работы приказываю:\n\n1. Утвердить.\n\n2. Приказ Минтруда России от 12.03.2020 № 11\n\nМинистр\n\nИ.И. Лесной',
    );
    expect(head.slice(0, 3)).toEqual([
      'act-type: Приказ Минтруда России от 12.03.2024 № 154н',
      'title: Об утверждении порядка',
      'preamble: В целях улучшения работы приказываю:',
    ]);
  });

  it('has remarks in angle brackets that are no title', () => {
    const head = zonesOf(
      'УКАЗ\n\nот 27.12.1991 № 323\n\nО мерах\n\n<Утратил силу: Указ от 25.02.2003 № 250>\n\n<См. также:\n\nраспоряжение от 01.04.1993 № 514>\n\nВ целях улучшения работы постановляю:\n\n1. Утвердить.',
    );
    expect(head.filter((line) => line.startsWith('title'))).toEqual(['title: О мерах']);
    expect(head.filter((line) => line.startsWith('noise'))).toHaveLength(3);
  });
});

describe('an electronic signature over the act', () => {
  it.each([
    ['Подписано простой электронной подписью\n\nЛесной И.И.\n\n14.02.2024 15:30:11'],
    ['ДОКУМЕНТ ПОДПИСАН\nЭЛЕКТРОННОЙ ПОДПИСЬЮ\n\nСерийный номер:\n33A4\n\nДата подписания:\n\n14.02.2024'],
    ['Электронная подпись\n\nПодписал: Лесной Иван Иванович\n\nДата: 14.02.2024 10:11:12'],
  ])('gives the act no date: %j', (stamp) => {
    const head = zonesOf(`${stamp}\n\nМИНИСТЕРСТВО ТРУДА\n\nПРИКАЗ\n\nот ______ № ____\n\nО перечне\n\nПриказываю:\n\n1. Утвердить.`);
    expect(head.filter((line) => line.startsWith('requisites'))).toEqual(['requisites: от ______ № ____']);
  });

  it('leaves the date over the kind of the act that is its own', () => {
    const head = zonesOf('КонсультантПлюс\n\nМИНИСТЕРСТВО ТРУДА\n\n14.02.2024 № 5\n\nПРИКАЗ\n\nО перечне\n\nПриказываю:\n\n1. Утвердить.');
    expect(head).toContain('requisites: 14.02.2024 № 5');
  });
});

describe('two columns', () => {
  const inOneBlock = (lines: readonly string[]): string =>
    parseSource(context, documentOf([paragraph(lines.join('\n'))])).value.text.trim();

  it.each<[string, readonly string[], string]>([
    [
      'stamps side by side',
      ['СОГЛАСОВАНО                    УТВЕРЖДАЮ', 'Председатель                   Директор', 'А.А. Котов                     П.П. Ершов'],
      'УТВЕРЖДАЮ\nДиректор\nП.П. Ершов\nСОГЛАСОВАНО\nПредседатель\nА.А. Котов',
    ],
    [
      'two languages, one with letters of its own',
      ['БАШҠОРТОСТАН РЕСПУБЛИКАҺЫ          РЕСПУБЛИКА БАШКОРТОСТАН', 'ҺАҠЛАУ МИНИСТРЛЫҒЫ                 МИНИСТЕРСТВО ТРУДА'],
      'БАШҠОРТОСТАН РЕСПУБЛИКАҺЫ ҺАҠЛАУ МИНИСТРЛЫҒЫ\nРЕСПУБЛИКА БАШКОРТОСТАН\nМИНИСТЕРСТВО ТРУДА',
    ],
    [
      'two signatures are no columns',
      ['Председатель Думы                    П.П. Чистов', 'Глава округа                         О.О. Жданов'],
      'Председатель Думы П.П. Чистов\nГлава округа О.О. Жданов',
    ],
    [
      'what begins under the right column belongs to it',
      [
        'МИНИСТЕРСТВО ТРУДА           Руководителям',
        'РЕСПУБЛИКИ КОМИ              подведомственных',
        '                             учреждений',
        'ул. Ленина, д. 1',
      ],
      'Руководителям подведомственных учреждений\nМИНИСТЕРСТВО ТРУДА РЕСПУБЛИКИ КОМИ ул. Ленина, д. 1',
    ],
    [
      'three stamps',
      [
        'СОГЛАСОВАНО              ПРИНЯТО             УТВЕРЖДАЮ',
        'Председатель профкома    Советом учителей    Директор',
        'А.А. Котов               Протокол № 3        П.П. Ершов',
      ],
      'УТВЕРЖДАЮ\nДиректор\nП.П. Ершов\nСОГЛАСОВАНО\nПредседатель профкома\nА.А. Котов\nПРИНЯТО\nСоветом учителей\nПротокол № 3',
    ],
    ['one line of two halves stays', ['14.05.2024                         № 7'], '14.05.2024 № 7'],
  ])('%s', (_, lines, text) => {
    expect(inOneBlock(lines)).toBe(text);
  });

  const inBlocks = (lines: readonly string[]): string =>
    parseSource(context, documentOf(lines.map((line) => paragraph(line)))).value.text.trim();

  it('stamps whose rows stand apart', () => {
    expect(
      inBlocks([
        'СОГЛАСОВАНО                    УТВЕРЖДАЮ',
        'Председатель                   Директор',
        'А.А. Котов                     П.П. Ершов',
        'ПОРЯДОК ведения перечня',
        '1. Перечень ведёт отдел.',
      ]),
    ).toBe('УТВЕРЖДАЮ\nДиректор\nП.П. Ершов\nСОГЛАСОВАНО\nПредседатель\nА.А. Котов\nПОРЯДОК ведения перечня\n1. Перечень ведёт отдел.');
  });

  it('signatures whose rows stand apart are no columns', () => {
    const lines = ['1. Утвердить.', 'Председатель Думы                    П.П. Чистов', 'Глава округа                         О.О. Жданов'];
    expect(inBlocks(lines)).toBe('1. Утвердить.\nПредседатель Думы П.П. Чистов\nГлава округа О.О. Жданов');
  });

  it('stamps in the cells of a table of several rows', () => {
    const table = tableOf('СОГЛАСОВАНО\tУТВЕРЖДАЮ\nПредседатель\tДиректор\nА.А. Котов\tП.П. Ершов');
    expect(parseSource(context, documentOf([table, paragraph('ПОРЯДОК'), paragraph('1. Перечень ведёт отдел.')])).value.text.trim()).toBe(
      'УТВЕРЖДАЮ\nДиректор\nП.П. Ершов\nСОГЛАСОВАНО\nПредседатель\nА.А. Котов\nПОРЯДОК\n1. Перечень ведёт отдел.',
    );
  });
});

describe('clauses', () => {
  it('goes on with a list that its clause began on its own line', () => {
    expect(
      bodyOf(
        parseText(
          'ПОРЯДОК\nведения перечня\n\n1. Цифровые точки: СЭД;\n\nгосударственная система;\n\nэлектронная почта.\n\n2. Офлайн-точки: телефон.',
        ),
        'procedure',
      ),
    ).toEqual([
      'clause 1: Цифровые точки: СЭД;',
      'item 1/1: государственная систем',
      'item 1/2: электронная почта.',
      'clause 2: Офлайн-точки: телефон.',
    ]);
  });

  it('joins a section’s title cut before its end', () => {
    expect(
      bodyOf(
        parseText('ПОРЯДОК\nведения перечня\n\nII. Процедуры, направленные на выявление\n\nточек взаимодействия\n\n1. Срок равен году.'),
        'procedure',
      )[0],
    ).toBe('section II: Процедуры, направленны');
  });

  it('heads a form by its capitals, not by what is to be filled in', () => {
    const form = (body: string): string =>
      `ПРИКАЗ\n\nот 14.05.2024 № 7\n\nО формах\n\nПриказываю:\n\n1. Утвердить.\n\nМинистр\n\nИ.И. Лесной\n\n${body}`;
    const titleOf = (body: string): string | null => partNamed(parseText(form(body)), 'annex').title;
    expect(titleOf('Приложение № 4\n\nТИПОВОЕ ОБЯЗАТЕЛЬСТВО государственного служащего министерства\n\nЯ, ________, обязуюсь.')).toBe(
      'ТИПОВОЕ ОБЯЗАТЕЛЬСТВО государственного служащего министерства',
    );
    expect(titleOf('Приложение № 2\n\n(должность, фамилия руководителя)\n\n___________ обязуется.')).toBeNull();
  });

  it('begins an annex at a lettered caption with a remark', () => {
    expect(
      partsOf(
        parseText(
          'УТВЕРЖДАЮ\nДиректор\nА.А. Орлов\n\nПОРЯДОК\nведения перечня\n\n1. Срок равен году.\n\nПриложение Б (справочное)\n\nПамятка\n\nЗвоните нам.',
        ),
      ),
    ).toBe('procedure+annex');
  });

  it.each([
    [
      'УТВЕРЖДАЮ\nГлава Администрации Заречного округа\nА.А. Орлов\n\n',
      'ведения перечня при доступе к сведениям о деятельности',
      'Администрации Заречного округа',
    ],
    ['', 'ведения перечня по вопросам учета в', 'Учреждении'],
  ])('goes on with the name of whose stamp stands above, and behind a preposition: «%s%s | %s»', (stamp, line, name) => {
    const file = parseText(`${stamp}ПОРЯДОК\n\n${line}\n\n${name}\n\n1. Основные положения\n\n1.1. Срок равен году.`);
    expect(headOf(file, 'procedure').filter((each) => each.startsWith('title'))).toEqual([`title: ПОРЯДОК ${line} / ${name}`]);
  });

  it('takes what a colon leads to the clauses for the reasons of the order', () => {
    const head = zonesOf(
      'КОМИТЕТ ПО ТАРИФАМ\n\nРАСПОРЯЖЕНИЕ\n\n3 июня 2024 г. № 57-р\n\nО порядке ведения свода\n\nЧтобы выполнить региональную программу (распоряжение Правительства от 12.12.2023 № 1140-р):\n\n1. Утвердить Порядок.',
    );
    expect(head.at(-1)).toBe('preamble: Чтобы выполнить региональную программу (распоряжение Правительства от 12.12.2023 № 1140-р):');
  });
});
