import { formatAddress } from './address.js';
import { codes, data, requirementIndex, verdictText, words } from './data.js';
import { byId, fill, make } from './dom.js';
import { termText } from './facts.js';
import { whatChanges } from './judge.js';
import { orderAddress } from './matrix.js';

const REQUIREMENT = 'final.update-deadline';
const STANDARD_DAYS = 10;

/** Shows what another limit would change; the limit lives in the address. */
export const showWhatIf = (filters) => {
  byId('what-if-days').value = filters.days ?? String(STANDARD_DAYS);
  byId('what-if-stricter').checked = Boolean(filters.stricter);
  drawWhatIf();
};

export const startWhatIf = () => {
  const form = byId('what-if-form');
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('input', () => {
    const filters = { days: byId('what-if-days').value, stricter: byId('what-if-stricter').checked ? '1' : '' };
    history.replaceState(null, '', formatAddress('what-if', [], filters));
    drawWhatIf();
  });
};

const drawWhatIf = () => {
  const limit = Number(byId('what-if-days').value);
  const index = requirementIndex.get(REQUIREMENT);
  if (index === undefined || !(limit > 0)) {
    byId('what-if-result').replaceChildren();
    return;
  }
  const groups = whatChanges(data.rows, index, limit, byId('what-if-stricter').checked);
  const count = (names) => names.reduce((sum, name) => sum + groups[name].length, 0);
  byId('what-if-result').replaceChildren(
    make(
      'dl',
      { class: 'figures' },
      figure(fill(words.nowAt, { days: fill(words.days, { count: STANDARD_DAYS }) }), count(['falls', 'stays'])),
      figure(fill(words.soAt, { days: fill(words.days, { count: limit }) }), count(['joins', 'stays'])),
      figure(words.falls, groups.falls.length),
      figure(words.joins, groups.joins.length),
    ),
    ...['falls', 'joins', 'stays', 'staysOut', 'noTerm'].map((name) =>
      groupView(words[name], groups[name], index, name === 'falls' || name === 'joins'),
    ),
  );
};

const figure = (name, count) => make('div', {}, make('dt', {}, name), make('dd', {}, count));

const groupView = (title, entries, index, open) =>
  make(
    'details',
    { open, class: 'panel' },
    make('summary', {}, `${title} (${entries.length})`),
    entries.length === 0
      ? make('p', {}, words.nobody)
      : make(
          'div',
          { class: 'scroll' },
          make(
            'table',
            { class: 'plain' },
            make(
              'thead',
              {},
              make(
                'tr',
                {},
                [words.order, words.statedTerm, words.was, words.becomes].map((name) => make('th', { scope: 'col' }, name)),
              ),
            ),
            make(
              'tbody',
              {},
              entries.map((entry) => line(entry, index)),
            ),
          ),
        ),
  );

const line = ({ row, after }, index) =>
  make(
    'tr',
    {},
    make(
      'th',
      { scope: 'row' },
      make('a', { href: orderAddress(row, REQUIREMENT) }, row.agency || words.unknownAgency),
      make('br'),
      make('span', { class: 'note' }, `${row.regionName || words.unknownRegion} · ${row.short}`),
    ),
    make('td', {}, row.terms.map(termText).join('; ') || '–'),
    make('td', {}, verdictText(row, index)),
    make('td', {}, after === null ? verdictText(row, index) : outcomeText(after)),
  );

const outcomeText = ({ met, direction }) => {
  const status = codes.findingStatus[met ? 'met' : 'deviates'];
  return direction === null ? status : `${status}, ${codes.direction[direction]}`;
};
