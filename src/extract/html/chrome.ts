import type { HtmlLexicon } from './context.js';
import { type Facts, gather, NOTHING } from './facts.js';
import { isActHeading } from './heading.js';
import { namesOf } from './names.js';
import { markOutside } from './outside.js';
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

export interface Words {
  readonly chrome: ReadonlySet<string>;
  readonly header: ReadonlySet<string>;
  readonly content: ReadonlySet<string>;
  readonly phrases: readonly string[];
  readonly cookies: readonly string[];
  readonly foot: readonly string[];
  readonly menuTitles: readonly string[];
  /** First words of an act’s heading. */
  readonly headings: ReadonlySet<string>;
}

const prepare = (lexicon: HtmlLexicon): Words => ({
  chrome: new Set(lexicon.chromeNames),
  header: new Set(lexicon.headerNames),
  content: new Set(lexicon.contentNames),
  phrases: lexicon.chromePhrases,
  cookies: lexicon.cookiePhrases,
  foot: lexicon.footPhrases,
  menuTitles: lexicon.menuTitles,
  headings: new Set([...lexicon.actTypes, ...lexicon.titleWords]),
});

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
    const above = facts.get(element) ?? NOTHING;
    if (isChrome(words, page, child, own, within) || (!within && isHome(child, above))) chrome.add(child);
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
  if (/^h[1-6]$/u.test(element.name) && isActHeading(words, own)) return false;
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
  if (own.text < MAX_FOOT && words.foot.some((phrase) => own.opening.includes(phrase))) return true;
  if (own.links > 1 && own.inLinks > own.text * 0.6 && words.menuTitles.some((phrase) => own.opening.startsWith(phrase))) return true;
  if (words.phrases.some((phrase) => own.opening.startsWith(phrase)) && own.text < page.text * 0.2) return true;
  return dense && own.inLinks < own.links * MAX_LINK && !inArticle && own.links >= 4;
};

/** Text of a cookie notice or of a link in a menu is shorter. */
const MAX_NOTICE = 700;
const MAX_LINK = 90;
/** Of the line with the copyright sign. */
const MAX_FOOT = 500;

/** A link to the first page of the site, where only links stand. */
const isHome = (element: HtmlElement, { text, inLinks }: Facts): boolean =>
  text === inLinks && element.name === 'a' && /^(?:\.?\/|\/?index\.\w{1,5})$/iu.test(element.attributes['href'] ?? '');
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
const BLOCKS: ReadonlySet<string> = new Set([
  'div',
  'ul',
  'ol',
  'dl',
  'section',
  'table',
  'td',
  'th',
  'tr',
  'p',
  'center',
  'form',
  'h2',
  'h3',
  'h4',
]);
