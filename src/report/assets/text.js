import { codes, words } from './data.js';
import { fill, make } from './dom.js';

/** Gravest last, so that a place with several verdicts shows the gravest. */
const WEIGHT = ['fact', 'not-applicable', 'met', 'nearest', 'undetermined', 'partial', 'deviates', 'missing'];

/**
 * The text of a document, its lines laid out by what they are, with every marked place as an element.
 * @param {object} detail the unpacked document
 * @param {object} act one of its acts
 * @param {{ start: number, end: number, kind: string, finding: number | null }[]} marks
 */
export const textView = (detail, act, marks) => {
  const pieces = piecesOf(detail.text.length, [...marks, ...unreadableMarks(act), ...droppedMarks(detail)]);
  const lines = linesOf(detail.text);
  const view = make('div', { class: 'order-text', lang: 'ru' });
  const reader = { text: detail.text, pieces, next: 0, seen: new Set() };
  let part = null;
  let table = null;
  for (const line of lines) {
    const own = act.parts.find(([, , start, end]) => start <= line.start && line.start < end) ?? null;
    if (own !== part && line.end > line.start) {
      part = own;
      table = null;
      if (own !== null) view.append(make('p', { class: 'part-name' }, codes.partKind[own[0]]));
    }
    if (line.end === line.start) continue;
    if (detail.text.slice(line.start, line.end).includes('\t')) {
      table ??= view.appendChild(make('table', { class: 'printed' })).appendChild(make('tbody'));
      table.append(tableLine(reader, line));
    } else {
      table = null;
      view.append(make('p', { class: lineClass(act, line, own) }, fragments(reader, line.start, line.end)));
    }
  }
  return view;
};

/**
 * Marks places in elements that are there already.
 * @param {Element} view
 * @param {(text: string) => object[]} marksFor gives the marks in the text of the view
 */
export const markWithin = (view, marksFor) => {
  const walker = document.createTreeWalker(view, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  const text = nodes.map(({ data }) => data).join('');
  const reader = { text, pieces: piecesOf(text.length, marksFor(text)), next: 0, seen: new Set() };
  let start = 0;
  for (const node of nodes) {
    const end = start + node.data.length;
    node.replaceWith(...fragments(reader, start, end));
    start = end;
  }
};

const linesOf = (text) => {
  const lines = [];
  let start = 0;
  for (const line of text.split('\n')) {
    lines.push({ start, end: start + line.length });
    start += line.length + 1;
  }
  return lines;
};

const tableLine = (reader, line) => {
  const row = make('tr');
  let start = line.start;
  for (const cell of reader.text.slice(line.start, line.end).split('\t')) {
    row.append(make('td', {}, fragments(reader, start, start + cell.length)));
    start += cell.length + 1;
  }
  return row;
};

const lineClass = (act, line, part) => {
  if (part === null) return 'line outside';
  const clause = act.clauses.findLast(([start]) => start < line.end);
  if (clause === undefined || clause[1] <= line.start) return 'line';
  return `line zone-${clause[3]} depth-${Math.min(clause[4], 5)}`;
};

const unreadableMarks = (act) => act.unreadable.map(([start, end]) => ({ start, end, kind: 'unreadable', finding: null }));

const droppedMarks = (detail) =>
  detail.dropped
    .filter(([start, end, reason]) => end > start && reason !== 'blank')
    .map(([start, end, reason]) => ({ start, end, kind: 'dropped', finding: null, reason }));

/** Cuts the text at every edge of a mark: pieces in order, each with the marks over it; unmarked stretches are left out. */
const piecesOf = (length, marks) => {
  const real = marks.filter((mark) => mark.end > mark.start && mark.end <= length);
  const starting = [...real].sort((a, b) => a.start - b.start);
  const edges = [...new Set(real.flatMap((mark) => [mark.start, mark.end]))].sort((a, b) => a - b);
  const pieces = [];
  let over = [];
  let next = 0;
  for (let index = 0; index + 1 < edges.length; index += 1) {
    const [start, end] = [edges[index], edges[index + 1]];
    over = over.filter((mark) => mark.end > start);
    while (next < starting.length && starting[next].start <= start) over.push(starting[next++]);
    if (over.length > 0) pieces.push({ start, end, over: [...over] });
  }
  return pieces;
};

/** Nodes of one stretch of text; stretches are asked for in order, so the pieces are walked once. */
const fragments = (reader, from, to) => {
  const nodes = [];
  let at = from;
  while (reader.next < reader.pieces.length && reader.pieces[reader.next].end <= from) reader.next += 1;
  for (let index = reader.next; index < reader.pieces.length && reader.pieces[index].start < to; index += 1) {
    const piece = reader.pieces[index];
    const [start, end] = [Math.max(piece.start, from), Math.min(piece.end, to)];
    if (start > at) nodes.push(reader.text.slice(at, start));
    nodes.push(markOf(reader, piece, start, end));
    at = end;
  }
  if (at < to) nodes.push(reader.text.slice(at, to));
  return nodes;
};

const markOf = (reader, piece, start, end) => {
  const text = reader.text.slice(start, end);
  const plain = piece.over.find((mark) => mark.kind === 'dropped' || mark.kind === 'unreadable');
  const findings = [...new Set(piece.over.flatMap((mark) => (mark.finding === null ? [] : [mark.finding])))];
  const kind = piece.over.reduce((worst, mark) => (WEIGHT.indexOf(mark.kind) > WEIGHT.indexOf(worst) ? mark.kind : worst), 'fact');
  const attributes = { class: `place ${findings.length === 0 && plain ? plain.kind : kind}`, 'data-start': start, 'data-end': end };
  if (plain?.kind === 'unreadable') attributes.title = fill(words.unreadable, { start, end });
  if (plain?.kind === 'dropped') attributes.title = fill(words.dropped, { reason: codes.dropped[plain.reason] });
  if (findings.length > 0) Object.assign(attributes, { 'data-findings': findings.join(','), tabindex: '0', role: 'link' });
  return make(findings.length > 0 ? 'mark' : 'span', attributes, text);
};

/** Elements of the text that lie within a place. */
export const elementsAt = (view, start, end) =>
  [...view.querySelectorAll('[data-start]')].filter(
    (element) => Number(element.dataset.start) < end && Number(element.dataset.end) > start,
  );
