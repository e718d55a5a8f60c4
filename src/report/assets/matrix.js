import { formatAddress } from './address.js';
import { canUnpack, codes, data, detailOf, directionAt, isSettled, statusOf, verdictText, words } from './data.js';
import { announce, byId, fill, make } from './dom.js';
import { FIXED_COLUMNS, HEAD_LINES, headLines, isWide, startsGroup } from './head.js';
import { columnsOf, criticalIn, filterRows, folded, lettersOf, sortRows } from './rows.js';

const ROW_HEIGHT = 46;
const SPARE_ROWS = 6;

const grid = { rows: [], columns: [], filters: {}, active: { row: 0, column: 0 }, found: null, foundFor: '', all: false };

/** The rows in the order shown now: what «previous» and «next» of an order page go through. */
export const shownRows = () => grid.rows;
export const currentFilters = () => grid.filters;

/** Shows the matrix by the filters of the address. */
export const showMatrix = (filters) => {
  grid.filters = filters;
  applyFilters();
  fillForm(filters);
  searchFullText();
};

/** Filters without drawing, so that an order page opened directly knows its neighbours. */
export const applyFilters = (filters = grid.filters) => {
  grid.filters = filters;
  const columns = columnsOf(data.requirements, filters);
  const found = filters.full && grid.foundFor === folded(filters.q ?? '') ? grid.found : null;
  const kept = filterRows(data.rows, columns, lettersOf(filters.verdict, data.statuses), filters, found);
  grid.columns = columns;
  grid.rows = sortRows(kept, filters.sort, data.requirements);
  grid.active = { row: Math.min(grid.active.row, Math.max(0, grid.rows.length - 1)), column: 0 };
  drawHead();
  drawRows();
  byId('matrix-count').textContent = fill(words.ordersShown, { shown: grid.rows.length, total: data.rows.length });
};

/** Wires the filters, the keyboard and scrolling, once. */
export const startMatrix = () => {
  const form = byId('filters');
  form.addEventListener('input', () => goTo(readForm(form)));
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('reset', () => setTimeout(() => goTo({ sort: grid.filters.sort ?? '' })));
  byId('matrix-scroll').addEventListener('scroll', () => requestAnimationFrame(drawRows), { passive: true });
  const table = byId('matrix-grid');
  table.addEventListener('keydown', onKey);
  table.addEventListener('click', onClick);
  table.addEventListener('focusin', (event) => describe(event.target.closest('td, th')));
  table.addEventListener('mouseover', (event) => describe(event.target.closest('td')));
  byId('matrix-print').addEventListener('click', () => print());
  addEventListener('resize', drawRows);
  addEventListener('beforeprint', () => drawAll(true));
  addEventListener('afterprint', () => drawAll(false));
};

const goTo = (filters) => {
  history.replaceState(null, '', formatAddress('matrix', [], filters));
  byId('matrix-scroll').scrollTop = 0;
  grid.filters = filters;
  applyFilters();
  searchFullText();
};

const readForm = (form) => {
  const values = new FormData(form);
  const filters = { sort: grid.filters.sort ?? '', full: values.get('full') ? '1' : '' };
  for (const name of ['region', 'severity', 'req', 'verdict', 'q']) filters[name] = values.get(name) ?? '';
  return filters;
};

const fillForm = (filters) => {
  const form = byId('filters');
  for (const name of ['region', 'severity', 'req', 'verdict', 'q']) form.elements[name].value = filters[name] ?? '';
  form.elements.full.checked = Boolean(filters.full);
};

/** Unpacks every document and looks for the words; slow the first time, so only when asked for. */
const searchFullText = async () => {
  const needle = folded(grid.filters.q ?? '');
  if (!grid.filters.full || needle.length < 3 || grid.foundFor === needle || !canUnpack()) return;
  announce(words.searching);
  byId('matrix-count').textContent = words.searching;
  const found = new Set();
  for (const row of data.rows) {
    if (folded((await detailOf(row.document)).text).includes(needle)) found.add(row.id);
  }
  if (folded(grid.filters.q ?? '') !== needle) return;
  grid.found = found;
  grid.foundFor = needle;
  applyFilters();
};

const drawAll = (all) => {
  grid.all = all;
  drawHead();
  drawRows();
};

const drawHead = () => {
  const table = byId('matrix-grid');
  table.classList.toggle('wide', isWide(grid));
  table.setAttribute('aria-rowcount', String(grid.rows.length + HEAD_LINES));
  table.setAttribute('aria-colcount', String(grid.columns.length + FIXED_COLUMNS));
  table.tHead.replaceChildren(...headLines(grid));
};

const drawRows = () => {
  const scroll = byId('matrix-scroll');
  if (scroll.offsetParent === null && !grid.all) return;
  const [first, last] = grid.all ? [0, grid.rows.length] : windowOf(scroll);
  const body = byId('matrix-grid').tBodies[0];
  const focused = body.contains(document.activeElement);
  body.replaceChildren(
    spacer(first),
    ...grid.rows.slice(first, last).map((row, offset) => rowLine(row, first + offset)),
    spacer(grid.rows.length - last),
  );
  if (grid.rows.length === 0)
    body.append(make('tr', {}, make('td', { colspan: grid.columns.length + FIXED_COLUMNS, class: 'nothing' }, words.nothingFound)));
  if (focused) activeCell()?.focus({ preventScroll: true });
};

const windowOf = (scroll) => {
  const first = Math.max(0, Math.floor(scroll.scrollTop / ROW_HEIGHT) - SPARE_ROWS);
  const count = Math.ceil(scroll.clientHeight / ROW_HEIGHT) + 2 * SPARE_ROWS;
  return [Math.min(first, grid.rows.length), Math.min(first + count, grid.rows.length)];
};

const spacer = (count) => make('tr', { class: 'spacer', 'aria-hidden': 'true', style: `height:${count * ROW_HEIGHT}px` });

const rowLine = (row, position) => {
  const line = make('tr', { 'aria-rowindex': position + HEAD_LINES + 1, 'data-row': position });
  const link = make(
    'a',
    { href: orderAddress(row), tabindex: tabIndex(position, 0), class: 'agency', title: row.agency },
    row.agency || words.unknownAgency,
  );
  line.append(
    make(
      'th',
      { scope: 'row', class: 'fixed document', 'data-column': 0 },
      link,
      make(
        'span',
        { class: 'meta' },
        `${row.regionName || words.unknownRegion} · ${row.short}`,
        row.draft ? make('span', { class: 'draft' }, codes.actStatus.draft) : null,
      ),
    ),
    make('td', { class: 'fixed rate' }, row.rate === null ? '–' : Math.round(row.rate * 100)),
    make('td', { class: 'fixed critical' }, criticalIn(row, data.requirements) || ''),
  );
  grid.columns.forEach((column, index) => line.append(verdictCell(row, column, position, index + 1)));
  return line;
};

const verdictCell = (row, column, position, index) => {
  const status = statusOf(row, column);
  const symbol = { stricter: '↑', weaker: '↓' }[directionAt(row, column)] ?? status.symbol;
  const text = verdictText(row, column);
  return make(
    'td',
    {
      class: `verdict ${status.code}${isSettled(row, column) ? ' settled' : ''}${startsGroup(grid, column) ? ' first' : ''}`,
      tabindex: tabIndex(position, index),
      'data-column': index,
      'aria-label': `${data.requirements[column].title}: ${text}`,
    },
    symbol,
    isWide(grid) ? make('span', { class: 'in-words' }, text) : null,
  );
};

const tabIndex = (row, column) => (grid.active.row === row && grid.active.column === column ? '0' : '-1');

export const orderAddress = (row, requirementId = null) =>
  formatAddress('order', requirementId === null ? [row.id] : [row.id, requirementId], grid.filters);

const onClick = (event) => {
  const button = event.target.closest('button[data-sort]');
  if (button !== null) {
    sortBy(button.dataset.sort);
    return;
  }
  const cell = event.target.closest('td.verdict');
  if (cell !== null) openCell(cell);
};

const sortBy = (key) => {
  goTo({ ...grid.filters, sort: grid.filters.sort === key ? `-${key}` : key });
  byId('matrix-grid')
    .querySelector(`button[data-sort="${CSS.escape(key)}"]`)
    ?.focus();
};

const openCell = (cell) => {
  const row = grid.rows[Number(cell.closest('tr').dataset.row)];
  const column = grid.columns[Number(cell.dataset.column) - 1];
  location.hash = orderAddress(row, data.requirements[column].id);
};

const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], PageUp: [-10, 0], PageDown: [10, 0] };

const onKey = (event) => {
  const cell = event.target.closest('[data-column]');
  if (cell === null) return;
  const position = { row: Number(cell.closest('tr').dataset.row), column: Number(cell.dataset.column) };
  if (event.key === 'Enter' && position.column > 0) {
    openCell(cell);
    return;
  }
  const next = nextPosition(event, position);
  if (next === null) return;
  event.preventDefault();
  moveTo(next);
};

const nextPosition = (event, { row, column }) => {
  if (event.key === 'Home') return { row: event.ctrlKey ? 0 : row, column: 0 };
  if (event.key === 'End') return { row: event.ctrlKey ? grid.rows.length - 1 : row, column: grid.columns.length };
  const step = STEPS[event.key];
  return step === undefined ? null : { row: row + step[0], column: column + step[1] };
};

const moveTo = ({ row, column }) => {
  grid.active = { row: clamped(row, grid.rows.length - 1), column: clamped(column, grid.columns.length) };
  const scroll = byId('matrix-scroll');
  const top = grid.active.row * ROW_HEIGHT;
  const room = scroll.clientHeight - byId('matrix-grid').tHead.offsetHeight - ROW_HEIGHT;
  if (top < scroll.scrollTop) scroll.scrollTop = top;
  else if (top > scroll.scrollTop + room) scroll.scrollTop = top - room;
  drawRows();
  const cell = activeCell();
  cell?.focus({ preventScroll: true });
  keepInView(scroll, cell);
};

const clamped = (value, most) => Math.max(0, Math.min(value, most));

const activeCell = () => {
  const line = byId('matrix-grid').querySelector(`tr[data-row="${grid.active.row}"]`);
  const cell = line?.querySelector(`[data-column="${grid.active.column}"]`) ?? null;
  return cell?.querySelector('a') ?? cell;
};

/** Sideways only, and beside the fixed columns rather than under them. */
const keepInView = (scroll, cell) => {
  if (!cell || grid.active.column === 0) return;
  const fixed = byId('matrix-grid').querySelector('th.critical').getBoundingClientRect().right;
  const box = cell.getBoundingClientRect();
  const edge = scroll.getBoundingClientRect().right - 20;
  if (box.left < fixed) scroll.scrollLeft -= fixed - box.left;
  else if (box.right > edge) scroll.scrollLeft += box.right - edge;
};

const describe = (cell) => {
  const column = Number(cell?.dataset.column ?? 0);
  const line = cell?.closest('tr[data-row]');
  if (!line || column === 0) return;
  const row = grid.rows[Number(line.dataset.row)];
  const requirement = grid.columns[column - 1];
  if (row === undefined || requirement === undefined) return;
  const status = statusOf(row, requirement);
  byId('matrix-cell').replaceChildren(
    make('span', { class: `mark ${status.code}`, 'aria-hidden': 'true' }, status.symbol),
    make(
      'span',
      {},
      fill(words.cell, {
        order: row.agency || words.unknownAgency,
        requirement: data.requirements[requirement].title,
        verdict: verdictText(row, requirement),
      }),
    ),
  );
};
