import {
  ACT_STATUSES,
  type Act,
  CLAUSE_KINDS,
  CLAUSE_ZONES,
  type Clause,
  CLIENT_TYPES,
  type Diagnostic,
  DIAGNOSTIC_CODES,
  DIRECTIONS,
  DOCUMENT_STATUSES,
  type DocumentRecord,
  type Dropped,
  type Evidence,
  EVIDENCE_ROLES,
  FAILURE_CODES,
  type Finding,
  FINDING_STATUSES,
  FORMATS,
  type ListColumn,
  type ListTable,
  type Part,
  PART_KINDS,
  type Place,
  READING_METHODS,
  type RecordedScan,
  type Region,
  type Requisites,
  SCOPES,
  SEVERITIES,
  SKIP_CODES,
  type Stamp,
  SUBJECTS,
} from '../../model/index.js';
import { facts } from './facts.js';
import {
  flag,
  integer,
  isoDate,
  list,
  oneOf,
  orNull,
  placeKeys,
  positive,
  ref,
  type Schema,
  sha256,
  shape,
  share,
  text,
  field,
} from './shape.js';

const DRAFT = 'https://json-schema.org/draft/2020-12/schema';

/**
 * JSON Schema (draft 2020-12) of `orders/<id>.json`. Every shape names exactly the keys of its type: a key that the model gains or loses
 * does not compile here.
 */
export const orderJsonSchema = (): Schema => ({
  $schema: DRAFT,
  title: 'One file as received, read or not: orders/<id>.json',
  ...documentRecord,
  $defs: {
    act,
    clause,
    diagnostic,
    evidence,
    finding,
    part,
    place: shape<Place>({ ...placeKeys() }),
    table,
  },
});

const spanKeys = { start: integer, end: integer };

const region = shape<Region>({ code: { type: 'string', pattern: '^RU-[A-Z0-9]{2,3}$' }, name: text });

const requisites = shape<Requisites>({
  actType: field(text),
  number: field(text),
  date: field(isoDate),
  dateText: orNull(text),
  place: field(text),
  agency: field(text),
  region: field(region),
  title: field(text),
  signatoryName: field(text),
  signatoryPosition: field(text),
  subjects: field(list(oneOf(SUBJECTS))),
  clientTypes: field(list(oneOf(CLIENT_TYPES))),
});

const stamp = shape<Stamp>({
  ...placeKeys(),
  kind: oneOf(['approved', 'approve', 'annex']),
  annexNumber: orNull(text),
  namesAct: flag,
  date: orNull(isoDate),
  number: orNull(text),
  blank: flag,
});

const clause = shape<Clause>({
  ...placeKeys(),
  id: text,
  parentId: orNull(text),
  ordinal: positive,
  kind: oneOf(CLAUSE_KINDS),
  zone: oneOf(CLAUSE_ZONES),
  label: orNull(text),
  path: text,
  citation: text,
  depth: integer,
  text,
});

const column = shape<ListColumn>({
  title: text,
  role: oneOf(['number', 'direction', 'process', 'touchpoint', 'needs', 'features', 'type', 'other'] satisfies ListColumn['role'][]),
});

const table = shape<ListTable>({ ...placeKeys(), no: positive, columns: list(column), isList: flag, rowCount: integer });

const part = shape<Part>({
  ...spanKeys,
  id: text,
  ordinal: positive,
  kind: oneOf(PART_KINDS),
  slug: text,
  title: orNull(text),
  stamp: orNull(stamp),
  clauses: list(ref('clause')),
  tables: list(ref('table')),
});

const act = shape<Act>({
  id: text,
  ordinal: positive,
  scope: oneOf(SCOPES),
  status: oneOf(ACT_STATUSES),
  isPrimary: flag,
  versionOf: orNull(text),
  requisites,
  parts: list(ref('part')),
  facts,
  amends: list(text),
  unreadable: list(ref('place')),
});

const evidence = shape<Evidence>({ ...placeKeys(), role: oneOf(EVIDENCE_ROLES), clauseId: orNull(text) });

const finding = shape<Finding>({
  id: text,
  actId: text,
  requirementId: text,
  status: oneOf(FINDING_STATUSES),
  direction: orNull(oneOf(DIRECTIONS)),
  severity: oneOf(SEVERITIES),
  expected: text,
  actual: text,
  explanation: text,
  recommendation: orNull(text),
  clauseId: orNull(text),
  place: orNull(ref('place')),
  confidence: share,
  evidence: list(ref('evidence')),
});

const diagnostic = shape<Diagnostic>({
  code: oneOf(DIAGNOSTIC_CODES),
  level: oneOf(['info', 'warning', 'error']),
  start: orNull(integer),
  end: orNull(integer),
  page: orNull(positive),
  data: { type: 'object', additionalProperties: { type: ['string', 'number'] } },
});

const scan = shape<RecordedScan>({
  page: positive,
  width: positive,
  height: positive,
  turned: { enum: [0, 90, 180, 270] },
  levelled: { type: 'number' },
  words: list({ type: 'array', items: { type: 'number' }, minItems: 7, maxItems: 7 }),
});

const dropped = shape<Dropped>({
  ...spanKeys,
  reason: oneOf([
    'page-number',
    'running-header',
    'footer',
    'repeated-header-row',
    'column-number-row',
    'site-chrome',
    'blank',
  ] satisfies Dropped['reason'][]),
});

const documentRecord = shape<DocumentRecord>(
  {
    id: { type: 'string', pattern: '^[0-9a-f]{16}$' },
    path: text,
    sha256,
    format: orNull(oneOf(FORMATS)),
    bytes: integer,
    pages: orNull(integer),
    method: orNull(oneOf(READING_METHODS)),
    status: oneOf(DOCUMENT_STATUSES),
    errorCode: orNull(oneOf([...FAILURE_CODES, ...SKIP_CODES])),
    errorMessage: orNull(text),
    ocrConfidence: orNull(share),
    duplicateOf: orNull(text),
    text,
    dropped: list(dropped),
    acts: list(ref('act')),
    findings: list(ref('finding')),
    diagnostics: list(ref('diagnostic')),
    scans: list(scan),
  },
  ['scans'],
);
