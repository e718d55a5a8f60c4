import type { Found } from './locate.js';
import type { Paragraph, Run, Story, TextNode } from './story.js';
import { escapeXml } from './xml.js';

/** Something put into the XML at an offset; nothing is ever taken out. */
export interface Edit {
  readonly at: number;
  readonly text: string;
  /** Of several at one offset, the lower goes first. */
  readonly order: number;
  /** True for what an element can have one of, however often it is asked for. */
  readonly once?: boolean;
}

export const applied = (xml: string, edits: readonly Edit[]): string => {
  const sorted = edits.map((edit, index) => ({ ...edit, index })).sort((a, b) => a.at - b.at || a.order - b.order || a.index - b.index);
  let text = '';
  let done = 0;
  let attributed = -1;
  for (const { at, text: put, once } of sorted) {
    if (once === true && at === attributed) continue;
    if (once === true) attributed = at;
    text += xml.slice(done, at) + put;
    done = at;
  }
  return text + xml.slice(done);
};

/** What encloses the words of one comment. */
interface Marks {
  readonly start: string;
  readonly end: string;
}

/** Ends go before starts at the same place: ranges that touch do not cross. */
const END_ORDER = 1;
const START_ORDER = 2;

const marksOf = ({ prefix }: Story, id: number): Marks => ({
  start: `<${prefix}commentRangeStart ${prefix}id="${id}"/>`,
  end: `<${prefix}commentRangeEnd ${prefix}id="${id}"/><${prefix}r><${prefix}commentReference ${prefix}id="${id}"/></${prefix}r>`,
});

/** Encloses words; a run they begin or end in the middle of is split, with its properties on both sides. */
export const encloseWords = (story: Story, { from, to }: Found, id: number): Edit[] => {
  const first = story.nodes[from.node];
  const last = story.nodes[to.node];
  if (first === undefined || last === undefined) return [];
  const host = story.paragraphs[first.paragraph]?.host ?? story.paragraphs[last.paragraph]?.host ?? null;
  if (host !== null) return encloseRun(story, host.run, id);
  const marks = marksOf(story, id);
  const { node: end, index } = endWithin(story, first, last, to.index);
  return [...cut(story, first, from.index, marks.start, START_ORDER), ...cut(story, end, index, marks.end, END_ORDER)];
};

/** A range that would end in another cell or box ends with its first paragraph. */
const endWithin = (story: Story, first: TextNode, last: TextNode, index: number): { readonly node: TextNode; readonly index: number } => {
  const container = (node: TextNode): number | undefined => story.paragraphs[node.paragraph]?.container;
  if (container(first) === container(last)) return { node: last, index };
  const node = story.nodes.findLast(({ paragraph }) => paragraph === first.paragraph) ?? first;
  return { node, index: node.text.length };
};

export const encloseRun = (story: Story, run: Run, id: number): Edit[] => {
  const marks = marksOf(story, id);
  return [
    { at: run.start, text: marks.start, order: START_ORDER },
    { at: run.end, text: marks.end, order: END_ORDER },
  ];
};

/** Encloses nothing: the comment stands at the beginning of a paragraph. */
export const markParagraph = (story: Story, paragraph: Paragraph, id: number): Edit[] => {
  const marks = marksOf(story, id);
  return [{ at: paragraph.contentStart, text: marks.start + marks.end, order: START_ORDER }];
};

const cut = (story: Story, node: TextNode, index: number, mark: string, order: number): Edit[] => {
  const { prefix } = story;
  const { run } = node;
  const closeRun = `</${prefix}r>`;
  const openRun = `${run.head}${run.properties}`;
  if (index <= 0) {
    if (node.start === run.contentStart) return [{ at: run.start, text: mark, order }];
    return [{ at: node.start, text: closeRun + mark + openRun, order }];
  }
  if (index >= node.text.length) {
    if (node.end === run.end - closeRun.length) return [{ at: run.end, text: mark, order }];
    return [{ at: node.end, text: closeRun + mark + openRun, order }];
  }
  const at = node.at[index] ?? node.end;
  const preserved = node.preserves ? [] : [{ at: node.openEnd - 1, text: ' xml:space="preserve"', order: 0, once: true }];
  const textOpen = `<${prefix}t xml:space="preserve">`;
  return [...preserved, { at, text: `</${prefix}t>${closeRun}${mark}${openRun}${textOpen}`, order }];
};

/** Behind the marks of comments that end in the same place. */
const INSERTION_ORDER = 3;

export interface Insertion {
  readonly text: string;
  readonly author: string;
  /** The next free id of a tracked change. */
  readonly ids: () => number;
}

/**
 * Suggested wording as a tracked paragraph of its own (17.13.5.18) that looks like the one it goes before. Programs differ in which of
 * the two paragraphs gives its properties to what remains once the insertion is refused: alike, they come out right in all.
 */
export const insertedParagraph = (story: Story, before: Paragraph, { text, author, ids }: Insertion): Edit => {
  const { prefix: w } = story;
  const tracked = (): string => `${w}id="${ids()}" ${w}author="${escapeXml(author)}"`;
  const properties = `<${w}pPr>${ownProperties(story, before)}<${w}rPr><${w}ins ${tracked()}/></${w}rPr></${w}pPr>`;
  const run = `<${w}r>${runProperties(story, before)}<${w}t xml:space="preserve">${escapeXml(text)}</${w}t></${w}r>`;
  return { at: before.start, text: `<${w}p>${properties}<${w}ins ${tracked()}>${run}</${w}ins></${w}p>`, order: 0 };
};

/**
 * Suggested wording on a new line of the paragraph: beside numbered ones a paragraph of its own would move their numbers. The tab keeps
 * the line before it from being stretched over the whole width.
 */
export const insertedLine = (story: Story, paragraph: Paragraph, { text, author, ids }: Insertion): Edit => {
  const { prefix: w } = story;
  const run = `<${w}r>${runProperties(story, paragraph)}<${w}tab/><${w}br/><${w}t xml:space="preserve">${escapeXml(text)}</${w}t></${w}r>`;
  return {
    at: paragraph.contentEnd,
    text: `<${w}ins ${w}id="${ids()}" ${w}author="${escapeXml(author)}">${run}</${w}ins>`,
    order: INSERTION_ORDER,
  };
};

/** All but those of the mark, of the section and of earlier changes, which stand last (17.3.1.26). */
const ownProperties = ({ prefix: w }: Story, { properties }: Paragraph): string => {
  const [, inner = ''] = new RegExp(`^<${w}pPr[^>]*>([^]*)</${w}pPr>$`).exec(properties) ?? [];
  const cuts = [`<${w}rPr`, `<${w}sectPr`, `<${w}pPrChange`].map((tag) => inner.indexOf(tag)).filter((at) => at >= 0);
  const own = inner.slice(0, Math.min(inner.length, ...cuts));
  return own.replace(new RegExp(`<${w}(?:pageBreakBefore|framePr)(?:\\s[^<>]*)?/>`, 'g'), '');
};

const runProperties = (story: Story, model: Paragraph): string => {
  const index = story.paragraphs.indexOf(model);
  const run = story.nodes.find(({ paragraph }) => paragraph === index)?.run;
  if (run === undefined) return '';
  const { prefix: w } = story;
  const one = (name: string): string => new RegExp(`<${w}${name}\\s[^<>]*/>`).exec(run.properties)?.[0] ?? '';
  const kept = `${one('rStyle')}${one('rFonts')}${one('color')}${one('sz')}${one('szCs')}${one('lang')}`;
  return kept === '' ? '' : `<${w}rPr>${kept}</${w}rPr>`;
};
