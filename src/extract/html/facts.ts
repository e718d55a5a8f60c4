import type { HtmlLexicon } from './context.js';
import type { HtmlElement } from './tree.js';

/** What stands under an element, in characters without blanks. */
export interface Facts {
  readonly text: number;
  readonly inLinks: number;
  readonly links: number;
  readonly controls: number;
  readonly actLines: number;
  /** Lines that are the kind of an act alone: «ПРИКАЗ». */
  readonly typeLines: number;
  /** How its text begins, lower case. */
  readonly opening: string;
}

export const NOTHING: Facts = { text: 0, inLinks: 0, links: 0, controls: 0, actLines: 0, typeLines: 0, opening: '' };
const OPENING = 400;
export const SILENT: ReadonlySet<string> = new Set([
  'head',
  'title',
  'script',
  'style',
  'template',
  'noscript',
  'select',
  'button',
  'textarea',
  'iframe',
  'object',
  'svg',
  'math',
  'audio',
  'video',
  'canvas',
  'map',
  'datalist',
  'noframes',
  'frameset',
]);

/** Counts what stands under an element and under each one in it. */
export const gather = (
  lexicon: HtmlLexicon,
  facts: Map<HtmlElement, Facts>,
  element: HtmlElement,
  inLink: boolean,
  isHidden: (element: HtmlElement) => boolean,
): Facts => {
  if (SILENT.has(element.name)) return NOTHING;
  if (isHidden(element)) return NOTHING;
  const isLink = element.name === 'a' && element.attributes['href'] !== undefined;
  let { text, inLinks, links, controls, actLines, typeLines, opening } = NOTHING;
  let direct = '';
  for (const child of element.children) {
    if (typeof child === 'string') {
      const length = child.replace(/\s+/gu, '').length;
      text += length;
      if (inLink || isLink) inLinks += length;
      direct += child;
      if (opening.length < OPENING)
        opening += child
          .slice(0, OPENING * 2)
          .replace(/\s+/gu, ' ')
          .toLowerCase();
      continue;
    }
    const own = gather(lexicon, facts, child, inLink || isLink, isHidden);
    text += own.text;
    inLinks += own.inLinks;
    links += own.links;
    controls += own.controls;
    actLines += own.actLines;
    typeLines += own.typeLines;
    if (opening.length < OPENING) opening += ` ${own.opening}`;
  }
  const line = direct.replace(/\s+/gu, '').toLowerCase();
  if (!inLink && !isLink && line.length > 0 && line.length < 20 && lexicon.actLines.includes(line)) {
    actLines += 1;
    if (lexicon.actTypes.includes(line)) typeLines += 1;
  }
  if (isLink) links += 1;
  if (element.name === 'input' && element.attributes['type'] !== 'hidden') controls += 1;
  const result = { text, inLinks, links, controls, actLines, typeLines, opening: opening.trim().slice(0, OPENING) };
  facts.set(element, result);
  return result;
};
