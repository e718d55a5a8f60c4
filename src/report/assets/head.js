import { codes, data, words } from './data.js';
import { make } from './dom.js';

/** Columns before the verdicts: document, share met, critical deviations. */
export const FIXED_COLUMNS = 3;
export const HEAD_LINES = 2;

/** Few columns are drawn wide, with the verdict in words. */
const WIDE_BELOW = 8;
export const isWide = (grid) => grid.columns.length < WIDE_BELOW;

/** The two head lines of the matrix: groups over requirements; every name sorts. */
export const headLines = (grid) => [groupLine(grid), requirementLine(grid)];

/** Whether a requirement is the first of its group among the columns shown. */
export const startsGroup = (grid, column) => {
  const before = grid.columns[grid.columns.indexOf(column) - 1];
  return before === undefined || data.requirements[before].group !== data.requirements[column].group;
};

const groupLine = (grid) => {
  const line = make('tr', { 'aria-rowindex': '1' });
  line.append(
    fixedHead(grid, 'document', [
      ['region', words.region],
      ['agency', codes.requisiteField.agency],
      ['date', codes.requisiteField.date],
    ]),
    fixedHead(grid, 'rate upright', [['rate', words.rate]]),
    fixedHead(grid, 'critical upright', [['critical', words.critical]]),
  );
  for (const group of data.groups) {
    const own = grid.columns.filter((column) => data.requirements[column].group === group.id);
    if (own.length > 0)
      line.append(
        make('th', { scope: 'colgroup', colspan: own.length, class: 'group', title: group.title }, make('span', {}, group.title)),
      );
  }
  return line;
};

const fixedHead = (grid, name, sorters) =>
  make(
    'th',
    {
      scope: 'col',
      rowspan: '2',
      class: `fixed ${name}`,
      'aria-sort': sortState(
        grid,
        sorters.map(([key]) => key),
      ),
    },
    sorters.map(([key, label]) => make('span', { class: 'sorters' }, sorter(grid, key, label))),
  );

const requirementLine = (grid) => {
  const line = make('tr', { 'aria-rowindex': '2' });
  for (const column of grid.columns) {
    const { id, title, severity } = data.requirements[column];
    const attributes = {
      scope: 'col',
      class: `requirement upright ${severity}${startsGroup(grid, column) ? ' first' : ''}`,
      'aria-sort': sortState(grid, [id]),
      title: `${title} (${codes.severity[severity]})`,
    };
    line.append(make('th', attributes, sorter(grid, id, title)));
  }
  return line;
};

const sortState = (grid, keys) => {
  const sort = grid.filters.sort ?? '';
  if (!keys.includes(sort.replace(/^-/, ''))) return null;
  return sort.startsWith('-') ? 'descending' : 'ascending';
};

/** A button on the screen; plain words on paper, where Chromium leaves buttons out of a repeated head. */
const sorter = (grid, key, label) => {
  if (grid.all) return make('span', { class: 'sorter' }, make('span', {}, label));
  const state = sortState(grid, [key]);
  const arrow = state === null ? null : make('span', { class: 'arrow', 'aria-hidden': 'true' }, state === 'ascending' ? '▲' : '▼');
  return make('button', { type: 'button', class: 'sorter', 'data-sort': key }, make('span', {}, label), arrow);
};
