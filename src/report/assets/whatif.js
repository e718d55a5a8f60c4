import { formatAddress } from './address.js';
import { GROUPS, whatChanges, withFigure } from './changes.js';
import { codes, data, requirementIndex, verdictText, words } from './data.js';
import { byId, fill, make } from './dom.js';
import { termText, unbroken } from './facts.js';
import { orderAddress } from './matrix.js';

const severityOf = ({ requirementId }) => data.requirements[requirementIndex.get(requirementId)].severity;

/** Figures of the standard that can be changed, each with the requirement it belongs to; those of the gravest first. */
const figures = Object.keys(codes.severity)
  .flatMap((severity) => data.thresholds.filter((threshold) => severityOf(threshold) === severity))
  .flatMap((threshold) =>
    threshold.terms.map((term, position) => ({ key: `${threshold.requirementId}/${position}`, threshold, term, position })),
  );

const titleOf = ({ threshold, term }) => {
  const { title } = data.requirements[requirementIndex.get(threshold.requirementId)];
  return term.label === null ? title : `${title}: ${term.label}`;
};

/** Shows what another figure would change; which and how much live in the address. */
export const showWhatIf = (filters) => {
  if (figures.length === 0) return;
  const chosen = figures.find(({ key }) => key === filters.term) ?? figures[0];
  byId('what-if-term').value = chosen.key;
  byId('what-if-limit').value = filters.limit ?? String(chosen.term.value);
  byId('what-if-stricter').checked = Boolean(filters.stricter);
  drawWhatIf();
};

export const startWhatIf = () => {
  const form = byId('what-if-form');
  byId('what-if-term').append(...figures.map((each) => make('option', { value: each.key }, titleOf(each))));
  form.addEventListener('submit', (event) => event.preventDefault());
  byId('what-if-term').addEventListener('change', () => {
    byId('what-if-limit').value = String(chosenFigure().term.value);
  });
  for (const kind of ['input', 'change']) form.addEventListener(kind, redraw);
};

const redraw = () => {
  const filters = {
    term: byId('what-if-term').value,
    limit: byId('what-if-limit').value,
    stricter: byId('what-if-stricter').checked ? '1' : '',
  };
  history.replaceState(null, '', formatAddress('what-if', [], filters));
  drawWhatIf();
};

const chosenFigure = () => figures.find(({ key }) => key === byId('what-if-term').value) ?? figures[0];

const drawWhatIf = () => {
  const { threshold, term, position } = chosenFigure();
  const limit = Number(byId('what-if-limit').value);
  byId('what-if-unit').textContent = codes.unit[term.unit];
  if (!(limit > 0)) {
    byId('what-if-result').replaceChildren();
    return;
  }
  const index = requirementIndex.get(threshold.requirementId);
  const groups = whatChanges(data.rows, index, withFigure(threshold, position, limit), byId('what-if-stricter').checked);
  const amount = (value) => unbroken(`${value} ${codes.unit[term.unit]}`);
  const count = (names) => names.reduce((sum, name) => sum + groups[name].length, 0);
  byId('what-if-result').replaceChildren(
    make(
      'dl',
      { class: 'figures' },
      figure(fill(words.nowAt, { days: amount(term.value) }), count(['falls', 'stays'])),
      figure(fill(words.soAt, { days: amount(limit) }), count(['joins', 'stays'])),
      figure(words.falls, groups.falls.length),
      figure(words.joins, groups.joins.length),
    ),
    ...GROUPS.map((name) => groupView(words[name], groups[name], index, name === 'falls' || name === 'joins')),
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
      make('a', { href: orderAddress(row, data.requirements[index].id) }, row.agency || words.unknownAgency),
      make('br'),
      make('span', { class: 'note' }, `${row.regionName || words.unknownRegion} · ${row.short}`),
    ),
    make('td', {}, termsOf(row, index).map(termText).join('; ') || '–'),
    make('td', {}, verdictText(row, index)),
    make('td', {}, after === null ? verdictText(row, index) : outcomeText(after)),
  );

const termsOf = (row, index) => {
  const actions = data.thresholds
    .find(({ requirementId }) => requirementId === data.requirements[index].id)
    .terms.map(({ action }) => action);
  return row.terms.filter(({ action }) => actions.includes(action));
};

const outcomeText = ({ status: code, direction }) => {
  const status = codes.findingStatus[code];
  return direction === null ? status : `${status}, ${codes.direction[direction]}`;
};
