import type { ParsedTable, Touchpoint } from '../../model/index.js';
import { factAt, type ActInput } from '../context.js';
import { standardType } from './channels.js';
import type { ContactOwner } from './contacts.js';
import type { Division } from './enumerations.js';
import { splitTouchpoints } from './split.js';
import type { TypedColumn } from './table-types.js';

/** Two enumerations set side by side. */
export interface SideBySide {
  readonly touchpoints: readonly Touchpoint[];
  readonly owners: readonly ContactOwner[];
  readonly divisions: readonly Division[];
}

/**
 * «Цифровые точки | Офлайн-точки» over names alone, in the procedure itself: no list of rows but two enumerations, each under the type that
 * its heading tells.
 */
export const sideBySide = (input: ActInput, partIndex: number, table: ParsedTable, typed: readonly TypedColumn[]): SideBySide => {
  const part = input.act.parts[partIndex];
  const above = part?.clauses.findLast(({ span }) => span.end <= table.start);
  const source = { part: partIndex, clause: above?.index ?? null, ruleId: 'table/touchpoint' };
  const made = typed.flatMap(({ index, type }) =>
    table.rows.flatMap(({ cells }) => {
      const cell = cells[index];
      if (cell === undefined || cell.effective === '') return [];
      return splitTouchpoints(input.recognition, cell.effective, cell.from.start)
        .filter((name, at) => name.known || !name.extra || at === 0)
        .map(({ name, channel }) => ({
          touchpoint: {
            ...factAt(input, name, source, 'touchpoint', 'list'),
            listRowId: null,
            source: 'list' as const,
            name: input.file.text.slice(name.start, name.end),
            channel,
            typeDeclared: type,
            typeStandard: standardType(channel),
          },
          reach: cell.from,
        }));
    }),
  );
  return {
    touchpoints: made.map(({ touchpoint }) => touchpoint),
    owners: made.map(({ touchpoint, reach }) => ({ id: touchpoint.id, reach })),
    divisions:
      above === undefined
        ? []
        : typed.map(({ type }) => ({
            start: table.start,
            end: table.end,
            source: 'list',
            type,
            part: partIndex,
            clause: above.index,
            ruleId: 'table/list-row',
          })),
  };
};
