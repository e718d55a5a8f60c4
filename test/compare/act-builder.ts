import type {
  Act,
  AgencyMention,
  ActReference,
  Clause,
  ClientMention,
  Deadline,
  Definition,
  Facts,
  Field,
  InternalReference,
  ListRow,
  ListTable,
  Part,
  Place,
  Provenance,
  Provision,
  ProvisionTopic,
  Requisites,
  Role,
  Stamp,
  Touchpoint,
  Trigger,
} from '../../src/model/index.js';
import { DIGITAL_CHANNELS, OFFLINE_CHANNELS } from '../../src/model/index.js';

/** Compact literals of facts; everything else has a value that no check looks at. */
export interface ActLiteral {
  readonly id?: string;
  readonly status?: Act['status'];
  readonly scope?: Act['scope'];
  readonly isPrimary?: boolean;
  readonly versionOf?: string | null;
  readonly requisites?: Partial<Record<Exclude<keyof Requisites, 'dateText'>, string | null | Partial<Field<string>>>>;
  /** Whether it is an order with a procedure (default) or a procedure alone. */
  readonly shape?: 'order' | 'stamped';
  readonly stamp?: Partial<Stamp> | null;
  readonly tables?: readonly { columns: readonly ListTable['columns'][number]['role'][]; rows?: number; isList?: boolean }[];
  /** Clauses of the procedure as «label|text», indented by two spaces a level; a line without `|` has no label. */
  readonly clauses?: string;
  readonly extraParts?: readonly Part['kind'][];
  /** `topic` or `topic/item`, with `@clause` where it stands in a clause of its own. */
  readonly provisions?: readonly string[];
  readonly roles?: readonly Partial<Role>[];
  readonly triggers?: readonly Trigger['kind'][];
  readonly deadlines?: readonly Partial<Deadline>[];
  readonly terms?: readonly string[];
  /** `source:channel:declared`, e.g. `list:phone:digital`, `list:email:-`. */
  readonly touchpoints?: readonly string[];
  readonly listRows?: readonly Partial<ListRow>[];
  readonly actReferences?: readonly Partial<ActReference>[];
  readonly references?: readonly Partial<InternalReference>[];
  readonly agencies?: readonly Partial<AgencyMention>[];
  /** `where:clients`. */
  readonly clients?: readonly string[];
  readonly unreadable?: boolean;
}

export const buildAct = (literal: ActLiteral = {}): Act => ({
  id: literal.id ?? 'act-1',
  ordinal: 1,
  scope: literal.scope ?? 'touchpoint-procedure',
  status: literal.status ?? 'signed',
  isPrimary: literal.isPrimary ?? true,
  versionOf: literal.versionOf ?? null,
  requisites: requisitesOf(literal),
  parts: partsOf(literal),
  facts: factsOf(literal),
  amends: [],
  unreadable: literal.unreadable === true ? [place('<нечитаемо>')] : [],
});

let offset = 0;
const place = (quote: string): Place => {
  offset += quote.length + 1;
  return { start: offset - quote.length - 1, end: offset - 1, page: 1, quote };
};

const provenance = (quote: string): Provenance => ({ ...place(quote), ruleId: 'test/rule', confidence: 1 });

let facts = 0;
const fact = (quote: string): Provenance & { id: string; clauseId: null } => {
  facts += 1;
  return { id: `fact-${facts}`, clauseId: null, ...provenance(quote) };
};

const DEFAULT_REQUISITES: Record<string, string> = {
  actType: 'приказ',
  number: '62-осн',
  date: '2024-05-14',
  agency: 'Министерство экологии Тульской области',
  title: 'Об утверждении Порядка ведения перечня точек взаимодействия с клиентом',
  signatoryName: 'И.И. Панфилова',
  signatoryPosition: 'Министр',
};

const requisitesOf = ({ requisites = {} }: ActLiteral): Requisites => {
  const field = (name: Exclude<keyof Requisites, 'dateText'>): Field<string> => {
    const given = requisites[name];
    const value = given === undefined ? (DEFAULT_REQUISITES[name] ?? null) : typeof given === 'string' ? given : null;
    const rest = typeof given === 'object' && given !== null ? given : {};
    return { state: value === null ? 'absent' : 'found', value, candidates: [], ...provenance(value ?? ''), ...rest };
  };
  const none = <T>(): Field<T> => ({ state: 'absent', value: null, candidates: [], ...provenance('') });
  return {
    actType: field('actType'),
    number: field('number'),
    date: field('date'),
    dateText: null,
    place: field('place'),
    agency: field('agency'),
    region: none(),
    title: field('title'),
    signatoryName: field('signatoryName'),
    signatoryPosition: field('signatoryPosition'),
    subjects: none(),
    clientTypes: none(),
  };
};

const partsOf = (literal: ActLiteral): Part[] => {
  const kinds: Part['kind'][] = [...(literal.shape === 'stamped' ? [] : ['order' as const]), 'procedure', ...(literal.extraParts ?? [])];
  return kinds.map((kind, index) => ({
    id: `part-${index}`,
    ordinal: index + 1,
    kind,
    slug: kind,
    title: null,
    stamp: kind === 'procedure' ? stampOf(literal) : null,
    clauses: kind === 'procedure' ? clausesOf(literal.clauses ?? '') : kind === 'order' ? orderClauses() : [],
    tables: kind === 'procedure' ? tablesOf(literal) : [],
    start: 0,
    end: 0,
  }));
};

const stampOf = ({ stamp, shape }: ActLiteral): Stamp | null => {
  if (stamp === null) return null;
  const base: Stamp =
    shape === 'stamped'
      ? { kind: 'approve', annexNumber: null, namesAct: false, date: '2024-05-14', number: null, blank: false, ...place('УТВЕРЖДАЮ') }
      : { kind: 'approved', annexNumber: null, namesAct: true, date: '2024-05-14', number: '62-осн', blank: false, ...place('УТВЕРЖДЕН') };
  return { ...base, ...stamp };
};

const orderClauses = (): Clause[] => [clauseOf('order-1', null, '1.', 'Утвердить прилагаемый порядок.', 0)];

export const clauseOf = (id: string, parentId: string | null, label: string | null, text: string, depth: number): Clause => ({
  id,
  parentId,
  ordinal: 1,
  kind: label === null ? 'paragraph' : depth === 0 ? 'section' : 'clause',
  zone: 'body',
  label,
  path: id,
  citation: label === null ? '' : `п. ${label.replace(/[.)]$/, '')}`,
  depth,
  text,
  ...place(text),
});

/** «# » before the text makes a heading, numbered or not; «= » a clause of the first level, where numbers else make headings. */
const clausesOf = (literal: string): Clause[] => {
  const parents: string[] = [];
  return literal
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line, index) => {
      const depth = Math.floor((line.length - line.trimStart().length) / 2);
      const [label, text] = line.includes('|') ? line.trim().split('|', 2) : [null, line.trim()];
      const id = `c${index}`;
      parents.length = depth;
      const clause = clauseOf(id, parents.at(-1) ?? null, label || null, (text ?? '').replace(/^[#=] /, ''), depth);
      parents.push(id);
      if ((text ?? '').startsWith('# ')) return { ...clause, kind: 'section' };
      return (text ?? '').startsWith('= ') ? { ...clause, kind: 'clause' } : clause;
    });
};

const tablesOf = ({ tables = [] }: ActLiteral): ListTable[] =>
  tables.map(({ columns, rows = 1, isList = true }, index) => ({
    no: index + 1,
    columns: columns.map((role) => ({ role, title: role })),
    isList,
    rowCount: rows,
    ...place(columns.join(' ')),
  }));

const factsOf = (literal: ActLiteral): Facts => ({
  definitions: (literal.terms ?? []).map((term): Definition => ({ ...fact(`${term} – …`), term, definition: '…' })),
  roles: (literal.roles ?? []).map(
    (role): Role => ({
      ...fact(role.designation ?? role.role ?? 'роль'),
      role: 'authorized-person',
      holder: 'appointed',
      designation: null,
      otherDesignations: [],
      personName: null,
      appointedBy: null,
      duties: [],
      ...role,
    }),
  ),
  triggers: (literal.triggers ?? []).map((kind): Trigger => ({ ...fact(`случай ${kind}`), kind })),
  deadlines: (literal.deadlines ?? []).map(
    (deadline): Deadline => ({
      ...fact(`срок ${deadline.value ?? deadline.bound ?? ''}`),
      action: 'publish-updated-list',
      bound: 'within',
      value: null,
      unit: null,
      date: null,
      afterEvent: 'amendment',
      conflict: false,
      ...deadline,
    }),
  ),
  provisions: (literal.provisions ?? []).map((written): Provision => {
    const [code = '', clauseId] = written.split('@');
    const [topic = '', item = null] = code.split('/');
    // Tests write topics by hand; a wrong one finds nothing and fails its row.
    return { ...fact(code), ...(clauseId === undefined ? {} : { clauseId }), topic: topic as ProvisionTopic, item };
  }),
  listRows: (literal.listRows ?? []).map(
    (row, index): ListRow => ({
      ...fact(`строка ${index + 1}`),
      partId: 'part-1',
      tableNo: 1,
      rowNo: index + 1,
      direction: 'Кадровая работа',
      process: null,
      touchpoint: 'Кабинет 12',
      needs: 'Консультация',
      features: null,
      typeDeclared: 'offline',
      ...row,
    }),
  ),
  touchpoints: (literal.touchpoints ?? []).map(touchpointOf),
  contacts: [],
  actReferences: (literal.actReferences ?? []).map(
    (reference): ActReference => ({
      ...fact('распоряжение'),
      actType: 'распоряжение',
      number: null,
      date: null,
      title: null,
      isBasis: true,
      ...reference,
    }),
  ),
  internalReferences: (literal.references ?? []).map(
    (reference): InternalReference => ({ ...fact('согласно приложению'), target: 'annex', label: null, resolved: true, ...reference }),
  ),
  agencyMentions: (literal.agencies ?? []).map(
    (mention): AgencyMention => ({ ...fact(mention.name ?? 'министерство'), name: 'министерство', own: true, ...mention }),
  ),
  clientMentions: (literal.clients ?? []).map((written): ClientMention => {
    const [where, clients] = written.split(':');
    // As above: a wrong code fails its row.
    return { ...fact(written), where: where as ClientMention['where'], clients: clients as ClientMention['clients'] };
  }),
});

const touchpointOf = (written: string): Touchpoint => {
  const [source, channel = 'other', declared] = written.split(':');
  const digital: readonly string[] = DIGITAL_CHANNELS;
  const offline: readonly string[] = OFFLINE_CHANNELS;
  return {
    ...fact(written),
    listRowId: null,
    // As above.
    source: source as Touchpoint['source'],
    channel: channel as Touchpoint['channel'],
    name: channel,
    typeDeclared: declared === 'digital' || declared === 'offline' ? declared : null,
    typeStandard: digital.includes(channel) ? 'digital' : offline.includes(channel) ? 'offline' : null,
  };
};
