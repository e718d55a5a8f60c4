import type { XmlElement, XmlNode } from '../../adapters/xml-port.js';
import { diagnostic, type ParagraphBlock, type SourceBlock } from '../../model/index.js';
import { alternative, child, points, textOf, wordsOf } from './elements.js';
import { type InlineContext, readInline } from './inline.js';
import type { ListLevel } from './numbering.js';
import { type ParagraphProperties, readParagraphProperties } from './properties.js';
import { counterOf, createDraft, createFlow, type Draft, type Flow, putBlocks, recordRevision } from './story.js';
import type { ResolvedStyle } from './styles.js';
import { readTable } from './tables.js';

/** Reads block content (17.2.2) into the flow, to the end: what ran on is put out as a paragraph of its own. */
export const readBlocks = (flow: Flow, nodes: readonly XmlNode[]): readonly SourceBlock[] => {
  walk(flow, nodes);
  if (flow.pending !== null) {
    emit(flow, flow.pending, flow.pending.label, {}, flow.state.styles.paragraph(undefined), null);
    flow.pending = null;
  }
  return flow.out;
};

const walk = (flow: Flow, nodes: readonly XmlNode[]): void => {
  for (const node of nodes) {
    if (typeof node !== 'string') readBlock(flow, node);
  }
};

const readBlock = (flow: Flow, element: XmlElement): void => {
  switch (element.name) {
    case 'w:p':
      readParagraph(flow, element);
      return;
    case 'w:tbl':
      readTable(flow, element, readBlocks);
      return;
    case 'w:sdt':
      walk(flow, child(element, 'w:sdtContent')?.children ?? []);
      return;
    case 'w:customXml':
    case 'w:smartTag':
    case 'w:sdtContent':
    case 'w:ins':
    case 'w:moveTo':
      walk(flow, element.children);
      return;
    case 'mc:AlternateContent':
      walk(flow, alternative(element));
      return;
    case 'w:del':
      recordRevision(flow.state, null, 'deleted', wordsOf(element));
      return;
    case 'w:altChunk':
      readChunk(flow, element.attributes['r:id'] ?? '');
      return;
    case 'w:sectPr':
      flow.state.sections.push(element);
      return;
    case 'm:oMathPara':
    case 'm:oMath':
    case 'w:r':
      // Not allowed here, yet some producers do it: a paragraph of its own.
      readParagraph(flow, { name: 'w:p', attributes: {}, children: [element] });
      return;
    default:
  }
};

/** Once, however often a hostile file refers to it. */
const readChunk = (flow: Flow, id: string): void => {
  putBlocks(flow, flow.state.chunks.get(id) ?? []);
  flow.state.chunks.delete(id);
};

const readParagraph = (flow: Flow, element: XmlElement): void => {
  const { state } = flow;
  const properties = child(element, 'w:pPr');
  const own = readParagraphProperties(properties);
  const section = child(properties, 'w:sectPr');
  if (section !== undefined) state.sections.push(section);
  const style = state.styles.paragraph(own.style);
  if (own.breakBefore ?? style.paragraph.breakBefore) state.pageDue = true;
  const draft = flow.pending ?? createDraft(element);
  flow.pending = null;
  const inkBefore = draft.inked;
  const joinAt = draft.text.length;
  readInline({ flow, draft, base: style.run, readBoxes } satisfies InlineContext, element.children);
  // An instruction that its paragraph does not close is a broken field: it must not swallow the rest of the text.
  while (flow.fields.at(-1) === 'instruction') flow.fields.pop();
  if (own.markInserted === true) recordRevision(state, draft, 'inserted', '\n');
  if (own.markRemoved === true) {
    recordRevision(state, draft, 'deleted', '\n');
    if (draft.text !== '' || draft.notes.length > 0) flow.pending = draft;
    return;
  }
  const hiddenMark = own.mark?.hidden ?? style.run.hidden ?? false;
  // A hidden numbered paragraph is not counted.
  if (hiddenMark && draft.inked === 0) return;
  const numbered = numberingOf(flow, own, style);
  if (hiddenMark) {
    draft.label ??= numbered?.label ?? null;
    flow.pending = draft;
    return;
  }
  const label = runOnLabel(draft, inkBefore, joinAt, numbered);
  emit(flow, draft, label, own, style, numbered);
};

/** A paragraph that another runs on from keeps the first one's label; its own then stands in the text. */
const runOnLabel = (draft: Draft, inkBefore: number, joinAt: number, numbered: Numbered | null): string | null => {
  const own = numbered?.label ?? null;
  if (inkBefore === 0 || draft.label === null) return own;
  if (own !== null) draft.text = `${draft.text.slice(0, joinAt)}${own} ${draft.text.slice(joinAt)}`;
  return draft.label;
};

interface Numbered {
  readonly label: string | null;
  readonly level: number;
  readonly definition: ListLevel;
}

/** 17.9.18 numPr: the paragraph's own, else its style's; `w:numId` 0 takes the number off. */
const numberingOf = (flow: Flow, own: ParagraphProperties, style: ResolvedStyle): Numbered | null => {
  const numId = own.numId ?? style.paragraph.numId;
  if (numId === undefined || numId === 0) return null;
  const list = flow.state.lists.list(numId);
  if (list === null) return null;
  const level = own.level ?? (own.numId === undefined ? levelOfStyle(list.levels, style) : undefined) ?? style.paragraph.level ?? 0;
  const definition = list.levels[level];
  if (definition === undefined) return null;
  return { label: counterOf(flow.state, flow.region).next(list, level), level, definition };
};

/** A level that names a paragraph style numbers that style, whatever level the style says (17.9.23). */
const levelOfStyle = (levels: readonly (ListLevel | undefined)[], style: ResolvedStyle): number | undefined => {
  for (const id of style.chain) {
    const level = levels.findIndex((candidate) => candidate?.style === id);
    if (level >= 0) return level;
  }
  return undefined;
};

const emit = (
  flow: Flow,
  draft: Draft,
  label: string | null,
  own: ParagraphProperties,
  style: ResolvedStyle,
  numbered: Numbered | null,
): void => {
  const text = draft.text.trim();
  if (text !== '' || label !== null) {
    const block: ParagraphBlock = {
      kind: 'paragraph',
      text,
      label,
      page: draft.page ?? flow.state.page,
      region: flow.region,
      style: {
        heading: own.outline === undefined ? style.heading : own.outline <= 8 ? own.outline + 1 : null,
        align: own.align ?? style.paragraph.align ?? 'left',
        bold: draft.inked > 0 && draft.bold === draft.inked,
        indent:
          own.indent ??
          (own.numId === undefined ? undefined : numbered?.definition.indent) ??
          style.paragraph.indent ??
          numbered?.definition.indent ??
          0,
        listLevel: label === null ? null : (numbered?.level ?? 0),
      },
      legibility: 'good',
    };
    flow.out.push(block);
    recordOrigin(flow, draft, block);
  }
  for (const note of draft.notes) readNote(flow, note);
};

const recordOrigin = ({ state: { trace } }: Flow, { element, revisions }: Draft, block: ParagraphBlock): void => {
  for (const revision of revisions) revision.block = block;
  trace?.blocks.set(block, element);
  if (block.label !== null) trace?.labels.set(element, block.label);
};

const readNote = (flow: Flow, { kind, id, custom }: Draft['notes'][number]): void => {
  const { state } = flow;
  const element = state.notes.take(kind, id);
  if (kind === 'comment') {
    if (element !== null) dropComment(flow, element);
    return;
  }
  const label = custom ? null : state.notes.nextLabel(kind);
  // A note refers to no note of its own; guarding against it also ends a hostile circle.
  if (element === null || flow.region === 'footnote') return;
  const blocks = readBlocks(createFlow(state, 'footnote'), element.children);
  state.findings.footnotes += 1;
  putBlocks(
    flow,
    blocks.map((block, index) => (index === 0 && block.kind === 'paragraph' && block.label === null ? { ...block, label } : block)),
  );
};

const dropComment = ({ state }: Flow, element: XmlElement): void => {
  const text = textOf(element).trim();
  state.findings.diagnostics.push(
    diagnostic('comment-dropped', { author: element.attributes['w:author'] ?? '', chars: text.length, text: text.slice(0, 200) }),
  );
};

/** Text boxes of a drawing (DrawingML `wps:txbx`, VML `v:textbox`), put before the paragraph that holds their anchor. */
const readBoxes = (flow: Flow, element: XmlElement): void => {
  for (const node of element.children) {
    if (typeof node === 'string') continue;
    if (node.name === 'w:txbxContent') readBox(flow, node.children);
    else if (node.name === 'mc:AlternateContent') {
      for (const shown of alternative(node)) {
        if (typeof shown !== 'string') readBoxes(flow, { name: '', attributes: {}, children: [shown] });
      }
    } else {
      if (node.name === 'a:blip' || node.name === 'v:imagedata') flow.state.findings.images += 1;
      if (isPageSized(node)) flow.state.findings.pageImages += 1;
      if (node.name === 'v:textpath') readWordArt(flow, node.attributes['string'] ?? '');
      readBoxes(flow, node);
    }
  }
};

const EMU_PER_POINT = 12_700;

/** The frame of a drawing that covers more than half of an A4 page (595 × 842 pt) each way: a page put in as a picture. */
const isPageSized = ({ name, attributes }: XmlElement): boolean => {
  if (name === 'wp:extent') return isLarge(Number(attributes['cx']) / EMU_PER_POINT, Number(attributes['cy']) / EMU_PER_POINT);
  if (name !== 'v:shape') return false;
  const size = (side: string): number =>
    points(new RegExp(`(?:^|;)\\s*${side}:([\\d.]+(?:pt|in|cm|mm))`, 'u').exec(attributes['style'] ?? '')?.[1]) ?? 0;
  return isLarge(size('width'), size('height'));
};

const isLarge = (width: number, height: number): boolean => width > 330 && height > 460;

const readBox = (flow: Flow, content: readonly XmlNode[]): void => {
  const region = flow.region === 'body' ? 'text-box' : flow.region;
  putBlocks(flow, readBlocks(createFlow(flow.state, region), content));
  flow.state.findings.textBoxes += 1;
};

/** VML WordArt: how Word sets a watermark across the page. */
const readWordArt = (flow: Flow, text: string): void => {
  if (text.trim() === '') return;
  const run: XmlElement = { name: 'w:t', attributes: {}, children: [text] };
  readBox(flow, [{ name: 'w:p', attributes: {}, children: [{ name: 'w:r', attributes: {}, children: [run] }] }]);
};
