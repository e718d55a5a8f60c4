import type { HtmlLexicon } from './context.js';
import type { HtmlElement } from './tree.js';

/**
 * The elements of a page that are not the document: menus, banners, heads and feet of the site, notices of cookies,
 * «похожие документы». What holds a good part of the text or a line that only an act has is never among them.
 */
export const findChrome = (
  lexicon: HtmlLexicon,
  root: HtmlElement,
  isHidden: (element: HtmlElement) => boolean,
): ReadonlySet<HtmlElement> => {
  const facts = new Map<HtmlElement, Facts>();
  const page = gather(lexicon, facts, root, false, isHidden);
  const chrome = new Set<HtmlElement>();
  const words = prepare(lexicon);
  markChrome(words, facts, page, root, false, chrome);
  markOutside(words, facts, root, chrome);
  return chrome;
};

/** What stands under an element, in characters without blanks. */
interface Facts {
  readonly text: number;
  readonly inLinks: number;
  readonly links: number;
  readonly controls: number;
  readonly actLines: number;
  /** How its text begins, lower case. */
  readonly opening: string;
}

interface Words {
  readonly chrome: ReadonlySet<string>;
  readonly header: ReadonlySet<string>;
  readonly content: ReadonlySet<string>;
  readonly phrases: readonly string[];
  readonly cookies: readonly string[];
}

const prepare = (lexicon: HtmlLexicon): Words => ({
  chrome: new Set(lexicon.chromeNames),
  header: new Set(lexicon.headerNames),
  content: new Set(lexicon.contentNames),
  phrases: lexicon.chromePhrases,
  cookies: lexicon.cookiePhrases,
});

const NOTHING: Facts = { text: 0, inLinks: 0, links: 0, controls: 0, actLines: 0, opening: '' };
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

const gather = (
  lexicon: HtmlLexicon,
  facts: Map<HtmlElement, Facts>,
  element: HtmlElement,
  inLink: boolean,
  isHidden: (element: HtmlElement) => boolean,
): Facts => {
  if (SILENT.has(element.name)) return NOTHING;
  if (isHidden(element)) return NOTHING;
  const isLink = element.name === 'a' && element.attributes['href'] !== undefined;
  let { text, inLinks, links, controls, actLines, opening } = NOTHING;
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
    if (opening.length < OPENING) opening += ` ${own.opening}`;
  }
  const line = direct.replace(/\s+/gu, '').toLowerCase();
  if (!inLink && !isLink && line.length > 0 && line.length < 20 && lexicon.actLines.includes(line)) actLines += 1;
  if (isLink) links += 1;
  if (element.name === 'input' && element.attributes['type'] !== 'hidden') controls += 1;
  const result = { text, inLinks, links, controls, actLines, opening: opening.trim().slice(0, OPENING) };
  facts.set(element, result);
  return result;
};

const markChrome = (
  words: Words,
  facts: ReadonlyMap<HtmlElement, Facts>,
  page: Facts,
  element: HtmlElement,
  inArticle: boolean,
  chrome: Set<HtmlElement>,
): void => {
  const within = inArticle || element.name === 'article' || element.name === 'main';
  for (const child of element.children) {
    if (typeof child === 'string') continue;
    const own = facts.get(child);
    if (own === undefined) continue;
    if (isChrome(words, page, child, own, within)) chrome.add(child);
    else markChrome(words, facts, page, child, within, chrome);
  }
};

const isChrome = (words: Words, page: Facts, element: HtmlElement, own: Facts, inArticle: boolean): boolean => {
  if (own.text === 0 || BARE.has(element.name)) return false;
  const dense = own.links >= 3 && own.inLinks > own.text * 0.8;
  if (own.actLines > 0) return false;
  if (own.text > page.text * 0.3 && !dense) return false;
  if (STRUCTURE.has(element.name) || ROLES.has(element.attributes['role'] ?? '')) return true;
  if (element.name === 'header' && !inArticle) return true;
  const names = namesOf(element);
  if (names.some((name) => words.chrome.has(name)) && !names.some((name) => words.content.has(name))) return true;
  if (own.links > 0 && !inArticle && names.some((name) => words.header.has(name))) return true;
  if (
    own.text < MAX_NOTICE &&
    words.cookies.some((phrase) => own.opening.includes(phrase)) &&
    (own.links > 0 || own.controls > 0 || names.length > 0)
  )
    return true;
  if (!BLOCKS.has(element.name)) return false;
  if (words.phrases.some((phrase) => own.opening.startsWith(phrase)) && own.text < page.text * 0.2) return true;
  return dense && own.inLinks < own.links * MAX_LINK && !inArticle && own.links >= 4;
};

/** Text of a cookie notice or of a link in a menu is shorter. */
const MAX_NOTICE = 700;
const MAX_LINK = 90;
const STRUCTURE: ReadonlySet<string> = new Set(['nav', 'footer', 'aside', 'dialog', 'menu']);
const ROLES: ReadonlySet<string> = new Set([
  'navigation',
  'banner',
  'contentinfo',
  'search',
  'complementary',
  'dialog',
  'alertdialog',
  'menu',
  'menubar',
]);
const BARE: ReadonlySet<string> = new Set(['html', 'body', 'main', 'article', 'tbody', 'thead', 'tfoot']);
const BLOCKS: ReadonlySet<string> = new Set(['div', 'ul', 'ol', 'dl', 'section', 'table', 'td', 'p', 'center', 'form', 'h2', 'h3', 'h4']);

/** `doc-header_top` is `doc`, `header`, `top` and the whole without marks. */
const namesOf = (element: HtmlElement): readonly string[] => {
  const tokens = `${element.attributes['class'] ?? ''} ${element.attributes['id'] ?? ''}`.toLowerCase().split(/\s+/u).filter(Boolean);
  return tokens.flatMap((token) => {
    const parts = token.split(/[-_]+/u).filter(Boolean);
    return parts.length > 1 ? [...parts, parts.join('')] : parts;
  });
};

/** Where one place is plainly the document's, what stands outside of it is the site's. */
const markOutside = (words: Words, facts: ReadonlyMap<HtmlElement, Facts>, root: HtmlElement, chrome: Set<HtmlElement>): void => {
  const kept = new Map<HtmlElement, Kept>();
  const page = keep(facts, chrome, kept, root);
  const path = findContent(words, kept, page, root, []);
  path.forEach((element, depth) => {
    const next = path[depth + 1];
    if (next === undefined) return;
    for (const child of element.children) if (typeof child !== 'string' && child !== next && facts.has(child)) chrome.add(child);
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
