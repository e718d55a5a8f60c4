import { make } from './dom.js';

/** Elements that the look of a document is made of; anything else is replaced by what stands in it. */
const KEPT = new Set('P TABLE THEAD TBODY TR TD TH STRONG EM U S SUP SUB BR H1 H2 H3 H4 H5 H6 UL OL LI'.split(' '));

/** Elements whose content is no text of the document. */
const DROPPED = new Set('SCRIPT STYLE TEMPLATE IFRAME OBJECT EMBED SVG MATH NOSCRIPT TITLE'.split(' '));

/** The look of a document built anew from elements that can do nothing: no attribute is taken over but the span of a cell. */
export const lookView = (html) => {
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  return make('div', { class: 'look', lang: 'ru' }, ...copies(parsed.body));
};

const copies = (parent) => [...parent.childNodes].flatMap(copyOf);

const copyOf = (node) => {
  if (node.nodeType === Node.TEXT_NODE) return [node.data];
  if (node.nodeType !== Node.ELEMENT_NODE || DROPPED.has(node.tagName.toUpperCase())) return [];
  if (!KEPT.has(node.tagName)) return copies(node);
  return [make(node.tagName.toLowerCase(), spans(node), ...copies(node))];
};

const spans = (node) =>
  Object.fromEntries(
    ['colspan', 'rowspan']
      .filter((name) => /^[0-9]{1,3}$/.test(node.getAttribute(name) ?? ''))
      .map((name) => [name, node.getAttribute(name)]),
  );
