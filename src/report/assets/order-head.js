import { formatAddress } from './address.js';
import { codes, data, words } from './data.js';
import { make } from './dom.js';
import { currentFilters, orderAddress, shownRows } from './matrix.js';

/** What stands over an order: the way back and to its neighbours, whose it is, how many verdicts of each kind it has. */
export const orderHead = (row) => {
  const rows = shownRows();
  const at = rows.indexOf(row);
  const step = (to, label) => (to === undefined ? null : make('a', { href: orderAddress(to) }, label));
  return make(
    'div',
    { class: 'order-head' },
    make(
      'p',
      { class: 'trail' },
      make('a', { href: formatAddress('matrix', [], currentFilters()) }, `← ${words.back}`),
      at < 0
        ? null
        : [
            step(rows[at - 1], words.previous),
            make('span', { class: 'note' }, `${at + 1} / ${rows.length}`),
            step(rows[at + 1], words.next),
          ],
    ),
    make('h1', {}, row.agency || words.unknownAgency),
    make(
      'p',
      { class: 'subtitle' },
      `${row.regionName || words.unknownRegion} · ${row.name}`,
      row.draft ? make('span', { class: 'draft' }, codes.actStatus.draft) : null,
    ),
    row.title === '' ? null : make('p', { class: 'act-title' }, `«${row.title}»`),
    tally(row),
  );
};

const tally = (row) =>
  make(
    'p',
    { class: 'legend' },
    data.statuses.map((status) => {
      const count = [...row.verdicts].filter((letter) => letter.toLowerCase() === status.letter).length;
      return count === 0
        ? null
        : make(
            'span',
            {},
            make('span', { class: `mark ${status.code}`, 'aria-hidden': 'true' }, status.symbol),
            ` ${codes.findingStatus[status.code]}: `,
            make('b', {}, count),
          );
    }),
  );

/** The file it came in, and how it was read. */
export const fileLine = (row, detail) =>
  make(
    'p',
    { class: 'note path' },
    [
      row.path,
      detail.pages === null ? null : `${words.pages}: ${detail.pages}`,
      detail.method === null ? null : `${words.readBy}: ${codes.readingMethod[detail.method]}`,
    ]
      .filter((part) => part !== null)
      .join(' · '),
  );

/** Notes on how the file was read. */
export const notesPanel = (notes) =>
  notes.length === 0
    ? null
    : make(
        'div',
        { class: 'panel' },
        make('h3', {}, words.notes),
        make(
          'ul',
          { class: 'inline' },
          notes.map(([text, times]) => make('li', {}, times === 1 ? text : `${text} (×${times})`)),
        ),
      );
