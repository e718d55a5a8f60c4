import { type Clause, type ClauseKind, type Dropped, type ListTable, overlaps, type Part, type Span, span } from '../../../model/index.js';
import type { XmlTag } from '../context.js';
import { eIdOf, element, segment } from './element.js';

export interface BodyInput {
  readonly part: Part;
  /** The normalized text of the file. */
  readonly text: string;
  /** Repeated headers and rows of column numbers, which are no rows of a table. */
  readonly dropped: readonly Dropped[];
  /** References that a clause is about, by its id. */
  readonly ofClause: ReadonlyMap<string, readonly string[]>;
}

/** A part cut into what stands before its clauses, the clauses and tables, and what stands after them; null where there is nothing. */
export interface PartText {
  readonly preface: XmlTag | null;
  readonly preamble: XmlTag | null;
  readonly body: readonly XmlTag[];
  readonly conclusions: XmlTag | null;
}

export const partText = (input: BodyInput): PartText => {
  const { clauses, tables } = input.part;
  const bodies = [...clauses.filter(({ zone }) => zone === 'body'), ...tables].map(({ start }) => start);
  const [first, last] = bodies.length === 0 ? [Infinity, Infinity] : [Math.min(...bodies), Math.max(...bodies)];
  const before = clauses.filter((clause) => clause.start < first && clause.zone !== 'preamble');
  const preamble = clauses.filter((clause) => clause.start < first && clause.zone === 'preamble');
  const within = clauses.filter((clause) => clause.start >= first && clause.start <= last);
  const after = clauses.filter((clause) => clause.start > last);
  return {
    preface: blocks('preface', before, input),
    preamble: blocks('preamble', preamble, input),
    body: bodies.length === 0 ? [] : childrenOf(tree(within, tables), null, input),
    conclusions: blocks('conclusions', after, input),
  };
};

/** Plain lines: letterhead, title, stamps, signatures. */
const blocks = (name: string, clauses: readonly Clause[], { ofClause }: BodyInput): XmlTag | null =>
  clauses.length === 0
    ? null
    : element(
        name,
        {},
        ...clauses.map((clause) => {
          const inline = INLINE[clause.zone];
          const attributes = { eId: eIdOf(clause.path), class: clause.zone, refersTo: ofClause.get(clause.id)?.join(' ') };
          const words = clause.label === null ? clause.text : `${clause.label} ${clause.text}`;
          return element('p', attributes, inline === undefined ? words : element(inline, {}, words));
        }),
      );

const INLINE: Readonly<Record<string, string>> = { title: 'docTitle', 'act-type': 'docType' };

type Node = { readonly kind: 'clause'; readonly clause: Clause } | { readonly kind: 'table'; readonly table: ListTable };

/** Nodes by the id of their parent (null for the top), in the order of the text. */
type Tree = ReadonlyMap<string | null, readonly Node[]>;

/** A table stands beside the clause before it. A clause whose parent stands outside of the body is on top. */
const tree = (clauses: readonly Clause[], tables: readonly ListTable[]): Tree => {
  const ids = new Set(clauses.map(({ id }) => id));
  const parentOf = (clause: Clause): string | null => (clause.parentId !== null && ids.has(clause.parentId) ? clause.parentId : null);
  const nodes: Node[] = [
    ...clauses.map((clause): Node => ({ kind: 'clause', clause })),
    ...tables.map((table): Node => ({ kind: 'table', table })),
  ].sort((a, b) => startOf(a) - startOf(b));
  const byParent = new Map<string | null, Node[]>();
  let last: Clause | null = null;
  for (const node of nodes) {
    const parent = node.kind === 'clause' ? parentOf(node.clause) : last === null ? null : parentOf(last);
    byParent.set(parent, [...(byParent.get(parent) ?? []), node]);
    if (node.kind === 'clause') last = node.clause;
  }
  return byParent;
};

const startOf = (node: Node): number => (node.kind === 'clause' ? node.clause.start : node.table.start);

const childrenOf = (nodes: Tree, parent: string | null, input: BodyInput): readonly XmlTag[] =>
  (nodes.get(parent) ?? []).map((node) => (node.kind === 'table' ? tableOf(node.table, input) : clauseOf(node.clause, nodes, input)));

const ELEMENTS: Readonly<Record<ClauseKind, string>> = {
  section: 'section',
  clause: 'clause',
  subclause: 'subclause',
  item: 'point',
  paragraph: 'paragraph',
};

const clauseOf = (clause: Clause, nodes: Tree, input: BodyInput): XmlTag => {
  const children = childrenOf(nodes, clause.id, input);
  const name = clause.zone === 'body' ? ELEMENTS[clause.kind] : 'hcontainer';
  const isHeading = clause.kind === 'section' && clause.zone === 'body';
  const eId = eIdOf(clause.path);
  const text = isHeading || clause.text === '' ? null : element('p', {}, clause.text);
  return element(
    name,
    { eId, name: name === 'hcontainer' ? clause.zone : undefined, refersTo: input.ofClause.get(clause.id)?.join(' ') },
    clause.label === null ? null : element('num', {}, clause.label),
    isHeading && clause.text !== '' ? element('heading', {}, clause.text) : null,
    text === null ? null : element(children.length > 0 ? 'intro' : 'content', {}, text),
    ...children,
  );
};

/** Cells are parted by tabs and rows by line breaks in the normalized text. */
const tableOf = (table: ListTable, { part, text, dropped }: BodyInput): XmlTag => {
  const rows = linesOf(text, table)
    .filter((line) => !dropped.some((each) => overlaps(each, line)))
    .map((line) => text.slice(line.start, line.end).split('\t'));
  const eId = `${segment(part.slug)}__table-${table.no}`;
  return element(
    'hcontainer',
    { eId, name: table.isList ? 'list' : 'table' },
    element(
      'content',
      {},
      rows.length === 0
        ? element('p', {})
        : element(
            'table',
            { eId: `${eId}__table` },
            ...rows.map((cells, index) =>
              element('tr', {}, ...cells.map((cell) => element(index === 0 ? 'th' : 'td', {}, element('p', {}, cell.trim())))),
            ),
          ),
    ),
  );
};

/** Lines within a stretch of the text that have words in them. */
const linesOf = (text: string, { start, end }: Span): readonly Span[] => {
  let from = start;
  return text
    .slice(start, end)
    .split('\n')
    .map((line) => {
      const place = span(from, from + line.length);
      from = place.end + 1;
      return place;
    })
    .filter((place) => text.slice(place.start, place.end).trim() !== '');
};
