import { describe, expect, it } from 'vitest';
import { requisitesOf } from '../../../src/normalize/requisites/index.js';
import { firstAct, identity } from '../read-order.js';

/** Every subject of the Federation: the end of its code and its name in the genitive. */
const SUBJECTS: readonly (readonly [string, string])[] = [
  ['RU-AD', 'Республики Адыгея'],
  ['RU-AL', 'Республики Алтай'],
  ['RU-BA', 'Республики Башкортостан'],
  ['RU-BU', 'Республики Бурятия'],
  ['RU-CE', 'Чеченской Республики'],
  ['RU-CU', 'Чувашской Республики'],
  ['RU-DA', 'Республики Дагестан'],
  ['RU-IN', 'Республики Ингушетия'],
  ['RU-KB', 'Кабардино-Балкарской Республики'],
  ['RU-KL', 'Республики Калмыкия'],
  ['RU-KC', 'Карачаево-Черкесской Республики'],
  ['RU-KR', 'Республики Карелия'],
  ['RU-KK', 'Республики Хакасия'],
  ['RU-KO', 'Республики Коми'],
  ['RU-ME', 'Республики Марий Эл'],
  ['RU-MO', 'Республики Мордовия'],
  ['RU-SA', 'Республики Саха (Якутия)'],
  ['RU-SE', 'Республики Северная Осетия – Алания'],
  ['RU-TA', 'Республики Татарстан'],
  ['RU-TY', 'Республики Тыва'],
  ['RU-UD', 'Удмуртской Республики'],
  ['RU-ALT', 'Алтайского края'],
  ['RU-KDA', 'Краснодарского края'],
  ['RU-KYA', 'Красноярского края'],
  ['RU-PRI', 'Приморского края'],
  ['RU-STA', 'Ставропольского края'],
  ['RU-KHA', 'Хабаровского края'],
  ['RU-AMU', 'Амурской области'],
  ['RU-ARK', 'Архангельской области'],
  ['RU-AST', 'Астраханской области'],
  ['RU-BEL', 'Белгородской области'],
  ['RU-BRY', 'Брянской области'],
  ['RU-VLA', 'Владимирской области'],
  ['RU-VGG', 'Волгоградской области'],
  ['RU-VLG', 'Вологодской области'],
  ['RU-VOR', 'Воронежской области'],
  ['RU-IVA', 'Ивановской области'],
  ['RU-IRK', 'Иркутской области'],
  ['RU-KGD', 'Калининградской области'],
  ['RU-KLU', 'Калужской области'],
  ['RU-KAM', 'Камчатского края'],
  ['RU-KEM', 'Кемеровской области – Кузбасса'],
  ['RU-KIR', 'Кировской области'],
  ['RU-KOS', 'Костромской области'],
  ['RU-KGN', 'Курганской области'],
  ['RU-KRS', 'Курской области'],
  ['RU-LEN', 'Ленинградской области'],
  ['RU-LIP', 'Липецкой области'],
  ['RU-MAG', 'Магаданской области'],
  ['RU-MOS', 'Московской области'],
  ['RU-MUR', 'Мурманской области'],
  ['RU-NIZ', 'Нижегородской области'],
  ['RU-NGR', 'Новгородской области'],
  ['RU-NVS', 'Новосибирской области'],
  ['RU-OMS', 'Омской области'],
  ['RU-ORE', 'Оренбургской области'],
  ['RU-ORL', 'Орловской области'],
  ['RU-PNZ', 'Пензенской области'],
  ['RU-PER', 'Пермского края'],
  ['RU-PSK', 'Псковской области'],
  ['RU-ROS', 'Ростовской области'],
  ['RU-RYA', 'Рязанской области'],
  ['RU-SAM', 'Самарской области'],
  ['RU-SAR', 'Саратовской области'],
  ['RU-SAK', 'Сахалинской области'],
  ['RU-SVE', 'Свердловской области'],
  ['RU-SMO', 'Смоленской области'],
  ['RU-TAM', 'Тамбовской области'],
  ['RU-TVE', 'Тверской области'],
  ['RU-TOM', 'Томской области'],
  ['RU-TUL', 'Тульской области'],
  ['RU-TYU', 'Тюменской области'],
  ['RU-ULY', 'Ульяновской области'],
  ['RU-CHE', 'Челябинской области'],
  ['RU-ZAB', 'Забайкальского края'],
  ['RU-YAR', 'Ярославской области'],
  ['RU-MOW', 'города Москвы'],
  ['RU-SPE', 'Санкт-Петербурга'],
  ['RU-YEV', 'Еврейской автономной области'],
  ['RU-NEN', 'Ненецкого автономного округа'],
  ['RU-KHM', 'Ханты-Мансийского автономного округа – Югры'],
  ['RU-CHU', 'Чукотского автономного округа'],
  ['RU-YAN', 'Ямало-Ненецкого автономного округа'],
  ['RU-91', 'Республики Крым'],
  ['RU-92', 'города Севастополя'],
  ['RU-93', 'Донецкой Народной Республики'],
  ['RU-94', 'Луганской Народной Республики'],
  ['RU-90', 'Запорожской области'],
  ['RU-95', 'Херсонской области'],
];

const NOMINATIVE = new Map(identity.lexicons.regions.map(({ code, name }) => [code, name]));

const order = (letterhead: string, place: string, rest = ''): string => `${letterhead}

ПРИКАЗ

12 мая 2025 г.        № 15
${place}

О перечне точек взаимодействия с внешними клиентами

В целях внедрения стандартов клиентоцентричности приказываю:

1. Утвердить прилагаемый Порядок ведения перечня точек взаимодействия с внешними клиентами.
2. Разместить приказ на официальном сайте${rest}.

Министр                А.А. Иванов
`;

const read = (text: string) => {
  const { region, agency } = requisitesOf(firstAct(text), identity);
  return { region: region.value?.code ?? null, agency: agency.value };
};

describe('the subject of the Federation', () => {
  it('is in the table for each of the 89', () => {
    expect(SUBJECTS.map(([code]) => code).sort()).toEqual(identity.lexicons.regions.map(({ code }) => code).sort());
  });

  it.each(SUBJECTS)('%s in the agency’s name in capitals and in the title', (code, genitive) => {
    expect(read(order(`МИНИСТЕРСТВО ТРУДА\n${genitive.toUpperCase()}`, ''))).toEqual({
      region: code,
      agency: `Министерство труда ${genitive}`,
    });
    expect(read(order('', '').replace('клиентами\n', `клиентами Министерства труда ${genitive}\n`))).toEqual({
      region: code,
      agency: `Министерство труда ${genitive}`,
    });
  });

  it.each(SUBJECTS)('%s in the nominative over the agency’s name', (code) => {
    expect(read(order(`${(NOMINATIVE.get(code) ?? '').toUpperCase()}\nУПРАВЛЕНИЕ КУЛЬТУРЫ АДМИНИСТРАЦИИ РАЙОНА`, '')).region).toBe(code);
  });

  it.each(identity.lexicons.regions.flatMap(({ code, cities }) => cities.map((city) => [code, city] as const)))(
    '%s by the town %s',
    (code, city) => {
      expect(read(order('УПРАВЛЕНИЕ КУЛЬТУРЫ', `г. ${city}`)).region).toBe(code);
    },
  );

  it.each(identity.lexicons.regions.flatMap(({ code, domains }) => domains.map((domain) => [code, domain] as const)))(
    '%s by the domain %s',
    (code, domain) => {
      expect(read(order('УПРАВЛЕНИЕ КУЛЬТУРЫ', '', ` mincult.${domain}`)).region).toBe(code);
    },
  );

  it('shares no town and no domain with another', () => {
    for (const list of [identity.lexicons.regions.map(({ cities }) => cities), identity.lexicons.regions.map(({ domains }) => domains)]) {
      const all = list.flat();
      expect(all.filter((name, index) => all.indexOf(name) !== index)).toEqual([]);
    }
  });
});
