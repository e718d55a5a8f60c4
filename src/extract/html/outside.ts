import type { Words } from './chrome.js';
import { type Facts, NOTHING } from './facts.js';
import { isActHeading } from './heading.js';
import { namesOf } from './names.js';
import type { HtmlElement } from './tree.js';

/** Where one place is plainly the document's, what stands outside of it is the site's. */
export const markOutside = (words: Words, facts: ReadonlyMap<HtmlElement, Facts>, root: HtmlElement, chrome: Set<HtmlElement>): void => {
  const kept = new Map<HtmlElement, Kept>();
  const page = keep(facts, chrome, kept, root);
  const path = findContent(words, kept, page, root, []);
  const place = path.at(-1);
  const headed = place === undefined || (facts.get(place)?.typeLines ?? 0) > 0;
  path.forEach((element, depth) => {
    const next = path[depth + 1];
    if (next === undefined) return;
    const at = element.children.indexOf(next);
    element.children.forEach((child, index) => {
      const own = typeof child === 'string' ? undefined : facts.get(child);
      if (typeof child === 'string' || child === next || own === undefined) return;
      if (headed || index > at || !isActHeading(words, own)) chrome.add(child);
    });
  });
};

/** What is left of an element without the chrome in it. */
interface Kept {
  readonly text: number;
  readonly actLines: number;
}

const keep = (
  facts: ReadonlyMap<HtmlElement, Facts>,
  chrome: ReadonlySet<HtmlElement>,
  kept: Map<HtmlElement, Kept>,
  element: HtmlElement,
): Kept => {
  let { text, actLines } = facts.get(element) ?? NOTHING;
  for (const child of element.children) {
    if (typeof child === 'string') continue;
    const before = facts.get(child) ?? NOTHING;
    const after = chrome.has(child) ? NOTHING : keep(facts, chrome, kept, child);
    text -= before.text - after.text;
    actLines -= before.actLines - after.actLines;
  }
  const own = { text, actLines };
  kept.set(element, own);
  return own;
};

/** The way from the root to the deepest marked place that holds nearly all that is left; empty where there is none. */
const findContent = (
  words: Words,
  kept: ReadonlyMap<HtmlElement, Kept>,
  page: Kept,
  element: HtmlElement,
  above: readonly HtmlElement[],
): readonly HtmlElement[] => {
  const path = [...above, element];
  for (const child of element.children) {
    if (typeof child === 'string') continue;
    const own = kept.get(child);
    if (own === undefined || own.text < page.text * MAIN_SHARE || own.actLines < page.actLines) continue;
    const deeper = findContent(words, kept, page, child, path);
    return deeper.length > 0 ? deeper : isContent(words, child, own.text / page.text) ? [...path, child] : [];
  }
  return [];
};

const MAIN_SHARE = 0.6;
/** A class name is a weaker sign than a tag. */
const NAMED_SHARE = 0.75;

const isContent = (words: Words, element: HtmlElement, share: number): boolean =>
  element.name === 'main' ||
  element.name === 'article' ||
  element.attributes['role'] === 'main' ||
  /articlebody/iu.test(element.attributes['itemprop'] ?? '') ||
  (share > NAMED_SHARE && element.name !== 'body' && namesOf(element).some((name) => words.content.has(name)));
