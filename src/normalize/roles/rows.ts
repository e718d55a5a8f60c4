import type { Span } from '../../model/index.js';
import { unitOf, type Unit } from '../../rules/phrase/unit.js';
import { tokenize } from '../../rules/tokens.js';
import type { ActInput } from '../context.js';
import type { RoleMention } from './words.js';

/**
 * «Сведения об ответственных за ведение перечня» over a table: everyone who stands in its rows with post and name, a mention each.
 * Empty where the words are no heading or nobody stands under them.
 */
export const peopleInRows = (input: ActInput, mention: RoleMention): RoleMention[] => {
  if (mention.emit.role !== 'authorized-person' || mention.emit.holder !== 'appointed') return [];
  return rowsUnder(input, mention).flatMap(({ row, clause }) => {
    const tokens = tokenize(input.recognition.stem, input.file.text.slice(row.start, row.end), row.start);
    const unit = unitOf(tokens);
    const [post, person] = ['post', 'person'].map((concept): Span | null => {
      const [first] = input.recognition.vocabulary.finder(unit, concept);
      const end = first?.[1][0]?.end;
      return first === undefined || end === undefined
        ? null
        : { start: tokens[first[0]]?.start ?? row.start, end: tokens[end - 1]?.end ?? row.end };
    });
    if (post == null || person == null || hasOtherDuty(input, unit)) return [];
    const captures = new Map([
      ['post', { span: post, value: null }],
      ['person', { span: person, value: null }],
    ]);
    const emit = { ...mention.emit, holder: 'post' as const };
    return [{ ...mention, emit, clause, captures, match: row, quote: row, passage: row }];
  });
};

/** «Размещение перечня» in a row: whoever stands there keeps nothing, unless keeping is told too. */
const hasOtherDuty = (input: ActInput, row: Unit): boolean => {
  const named = unitOf(row.tokens, LIST);
  const tells = (concept: string): boolean => input.found.finder(named, concept).size > 0;
  return OTHER_DUTIES.some(tells) && (!tells('duty-to-keep') || tells('duty-overseen'));
};

const OTHER_DUTIES = ['duty-to-publish', 'duty-to-control', 'duty-to-prepare', 'duty-overseen'];

/** The concept that the act's own name of the list stands for. */
const LIST = ['list'];

interface Row {
  readonly row: Span;
  /** Index of the clause that the row is, of the heading where it is a row of a table. */
  readonly clause: number;
}

/** Rows of the table right behind the heading, or the lines of one that no reader took for a table. */
const rowsUnder = (input: ActInput, { part, clause: index, passage }: RoleMention): Row[] => {
  const { clauses = [], tables = [] } = input.act.parts[part] ?? {};
  const heading = clauses[index];
  if (heading === undefined || !isHeading(input, heading.span, passage)) return [];
  const table = tables.find(({ start }) => start >= heading.span.end && start <= heading.span.end + MAX_BETWEEN);
  if (table !== undefined) return table.rows.map((row) => ({ row, clause: index }));
  const rows: Row[] = [];
  for (const clause of clauses.slice(index + 1, index + 1 + MAX_ROWS)) {
    const words = input.file.text.slice(clause.span.start, clause.span.end);
    // «1. Артюхова З.Н. – начальник сектора.» is a row, another clause ends them.
    if ((clause.label !== null || /[.;:]\s*$/u.test(words)) && !isRow(input, words)) break;
    rows.push({ row: clause.span, clause: clause.index });
  }
  return rows;
};

/** Little but a name and a post. */
const isRow = (input: ActInput, words: string): boolean => {
  const unit = unitOf(tokenize(input.recognition.stem, words));
  return words.length <= MAX_ROW && ['post', 'person'].every((concept) => input.recognition.vocabulary.finder(unit, concept).size > 0);
};

const MAX_ROW = 160;

/** One line without a full stop, all of which the rule was matched in; the titles of the columns may stand in it. */
const isHeading = (input: ActInput, { start, end }: Span, passage: Span): boolean => {
  const [line = ''] = input.file.text.slice(start, end).split(/[|\t]/u);
  return (
    line.length <= MAX_HEADING &&
    passage.end >= start + line.trimEnd().length - 1 &&
    (line.length < end - start || !/[.;:]\s*$/u.test(line))
  );
};

const MAX_HEADING = 200;
const MAX_BETWEEN = 40;
const MAX_ROWS = 40;
