import type { XmlElement, XmlNode } from '../../adapters/xml-port.js';
import { raisedDigits } from '../raised-digits.js';
import { alternative, child, wordsOf, textOf } from './elements.js';
import { symbolText } from './glyphs.js';
import { readRunProperties, type RunProperties } from './properties.js';
import { type Draft, type Flow, recordRevision } from './story.js';

/** Reads the inline content of a paragraph into a draft. `readBoxes` puts the text boxes of a drawing where they belong. */
export interface InlineContext {
  readonly flow: Flow;
  readonly draft: Draft;
  /** Run properties of the paragraph's style. */
  readonly base: RunProperties;
  readonly readBoxes: (flow: Flow, drawing: XmlElement) => void;
}

export const readInline = (context: InlineContext, nodes: readonly XmlNode[]): void => {
  for (const node of nodes) {
    if (typeof node !== 'string') readInlineElement(context, node);
  }
};

const readInlineElement = (context: InlineContext, element: XmlElement): void => {
  switch (element.name) {
    case 'w:r':
      readRun(context, element);
      return;
    case 'w:hyperlink':
    case 'w:smartTag':
    case 'w:customXml':
    case 'w:fldSimple':
    case 'w:bdo':
    case 'w:dir':
    case 'w:sdtContent':
      readInline(context, element.children);
      return;
    case 'w:sdt':
      readInline(context, child(element, 'w:sdtContent')?.children ?? []);
      return;
    case 'mc:AlternateContent':
      readInline(context, alternative(element));
      return;
    case 'w:ins':
      readRevised(context, element, 'inserted');
      return;
    case 'w:moveTo':
      readRevised(context, element, 'moved');
      return;
    case 'w:del':
      recordRevision(context.flow.state, context.draft, 'deleted', wordsOf(element));
      return;
    case 'w:moveFrom':
      // Counted where it went to.
      return;
    case 'm:oMath':
    case 'm:oMathPara':
      append(context, mathText(element), context.base);
      return;
    default:
  }
};

const readRevised = (context: InlineContext, element: XmlElement, kind: 'inserted' | 'moved'): void => {
  recordRevision(context.flow.state, context.draft, kind, wordsOf(element));
  readInline(context, element.children);
};

const readRun = (context: InlineContext, run: XmlElement): void => {
  const properties = effective(context, readRunProperties(child(run, 'w:rPr')));
  for (const node of run.children) {
    if (typeof node !== 'string') readRunContent(context, node, properties);
  }
};

const readRunContent = (context: InlineContext, element: XmlElement, properties: RunProperties): void => {
  switch (element.name) {
    case 'w:t':
      append(context, runText(element), properties);
      return;
    case 'w:tab':
    case 'w:ptab':
      append(context, '\t', properties);
      return;
    case 'w:br':
      readBreak(context, element, properties);
      return;
    case 'w:cr':
      append(context, '\n', properties);
      return;
    case 'w:noBreakHyphen':
      append(context, '\u2011', properties);
      return;
    case 'w:softHyphen':
      append(context, '\u00ad', properties);
      return;
    case 'w:sym':
      append(
        context,
        symbolText(element.attributes['w:font'], Number.parseInt(element.attributes['w:char'] ?? '', 16) || 0xfffd),
        properties,
      );
      return;
    case 'w:lastRenderedPageBreak':
      turnPage(context);
      return;
    case 'w:fldChar':
      readFieldMark(context, element);
      return;
    case 'w:footnoteReference':
    case 'w:endnoteReference':
    case 'w:commentReference':
      readNoteReference(context, element, properties);
      return;
    case 'w:drawing':
    case 'w:pict':
    case 'w:object':
      if (properties.hidden !== true) context.readBoxes(context.flow, element);
      return;
    case 'mc:AlternateContent':
      for (const node of alternative(element)) {
        if (typeof node !== 'string') readRunContent(context, node, properties);
      }
      return;
    case 'w:ruby':
      readInline(context, child(element, 'w:rubyBase')?.children ?? []);
      readInline(context, child(element, 'w:rt')?.children ?? []);
      return;
    default:
  }
};

/** Bold, caps and hidden of a paragraph style and of a character style cancel out (17.7.3); a run's own word is final. */
const effective = (context: InlineContext, own: RunProperties): RunProperties => {
  const { base } = context;
  const style = own.style === undefined ? null : context.flow.state.styles.character(own.style);
  if (style === null && own.bold === undefined && own.caps === undefined && own.hidden === undefined && own.raised === undefined)
    return base;
  return {
    bold: own.bold ?? either(base.bold, style?.bold),
    caps: own.caps ?? either(base.caps, style?.caps),
    hidden: own.hidden ?? either(base.hidden, style?.hidden),
    raised: own.raised ?? style?.raised ?? base.raised,
  };
};

const either = (a: boolean | undefined, b: boolean | undefined): boolean => (a ?? false) !== (b ?? false);

/** Without `xml:space` the outer white space of a `w:t` is not shown. */
const runText = (element: XmlElement): string => {
  const first = element.children[0];
  const text = element.children.length === 1 && typeof first === 'string' ? first : textOf(element);
  return element.attributes['xml:space'] === 'preserve' ? text.replace(/[\t\n\r]/gu, ' ') : trimmed(text);
};

/** By hand: an expression for the end of a text tries every run of spaces in it. */
const trimmed = (text: string): string => {
  let start = 0;
  let end = text.length;
  while (start < end && SPACES.has(text.charCodeAt(start))) start += 1;
  while (end > start && SPACES.has(text.charCodeAt(end - 1))) end -= 1;
  return text.slice(start, end);
};

const SPACES = new Set([0x20, 0x09, 0x0a, 0x0d]);

const append = (context: InlineContext, text: string, properties: RunProperties): void => {
  const { draft, flow } = context;
  if (text === '' || flow.fields.includes('instruction')) return;
  if (properties.hidden === true) {
    flow.state.findings.hiddenChars += text.length;
    return;
  }
  const ink = text.trim().length;
  if (ink > 0) {
    settlePage(flow);
    draft.page ??= flow.state.page;
    draft.inked += ink;
    if (properties.bold === true) draft.bold += ink;
  }
  draft.text += asShown(text, properties);
};

const asShown = (text: string, { caps, raised }: RunProperties): string => {
  if (raised === true) return raisedDigits(text);
  return caps === true ? text.toUpperCase() : text;
};

const readBreak = (context: InlineContext, element: XmlElement, properties: RunProperties): void => {
  if (element.attributes['w:type'] === 'page') context.flow.state.pageDue = true;
  append(context, '\n', properties);
};

/** Word marks where it began a new page last; the break that caused it must not count twice. */
const turnPage = ({ flow }: InlineContext): void => {
  flow.state.page += 1;
  flow.state.pageDue = false;
  flow.state.findings.paged = true;
};

const settlePage = ({ state }: Flow): void => {
  if (!state.pageDue) return;
  state.page += 1;
  state.pageDue = false;
};

const MAX_FIELDS = 32;

const readFieldMark = ({ flow, draft }: InlineContext, element: XmlElement): void => {
  const { fields } = flow;
  switch (element.attributes['w:fldCharType']) {
    case 'begin':
      // Deeper than any document: a file that is made to keep us busy.
      if (fields.length < MAX_FIELDS) fields.push('instruction');
      if (!fields.slice(0, -1).includes('instruction')) draft.text += dropDownChoice(element);
      return;
    case 'separate':
      if (fields.length > 0) fields[fields.length - 1] = 'result';
      return;
    case 'end':
      fields.pop();
      return;
    default:
  }
};

/** A drop-down form field has no result: its choice is a number into its entries (17.16.12). */
const dropDownChoice = (field: XmlElement): string => {
  const list = child(child(field, 'w:ffData'), 'w:ddList');
  if (list === undefined) return '';
  const entries = list.children.flatMap((node) =>
    typeof node !== 'string' && node.name === 'w:listEntry' ? [node.attributes['w:val'] ?? ''] : [],
  );
  const chosen = child(list, 'w:result') ?? child(list, 'w:default');
  return entries[Number(chosen?.attributes['w:val'] ?? '0')] ?? '';
};

const NOTE_KINDS = {
  'w:footnoteReference': 'footnote',
  'w:endnoteReference': 'endnote',
  'w:commentReference': 'comment',
} as const;

const readNoteReference = (context: InlineContext, element: XmlElement, properties: RunProperties): void => {
  const kind = NOTE_KINDS[element.name as keyof typeof NOTE_KINDS];
  const id = element.attributes['w:id'];
  if (id === undefined || properties.hidden === true) return;
  const mark = element.attributes['w:customMarkFollows'];
  context.draft.notes.push({ kind, id, custom: mark === '1' || mark === 'true' || mark === 'on' });
};

/** Text of a formula on one line; a fraction keeps its stroke. */
const mathText = (element: XmlElement): string => {
  if (element.name === 'm:t') return textOf(element);
  if (element.name === 'm:f') {
    const [over, under] = [child(element, 'm:num'), child(element, 'm:den')];
    return `${over === undefined ? '' : mathText(over)}/${under === undefined ? '' : mathText(under)}`;
  }
  return element.children.map((node) => (typeof node === 'string' ? '' : mathText(node))).join('');
};
