import type { BlockRegion, SourceBlock } from '../../model/index.js';
import { SILENT } from './facts.js';
import { nextLabel, openList, type OpenList } from './lists.js';
import { type Look, lookOf } from './look.js';
import { createWriter, type Writer } from './paragraphs.js';
import type { StyleSheet } from './styles.js';
// oxlint-disable-next-line import/no-cycle -- a block may be a table, and a cell holds blocks
import { readTable } from './tables.js';
import { type HtmlElement, type HtmlNode, textOf } from './tree.js';

/** What is known of a page while it is read. */
export interface PageState {
  readonly sheet: StyleSheet;
  readonly chrome: ReadonlySet<HtmlElement>;
  readonly counts: { hidden: number; footnotes: number; comments: number };
}

/** Reads what stands in an element: paragraphs and tables in order. */
export const readBlocks = (page: PageState, nodes: readonly HtmlNode[], look: Look, region: BlockRegion): readonly SourceBlock[] => {
  const writer = createWriter(region);
  walk({ page, writer, region }, nodes, look, null);
  writer.flush();
  return writer.blocks;
};

interface Walk {
  readonly page: PageState;
  readonly writer: Writer;
  readonly region: BlockRegion;
}

const walk = (state: Walk, nodes: readonly HtmlNode[], look: Look, list: OpenList | null): void => {
  for (const node of nodes) {
    if (typeof node === 'string') state.writer.text(node, look);
    else readElement(state, node, look, list);
  }
};

const readElement = (state: Walk, element: HtmlElement, outer: Look, list: OpenList | null): void => {
  const { page, writer } = state;
  // Text that was struck out while changes were tracked is not in force.
  if (SILENT.has(element.name) || element.name === 'del' || page.chrome.has(element)) return;
  const look = lookOf(page.sheet, element, outer);
  if (look.hidden) {
    page.counts.hidden += textOf(element).replace(/\s+/gu, '').length;
    return;
  }
  const css = page.sheet.of(element);
  if (css.get('mso-list') === 'ignore') return writer.label({ label: wordLabel(textOf(element)), level: list?.level ?? 0 });
  const region = regionOf(css.get('mso-element'));
  if (region !== null) return readApart(state, element, look, region);
  if (element.name === 'br') return writer.lineBreak(look);
  if (element.name === 'table') return writer.add(readTable(page, element, look, state.region));
  if (element.name === 'ol' || element.name === 'ul') {
    writer.flush();
    walk(state, element.children, look, openList(element, css, list, page.sheet.markerOf(element)));
    return writer.flush();
  }
  if (element.name === 'li') return readItem(state, element, look, list);
  if (!isBlock(element.name, css.get('display'))) return walk(state, element.children, look, list);
  writer.flush();
  walk(state, element.children, look, listOfWord(css.get('mso-list')) ?? list);
  writer.flush();
};

/** Word writes `mso-list: l0 level2 lfo1` on the paragraph and its number into the text. */
const listOfWord = (value: string | undefined): OpenList | null => {
  const level = /level(\d)/u.exec(value ?? '')?.[1];
  return level === undefined ? null : { ordered: true, type: 'none', level: Number(level) - 1, step: 1, next: 1, above: [], marker: null };
};

const wordLabel = (text: string): string => {
  const label = text.replace(/[\s\u00A0]+/gu, ' ').trim();
  // Symbol and Wingdings bullets, and the `o` of Courier New.
  return /^(?:[·§¨ØüvqoŸ\uF000-\uF0FF])$/u.test(label) ? '•' : label;
};

const readItem = (state: Walk, element: HtmlElement, look: Look, list: OpenList | null): void => {
  const { page, writer } = state;
  writer.flush();
  const css = page.sheet.of(element);
  const label = list === null ? '•' : nextLabel(list, element, css, page.sheet.nestedCounters);
  // Word processors wrap lists in items that hold nothing but a deeper list: no text, so no number is shown.
  if (label !== null && hasOwnText(element)) writer.label({ label, level: list?.level ?? 0 });
  walk(state, element.children, look, list);
  writer.flush();
};

const hasOwnText = (item: HtmlElement): boolean =>
  item.children.some((child) =>
    typeof child === 'string' ? child.trim() !== '' : child.name !== 'ol' && child.name !== 'ul' && textOf(child).trim() !== '',
  );

/** Footnotes, comments and running heads as Word saves them, after the text. */
const regionOf = (value: string | undefined): BlockRegion | null => {
  if (value === 'footnote' || value === 'endnote') return 'footnote';
  if (value === 'comment') return 'comment';
  return value === 'header' || value === 'footer' ? value : null;
};

const readApart = (state: Walk, element: HtmlElement, look: Look, region: BlockRegion): void => {
  const { counts } = state.page;
  if (region === 'footnote') counts.footnotes += 1;
  if (region === 'comment') {
    counts.comments += 1;
    return;
  }
  state.writer.add(readBlocks(state.page, element.children, look, region));
};

const isBlock = (name: string, display: string | undefined): boolean => {
  if (display !== undefined && /^(?:block|flex|grid|list-item|table)$/u.test(display)) return true;
  return BLOCKS.has(name) && display !== 'inline';
};

const BLOCKS: ReadonlySet<string> = new Set(
  (
    'address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html ' +
    'legend main menu nav optgroup option p pre search section summary tbody td tfoot th thead tr xmp listing plaintext caption'
  ).split(' '),
);
