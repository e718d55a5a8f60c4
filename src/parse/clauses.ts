import type { ClauseKind, ClauseZone, Diagnostic, Span } from '../model/index.js';
import type { ParseContext } from './context.js';
import { looksLikeHeading } from './headings.js';
import type { Label } from './labels.js';
import { noteNumbering } from './numbering.js';
import type { Printed, PrintedParagraph } from './print.js';
import { type Place, placeOf } from './placing.js';
import { quotedRanges } from './quoted.js';

/** A node of the clause tree before it has a path and a citation. */
export interface Node {
  readonly index: number;
  readonly parent: number | null;
  readonly zone: ClauseZone;
  readonly label: Label | null;
  readonly labelSpan: Span | null;
  readonly span: Span;
  readonly text: string;
  /** What it was taken for when it was placed. */
  readonly role: 'head' | 'heading' | 'labelled' | 'item' | 'paragraph';
  readonly depth: number;
  readonly indent: number;
  readonly listLevel: number | null;
  /** True where the next node is a table. */
  readonly beforeTable: boolean;
}

/** Builds the clause tree of a part. Labels stay as printed; gaps, repeats and restarts are noted, never repaired. */
export const buildTree = (context: ParseContext, printed: readonly Printed[]): { nodes: Node[]; diagnostics: Diagnostic[] } => {
  const nodes: Node[] = [];
  const diagnostics: Diagnostic[] = [];
  const paragraphs = printed.filter((item) => item.kind !== 'dropped');
  const quotes = quotedRanges(printed);
  let quote: Quote | null = null;
  let open: readonly number[] = [];
  let seen = -1;
  printed.forEach((item, at) => {
    if (item.kind !== 'dropped') seen += 1;
    if (item.kind !== 'paragraph') return;
    if (item.zone !== 'body') {
      if (item.zone !== 'noise') open = [];
      addHead(nodes, item, printed[at - 1]);
      return;
    }
    const end = quotes.get(at);
    if (end !== undefined) quote = { end, lead: open };
    const next = paragraphs[seen + 1];
    const heading = item.label === null && looksLikeHeading(item, lastOf(nodes), next);
    const place =
      quote === null ? placeOf(context, { nodes, open, item, heading }) : placeQuoted(context, quote, { nodes, open, item, heading });
    const parent = place.open.at(-1) ?? null;
    const node: Node = {
      index: nodes.length,
      parent,
      zone: 'body',
      label: item.label,
      labelSpan: item.labelSpan,
      span: item.span,
      text: item.text,
      role: place.role,
      depth: place.open.length,
      indent: item.draft.indent,
      listLevel: item.draft.style.listLevel,
      beforeTable: next?.kind === 'table',
    };
    if (quote === null) diagnostics.push(...noteNumbering(context, nodes, node));
    nodes.push(node);
    open = [...place.open, node.index];
    if (quote !== null && at >= quote.end) {
      open = quote.lead;
      quote = null;
    }
  });
  return { nodes, diagnostics };
};

/** The new wording of another act: its own numbers, under the clause that gives it. */
interface Quote {
  /** Position of its last paragraph. */
  readonly end: number;
  /** Nodes from the root down to the clause that gives it. */
  readonly lead: readonly number[];
}

/** A place among what stands in the same quotation. */
const placeQuoted = (context: ParseContext, { lead }: Quote, placing: Parameters<typeof placeOf>[1]): Place => {
  const { open, role } = placeOf(context, { ...placing, open: placing.open.slice(lead.length) });
  const last = lead.at(-1) ?? -1;
  return { open: [...lead, ...open.filter((index) => index > last)], role };
};

const lastOf = (nodes: readonly Node[]): Node | null => nodes.at(-1) ?? null;

/** Lines of one head zone that follow one another are one node, except names over an order, which stay line by line. */
const addHead = (nodes: Node[], item: PrintedParagraph, before: Printed | undefined): void => {
  const last = nodes.at(-1);
  if (
    last !== undefined &&
    before?.kind === 'paragraph' &&
    before.zone === item.zone &&
    last.zone === item.zone &&
    GROUPED.has(item.zone)
  ) {
    nodes[nodes.length - 1] = { ...last, span: { start: last.span.start, end: item.span.end }, text: `${last.text}\n${item.text}` };
    return;
  }
  nodes.push({
    index: nodes.length,
    parent: null,
    zone: item.zone,
    label: null,
    labelSpan: null,
    span: item.labelSpan === null ? item.span : { start: item.labelSpan.start, end: item.span.end },
    text: item.text,
    role: 'head',
    depth: 0,
    indent: item.draft.indent,
    listLevel: null,
    beforeTable: false,
  });
};

const GROUPED: ReadonlySet<ClauseZone> = new Set(['title', 'stamp', 'signature', 'caption', 'preamble']);

/** What a node is in the structure of an act, by its label and its depth. */
export const kindsOf = (nodes: readonly Node[]): ClauseKind[] => {
  const kinds: ClauseKind[] = [];
  const children = new Map<number, Node[]>();
  for (const node of nodes) if (node.parent !== null) children.set(node.parent, [...(children.get(node.parent) ?? []), node]);
  for (const node of nodes)
    kinds.push(kindOf(node, node.parent === null ? null : (kinds[node.parent] ?? null), children.get(node.index) ?? []));
  return kinds;
};

const kindOf = (node: Node, parent: ClauseKind | null, children: readonly Node[]): ClauseKind => {
  if (node.role === 'head' || node.role === 'paragraph') return 'paragraph';
  if (node.role === 'heading') return 'section';
  if (node.role === 'item' || node.label === null) return 'item';
  const top = parent === null || parent === 'section';
  switch (node.label.scheme) {
    case 'section-word':
    case 'roman':
      return top ? 'section' : 'item';
    case 'decimal':
      if (top && node.label.numbers.length === 1 && isSectionTitle(node, children)) return 'section';
      if (top) return 'clause';
      return parent === 'clause' || parent === 'subclause' ? (node.label.numbers.length > 1 ? 'subclause' : 'item') : 'item';
    case 'number-bracket':
    case 'letter':
      return top ? 'clause' : 'item';
    case 'dash':
      return 'item';
  }
};

/** «1. Общие положения»: no stop at the end, and clauses of its own or nothing but a title's length. */
const isSectionTitle = (node: Node, children: readonly Node[]): boolean => {
  if (/[.;:,]$|[:;] /u.test(node.text) || node.text.length > MAX_SECTION_TITLE) return false;
  return children.length > 0 || /^\p{Lu}/u.test(node.text);
};

const MAX_SECTION_TITLE = 200;
