import type { ListColumn, ParsedRow, ParsedTable, Span, TouchpointType } from '../../model/index.js';
import { TOUCHPOINT_TYPES } from '../../model/index.js';
import { fold } from '../../rules/tokens.js';
import type { ActInput } from '../context.js';
import { onlyTypeIn, scanChannels, typeOfHeading } from './channels.js';

/** A column whose title tells one type. */
export interface TypedColumn {
  readonly index: number;
  readonly type: TouchpointType;
}

const ENOUGH_TOUCHPOINTS = 0.6;

/** «Цифровые точки» beside «Офлайн-точки»: columns of touchpoints that tell the type by their headings. */
export const typedColumns = (input: ActInput, table: ParsedTable, columns: readonly ListColumn[]): readonly TypedColumn[] => {
  const titled = titledWithType(input, columns).map((column) => {
    const cells = cellsUnder(table, column.index).filter((text) => text.length > 1);
    return { column, cells, named: cells.filter((text) => scanChannels(input.recognition, text, 0).channels.length > 0) };
  });
  const found = titled.filter(({ named }) => named.length > 0);
  const count = (of: (one: (typeof found)[number]) => readonly string[]): number => found.flatMap(of).length;
  if (count(({ named }) => named) < count(({ cells }) => cells) * ENOUGH_TOUCHPOINTS) return [];
  return new Set(found.map(({ column }) => column.type)).size > 1 ? found.map(({ column }) => column) : [];
};

/** «Цифровая | Офлайн» over «+» and «–»: columns in which a row is ticked. */
export const tickedColumns = (input: ActInput, table: ParsedTable, columns: readonly ListColumn[]): readonly TypedColumn[] => {
  const { tickMarks, blankMarks } = input.recognition.grammar;
  const known = new Set(['', ...tickMarks, ...blankMarks]);
  const found = titledWithType(input, columns).filter(({ index }) => {
    const cells = cellsUnder(table, index).map(markOf);
    return cells.every((mark) => known.has(mark)) && cells.some((mark) => tickMarks.includes(mark));
  });
  return found;
};

/** The type that the only tick of a row tells; null where both or none are ticked. */
export const typeTicked = (input: ActInput, ticked: readonly TypedColumn[], row: ParsedRow): TouchpointType | null => {
  const { tickMarks } = input.recognition.grammar;
  const types = ticked.filter(({ index }) => tickMarks.includes(markOf(row.cells[index]?.effective ?? ''))).map(({ type }) => type);
  const [type = null] = types;
  if (types.length > 0) return types.length === 1 ? type : null;
  // «Цифровая точка (да/нет)» alone: what is not ticked is the other type.
  const [only] = ticked;
  const isDenied = only !== undefined && ticked.length === 1 && markOf(row.cells[only.index]?.effective ?? '') !== '';
  return isDenied ? (TOUCHPOINT_TYPES.find((other) => other !== only.type) ?? null) : null;
};

const titledWithType = (input: ActInput, columns: readonly ListColumn[]): TypedColumn[] =>
  columns.flatMap(({ title }, index) => {
    const type = onlyTypeIn(input.recognition, title);
    return type === null ? [] : [{ index, type }];
  });

const cellsUnder = ({ rows }: ParsedTable, index: number): string[] => rows.map((row) => row.cells[index]?.effective ?? '');

const markOf = (text: string): string => fold(text.replace(/\s+/gu, '').replace(/[().]/gu, ''));

/** A heading that tells the type of all rows under it. */
export interface TypeHeading extends Span {
  readonly type: TouchpointType;
  /** Index of the clause it stands in. */
  readonly clause: number;
}

/**
 * «Офлайн-точки взаимодействия» on a line right over a table, or in the title of its part. A line that tells both types, or names a
 * channel, tells none.
 */
export const typeOverTable = (input: ActInput, partIndex: number, table: ParsedTable): TypeHeading | null => {
  const part = input.act.parts[partIndex];
  const above = part?.clauses.findLast(({ span }) => span.end <= table.start);
  if (part === undefined || above === undefined) return null;
  const isParted = part.tables.some((other) => other.start < table.start && other.start >= above.span.end);
  const captions = part.tables.length === 1 ? part.clauses.filter(({ zone, span }) => zone === 'caption' && span.end <= table.start) : [];
  const [heading] = [...(isParted ? [] : [above]), ...captions].flatMap(({ span, index }) => {
    const type = typeOfHeading(input.recognition, input.file.text.slice(span.start, span.end));
    return type === null ? [] : [{ ...span, type, clause: index }];
  });
  return heading ?? null;
};
