import { describe, expect, it } from 'vitest';
import { layoutBlocks } from '../../src/extract/layout-order.js';
import { paragraph } from '../../src/model/index.js';

/** Cells of rows, `|` between them; a blank cell has no blocks. */
const read = (rows: readonly string[]): string[] =>
  layoutBlocks(
    rows.map((row) =>
      row.split('|').map((text, column) => ({ column, colSpan: 1, blocks: text.trim() === '' ? [] : [paragraph(text.trim())] })),
    ),
  ).map((block) => (block.kind === 'paragraph' ? block.text : ''));

describe('cells of a table that only places text', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    [
      'a letterhead beside a stamp, column by column',
      ['Муниципальное учреждение | УТВЕРЖДАЮ', '«Архив» | Директор', 'г. Кинель | ________ А.А. Котов', ' | «02» июня 2025 г.'],
      ['Муниципальное учреждение', '«Архив»', 'г. Кинель', 'УТВЕРЖДАЮ', 'Директор', '________ А.А. Котов', '«02» июня 2025 г.'],
    ],
    ['two stamps', ['СОГЛАСОВАНО | УТВЕРЖДАЮ', 'Председатель | Директор'], ['СОГЛАСОВАНО', 'Председатель', 'УТВЕРЖДАЮ', 'Директор']],
    [
      'posts beside names in capitals stay rows',
      ['Министр | ПЕТРЕНКО', 'Заместитель министра | СИДОРЕНКО', 'Начальник отдела | КОВАЛЕНКО'],
      ['Министр', 'ПЕТРЕНКО', 'Заместитель министра', 'СИДОРЕНКО', 'Начальник отдела', 'КОВАЛЕНКО'],
    ],
    ['date, town and number stay a row', ['12.05.2025 | № 15', 'г. Киров | '], ['12.05.2025', '№ 15', 'г. Киров']],
  ])('%s', (_why, rows, order) => expect(read(rows)).toEqual(order));
});
