import { type Field, FIELD_STATES, type Provenance } from '../../model/index.js';

export type Schema = Readonly<Record<string, unknown>>;

export const text: Schema = { type: 'string' };
export const integer: Schema = { type: 'integer', minimum: 0 };
export const positive: Schema = { type: 'integer', minimum: 1 };
export const flag: Schema = { type: 'boolean' };
export const share: Schema = { type: 'number', minimum: 0, maximum: 1 };
export const isoDate: Schema = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' };
export const sha256: Schema = { type: 'string', pattern: '^[0-9a-f]{64}$' };

export const oneOf = (codes: readonly string[]): Schema => ({ enum: [...codes] });
export const orNull = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] });
export const list = (items: Schema): Schema => ({ type: 'array', items });
export const ref = (name: string): Schema => ({ $ref: `#/$defs/${name}` });

export type KeysOf<T> = { readonly [K in keyof Required<T>]: Schema };

/** An object with these keys and no others; all are there but those named. */
export function shape<T>(properties: KeysOf<T>, optional: readonly (keyof T)[] = []): Schema {
  const names = Object.keys(properties);
  return {
    type: 'object',
    properties,
    required: names.filter((name) => !optional.some((each) => each === name)),
    additionalProperties: false,
  };
}

// Function declarations, as the schema above is made of them.
export function placeKeys() {
  return { start: integer, end: integer, page: orNull(positive), quote: text };
}

export function provenanceKeys(): KeysOf<Provenance> {
  return { ...placeKeys(), ruleId: orNull(text), confidence: share };
}

export function factKeys() {
  return { ...provenanceKeys(), id: text, clauseId: orNull(text) };
}

export const field = (value: Schema): Schema =>
  shape<Field<unknown>>({ ...provenanceKeys(), state: oneOf(FIELD_STATES), value: orNull(value), candidates: list(value) });
