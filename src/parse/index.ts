import {
  outcome,
  type ClauseZone,
  type Diagnostic,
  type Outcome,
  type ParsedAct,
  type ParsedClause,
  type ParsedFile,
  type ParsedPart,
  type ParsedTable,
  type PartKind,
  type SourceDocument,
} from '../model/index.js';
import { findParts, seeAll, type PartRange } from './acts.js';
import { notesByBlock, placedOnce } from './block-notes.js';
import { buildTree, kindsOf, type Node } from './clauses.js';
import { nameClauses, type TakenPaths } from './clause-names.js';
import type { ParseContext } from './context.js';
import type { DraftBlock } from './draft.js';
import { markFurniture } from './furniture.js';
import { splitInlineItems } from './inline-items.js';
import { readLines } from './lines.js';
import { joinLines } from './paragraphs.js';
import { createPress, printDropped, printParagraph, printTable, type Press, type Printed } from './print.js';
import { markSiteChrome } from './site-chrome.js';
import { splitHeads } from './split-heads.js';
import { gatherTables, type Gathered } from './table-pieces.js';
import { planTable } from './tables.js';
import { zonesOf } from './zones.js';

export { account, type Account } from './account.js';
export { clean, type Cleaned } from './clean.js';
export type { ParseContext } from './context.js';
export { sentences } from './sentences.js';

/**
 * From what a reader made of a file to its acts, parts, clauses and tables, over one normalized text.
 * Never fails: what is not understood stands as paragraphs of an annex, and every repair is a diagnostic.
 * @param noticed what the reader noticed: returned too, with its place in the text where it names a block
 */
export const parseSource = (context: ParseContext, source: SourceDocument, noticed: readonly Diagnostic[] = []): Outcome<ParsedFile> => {
  const blocks = arrange(context, source, noticed);
  const gathered = gatherTables(context, blocks);
  const seen = seeAll(context, gathered.blocks);
  const parts = findParts(context, seen);
  const zones = zonesOf(context, seen, parts);
  const press = createPress();
  const acts: ActInMaking[] = [];
  for (const range of parts) {
    if (range.newAct || acts.length === 0) acts.push({ parts: [], taken: new Map(), kinds: new Map() });
    const act = acts.at(-1);
    if (act !== undefined) act.parts.push(makePart(context, press, range, gathered, zones, act));
  }
  const file: ParsedFile = {
    text: press.text,
    acts: acts.map(
      ({ parts: made }, ordinal): ParsedAct => ({
        ordinal: ordinal + 1,
        start: made[0]?.start ?? 0,
        end: made.at(-1)?.end ?? 0,
        parts: made,
      }),
    ),
    dropped: press.dropped,
    unreadable: press.unreadable,
    pageStarts: press.pageStarts,
  };
  return outcome(file, placedOnce(noticed, press.diagnostics));
};

/** Lines → paragraphs, in the order in which one step needs the other. */
const arrange = (context: ParseContext, source: SourceDocument, noticed: readonly Diagnostic[]): DraftBlock[] => {
  const lines = readLines(context, source, notesByBlock(source, noticed));
  const clear = markSiteChrome(context, splitHeads(context, markFurniture(context, lines)));
  return splitInlineItems(context, joinLines(context, clear));
};

interface ActInMaking {
  readonly parts: ParsedPart[];
  /** Clause paths already given in the act. */
  readonly taken: TakenPaths;
  /** Parts of each kind so far. */
  readonly kinds: Map<PartKind, number>;
}

const makePart = (
  context: ParseContext,
  press: Press,
  range: PartRange,
  gathered: Gathered,
  zones: readonly (ClauseZone | null)[],
  act: ActInMaking,
): ParsedPart => {
  const start = press.text.length;
  const printed: Printed[] = [];
  for (let index = range.from; index < range.to; index += 1) {
    const block = gathered.blocks[index];
    if (block === undefined) continue;
    if (block.kind === 'table') printed.push(printTable(press, planTable(context, gathered.pieces.get(block) ?? [block])));
    else if (block.dropped !== null) printed.push(printDropped(press, block, block.dropped));
    else printed.push(printParagraph(context, press, block, zones[index] ?? (block.region === 'footnote' ? 'noise' : 'body')));
  }
  const end = Math.max(start, press.text.length - 1);
  const { nodes, diagnostics } = buildTree(context, printed);
  press.diagnostics.push(...diagnostics);
  const slug = slugOf(range.kind, act.kinds);
  return {
    ordinal: act.parts.length + 1,
    kind: range.kind,
    start,
    end,
    slug,
    title: titleOf(nodes),
    stamp: stampOf(nodes),
    clauses: clausesOf(context, slug, nodes, act.taken),
    tables: tablesOf(printed),
  };
};

const slugOf = (kind: PartKind, kinds: Map<PartKind, number>): string => {
  const copy = (kinds.get(kind) ?? 0) + 1;
  kinds.set(kind, copy);
  return copy === 1 ? kind : `${kind}-${copy}`;
};

const titleOf = (nodes: readonly Node[]): string | null => {
  const lines = nodes.filter(({ zone }) => zone === 'title' || zone === 'caption').map(({ text }) => text);
  return lines.length === 0 ? null : lines.join(' ').replaceAll('\n', ' ');
};

const stampOf = (nodes: readonly Node[]): ParsedPart['stamp'] => {
  const stamps = nodes.filter(({ zone }) => zone === 'stamp');
  const [first] = stamps;
  const last = stamps.at(-1);
  return first === undefined || last === undefined ? null : { start: first.span.start, end: last.span.end };
};

const clausesOf = (context: ParseContext, slug: string, nodes: readonly Node[], taken: TakenPaths): ParsedClause[] => {
  const kinds = kindsOf(nodes);
  const names = nameClauses(context, slug, nodes, kinds, taken);
  return nodes.map((node, index) => ({
    index,
    parent: node.parent,
    kind: kinds[index] ?? 'paragraph',
    zone: node.zone,
    label: node.label?.text ?? null,
    labelSpan: node.labelSpan,
    path: names[index]?.path ?? slug,
    citation: names[index]?.citation ?? '',
    depth: node.depth,
    span: node.span,
    ordinal: names[index]?.ordinal ?? 1,
  }));
};

const tablesOf = (printed: readonly Printed[]): ParsedTable[] =>
  printed
    .filter((item) => item.kind === 'table')
    .map(({ start, end, header, headerSpan, rows }, index) => ({ no: index + 1, start, end, header, headerSpan, rows }));
