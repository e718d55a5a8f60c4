/**
 * How the sample orders stand on paper, where their text does not say: lines are named by their beginning.
 * What is not named is body text; a line with a label is numbered.
 */
export interface Layout {
  /** File of `corpus/orders` without its ending; the first three letters name the renderings. */
  readonly file: string;
  /** Blocks that stand side by side: date and number, post and name, the name of the agency in two languages. */
  readonly pairs: readonly (readonly [left: string, right: string])[];
  /** Whether pairs are set by a tab or in a table without borders: offices do both. */
  readonly pairsBy: 'tab' | 'table';
  /** Centred bold blocks besides those in `**`. */
  readonly centred: readonly string[];
  /** Blocks at the right of the page; the stamp too is set by an indent or in a table without borders. */
  readonly stamps: readonly string[];
  readonly stampsBy: 'indent' | 'table';
  /** Blocks that begin a page. */
  readonly newPage: readonly string[];
  /** The block from which pages lie on their side. */
  readonly landscapeFrom: string | null;
  /** Blocks that go on with the one before: the text was cut there by the end of a page. */
  readonly continued: readonly string[];
  /** Widths of the columns of the table in twentieths of a point. */
  readonly columns: readonly number[];
}

const NONE = { pairs: [], pairsBy: 'tab', centred: [], stamps: [], stampsBy: 'indent', newPage: [], landscapeFrom: null } as const;

export const LAYOUTS: readonly Layout[] = [
  {
    ...NONE,
    file: '000_c57e932842b784d7',
    pairs: [
      ['КОМИТЕТ ПРАВИТЕЛЬСТВА', 'НОХЧИЙН'],
      ['«23» 05 2024', '№ 19'],
      ['Председатель', 'А.А. Усманов'],
    ],
    pairsBy: 'table',
    centred: [
      'ПРИКАЗ',
      'г. Грозный',
      '«Об утверждении порядка»',
      'ПОРЯДОК',
      'Общие положения',
      'Порядок',
      'Типы точек',
      'Заключительные',
      'Отчет',
    ],
    stamps: ['УТВЕРЖДЕН', 'от 23.05.2024'],
    newPage: ['УТВЕРЖДЕН', 'Отчет'],
    landscapeFrom: 'Отчет',
    continued: [],
    columns: [700, 3500, 3500, 3500, 3300],
  },
  {
    ...NONE,
    file: '001_22ada60ea46ef3e6',
    pairs: [
      ['«27» сентября', '№ 154 - ОД'],
      ['Министр', 'Н.Р. Халилов'],
      ['Начальник', 'В. Бабаханова'],
      ['Министр', 'Н. Халилов'],
    ],
    centred: ['ПРИКАЗ', 'Об утверждении Порядка', 'Служебная записка'],
    stamps: ['Утвержден', 'приказом Министерства', 'от «27» сентября', 'Начальнику Управления'],
    stampsBy: 'table',
    newPage: ['Утвержден', '« 1/ »', '**МИНИСТЕРСТВО', '**Порядок'],
    continued: ['этого указывается'],
    columns: [],
  },
  {
    ...NONE,
    file: '002_70f3de44d4e3bff7',
    pairs: [
      ['«19» марта', '№ 29/01-01'],
      ['Министр', 'П.Ю. Илюхин'],
    ],
    centred: ['МИНИСТЕРСТВО', 'П Р И К А З', 'Об утверждении Порядка', 'Порядок ведения', 'Перечень точек взаимодействия Министерства'],
    stamps: ['УТВЕРЖДЕН', 'приказом Министерства', 'от 19.03.2024', 'Приложение 1'],
    newPage: ['УТВЕРЖДЕН', 'Приложение 1'],
    landscapeFrom: 'Приложение 1',
    continued: ['точка взаимодействия и раскрываются'],
    columns: [600, 2600, 3100, 3100, 3100, 2100],
  },
  {
    ...NONE,
    file: '003_781e25b484e86183',
    pairs: [['Заместитель начальника отряда', 'А.С. Злобин']],
    pairsBy: 'table',
    stamps: ['УТВЕРЖДАЮ'],
    stampsBy: 'table',
    continued: [],
    columns: [],
  },
  {
    ...NONE,
    file: '004_9eb3a263f299cad0',
    pairs: [['Руководитель (директор)', 'Е.Г. Манцынов']],
    pairsBy: 'table',
    centred: ['РОССИЙСКАЯ ФЕДЕРАЦИЯ', 'ПРИКАЗ', '26 февраля 2024', 'ПОРЯДОК ВЕДЕНИЯ', '(далее – Порядок)'],
    newPage: ['ПОРЯДОК ВЕДЕНИЯ'],
    continued: ['установленными настоящим Порядком, которые'],
    columns: [],
  },
];
