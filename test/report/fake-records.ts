import { readdirSync, readFileSync } from 'node:fs';
import type {
  Act,
  Clause,
  Deadline,
  Direction,
  DocumentRecord,
  Fact,
  Field,
  Finding,
  FindingStatus,
  Part,
  Place,
} from '../../src/model/index.js';
import { CHANNELS, FINDING_STATUSES, TRIGGER_KINDS } from '../../src/model/index.js';
import { labels, requirements } from './sample-input.js';

const ORDERS = new URL('../../corpus/orders/', import.meta.url);

export const sampleTexts: readonly string[] = readdirSync(ORDERS)
  .filter((name) => name.endsWith('.txt'))
  .sort()
  .map((name) => readFileSync(new URL(name, ORDERS), 'utf8'));

const AGENCIES = [
  'Комитет Правительства Чеченской Республики по защите прав потребителей и регулированию потребительского рынка',
  'Министерство промышленности и торговли Республики Дагестан',
  'Министерство цифрового развития Смоленской области',
  'Государственное казённое учреждение социального обслуживания населения',
  'Министерство социальной политики Калининградской области',
];

/** Records of parsed documents that look like real ones: sample texts, places that quote them, verdicts of every kind. */
export const fakeRecords = (count: number): DocumentRecord[] => Array.from({ length: count }, (_, index) => fakeRecord(index));

/** A record made of the given text, else of a sample's; everything about it follows from its number. */
export const fakeRecord = (index: number, given?: string): DocumentRecord => {
  const random = randomFrom(index + 1);
  const text = given ?? varied(sampleTexts[index % sampleTexts.length] ?? '', index);
  const act = fakeAct(index, text, random);
  return {
    id: `doc-${index}`,
    path: `${String(index).padStart(4, '0')}/приказ ${index}.txt`,
    sha256: String(index).padStart(64, '0'),
    format: 'txt',
    bytes: text.length * 2,
    pages: null,
    method: 'text',
    status: 'parsed',
    errorCode: null,
    errorMessage: null,
    ocrConfidence: null,
    duplicateOf: null,
    text,
    dropped: [],
    acts: [act],
    findings: requirements.map((requirement, position) => fakeFinding(act, text, requirement, position, random)),
    diagnostics: [],
  };
};

export const failedRecord = (path: string, errorCode: DocumentRecord['errorCode'], errorMessage: string): DocumentRecord => ({
  ...fakeRecord(0, ''),
  id: `failed-${path}`,
  path,
  format: null,
  method: null,
  status: 'failed',
  errorCode,
  errorMessage,
  acts: [],
  findings: [],
});

type Random = () => number;

/** A small linear generator: tests must not depend on the clock or on chance. */
const randomFrom = (seed: number): Random => {
  let state = (seed * 2654435761) % 4294967296;
  return () => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return state / 4294967296;
  };
};

/** Copies must not be alike, or packing them would look better than it is: numbers and some words change. */
const varied = (text: string, index: number): string => {
  const random = randomFrom(index * 7 + 3);
  return text.replace(/\p{L}{7,}/gu, (word) => (random() < 0.06 ? word.slice(0, 4) + word.slice(4).split('').reverse().join('') : word));
};

const pick = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random() * from.length)] as T; // never empty here

const placeIn = (text: string, start: number, end: number): Place => ({ start, end, page: null, quote: text.slice(start, end) });

const linesOf = (text: string): Place[] => {
  let start = 0;
  return text.split('\n').flatMap((line) => {
    const place = placeIn(text, start, start + line.length);
    start += line.length + 1;
    return line.trim() === '' ? [] : [place];
  });
};

const found = <T>(value: T, place: Place): Field<T> => ({
  state: 'found',
  value,
  candidates: [],
  ruleId: 'requisite',
  confidence: 1,
  ...place,
});

const absent = <T>(): Field<T> => ({
  state: 'absent',
  value: null,
  candidates: [],
  ruleId: null,
  confidence: 1,
  start: 0,
  end: 0,
  page: null,
  quote: '',
});

const fakeAct = (index: number, text: string, random: Random): Act => {
  const lines = linesOf(text);
  const line = (at: number): Place => lines[Math.floor(at * lines.length)] ?? placeIn(text, 0, 0);
  const tile = pick(random, labels.tiles.tiles);
  const clauses: Clause[] = lines.map((place, ordinal) => ({
    ...place,
    id: `clause-${index}-${ordinal}`,
    parentId: null,
    ordinal: ordinal + 1,
    kind: 'clause',
    zone: ordinal < 8 ? 'letterhead' : 'body',
    label: null,
    path: `procedure/${ordinal}`,
    citation: `п. ${1 + Math.floor(ordinal / 7)}.${1 + (ordinal % 7)}`,
    depth: 1 + (ordinal % 3),
    text: place.quote,
  }));
  const fact = (name: string, at: number): Fact => ({ ...line(at), id: `${name}-${index}`, clauseId: null, ruleId: name, confidence: 1 });
  const middle = Math.floor(text.length / 5);
  const part = (ordinal: number, kind: Part['kind'], start: number, end: number): Part => ({
    id: `part-${index}-${ordinal}`,
    ordinal,
    kind,
    slug: kind,
    title: null,
    stamp: null,
    clauses: clauses.filter((clause) => clause.start >= start && clause.start < end),
    tables: [],
    start,
    end,
  });
  return {
    id: `act-${index}`,
    ordinal: 1,
    scope: 'touchpoint-procedure',
    status: index % 17 === 5 ? 'draft' : 'signed',
    isPrimary: true,
    versionOf: null,
    requisites: {
      actType: found('приказ', line(0.05)),
      number: index % 9 === 4 ? absent() : found(`${10 + index}-ОД`, line(0.07)),
      date: found(`2024-0${1 + (index % 9)}-1${index % 10}`, line(0.06)),
      dateText: '«23» 05 2024 г.',
      place: found('Грозный', line(0.08)),
      agency: found(AGENCIES[index % AGENCIES.length] ?? '', line(0.01)),
      region: index % 41 === 40 ? absent() : found({ code: tile.code, name: tile.ru }, line(0.02)),
      title: found('Об утверждении порядка ведения перечня точек взаимодействия с клиентом', line(0.09)),
      signatoryName: found('А.А. Усманов', line(0.2)),
      signatoryPosition: found('Председатель', line(0.19)),
      subjects: found([pick(random, ['appeals', 'hr', 'it-support', 'accounting'] as const)], line(0.09)),
      clientTypes: found(['internal'], line(0.09)),
    },
    parts: [part(1, 'order', 0, middle), part(2, 'procedure', middle, text.length)],
    facts: {
      definitions: [],
      roles: [
        {
          ...fact('role', 0.3),
          role: 'authorized-person',
          holder: 'appointed',
          designation: 'уполномоченное лицо',
          otherDesignations: [],
          personName: null,
          appointedBy: null,
          duties: [],
        },
        {
          ...fact('control', 0.15),
          role: 'control',
          holder: 'person',
          designation: 'заместитель председателя',
          otherDesignations: [],
          personName: 'Эскерханов Лема Назарбекович',
          appointedBy: null,
          duties: [],
        },
      ],
      triggers: TRIGGER_KINDS.filter(() => random() < 0.5).map((kind, at) => ({ ...fact(`trigger-${kind}`, 0.8 + at / 50), kind })),
      deadlines: fakeDeadlines(index, fact('deadline', 0.9)),
      provisions: [{ ...fact('purpose', 0.22), topic: 'purpose', item: null }],
      listRows: [],
      touchpoints: CHANNELS.filter(() => random() < 0.35).map((channel, at) => ({
        ...fact(`touchpoint-${channel}`, 0.6 + at / 60),
        listRowId: null,
        source: 'list',
        name: labels.codes.channel[channel]?.ru ?? '',
        channel,
        typeDeclared: at % 3 === 0 ? null : 'digital',
        typeStandard: channel === 'phone' ? 'offline' : 'digital',
      })),
      contacts: [],
      actReferences: [],
      internalReferences: [],
      agencyMentions: [],
      clientMentions: [],
    },
    amends: [],
    unreadable: index % 10 === 3 ? [line(0.5)] : [],
  };
};

const fakeDeadlines = (index: number, fact: Fact): Deadline[] => {
  const deadline = {
    ...fact,
    action: 'publish-updated-list',
    bound: 'within',
    unit: 'working-day',
    date: null,
    afterEvent: 'amendment',
    conflict: false,
  } as const;
  if (index % 7 === 1) return [];
  if (index % 7 === 2) return [{ ...deadline, bound: 'timely', value: null, unit: null }];
  return [{ ...deadline, value: [10, 5, 10, 15, 3][index % 5] ?? 10 }];
};

const fakeFinding = (act: Act, text: string, requirement: (typeof requirements)[number], position: number, random: Random): Finding => {
  const status = fakeStatus(act, requirement.id, random);
  const clause = pick(
    random,
    act.parts.flatMap((part) => part.clauses),
  );
  const place = clause === undefined ? null : placeIn(text, clause.start, Math.min(clause.end, clause.start + 220));
  const absentWords = status === 'missing' || status === 'not-applicable' || status === 'undetermined';
  const direction: Direction | null = status === 'deviates' ? pick(random, ['stricter', 'weaker', 'different'] as const) : null;
  return {
    id: `${act.id}-${requirement.id}`,
    actId: act.id,
    requirementId: requirement.id,
    status,
    direction,
    severity: requirement.severity,
    expected: `Ожидается: ${requirement.title.toLowerCase()}, 10 рабочих дней со дня внесения изменений`,
    actual: status === 'missing' ? 'В документе нет' : `Найдено в ${clause?.citation ?? 'тексте'}: значение ${Math.floor(random() * 30)}`,
    explanation: `Требование «${requirement.title}» сопоставлено с фактами документа, вывод: ${labels.codes.findingStatus[status]?.ru ?? ''}.`,
    recommendation: status === 'met' || status === 'not-applicable' ? null : `Дополнить документ пунктом: «${requirement.referenceText}»`,
    clauseId: absentWords ? null : (clause?.id ?? null),
    place: absentWords ? null : place,
    confidence: 1,
    evidence: place === null ? [] : fakeEvidence(status, place, clause?.id ?? null, position),
  };
};

const fakeEvidence = (status: FindingStatus, place: Place, clauseId: string | null, position: number): Finding['evidence'] => {
  if (status === 'missing') return position % 3 === 0 ? [] : [{ ...place, role: 'nearest', clauseId }];
  return status === 'met' || status === 'deviates' ? [{ ...place, role: 'found', clauseId }] : [];
};

const fakeStatus = (act: Act, requirementId: string, random: Random): FindingStatus => {
  if (requirementId === 'final.update-deadline') return statusOfTerm(act.facts.deadlines[0]);
  const at = random();
  const bounds = [0.62, 0.7, 0.8, 0.92, 0.97, 1];
  return FINDING_STATUSES[bounds.findIndex((bound) => at < bound)] ?? 'met';
};

const statusOfTerm = (deadline: Deadline | undefined): FindingStatus => {
  if (deadline === undefined) return 'missing';
  if (deadline.value === null) return 'partial';
  return deadline.value === 10 ? 'met' : 'deviates';
};
