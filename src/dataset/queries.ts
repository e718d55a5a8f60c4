import { Refusal } from '../model/index.js';
import type { Connection } from '../store/index.js';

/** A question in plain SQL with values for its named parameters. */
export interface Query {
  readonly sql: string;
  readonly parameters: Readonly<Record<string, string>>;
}

export type Value = string | number | bigint | Uint8Array | null;

export interface Answer {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Value[])[];
}

/**
 * Asks the dataset. Nothing is changed: a statement that would is refused.
 * @throws Refusal `query-invalid` with what is wrong with the SQL or its parameters
 */
export const ask = (db: Connection, { sql, parameters }: Query): Answer => {
  try {
    const statement = db.prepare<Readonly<Record<string, string>>[], readonly Value[]>(sql);
    if (!statement.readonly || !statement.reader) throw new Refusal('query-invalid', { detail: 'not a SELECT' });
    const columns = statement.columns().map(({ name }) => name);
    const rows = Object.keys(parameters).length === 0 ? statement.raw().all() : statement.raw().all(parameters);
    return { columns, rows };
  } catch (error) {
    if (error instanceof Refusal || !(error instanceof Error)) throw error;
    throw new Refusal('query-invalid', { detail: error.message });
  }
};
