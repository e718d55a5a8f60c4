import { formatAddress } from './address.js';
import { citationOf } from './cite.js';
import { copyText } from './copy.js';
import { canUnpack, cropsOf, DEVIATIONS, data, detailOf, isSettled, requirementIndex, rowById, statusOf, words } from './data.js';
import { byId, make } from './dom.js';
import { factsView, requisitesView } from './facts.js';
import { lookSwitch, showText } from './look.js';
import { currentFilters, orderAddress } from './matrix.js';
import { fileLine, notesPanel, orderHead } from './order-head.js';
import { elementsAt, textView } from './text.js';
import { clauseOf, quoteOf, verdictView, whereText } from './verdict.js';

/** What is open now, so that a link within it scrolls and does not draw it again. */
const open = { id: null, row: null, detail: null, crops: {}, act: null, view: 'deviations' };

/** Shows the page of one order; `place` is a requirement or `@start-end` in its text. */
export const showOrder = async (id, place) => {
  const section = byId('order');
  const row = rowById.get(id);
  if (row === undefined) {
    open.id = null;
    section.replaceChildren(make('p', { class: 'notice' }, words.notFound));
    return;
  }
  if (open.id !== id) {
    if (!canUnpack()) {
      section.replaceChildren(make('p', { class: 'notice' }, words.cannotUnpack));
      return;
    }
    section.replaceChildren(make('p', { class: 'note' }, words.loading));
    const detail = await detailOf(row.document);
    Object.assign(open, { id, row, detail, crops: cropsOf(row.document), act: detail.acts.find((act) => act.id === id) });
    draw();
    scrollTo(0, 0);
  }
  goToPlace(place);
};

const draw = () => {
  const { row, detail, act } = open;
  const marks = marksOf();
  const view = textView(detail, act, marks);
  const verdictMarks = marks.filter(({ finding }) => finding !== null);
  byId('order').replaceChildren(
    orderHead(row),
    make(
      'div',
      { class: 'reading' },
      make(
        'div',
        { class: 'findings-side' },
        make(
          'div',
          { class: 'title-line' },
          make('h2', {}, words.verdicts),
          make('div', { class: 'switch', id: 'order-switch', role: 'group', 'aria-label': words.showBy }),
        ),
        make('div', { id: 'order-verdicts' }),
        make(
          'div',
          { id: 'order-facts' },
          make('div', { class: 'panel' }, make('h3', {}, words.requisites), requisitesView(act, factPlace), fileLine(row, detail)),
          make('div', { class: 'panel' }, make('h3', {}, words.facts), factsView(act, factPlace)),
          notesPanel(detail.notes),
        ),
      ),
      make(
        'div',
        { class: 'paper-side' },
        make(
          'div',
          { class: 'title-line' },
          make('h2', { id: 'order-text-title' }, words.text),
          lookSwitch(row.document, detail.text, verdictMarks),
        ),
        make('p', { class: 'note', id: 'order-paper-note' }, words.textHint),
        make('div', { class: 'paper', id: 'order-paper', tabindex: '0', role: 'region', 'aria-labelledby': 'order-text-title' }, view),
      ),
    ),
  );
  const paper = byId('order-paper');
  paper.addEventListener('click', (event) => followMark(event.target.closest('mark')));
  paper.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') followMark(event.target.closest('mark'));
  });
  drawVerdicts();
};

/** Verdicts of known outcome by group, those without an answer apart from them. */
const drawVerdicts = () => {
  const { row } = open;
  const indexes = data.requirements.map((_, index) => index);
  const undetermined = indexes.filter((index) => statusOf(row, index).code === 'undetermined');
  const known = indexes.filter((index) => !undetermined.includes(index));
  const deviating = (index) => DEVIATIONS.includes(statusOf(row, index).code) && !isSettled(row, index);
  const settled = (index) => isSettled(row, index) || (open.act.findings[index]?.review ?? null) !== null;
  const shown = open.view === 'all' ? known : known.filter((index) => deviating(index) || settled(index));
  byId('order-verdicts').replaceChildren(
    ...(shown.length === 0 ? [make('p', {}, words.noDeviations)] : data.groups.flatMap((group) => groupBlock(group, shown))),
    undetermined.length === 0 ? '' : undeterminedBlock(undetermined),
  );
  byId('order-verdicts').classList.toggle('aside', open.view === 'facts');
  byId('order-facts').classList.toggle('aside', open.view !== 'facts');
  byId('order-switch').replaceChildren(
    viewButton('deviations', words.showDeviations),
    viewButton('all', words.showAll),
    viewButton('facts', words.requisitesAndFacts),
  );
};

const viewButton = (view, label) =>
  make('button', { type: 'button', 'data-view': view, 'aria-pressed': String(open.view === view), onclick: () => showView(view) }, label);

const showView = (view) => {
  open.view = view;
  drawVerdicts();
  document.querySelector(`#order-switch [data-view="${view}"]`).focus();
};

const undeterminedBlock = (indexes) =>
  make(
    'div',
    { class: 'apart' },
    make('h3', {}, words.undetermined),
    make('p', { class: 'note' }, words.undeterminedNote),
    indexes.map(card),
  );

const groupBlock = (group, shown) => {
  const own = shown.filter((index) => data.requirements[index].group === group.id);
  return own.length === 0 ? [] : [make('h3', {}, group.title), ...own.map(card)];
};

const card = (index) => {
  const { row, detail, act, crops } = open;
  const requirement = data.requirements[index];
  const actions = {
    show: (source) => showPlace(source.place),
    copy: (source, button) => copyCitation(source, button),
    link: orderAddress(row, requirement.id),
  };
  return verdictView({ row, detail, act, finding: act.findings[index] ?? null, crops, index, actions });
};

const marksOf = () => {
  const { act, row } = open;
  const ofFindings = act.findings.flatMap((finding, index) => {
    if (finding === null) return [];
    const kind = statusOf(row, index).code;
    const places = finding.evidence.map((each) => ({ place: each.place, kind: each.role === 'nearest' ? 'nearest' : kind }));
    if (finding.place !== null) places.push({ place: finding.place, kind });
    return places.map(({ place, kind: shown }) => ({ start: place[0], end: place[1], kind: shown, finding: index }));
  });
  const ofFacts = [...Object.values(act.facts).flat(), ...act.requisites]
    .filter((fact) => fact.place !== null)
    .map((fact) => ({ start: fact.place[0], end: fact.place[1], kind: 'fact', finding: null }));
  return [...ofFacts, ...ofFindings];
};

/** A button that leads from a fact to its words. */
const factPlace = (fact) => {
  if (fact.place === null) return '–';
  const where = whereText(open.act, fact) || words.inText;
  return make(
    'button',
    { type: 'button', class: 'to-text', title: quoteOf(open.detail, fact), onclick: () => showFact(fact.place) },
    where,
  );
};
factPlace.quote = (fact) => quoteOf(open.detail, fact);

const showFact = (place) => {
  history.replaceState(null, '', formatAddress('order', [open.id, `@${place[0]}-${place[1]}`], currentFilters()));
  showPlace(place);
};

const showPlace = (place) => aimAt(place)?.focus?.({ preventScroll: true });

/** Outlines a place and brings it into view; gives its first element. */
const aimAt = (place) => {
  const paper = byId('order-paper');
  showText();
  const elements = elementsAt(paper, place[0], place[1]);
  paper.querySelectorAll('.aimed').forEach((element) => element.classList.remove('aimed'));
  elements.forEach((element) => element.classList.add('aimed'));
  if (elements[0] === undefined) return null;
  bringIntoView(paper, elements[0]);
  return elements[0];
};

/** Scrolls the paper within itself, and the page only where the paper is out of sight. */
const bringIntoView = (paper, element) => {
  const box = paper.getBoundingClientRect();
  paper.scrollTop += element.getBoundingClientRect().top - box.top - paper.clientHeight / 3;
  const seen = element.getBoundingClientRect();
  if (seen.top < 0 || seen.bottom > innerHeight) element.scrollIntoView({ block: 'center' });
};

const followMark = (mark) => {
  if (mark === null) return;
  const findings = mark.dataset.findings.split(',').map(Number);
  const current = document.querySelector('.card.current');
  const at = current === null ? -1 : findings.indexOf(Number(current.dataset.finding));
  selectVerdict(findings[(at + 1) % findings.length]);
};

/** Brings a verdict into view, showing met ones too where it is one of them. */
const selectVerdict = (index) => {
  if (open.view === 'facts') open.view = 'deviations';
  drawVerdicts();
  if (byId(`finding-${index}`) === null) {
    open.view = 'all';
    drawVerdicts();
  }
  const chosen = byId(`finding-${index}`);
  document.querySelectorAll('.card.current').forEach((each) => each.classList.remove('current'));
  chosen.classList.add('current');
  chosen.scrollIntoView({ block: 'nearest' });
  chosen.focus({ preventScroll: true });
  history.replaceState(null, '', orderAddress(open.row, data.requirements[index].id));
};

const goToPlace = (place) => {
  if (place === undefined) return;
  const span = /^@(\d+)-(\d+)$/.exec(place);
  if (span !== null) {
    showPlace([Number(span[1]), Number(span[2])]);
    return;
  }
  const index = requirementIndex.get(place);
  if (index === undefined) return;
  selectVerdict(index);
  const finding = open.act.findings[index];
  const source = finding?.place ?? finding?.evidence[0]?.place ?? null;
  // The verdict keeps the focus: it is what was asked for.
  if (source !== null) aimAt(source);
};

const copyCitation = (source, button) => {
  const { row, act, detail } = open;
  const cited = { path: row.path, page: source.place[2], clause: clauseOf(act, source), quote: quoteOf(detail, source) };
  return copyText(citationOf(cited, words), button);
};
