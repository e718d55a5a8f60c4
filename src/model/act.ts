import type {
  ActStatus,
  AfterEvent,
  Channel,
  ClauseKind,
  ClauseZone,
  ClientType,
  ContactKind,
  DeadlineAction,
  DeadlineBound,
  FieldState,
  HolderKind,
  PartKind,
  ProvisionTopic,
  RequisiteField,
  RoleKind,
  Scope,
  Subject,
  TimeUnit,
  TouchpointSource,
  TouchpointType,
  TriggerKind,
} from './codes.js';
import type { Place, Span } from './span.js';

/** One legal instrument with everything it approves: the common model, whatever file it came in. JSON-expressible. */
export interface Act {
  readonly id: string;
  readonly ordinal: number;
  readonly scope: Scope;
  readonly status: ActStatus;
  readonly isPrimary: boolean;
  /** Id of the act that this one is another version of (a draft, a second copy), else null. */
  readonly versionOf: string | null;
  readonly requisites: Requisites;
  readonly parts: readonly Part[];
  readonly facts: Facts;
  /** What an amendment or a repeal says it changes, as cited; empty for other acts. */
  readonly amends: readonly string[];
  /** Places whose text cannot be trusted: what was not found may stand there. */
  readonly unreadable: readonly Place[];
}

/** A field and how it is known. `value` is null unless `state` is found; `candidates` are there where it is ambiguous. */
export interface Field<T> extends Provenance {
  readonly state: FieldState;
  readonly value: T | null;
  readonly candidates: readonly T[];
}

/** Where a fact comes from. `quote` is exactly `text.slice(start, end)`; all are null/0 for an absent field. */
export interface Provenance extends Place {
  readonly ruleId: string | null;
  /** 0–1; below 1 where the match rests on similarity or the reading is uncertain. */
  readonly confidence: number;
}

export interface Requisites {
  /** In Russian, lower case: приказ, распоряжение, порядок. */
  readonly actType: Field<string>;
  readonly number: Field<string>;
  /** ISO 8601 date. */
  readonly date: Field<string>;
  /** The words of the date as printed, null where there are none. */
  readonly dateText: string | null;
  readonly place: Field<string>;
  readonly agency: Field<string>;
  readonly region: Field<Region>;
  readonly title: Field<string>;
  readonly signatoryName: Field<string>;
  readonly signatoryPosition: Field<string>;
  readonly subjects: Field<readonly Subject[]>;
  readonly clientTypes: Field<readonly ClientType[]>;
}

export interface Region {
  /** ISO 3166-2:RU, or `RU-` and the tax-service code. */
  readonly code: string;
  readonly name: string;
}

/** Field of `requisites` → column of `acts`. */
export const REQUISITE_COLUMN: Readonly<Record<Exclude<keyof Requisites, 'dateText'>, RequisiteField>> = {
  actType: 'act_type',
  number: 'number',
  date: 'date',
  place: 'place',
  agency: 'agency',
  region: 'region',
  title: 'title',
  signatoryName: 'signatory_name',
  signatoryPosition: 'signatory_position',
  subjects: 'subjects',
  clientTypes: 'client_types',
};

export interface Part extends Span {
  readonly id: string;
  readonly ordinal: number;
  readonly kind: PartKind;
  readonly slug: string;
  readonly title: string | null;
  readonly stamp: Stamp | null;
  readonly clauses: readonly Clause[];
  readonly tables: readonly ListTable[];
}

/** The approval stamp or annex caption over a part. */
export interface Stamp extends Place {
  /** `approved`: УТВЕРЖДЕН …; `approve`: УТВЕРЖДАЮ; `annex`: «Приложение …». */
  readonly kind: 'approved' | 'approve' | 'annex';
  /** Number of the annex («2»), null where it has none. */
  readonly annexNumber: string | null;
  /** True where it names the act it belongs to («к приказу …», «приказом …»). */
  readonly namesAct: boolean;
  /** Date and number of the act as the stamp gives them; null where blank or absent. */
  readonly date: string | null;
  readonly number: string | null;
  /** True where blanks stand in place of date or number («от ____ № ____»). */
  readonly blank: boolean;
}

export interface Clause extends Place {
  readonly id: string;
  readonly parentId: string | null;
  readonly ordinal: number;
  readonly kind: ClauseKind;
  readonly zone: ClauseZone;
  readonly label: string | null;
  readonly path: string;
  readonly citation: string;
  readonly depth: number;
  /** Own text; equal to `quote`. */
  readonly text: string;
}

export interface ListTable extends Place {
  readonly no: number;
  readonly columns: readonly ListColumn[];
  /** True for a table that is the list of touchpoints (or the report on it, or its form). */
  readonly isList: boolean;
  /** Rows beyond header, column numbers and repeated headers; 0 for a blank form. */
  readonly rowCount: number;
}

export interface ListColumn {
  readonly title: string;
  readonly role: 'number' | 'direction' | 'process' | 'touchpoint' | 'needs' | 'features' | 'type' | 'other';
}

export interface Facts {
  readonly definitions: readonly Definition[];
  readonly roles: readonly Role[];
  readonly triggers: readonly Trigger[];
  readonly deadlines: readonly Deadline[];
  readonly provisions: readonly Provision[];
  readonly listRows: readonly ListRow[];
  readonly touchpoints: readonly Touchpoint[];
  readonly contacts: readonly Contact[];
  readonly actReferences: readonly ActReference[];
  readonly internalReferences: readonly InternalReference[];
  readonly agencyMentions: readonly AgencyMention[];
  readonly clientMentions: readonly ClientMention[];
}

export interface Fact extends Provenance {
  readonly id: string;
  /** The clause it stands in; null for a fact of a table row or of the file's head. */
  readonly clauseId: string | null;
}

export interface Definition extends Fact {
  readonly term: string;
  readonly definition: string;
}

export interface Role extends Fact {
  readonly role: RoleKind;
  readonly holder: HolderKind;
  /** What the order calls the person or unit: «уполномоченное лицо», «отдел кадров»; null where it gives no name. */
  readonly designation: string | null;
  /** Every other designation met for the same role («уполномоченный отдел»), in order of appearance. */
  readonly otherDesignations: readonly string[];
  readonly personName: string | null;
  readonly appointedBy: string | null;
  /** Codes of `authorized-person-duties` the order gives this person. */
  readonly duties: readonly string[];
}

export interface Trigger extends Fact {
  readonly kind: TriggerKind;
}

export interface Deadline extends Fact {
  readonly action: DeadlineAction;
  readonly bound: DeadlineBound;
  readonly value: number | null;
  readonly unit: TimeUnit | null;
  /** ISO date for `by-date`, else null. */
  readonly date: string | null;
  readonly afterEvent: AfterEvent | null;
  /** True where digits and words disagree: «10 (пяти)». */
  readonly conflict: boolean;
}

export interface Provision extends Fact {
  readonly topic: ProvisionTopic;
  readonly item: string | null;
}

export interface ListRow extends Fact {
  readonly partId: string;
  readonly tableNo: number;
  readonly rowNo: number;
  readonly direction: string | null;
  readonly process: string | null;
  readonly touchpoint: string | null;
  readonly needs: string | null;
  readonly features: string | null;
  readonly typeDeclared: TouchpointType | null;
}

export interface Touchpoint extends Fact {
  readonly listRowId: string | null;
  readonly source: TouchpointSource;
  readonly name: string;
  readonly channel: Channel;
  readonly typeDeclared: TouchpointType | null;
  readonly typeStandard: TouchpointType | null;
}

export interface Contact extends Fact {
  readonly touchpointId: string | null;
  readonly kind: ContactKind;
  readonly raw: string;
  /** Phone in E.164, e-mail and URL in lower-case host; null where it is not a valid one. */
  readonly normalized: string | null;
}

export interface ActReference extends Fact {
  readonly actType: string | null;
  readonly number: string | null;
  readonly date: string | null;
  readonly title: string | null;
  /** True where it stands in the preamble as the act implemented. */
  readonly isBasis: boolean;
}

/** A reference to an annex or clause of the act itself, and whether it is in the file. */
export interface InternalReference extends Fact {
  readonly target: 'annex' | 'clause' | 'section';
  readonly label: string | null;
  readonly resolved: boolean;
}

/** A kind or name of agency the text speaks of as the keeper of the list. */
export interface AgencyMention extends Fact {
  /** Nominative, sentence case: «Министерство цифрового развития Смоленской области», «министерство». */
  readonly name: string;
  /** True where it is the act's own agency, its short name or a definition of it. */
  readonly own: boolean;
}

/** A clause that speaks of clients limited to one kind, or of clients at large. */
export interface ClientMention extends Fact {
  readonly where: 'title' | 'heading' | 'purpose' | 'elsewhere';
  readonly clients: 'internal' | 'external' | 'both' | 'unqualified';
}
