import type { Place, Provenance } from '../../model/index.js';

export type Cell = string | number | Uint8Array | null;

/** Values by column. */
export type Row = Readonly<Record<string, Cell>>;

/** Rows of one document by table. */
export type RowsByTable = Readonly<Record<string, readonly Row[]>>;

/** Columns of a place; all null for one that was not found (no words, no extent). */
export const placeCells = (place: Place | null): Row => {
  const nowhere = place === null || (place.quote === '' && place.start === place.end);
  return nowhere
    ? { quote: null, page: null, start_offset: null, end_offset: null }
    : { quote: place.quote, page: place.page, start_offset: place.start, end_offset: place.end };
};

export const provenanceCells = (fact: Provenance): Row => ({
  ...placeCells(fact),
  rule_id: fact.ruleId,
  confidence: fact.confidence,
});

export const json = (value: unknown): string => JSON.stringify(value);

export const flagCell = (value: boolean): Cell => (value ? 1 : 0);
