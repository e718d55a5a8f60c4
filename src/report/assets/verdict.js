import { codes, DEVIATIONS, data, directionAt, isSettled, printedDate, sharedText, statusOf, words } from './data.js';
import { shape, make } from './dom.js';

/**
 * One verdict with everything it rests on.
 * @param {{ row: object, detail: object, finding: object | null, index: number, actions: { show: Function, copy: Function, link: string } }} verdict
 */
export const verdictView = ({ row, detail, act, finding, crops, index, actions }) => {
  const requirement = data.requirements[index];
  const status = statusOf(row, index);
  const direction = directionAt(row, index);
  const card = make(
    'article',
    {
      class: `card ${status.code}${isSettled(row, index) ? ' settled' : ''}`,
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
  card.append(reviewView(finding.review) ?? '', body({ detail, act, finding, crops, requirement, status, actions }));
  return card;
};

/** What a person decided on the finding, and whether it still stands. */
const reviewView = (review) =>
  review &&
  make(
    'div',
    { class: `review ${review.state}` },
    make(
      'p',
      {},
      make('b', {}, `${words.review}: `),
      [
        review.decision && codes.decision[review.decision],
        review.comment,
        review.reviewer && `${words.reviewer} ${review.reviewer}`,
        review.until && `${words.until} ${printedDate(review.until)}`,
      ]
        .filter((part) => part)
        .join('; '),
    ),
    review.state === 'changed' ? make('p', { class: 'warning' }, words.reviewChanged) : null,
    review.state === 'expired' ? make('p', { class: 'warning' }, words.reviewExpired) : null,
  );

const body = ({ detail, act, finding, crops, requirement, status, actions }) => {
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
    cropsView(crops, finding),
    deviation && advice !== '' ? make('p', { class: 'advice' }, make('b', {}, `${words.advice}: `), advice) : null,
    buttons(finding, actions),
  );
};

const pair = (name, value) => make('div', {}, make('dt', {}, name), make('dd', {}, value || '–'));

/** Letters. */
const LONG = 500;

const wording = (title, text, note) =>
  make(
    'figure',
    { class: 'wording' },
    make('figcaption', {}, title),
    // A long wording scrolls within itself, which the keyboard must reach too.
    make('blockquote', { class: 'reference', tabindex: text.length > LONG ? '0' : null }, text || '–'),
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

/** Pictures of the words, with their lines outlined: the reader checks the reading itself. */
const cropsView = (crops, finding) => {
  const places = [finding.place, ...finding.evidence.map((each) => each.place)].filter((place) => place !== null);
  return [...new Map(places.map((place) => [String(place), place])).values()].map((place) => cropView(crops, place));
};

const cropView = (crops, place) => {
  const crop = crops[`${place[0]}-${place[1]}`];
  if (!crop) return null;
  const lines = crop.outlines.map(([left, top, right, bottom]) =>
    shape('rect', { x: left, y: top, width: right - left, height: bottom - top }),
  );
  return make(
    'figure',
    { class: 'crop' },
    make('figcaption', {}, `${words.crop} ${crop.page}`),
    make(
      'div',
      { class: 'crop-picture' },
      make('img', { src: crop.src, alt: `${words.crop} ${crop.page}`, width: crop.width, height: crop.height }),
      shape('svg', { viewBox: '0 0 1000 1000', preserveAspectRatio: 'none', 'aria-hidden': 'true' }, ...lines),
    ),
  );
};

const TITLES = { found: () => words.alsoFound, contradicts: () => words.contradicts, nearest: () => words.nearest };

const sameplace = (a, b) => b !== null && a[0] === b[0] && a[1] === b[1];

const quoted = (title, detail, act, source, actions, role = 'found') =>
  make(
    'figure',
    { class: `wording own ${role}` },
    make('figcaption', {}, [title, whereText(act, source)].filter((part) => part !== '').join(', ')),
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
