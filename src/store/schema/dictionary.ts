import { array, integer, orNull, type Table, text } from '../columns.js';

export const DICTIONARY: Table = {
  name: 'data_dictionary',
  columns: [
    text('table_name'),
    text('column_name'),
    integer('ordinal', { check: 'ordinal >= 0' }), // 0: the row about the table
    text('kind', { codes: ['table', 'view'] }),
    orNull(text('type')),
    orNull(text('unit')),
    orNull(array('codes')),
    orNull(text('reference')),
    text('title_ru'),
    text('title_en'),
    orNull(text('description_ru')),
    orNull(text('description_en')),
  ],
  primaryKey: ['table_name', 'column_name'],
};
