import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/model/index.js';
import { buildAct, type ActLiteral } from './act-builder.js';
import { findingFor } from './context.js';

/** What the act holds, the verdict, and a part of the explanation or recommendation that must be there. */
type Row = readonly [act: ActLiteral, verdict: string, says?: string | undefined];

const verdictOf = ({ status, direction }: Finding): string => (direction === null ? status : `${status} ${direction}`);

const check = (id: string, rows: readonly Row[]): void => {
  describe(id, () => {
    it.each(rows.map(([literal, verdict, says]) => ({ literal, verdict, says })))('$literal: $verdict', ({ literal, verdict, says }) => {
      const finding = findingFor(id, buildAct(literal));
      expect(verdictOf(finding)).toBe(verdict);
      if (says !== undefined) expect(`${finding.explanation} ${finding.actual} ${finding.recommendation}`).toContain(says);
    });
  });
};

const NEVER: ActLiteral = {};
const UNREADABLE: ActLiteral = { unreadable: true };
const DRAFT: ActLiteral = { status: 'draft', requisites: { number: null, date: null } };

check('order.requisites', [
  [{}, 'met'],
  [{ requisites: { number: null } }, 'partial', 'номер'],
  [{ shape: 'stamped', requisites: { number: null, actType: 'порядок' } }, 'partial', 'номер'],
  [{ requisites: { signatoryName: null } }, 'partial', 'должность и имя подписавшего'],
  [{ requisites: { date: { state: 'unreadable' } } }, 'undetermined', 'дата'],
  [{ requisites: { date: { state: 'ambiguous' }, number: null } }, 'partial', 'Не указано: номер; дата'],
  [{ requisites: { actType: null, number: null, date: null, agency: null, signatoryName: null } }, 'missing'],
  [{ ...UNREADABLE, requisites: { number: null } }, 'undetermined'],
  [DRAFT, 'met', 'при подписании'],
  [{ ...DRAFT, requisites: { number: null, date: null, signatoryName: null } }, 'partial', 'должность и имя подписавшего'],
]);
check('order.basis', [
  [{ actReferences: [{ number: '15-п' }] }, 'met'],
  [{ actReferences: [{ date: '2023-10-30' }] }, 'met'],
  [{ actReferences: [{}] }, 'missing', 'без номера'],
  [{ actReferences: [{ number: '15-п', isBasis: false }] }, 'missing'],
  [UNREADABLE, 'undetermined'],
  [{ shape: 'stamped' }, 'not-applicable'],
]);
check('order.approves', [
  [{ provisions: ['approval'] }, 'met'],
  [NEVER, 'missing'],
  [UNREADABLE, 'undetermined'],
]);
check('order.publication', [
  [{ provisions: ['order-publication'] }, 'met'],
  [{ provisions: ['list-publication'] }, 'missing'],
  [{ shape: 'stamped' }, 'not-applicable'],
]);
check('order.control', [
  [{ roles: [{ role: 'control', holder: 'person', designation: 'заместитель министра', personName: 'П.С. Дорохин' }] }, 'met', 'Дорохин'],
  [{ roles: [{ role: 'control', holder: 'head' }] }, 'met'],
  [{ roles: [{ role: 'control', holder: 'post', designation: 'заместитель министра' }] }, 'partial', 'без имени'],
  [{ roles: [{ role: 'control', holder: 'unit', designation: 'отдел' }] }, 'partial', 'подразделение'],
  [{ ...UNREADABLE, roles: [{ role: 'control', holder: 'post' }] }, 'partial'],
  [{ roles: [{ role: 'authorized-person', holder: 'person', personName: 'П.С. Дорохин' }] }, 'missing'],
  [{ shape: 'stamped' }, 'not-applicable'],
]);
check('order.stamp-match', [
  [{}, 'met'],
  [{ stamp: { number: '62-ОСН' } }, 'met'],
  [{ stamp: { kind: 'annex' } }, 'met'],
  [{ stamp: { number: '26-осн' } }, 'deviates different', '№ 26-осн'],
  [{ stamp: { date: '2024-05-15' } }, 'deviates different', '15.05.2024'],
  [{ stamp: { date: null, number: null, blank: true } }, 'deviates different', 'пропуски'],
  [{ stamp: { number: null } }, 'deviates different', 'нет даты или номера'],
  [{ stamp: { kind: 'annex', namesAct: false, date: null, number: null } }, 'missing', 'не говорит'],
  [{ stamp: null }, 'missing', 'УТВЕРЖДЕН приказом (наименование органа) от 14.05.2024 № 62-осн'],
  [{ ...UNREADABLE, stamp: null }, 'undetermined'],
  [{ requisites: { number: { state: 'ambiguous' } } }, 'undetermined', 'номер'],
  [{ ...DRAFT, stamp: { blank: true, date: null, number: null } }, 'not-applicable', 'при подписании'],
  [{ shape: 'stamped' }, 'not-applicable'],
]);
check('general.terms', [
  [
    { terms: ['Клиент (внешний клиент)', 'внутренние клиенты', 'клиентский путь', 'клиентский опыт', 'профиль клиентского сегмента'] },
    'met',
  ],
  [
    { terms: ['внешний клиент', 'внутренний клиент учреждения'] },
    'partial',
    'Не определены: клиентский путь; клиентский опыт; профиль клиентского сегмента',
  ],
  [{ terms: ['клиент внутренний'] }, 'partial', 'Определены: внутренний клиент.'],
  [{ terms: ['профиль клиента', 'функция'] }, 'missing'],
  [{ ...UNREADABLE, terms: ['клиент'] }, 'undetermined'],
]);
check('general.tasks', [
  [{ provisions: ['tasks/interaction', 'tasks/experience'] }, 'met'],
  [{ provisions: ['tasks/interaction'] }, 'partial', 'формирование положительного опыта взаимодействия'],
  [NEVER, 'missing'],
]);
check('formation.form', [
  [{ tables: [{ columns: ['touchpoint'] }] }, 'met'],
  [{ provisions: ['list-form/left-to-agency'] }, 'met'],
  [{ provisions: ['list-form/annexed'], extraParts: ['list'] }, 'met'],
  [{ provisions: ['list-form/annexed'], references: [{ resolved: true }] }, 'met'],
  [{ provisions: ['list-form/annexed'], references: [{ resolved: false }] }, 'deviates different', 'приложения в файле нет'],
  [{ provisions: ['list-form/annexed'] }, 'deviates different'],
  [{ ...UNREADABLE, provisions: ['list-form/annexed'] }, 'undetermined'],
  [{ tables: [{ columns: ['other'], isList: false }] }, 'missing'],
]);
check('formation.authorized-person', [
  [{ roles: [{ holder: 'appointed', designation: 'уполномоченное лицо' }] }, 'met'],
  [
    {
      roles: [
        { holder: 'unit', designation: 'отдел' },
        { holder: 'post', designation: 'начальник отдела' },
      ],
    },
    'met',
  ],
  [{ roles: [{ holder: 'unit', designation: 'отдел кадров' }] }, 'partial', 'отдел кадров'],
  [{ roles: [{ holder: 'commission' }, { holder: 'head' }] }, 'partial'],
  [{ roles: [{ holder: 'head' }] }, 'missing', 'сам руководитель'],
  [{ roles: [{ role: 'preparer', holder: 'post' }] }, 'missing'],
  [{ ...UNREADABLE, roles: [{ holder: 'unit' }] }, 'undetermined'],
]);
check('formation.unit-duties', [
  [{ provisions: ['unit-duties/units-prepare', 'unit-duties/appointed-prepare'] }, 'met'],
  [{ provisions: ['unit-duties/units-initiate'] }, 'partial'],
  [{ provisions: ['unit-duties/appointed-prepare', 'unit-duties/units-initiate'] }, 'deviates different'],
  [NEVER, 'missing'],
]);
check('formation.identification-basis', [
  [{ provisions: ['identification-basis/internal-acts'] }, 'met'],
  [{ provisions: ['identification-basis/contracts'] }, 'partial', 'внутренние правовые акты'],
  [NEVER, 'missing'],
]);
check('formation.no-duplication', [
  [{ provisions: ['no-duplication'] }, 'met'],
  [{ provisions: ['contrary/duplication'] }, 'deviates different'],
  // A clause that says both contradicts itself; another clause may speak of other points.
  [{ provisions: ['no-duplication@8', 'contrary/duplication@8'] }, 'deviates different'],
  [{ provisions: ['no-duplication@8', 'contrary/duplication@9'] }, 'met'],
  [{ provisions: ['no-duplication@8', 'no-duplication@9', 'contrary/duplication@9'] }, 'met'],
  [NEVER, 'missing'],
]);
check('formation.needs', [
  [{ provisions: ['needs/information', 'needs/result'] }, 'partial', 'получение консультации; получение форм документов'],
  [NEVER, 'missing'],
]);
check('types.digital-offline', [
  [{ provisions: ['types-division/clause'] }, 'met'],
  [{ provisions: ['types-division/enumeration-digital', 'types-division/definition-offline'] }, 'met'],
  [{ touchpoints: ['list:email:digital', 'list:phone:offline'] }, 'met'],
  [{ provisions: ['types-division/enumeration-digital'] }, 'partial', 'Не выделены: офлайн-точки'],
  [{ touchpoints: ['table:email:digital', 'table:phone:offline'] }, 'missing'],
]);
check('types.portal', [
  [{ touchpoints: ['list:public-services-portal:-'] }, 'not-applicable'],
  [{ ...UNREADABLE, touchpoints: ['list:phone:-'] }, 'undetermined'],
  [{ touchpoints: ['list:website:-'] }, 'missing'],
  [{ touchpoints: ['definition:website:-'], provisions: ['portal/client-needs'] }, 'partial'],
]);
check('types.social-response-time', [
  [{ deadlines: [{ action: 'respond-mention', value: 4, unit: 'hour' }] }, 'not-applicable'],
  [
    {
      touchpoints: ['list:messenger:-'],
      deadlines: [
        { action: 'respond-mention', value: 4, unit: 'hour' },
        { action: 'respond-request', value: 2, unit: 'hour' },
      ],
    },
    'met',
  ],
  [
    { touchpoints: ['list:messenger:-'], deadlines: [{ action: 'respond-request', value: 2, unit: 'hour' }] },
    'partial',
    'ответ на упоминание',
  ],
  [{ touchpoints: ['list:messenger:-'], deadlines: [{ action: 'respond-mention', value: 8, unit: 'hour' }] }, 'deviates weaker', '8 часов'],
  [{ touchpoints: ['list:messenger:-'], deadlines: [{ action: 'respond-mention', value: 1, unit: 'day' }] }, 'deviates weaker'],
  [{ touchpoints: ['list:messenger:-'], deadlines: [{ action: 'respond-mention', value: 4, unit: 'working-hour' }] }, 'deviates different'],
  [
    {
      touchpoints: ['list:messenger:-'],
      deadlines: [
        { action: 'respond-mention', value: 2, unit: 'hour' },
        { action: 'respond-request', value: 4, unit: 'hour' },
      ],
    },
    'deviates different',
  ],
  [{ touchpoints: ['list:messenger:-'], deadlines: [{ action: 'respond-mention', bound: 'timely' }] }, 'missing'],
  [
    {
      touchpoints: ['list:messenger:-'],
      deadlines: [
        { action: 'respond-mention', bound: 'periodic', value: 1, unit: 'day' },
        { action: 'respond-mention', value: 4, unit: 'hour' },
        { action: 'respond-request', value: 2, unit: 'hour' },
      ],
    },
    'met',
  ],
]);
check('list.digital', [
  [{ touchpoints: ['list:email:digital'] }, 'met'],
  [{ touchpoints: ['table:email:digital'] }, 'met'],
  [{ touchpoints: ['definition:email:-', 'definition:premises:-'] }, 'partial', 'email'],
  [{ touchpoints: ['list:premises:offline'] }, 'missing'],
]);
check('list.offline', [
  [{ touchpoints: ['list:phone:-'] }, 'partial'],
  [{ touchpoints: ['list:other:offline'] }, 'met'],
]);
check('list.channel-type', [
  [{ touchpoints: ['list:email:digital', 'list:phone:-'] }, 'met'],
  [{ touchpoints: ['list:phone:digital'] }, 'deviates different', '«phone» – офлайн-точки'],
  [{ touchpoints: ['table:phone:digital'] }, 'not-applicable'],
  [{ touchpoints: ['list:other:digital'] }, 'met'],
]);
check('list.table', [
  [{ tables: [{ columns: ['number', 'process', 'touchpoint', 'needs', 'features'] }] }, 'met'],
  [{ tables: [{ columns: ['direction', 'touchpoint', 'needs', 'type'], rows: 0 }] }, 'met'],
  [{ tables: [{ columns: ['touchpoint', 'type'] }] }, 'partial', 'направление или вид деятельности; потребность или взаимодействие'],
  [{ tables: [{ columns: ['touchpoint', 'type'], isList: false }] }, 'missing'],
]);
const FULL: NonNullable<ActLiteral['tables']> = [{ columns: ['direction', 'touchpoint', 'needs', 'type'] }];
check('list.table-complete', [
  [{ tables: FULL, listRows: [{}] }, 'met'],
  [{ tables: FULL, listRows: [{}, { needs: ' – ' }] }, 'partial', 'строка 2 (потребность)'],
  [{ tables: FULL, listRows: [{ typeDeclared: null, touchpoint: null }] }, 'partial', 'строка 1 (точка взаимодействия, тип точки)'],
  [{ tables: [{ columns: ['touchpoint'], rows: 0 }] }, 'not-applicable'],
  [NEVER, 'not-applicable'],
]);
check('list.table-type', [
  [{ tables: FULL, touchpoints: ['table:email:digital'] }, 'met'],
  [{ tables: FULL, touchpoints: ['table:premises:digital'] }, 'deviates different', 'premises'],
  [{ tables: [{ columns: ['touchpoint', 'needs'] }], touchpoints: ['table:premises:-'] }, 'not-applicable'],
  [{ tables: [{ columns: ['touchpoint', 'features'] }], touchpoints: ['table:premises:offline'] }, 'met'],
]);
check('final.trigger.touchpoint-added', [
  [{ triggers: ['touchpoint-added', 'process-registered'] }, 'met'],
  [{ triggers: ['process-registered'] }, 'missing', 'включение в реестр процессов («случай process-registered»)'],
  [{ triggers: ['process-deregistered'] }, 'missing', 'не названо среди случаев'],
  [UNREADABLE, 'undetermined'],
]);
check('final.trigger.touchpoint-removed', [[{ triggers: ['process-deregistered'] }, 'missing', 'исключение из реестра процессов']]);
check('final.update-deadline', [
  [{ deadlines: [{ value: 10, unit: 'working-day' }] }, 'met', '10 рабочих дней'],
  [{ deadlines: [{ value: 10, unit: 'working-day' }, { bound: 'timely' }] }, 'met'],
  [{ deadlines: [{ value: 5, unit: 'working-day' }] }, 'deviates stricter', '5 рабочих дней вместо 10 рабочих дней'],
  [{ deadlines: [{ value: 1, unit: 'month' }] }, 'deviates weaker', '1 месяц'],
  [{ deadlines: [{ value: 1, unit: 'week' }] }, 'deviates stricter'],
  [{ deadlines: [{ value: 10, unit: 'calendar-day' }] }, 'deviates stricter'],
  [{ deadlines: [{ value: 14, unit: 'calendar-day' }] }, 'deviates different'],
  [{ deadlines: [{ value: 15, unit: 'calendar-day' }] }, 'deviates weaker'],
  [{ deadlines: [{ value: 30, unit: 'day' }] }, 'deviates weaker', '30 дней'],
  [{ deadlines: [{ value: 12, unit: 'day' }] }, 'deviates different', '12 дней'],
  [{ deadlines: [{ value: 24, unit: 'hour' }] }, 'deviates stricter'],
  [{ deadlines: [{ conflict: true }] }, 'deviates different', 'Цифры и слова'],
  [
    {
      deadlines: [
        { value: 10, unit: 'working-day' },
        { value: 5, unit: 'working-day' },
      ],
    },
    'deviates different',
    'разные сроки',
  ],
  [
    {
      deadlines: [
        { value: 5, unit: 'working-day' },
        { value: 5, unit: 'working-day' },
      ],
    },
    'deviates stricter',
  ],
  [
    {
      deadlines: [
        { value: 10, unit: 'working-day', afterEvent: 'amendment', clauseId: '4' },
        { value: 3, unit: 'working-day', afterEvent: null, clauseId: '4' },
      ],
    },
    'deviates stricter',
    'разные сроки',
  ],
  [
    {
      deadlines: [
        { value: 10, unit: 'working-day', afterEvent: 'amendment', clauseId: '4' },
        { value: 15, unit: 'working-day', afterEvent: 'approval', clauseId: '6' },
      ],
    },
    'deviates different',
    'разные сроки',
  ],
  [{ deadlines: [{ bound: 'not-later-than', afterEvent: 'amendment' }] }, 'deviates different'],
  [{ deadlines: [{ value: 10, unit: 'working-day', afterEvent: 'period-end' }] }, 'deviates weaker'],
  [{ deadlines: [{ bound: 'by-date', date: '2024-12-01' }] }, 'deviates different'],
  [
    {
      deadlines: [
        { value: 10, unit: 'working-day' },
        { bound: 'periodic', value: 1, unit: 'quarter' },
      ],
    },
    'met',
  ],
  [{ deadlines: [{ bound: 'periodic', value: 1, unit: 'quarter' }] }, 'deviates weaker', '1 квартал'],
  [{ deadlines: [{ bound: 'immediate' }] }, 'partial'],
  [{ ...UNREADABLE, deadlines: [{ bound: 'timely' }] }, 'partial'],
  [{ deadlines: [{ action: 'publish-order', value: 10, unit: 'working-day' }] }, 'missing'],
  [UNREADABLE, 'undetermined'],
]);
check('consistency.agency', [
  [{ agencies: [{ own: true }] }, 'met'],
  [{ agencies: [{ own: true }, { name: 'Министерство строительства', own: false }] }, 'deviates different', '«Министерство строительства»'],
  [{ unreadable: true, requisites: { agency: null } }, 'undetermined'],
]);
check('consistency.client-type', [
  [{ clients: ['title:internal', 'purpose:internal', 'purpose:unqualified'] }, 'met'],
  [{ clients: ['title:unqualified', 'purpose:internal'] }, 'deviates different', 'внутренние клиенты'],
  [{ clients: ['heading:both', 'purpose:both', 'elsewhere:external'] }, 'met'],
  [{ clients: ['title:internal', 'heading:external', 'purpose:internal'] }, 'met'],
  [{ clients: ['title:internal', 'purpose:internal', 'elsewhere:external'] }, 'deviates different', 'внешние клиенты'],
  [{ clients: ['title:internal', 'purpose:internal', 'elsewhere:unqualified'] }, 'met'],
  [{ clients: ['purpose:internal'] }, 'met'],
]);
check('consistency.authorized-person', [
  [{ roles: [{ designation: 'уполномоченное лицо' }, { designation: 'Уполномоченные лица Министерства' }] }, 'met'],
  [
    { roles: [{ designation: 'уполномоченный сотрудник' }, { designation: 'уполномоченный отдел', holder: 'unit' }] },
    'deviates different',
    '«уполномоченный отдел»',
  ],
  [{ roles: [{ designation: 'ответственное лицо', otherDesignations: ['уполномоченное лицо'] }] }, 'deviates different'],
  [{ roles: [{ designation: 'начальник отдела', holder: 'post', clauseId: 'order-1' }, { designation: 'уполномоченное лицо' }] }, 'met'],
  [
    {
      roles: [
        { designation: 'начальник отдела туризма', holder: 'person', personName: 'Петров И.И.', clauseId: 'order-1' },
        { designation: 'начальник отдела кадров', holder: 'post', clauseId: 'procedure-1' },
      ],
    },
    'deviates different',
    'отдела кадров',
  ],
  [
    {
      roles: [
        { designation: 'первый заместитель министра', holder: 'person', personName: 'И.И. Петров', clauseId: 'order-1' },
        { designation: 'заместитель министра', holder: 'person', personName: 'Петров Иван Ильич', clauseId: 'procedure-1' },
      ],
    },
    'met',
  ],
  [
    {
      roles: [
        { designation: 'консультант', holder: 'person', personName: 'И.И. Петров', clauseId: 'order-1' },
        { designation: 'консультант', holder: 'person', personName: 'С.А. Сидорова', clauseId: 'procedure-1' },
      ],
    },
    'deviates different',
  ],
  [
    {
      roles: [
        { designation: 'отдел кадров', holder: 'unit', clauseId: 'procedure-1' },
        { designation: 'консультант', holder: 'person', personName: 'И.И. Петров', clauseId: 'procedure-1' },
      ],
    },
    'met',
  ],
  [
    {
      roles: [
        { designation: 'отдел кадров', holder: 'unit', clauseId: 'procedure-1' },
        { designation: 'отдел туризма', holder: 'unit', clauseId: 'procedure-2' },
      ],
    },
    'deviates different',
  ],
  [
    {
      roles: [
        { designation: 'начальник отдела', holder: 'post', clauseId: 'procedure-1' },
        { designation: 'секретарь', holder: 'post', clauseId: 'procedure-1' },
      ],
    },
    'met',
  ],
  [
    {
      roles: [
        { designation: 'начальник отдела', holder: 'post', clauseId: 'procedure-1' },
        { designation: 'секретарь', holder: 'post', clauseId: 'procedure-2' },
      ],
    },
    'deviates different',
  ],
  [
    {
      roles: [
        { designation: 'ответственные лица', holder: 'person', clauseId: 'order-1' },
        { designation: 'специалист по кадрам', holder: 'person', clauseId: 'order-1' },
      ],
    },
    'met',
  ],
  [
    {
      roles: [
        { designation: 'ответственное лицо', otherDesignations: ['координатор'], holder: 'person', clauseId: 'order-1' },
        { designation: 'специалист по кадрам', holder: 'person', clauseId: 'order-1' },
      ],
    },
    'deviates different',
  ],
  [
    {
      roles: [
        { designation: 'рабочая группа', holder: 'commission', clauseId: 'order-1' },
        { designation: 'секретарь', holder: 'post', clauseId: 'procedure-2' },
      ],
    },
    'met',
  ],
  [{ roles: [{ holder: 'head' }] }, 'not-applicable'],
]);
check('consistency.references', [
  [NEVER, 'met'],
  [{ references: [{ resolved: true }] }, 'met'],
  [{ references: [{ resolved: true }, { resolved: false }] }, 'deviates different'],
  [{ ...UNREADABLE, references: [{ resolved: false }] }, 'undetermined'],
]);

describe('consistency.single-version', () => {
  const act = buildAct({ id: 'a' });
  it.each([
    ['nothing else', [], 'met'],
    ['its draft', [buildAct({ ...DRAFT, id: 'b', versionOf: 'a' })], 'deviates different'],
    ['a second copy', [buildAct({ id: 'b', versionOf: 'a' })], 'met'],
    ['a memo', [buildAct({ id: 'b', scope: 'unrelated' })], 'met'],
  ])('%s: %#', (_, siblings, verdict) => {
    expect(verdictOf(findingFor('consistency.single-version', act, [act, ...siblings]))).toBe(verdict);
  });
});

describe('single provisions', () => {
  it.each([
    ['general.purpose', 'purpose'],
    ['formation.administrative-use', 'administrative-use'],
    ['formation.no-formalism', 'no-formalism'],
    ['formation.no-duplication', 'no-duplication'],
    ['final.list-publication', 'list-publication'],
    ['final.unit-heads-notify', 'unit-heads-notify'],
  ])('%s', (id, topic) => {
    expect(findingFor(id, buildAct({ provisions: [topic] })).status).toBe('met');
    expect(findingFor(id, buildAct()).status).toBe('missing');
    expect(findingFor(id, buildAct(UNREADABLE)).status).toBe('undetermined');
  });
});
