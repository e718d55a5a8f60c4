/** One column of the dataset. The schema is data, so that the DDL, the checks and the documentation say the same. */
export interface Column {
  readonly name: string;
  /** `ANY` keeps whole numbers whole and lets others through: REAL would print 10 as 10.0. */
  readonly type: 'TEXT' | 'INTEGER' | 'REAL' | 'BLOB' | 'ANY';
  readonly nullable: boolean;
  /** Closed list of codes the value is taken from. */
  readonly codes?: readonly string[];
  /** Table whose key this is. */
  readonly references?: string;
  /** Further condition on the value, in SQL. */
  readonly check?: string;
}

export interface Table {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly primaryKey: readonly string[];
  readonly unique?: readonly (readonly string[])[];
  /** Conditions over several columns, in SQL. */
  readonly checks?: readonly string[];
  readonly indexes?: readonly (readonly string[])[];
  readonly withoutRowid?: boolean;
}

type Rest = Partial<Omit<Column, 'name' | 'type'>>;

export const text = (name: string, rest: Rest = {}): Column => ({ name, type: 'TEXT', nullable: false, ...rest });
export const integer = (name: string, rest: Rest = {}): Column => ({ name, type: 'INTEGER', nullable: false, ...rest });
export const real = (name: string, rest: Rest = {}): Column => ({ name, type: 'REAL', nullable: false, ...rest });
export const blob = (name: string): Column => ({ name, type: 'BLOB', nullable: false });
export const number = (name: string): Column => ({
  name,
  type: 'ANY',
  nullable: false,
  check: `typeof(${name}) IN ('integer', 'real', 'null')`,
});
export const orNull = (column: Column): Column => ({ ...column, nullable: true });

export const key = (): Column => text('id');
export const reference = (name: string, references: string): Column => text(name, { references });
export const code = (name: string, codes: readonly string[]): Column => text(name, { codes });
export const flag = (name: string): Column => integer(name, { check: `${name} IN (0, 1)` });
/** A JSON array as text. Older SQLite takes null for no valid JSON, so null is named. */
export const array = (name: string): Column =>
  text(name, { check: `${name} IS NULL OR (json_valid(${name}) AND json_type(${name}) = 'array')` });
/** A JSON object as text. */
export const object = (name: string): Column =>
  text(name, { check: `${name} IS NULL OR (json_valid(${name}) AND json_type(${name}) = 'object')` });
/** ISO 8601 date. */
export const date = (name: string): Column => text(name, { check: `${name} GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'` });
/** Place in a sequence. */
export const ordinal = (name = 'ordinal'): Column => integer(name, { check: `${name} >= 0` });
export const share = (name: string): Column => real(name, { check: `${name} BETWEEN 0 AND 1` });

/** Where something stands: half-open UTF-16 offsets into `texts.text`; all null for what was not found. */
export const PLACE: readonly Column[] = [
  orNull(text('quote')),
  orNull(integer('page', { check: 'page >= 1' })),
  orNull(integer('start_offset', { check: 'start_offset >= 0' })),
  orNull(
    integer('end_offset', {
      check: 'end_offset >= start_offset AND (end_offset IS NULL) = (quote IS NULL) AND (start_offset IS NULL) = (quote IS NULL)',
    }),
  ),
];

/** What every fact table ends in. */
export const PROVENANCE: readonly Column[] = [...PLACE, orNull(text('rule_id')), share('confidence')];
