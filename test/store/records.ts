import { createHash } from 'node:crypto';
import type {
  Act,
  Clause,
  DocumentRecord,
  Facts,
  Field,
  Finding,
  Provenance,
  RequirementInfo,
  Requisites,
  StandardInfo,
} from '../../src/model/index.js';

/** Small records to be stored: one order with every kind of fact, its offsets true to its text. */

export const standard: StandardInfo = {
  id: 'reference',
  version: '1',
  requirements: [
    requirement('order.requisites', 1, 'critical'),
    requirement('final.update-deadline', 2, 'critical'),
    requirement('general.tasks', 3, 'minor'),
  ],
};

export const regions = [
  { code: 'RU-CE', name: 'Чеченская Республика', okato: '96', oktmo: null, federal_district: null },
  { code: 'RU-KGD', name: 'Калининградская область', okato: null, oktmo: null, federal_district: null },
];

const LINES = [
  'Приказ № 19 от 23 мая 2024 г.',
  'Перечень содержит потребности клиентов и учёт точек взаимодействия.',
  'Актуализация размещается в течение 5 рабочих дней.',
  'Контакты: help@example.ru',
];

export interface RecordOptions {
  readonly path: string;
  /** Of the file; of the text where it is not given. */
  readonly sha256?: string;
  readonly number?: string | null;
  readonly date?: string | null;
  readonly agency?: string;
  readonly status?: Act['status'];
  readonly scope?: Act['scope'];
  readonly lines?: readonly string[];
  readonly statuses?: readonly Finding['status'][];
}

export const idOf = (...parts: readonly string[]): string => createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 16);

export const record = (options: RecordOptions): DocumentRecord => {
  const lines = options.lines ?? LINES;
  const text = `${lines.join('\n')}\n`;
  const sha256 = options.sha256 ?? createHash('sha256').update(text).digest('hex');
  const id = idOf(options.path, sha256);
  const act = actOf(id, text, lines, options);
  return {
    id,
    path: options.path,
    sha256,
    format: 'txt',
    bytes: Buffer.byteLength(text),
    pages: null,
    method: 'text',
    status: 'parsed',
    errorCode: null,
    errorMessage: null,
    ocrConfidence: null,
    duplicateOf: null,
    text,
    dropped: [{ start: 0, end: 0, reason: 'blank' }],
    acts: [act],
    findings: act.isPrimary ? findingsOf(act, options.statuses ?? ['met', 'deviates', 'missing']) : [],
    diagnostics: [{ code: 'encoding-detected', level: 'info', start: null, end: null, page: null, data: { encoding: 'utf-8' } }],
  };
};

export const failedRecord = (path: string): DocumentRecord => ({
  ...record({ path }),
  id: idOf(path, 'failed'),
  format: null,
  method: null,
  status: 'failed',
  errorCode: 'corrupt',
  errorMessage: 'не читается',
  text: '',
  dropped: [],
  acts: [],
  findings: [],
  diagnostics: [],
});

function requirement(id: string, ordinal: number, severity: RequirementInfo['severity']): RequirementInfo {
  return {
    id,
    groupId: id.slice(0, id.indexOf('.')),
    ordinal,
    severity,
    title: `Требование ${ordinal}`,
    referenceText: 'Эталон',
    source: '004, п. 5.4',
  };
}

const actOf = (documentId: string, text: string, lines: readonly string[], options: RecordOptions): Act => {
  const id = `${documentId}.1`;
  const clauses = clausesOf(id, text, lines);
  const scope = options.scope ?? 'touchpoint-procedure';
  return {
    id,
    ordinal: 1,
    scope,
    status: options.status ?? 'signed',
    isPrimary: scope === 'touchpoint-procedure',
    versionOf: null,
    requisites: requisitesOf(text, options),
    parts: [
      {
        id: `${id}.order`,
        start: 0,
        end: text.length,
        ordinal: 1,
        kind: 'order',
        slug: 'order',
        title: null,
        stamp: null,
        clauses,
        tables: [],
      },
    ],
    facts: factsOf(id, clauses),
    amends: [],
    unreadable: [],
  };
};

const clausesOf = (actId: string, text: string, lines: readonly string[]): readonly Clause[] =>
  lines.map((line, index) => {
    const start = text.indexOf(line);
    return {
      id: `${actId}.order.${index + 1}`,
      parentId: index === 0 ? null : `${actId}.order.1`,
      ordinal: index + 1,
      kind: 'clause',
      zone: 'body',
      label: `${index + 1}.`,
      path: `order/${index + 1}`,
      citation: `п. ${index + 1}`,
      depth: index === 0 ? 0 : 1,
      text: line,
      quote: line,
      page: null,
      start,
      end: start + line.length,
    };
  });

const provenance = (clause: Clause | undefined): Provenance => ({
  quote: clause?.quote ?? '',
  page: null,
  start: clause?.start ?? 0,
  end: clause?.end ?? 0,
  ruleId: clause === undefined ? null : 'test/rule',
  confidence: clause === undefined ? 0 : 1,
});

const found = <T>(text: string, value: T | null, quote: string): Field<T> => {
  const start = text.indexOf(quote);
  const known = value !== null && start >= 0;
  return {
    state: value === null ? 'absent' : 'found',
    value,
    candidates: [],
    quote: known ? quote : '',
    page: null,
    start: known ? start : 0,
    end: known ? start + quote.length : 0,
    ruleId: value === null ? null : 'test/requisite',
    confidence: 1,
  };
};

const requisitesOf = (text: string, options: RecordOptions): Requisites => ({
  actType: found(text, 'приказ', 'Приказ'),
  number: found(text, options.number === undefined ? '19' : options.number, '19'),
  date: found(text, options.date === undefined ? '2024-05-23' : options.date, '23 мая 2024 г.'),
  dateText: '23 мая 2024 г.',
  place: found<string>(text, null, ''),
  agency: found(text, options.agency ?? 'Комитет связи', ''),
  region: found(text, { code: 'RU-CE', name: 'Чеченская Республика' }, ''),
  title: found(text, 'Об утверждении порядка', ''),
  signatoryName: found<string>(text, null, ''),
  signatoryPosition: found<string>(text, null, ''),
  subjects: found(text, ['appeals'] as const, ''),
  clientTypes: found(text, ['external'] as const, ''),
});

const factsOf = (actId: string, clauses: readonly Clause[]): Facts => {
  const fact = (name: string, index: number) => ({
    id: `${actId}.${name}`,
    clauseId: clauses[index]?.id ?? null,
    ...provenance(clauses[index]),
  });
  return {
    definitions: [{ ...fact('definition', 1), term: 'клиент', definition: 'лицо' }],
    roles: [
      {
        ...fact('role', 1),
        role: 'authorized-person',
        holder: 'post',
        designation: 'советник',
        otherDesignations: ['отдел'],
        personName: null,
        appointedBy: null,
        duties: ['checks'],
      },
    ],
    triggers: [{ ...fact('trigger', 2), kind: 'needs-changed' }],
    deadlines: [
      {
        ...fact('deadline', 2),
        action: 'publish-updated-list',
        bound: 'within',
        value: 5,
        unit: 'working-day',
        date: null,
        afterEvent: 'amendment',
        conflict: false,
      },
    ],
    provisions: [{ ...fact('provision', 1), topic: 'needs', item: 'information' }],
    listRows: [
      {
        ...fact('row', 1),
        partId: `${actId}.order`,
        tableNo: 1,
        rowNo: 1,
        direction: null,
        process: null,
        touchpoint: 'телефон',
        needs: '-',
        features: null,
        typeDeclared: 'digital',
      },
    ],
    touchpoints: [
      {
        ...fact('touchpoint', 1),
        listRowId: `${actId}.row`,
        source: 'table',
        name: 'телефон',
        channel: 'phone',
        typeDeclared: 'digital',
        typeStandard: 'offline',
      },
    ],
    contacts: [
      { ...fact('contact', 3), touchpointId: `${actId}.touchpoint`, kind: 'email', raw: 'help@example.ru', normalized: 'help@example.ru' },
    ],
    actReferences: [{ ...fact('reference', 0), actType: 'приказ', number: '1', date: '2023-10-30', title: null, isBasis: true }],
    internalReferences: [{ ...fact('internal', 1), target: 'annex', label: '1', resolved: false }],
    agencyMentions: [{ ...fact('agency', 1), name: 'Министерство', own: false }],
    clientMentions: [{ ...fact('client', 1), where: 'elsewhere', clients: 'unqualified' }],
  };
};

const findingsOf = (act: Act, statuses: readonly Finding['status'][]): readonly Finding[] =>
  standard.requirements.map((each, index) => {
    const clause = act.parts[0]?.clauses[2];
    const status = statuses[index] ?? 'met';
    return {
      id: `${act.id}.${each.id}`,
      actId: act.id,
      requirementId: each.id,
      status,
      direction: status === 'deviates' ? 'stricter' : null,
      severity: each.severity,
      expected: '10 рабочих дней',
      actual: '5 рабочих дней',
      explanation: 'Срок короче.',
      recommendation: null,
      clauseId: clause?.id ?? null,
      place: clause === undefined ? null : { quote: clause.quote, page: null, start: clause.start, end: clause.end },
      confidence: 1,
      evidence:
        clause === undefined
          ? []
          : [{ role: 'found', clauseId: clause.id, quote: clause.quote, page: null, start: clause.start, end: clause.end }],
    };
  });
