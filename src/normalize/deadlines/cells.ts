import { covers, type Span } from '../../model/index.js';
import { unitOf } from '../../rules/phrase/unit.js';
import { tokenize } from '../../rules/tokens.js';
import type { ActInput } from '../context.js';

/** True for what stands in a column of terms («Срок исполнения», «Когда»), which needs no other word to be a term. */
export const isInTermColumn = (input: ActInput, { part, match }: { readonly part: number; readonly match: Span }): boolean => {
  const table = input.act.parts[part]?.tables.find((one) => covers(one, match));
  const cells = table?.rows.find((row) => covers(row, match))?.cells ?? [];
  const title = table?.header[cells.findIndex((cell) => covers(cell, match))] ?? '';
  const unit = unitOf(tokenize(input.recognition.stem, title));
  return input.recognition.vocabulary.finder(unit, 'term-title').size > 0;
};
