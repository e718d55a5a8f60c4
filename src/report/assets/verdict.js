import { codes, DEVIATIONS, data, directionAt, sharedText, statusOf, words } from './data.js';
import { make } from './dom.js';

/**
 * One verdict with everything it rests on.
 * @param {{ row: object, detail: object, finding: object | null, index: number, actions: { show: Function, copy: Function, link: string } }} verdict
 */
export const verdictView = ({ row, detail, act, finding, index, actions }) => {
  const requirement = data.requirements[index];
  const status = statusOf(row, index);
  const direction = directionAt(row, index);
  const card = make(
    'article',
    {
      class: `card ${status.code}`,
      id: `finding-${index}`,
      tabindex: '-1',
      'data-finding': index,
      'aria-label': `${requirement.title}: ${codes.findingStatus[status.code]}`,
    },
    make(
      'header',
      {},
      make('span', { class: `mark ${status.code}`, 'aria-hidden': 'true' }, status.symbol),
      make('h4', {}, requirement.title),
      make(
        'p',
        { class: 'tags' },
        make('span', { class: `tag ${status.code}` }, codes.findingStatus[status.code]),
        direction === null ? null : make('span', { class: 'tag' }, codes.direction[direction]),
        make('span', { class: `severity ${requirement.severity}` }, codes.severity[requirement.severity]),
      ),
    ),
  );
  if (finding === null) return card;
  card.append(body({ detail, act, finding, requirement, status, actions }));
  return card;
};

const body = ({ detail, act, finding, requirement, status, actions }) => {
  const deviation = DEVIATIONS.includes(status.code);
  const advice = sharedText(finding.recommendation);
  return make(
    'div',
    { class: 'card-body' },
    make('dl', { class: 'facing' }, pair(words.expected, sharedText(finding.expected)), pair(words.actual, sharedText(finding.actual))),
    make(
      'p',
      { class: 'explanation' },
      sharedText(finding.explanation),
      finding.confidence < 1
        ? make('span', { class: 'note' }, ` ${words.confidence}: ${Math.round(finding.confidence * 100)}\u00a0%.`)
        : null,
    ),
    make(
      'div',
      { class: 'facing' },
      wording(words.reference, requirement.reference, requirement.source ? `${words.source}: ${requirement.source}` : null),
      ownWords({ detail, act, finding, status, actions }),
    ),
    deviation && advice !== '' ? make('p', { class: 'advice' }, make('b', {}, `${words.advice}: `), advice) : null,
    buttons(finding, actions),
  );
};

const pair = (name, value) => make('div', {}, make('dt', {}, name), make('dd', {}, value || '–'));

const wording = (title, text, note) =>
  make(
    'figure',
    { class: 'wording' },
    make('figcaption', {}, title),
    make('blockquote', {}, text || '–'),
    note === null ? null : make('p', { class: 'note' }, note),
  );

const ownWords = ({ detail, act, finding, status, actions }) => {
  const figures = [];
  if (finding.place !== null) figures.push(quoted(words.words, detail, act, finding, actions));
  for (const each of finding.evidence) {
    if (sameplace(each.place, finding.place)) continue;
    figures.push(quoted(TITLES[each.role](), detail, act, each, actions, each.role));
  }
  if (figures.length === 0)
    figures.push(
      make(
        'figure',
        { class: 'wording absent' },
        make('figcaption', {}, words.words),
        make('p', { class: 'note' }, status.code === 'missing' ? words.nothingSimilar : words.notFoundWords),
      ),
    );
  return make('div', { class: 'own-words' }, figures);
};

const TITLES = { found: () => words.alsoFound, contradicts: () => words.contradicts, nearest: () => words.nearest };

const sameplace = (a, b) => b !== null && a[0] === b[0] && a[1] === b[1];

const quoted = (title, detail, act, source, actions, role = 'found') =>
  make(
    'figure',
    { class: `wording own ${role}` },
    make('figcaption', {}, title, make('span', { class: 'note' }, ` ${whereText(act, source)}`)),
    make(
      'blockquote',
      { lang: 'ru' },
      make('button', { type: 'button', class: 'quote', title: words.toText, onclick: () => actions.show(source) }, quoteOf(detail, source)),
    ),
  );

/** Page and clause of a place, as far as they are known. */
export const whereText = (act, source) =>
  [source.place?.[2] ? `${words.page} ${source.place[2]}` : null, clauseOf(act, source)].filter((part) => part).join(', ');

export const clauseOf = (act, source) => {
  const named = act.clauses[source.clause ?? -1];
  if (named !== undefined) return named[2];
  const around = act.clauses.find(([start, end]) => source.place !== null && start <= source.place[0] && source.place[0] < end);
  return around?.[2] || null;
};

export const quoteOf = (detail, source) =>
  source.quote ?? (source.place === null ? '' : detail.text.slice(source.place[0], source.place[1]));

const buttons = (finding, actions) => {
  const nearest = finding.place === null ? (finding.evidence[0] ?? null) : finding;
  return make(
    'p',
    { class: 'actions' },
    nearest === null ? null : make('button', { type: 'button', onclick: () => actions.show(nearest) }, words.toText),
    nearest === null
      ? null
      : make('button', { type: 'button', onclick: (event) => actions.copy(nearest, event.currentTarget) }, words.copy),
    make('a', { href: actions.link }, words.link),
  );
};
