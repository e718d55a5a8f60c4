import { beforeAll, describe, expect, test } from 'vitest';
import type { Diagnostic, SourceDocument } from '../../../src/model/index.js';
import { acid, acidSource, MARK } from './acid-document.js';
import { lines, read, tables } from './read.js';

let document: SourceDocument;
let diagnostics: readonly Diagnostic[];
let shown: Map<string, string[]>;

beforeAll(async () => {
  ({ document, diagnostics } = await read(await acidSource()));
  shown = byTrap(lines(document));
});

describe('the acid document', () => {
  test.each(acid.traps.map(({ trap, expect: wanted }) => [trap, wanted] as const))('%s', (trap, wanted) => {
    expect(shown.get(trap)).toEqual(wanted);
  });

  test('headers and footers that some page shows stand apart, once', () => {
    expect(shown.get('before')).toEqual(['(header) Верхний колонтитул']);
    expect(shown.get('after')).toEqual(['(footer) 2']);
  });

  test('merged cells keep their columns and spans', () => {
    const table = tables(document).find((each) => each.rows[0]?.cells[0]?.text === 'Процесс');
    expect(table?.rows.map((row) => row.header)).toEqual([true, true, false]);
    expect(table?.rows.map((row) => row.cells.map(({ column, colSpan, rowSpan }) => [column, colSpan, rowSpan]))).toEqual([
      [
        [0, 1, 2],
        [1, 2, 1],
      ],
      [
        [1, 1, 1],
        [2, 1, 1],
      ],
      [[1, 2, 1]],
    ]);
  });

  test('what was left out is reported', () => {
    const found = (code: string): Diagnostic['data'][] => diagnostics.filter((each) => each.code === code).map((each) => each.data);
    expect(found('hidden-text-dropped')).toEqual([{ chars: 18 }]);
    expect(found('comment-dropped')).toEqual([{ author: 'Иванов И.И.', chars: 14, text: 'Уточнить срок!' }]);
    const revisions = found('open-revision').map(({ kind, text, block }) => [
      kind,
      text,
      typeof block === 'number' ? lines(document)[block] : null,
    ]);
    expect(revisions).toEqual([
      ['deleted', '5', 'в течение 10 дней'],
      ['inserted', '10', 'в течение 10 дней'],
      ['moved', 'перенесено', 'второй перенесено'],
      ['deleted', '\n', '[1.] начало и конец'],
      ['deleted', 'нет', null],
      ['inserted', '34', null],
    ]);
    expect(found('text-box')).toHaveLength(1);
    expect(found('footnote')).toEqual([{ count: 4 }]);
  });

  test('nothing outside the package is opened', () => {
    expect(lines(document).join('\n')).not.toContain('hostname');
  });
});

/** Lines between the names of the traps; footers come after the last trap. */
const byTrap = (all: readonly string[]): Map<string, string[]> => {
  const groups = new Map<string, string[]>();
  let trap = 'before';
  for (const line of all) {
    if (line.startsWith(MARK)) trap = line.slice(MARK.length);
    else if (line.startsWith('(footer)')) groups.set('after', [...(groups.get('after') ?? []), line]);
    else groups.set(trap, [...(groups.get(trap) ?? []), line]);
  }
  return groups;
};
