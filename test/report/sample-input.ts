import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { DocumentRecord, RequirementInfo, Severity } from '../../src/model/index.js';
import type { ReportInput, ReportLabels, ReportLang, Threshold } from '../../src/report/index.js';
import { codesLexiconSchema } from '../../src/rules/lexicons/codes.js';
import { reportLexiconSchema, tileMapSchema } from '../../src/rules/lexicons/report.js';

const read = (path: string): unknown => parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'));

export const labels: ReportLabels = {
  lexicon: reportLexiconSchema.parse(read('rules/lexicon/report.yaml')),
  codes: codesLexiconSchema.parse(read('rules/lexicon/codes.yaml')),
  tiles: tileMapSchema.parse(read('rules/lexicon/tilemap.yaml')),
};

export const groups = [
  { id: 'order', title: 'Приказ' },
  { id: 'general', title: 'Общие положения' },
  { id: 'formation', title: 'Формирование перечня' },
  { id: 'types', title: 'Типы точек взаимодействия' },
  { id: 'list', title: 'Перечень' },
  { id: 'final', title: 'Заключительные положения' },
  { id: 'consistency', title: 'Согласованность документа' },
];

const CATALOGUE: readonly (readonly [id: string, severity: Severity, title: string])[] = [
  ['order.requisites', 'critical', 'Реквизиты приказа'],
  ['order.basis', 'minor', 'Ссылка на исполняемый акт'],
  ['order.approves', 'major', 'Утверждение порядка'],
  ['order.publication', 'major', 'Опубликование приказа'],
  ['order.control', 'major', 'Контроль за исполнением'],
  ['order.stamp-match', 'major', 'Гриф утверждения совпадает с приказом'],
  ['general.purpose', 'minor', 'Цель порядка'],
  ['general.tasks', 'minor', 'Задачи формирования перечня'],
  ['general.terms', 'minor', 'Термины и определения'],
  ['formation.form', 'minor', 'Форма перечня'],
  ['formation.authorized-person', 'critical', 'Уполномоченное лицо'],
  ['formation.authorized-person-duties', 'major', 'Обязанности уполномоченного лица'],
  ['formation.unit-duties', 'major', 'Подготовка сведений подразделениями'],
  ['formation.key-touchpoints', 'minor', 'Ключевые и малоиспользуемые точки'],
  ['formation.identification-basis', 'minor', 'Основания выявления точек'],
  ['formation.administrative-use', 'minor', 'Точки, используемые по распоряжению'],
  ['formation.needs', 'major', 'Потребности клиента в каждой точке'],
  ['formation.no-formalism', 'minor', 'Недопустимость формального подхода'],
  ['formation.no-duplication', 'major', 'Одна точка для процесса из нескольких этапов'],
  ['formation.principles', 'minor', 'Принципы формирования точек'],
  ['types.digital-offline', 'major', 'Деление на цифровые и офлайн-точки'],
  ['types.portal', 'minor', 'Требования к сайту'],
  ['types.social', 'minor', 'Требования к социальным сетям'],
  ['types.social-response-time', 'major', 'Сроки ответа в социальных сетях'],
  ['types.phone', 'minor', 'Требования к телефонному общению'],
  ['types.written', 'minor', 'Требования к письменному общению'],
  ['list.digital', 'major', 'Цифровые точки названы'],
  ['list.offline', 'major', 'Офлайн-точки названы'],
  ['list.channel-type', 'minor', 'Тип канала соответствует эталону'],
  ['list.table', 'major', 'Перечень приложен таблицей'],
  ['list.table-complete', 'major', 'Строки таблицы заполнены'],
  ['list.table-type', 'minor', 'Тип в строке соответствует каналам'],
  ['final.list-publication', 'critical', 'Размещение утверждённого перечня'],
  ['final.trigger.touchpoint-added', 'critical', 'Обновление при появлении новой точки'],
  ['final.trigger.touchpoint-type-changed', 'major', 'Обновление при изменении типа точки'],
  ['final.trigger.needs-changed', 'major', 'Обновление при изменении потребностей'],
  ['final.trigger.touchpoint-removed', 'major', 'Обновление при исключении точки'],
  ['final.unit-heads-notify', 'major', 'Сообщения руководителей подразделений'],
  ['final.update-deadline', 'critical', 'Срок размещения актуальной редакции перечня'],
  ['consistency.agency', 'major', 'Один орган во всём тексте'],
  ['consistency.client-type', 'minor', 'Один вид клиента'],
  ['consistency.authorized-person', 'minor', 'Одно обозначение уполномоченного лица'],
  ['consistency.references', 'major', 'Приложения и пункты, на которые есть ссылки'],
  ['consistency.numbering', 'minor', 'Нумерация без пропусков и повторов'],
  ['consistency.single-version', 'info', 'Одна версия документа в файле'],
];

export const requirements: readonly RequirementInfo[] = CATALOGUE.map(([id, severity, title], index) => ({
  id,
  groupId: id.slice(0, id.indexOf('.')),
  ordinal: index + 1,
  severity,
  title,
  referenceText: `Эталонная формулировка требования «${title}»: при внесении изменений в Перечень его актуальная версия размещается на официальном сайте в течение 10 рабочих дней со дня внесения таких изменений.`,
  source: 'Типовой порядок, п. 5.4',
}));

const thresholds: readonly Threshold[] = [
  {
    requirementId: 'final.update-deadline',
    kind: 'deadline',
    terms: [{ action: 'publish-updated-list', label: null, value: 10, unit: 'working-day' }],
  },
];

export const inputOf = (documents: readonly DocumentRecord[], lang: ReportLang = 'ru'): ReportInput => ({
  documents,
  standard: { id: 'touchpoints', version: '2024-1', title: 'Типовой порядок ведения перечня точек взаимодействия', requirements },
  groups,
  thresholds,
  labels,
  lang,
});
