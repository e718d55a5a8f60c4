/** Why a command cannot run at all (exit code 2). The text is rendered at the edge from the catalogue of messages. */
export const REFUSAL_CODES = [
  'input-missing', // data: path
  'input-not-readable', // data: path, detail
  'input-not-regular', // data: path: a device, socket or pipe
  'output-not-writable', // data: path, detail
  'output-in-use', // data: path, lock, pid, and where known host and started: another run writes there
  'dataset-missing', // data: path
  'dataset-foreign', // data: path: not a database, or not one of ours
  'dataset-newer', // data: path, version, supported
  'dataset-older', // data: path, version, supported
  'dataset-without-records', // data: path: made by a version that kept none
  'dataset-busy', // data: path
  'rules-missing', // data: path
  'rules-broken', // data: detail: one line a problem, file:line:column first
  'rule-unknown', // data: id, nearest
  'option-invalid', // data: option, value, allowed
  'query-empty',
  'query-invalid', // data: detail
  'query-unknown', // data: id, nearest
  'file-unreadable', // data: path, detail: `check` on a file that could not be read
  'nothing-to-check', // data: path: read, but no procedure of touchpoints in it
  'sheet-unreadable', // data: path, detail: no workbook
  'sheet-foreign', // data: path: a workbook without the columns of decisions
  'order-unknown', // data: id, path of the dataset
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** Thrown at the edges only: stages never throw it. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly data: Readonly<Record<string, string | number>>;

  constructor(code: RefusalCode, data: Readonly<Record<string, string | number>> = {}) {
    super(`${code} ${JSON.stringify(data)}`);
    this.name = 'Refusal';
    this.code = code;
    this.data = data;
  }
}
