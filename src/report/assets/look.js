import { marksIn } from './align.js';
import { hasLook, lookOf, words } from './data.js';
import { byId, make } from './dom.js';
import { markWithin } from './text.js';

/** Between the text as read and the document's own look, where there is one; the places of its verdicts are marked in both. */
export const lookSwitch = (document, text, marks) =>
  !hasLook(document)
    ? null
    : make(
        'div',
        { class: 'switch', id: 'look-switch', role: 'group', 'aria-label': words.showBy },
        make('button', { type: 'button', 'data-look': 'text', 'aria-pressed': 'true', onclick: () => showText() }, words.lookText),
        make(
          'button',
          { type: 'button', 'data-look': 'document', 'aria-pressed': 'false', onclick: () => showLook(document, text, marks) },
          words.lookDocument,
        ),
      );

/** The text stays where it is and is only hidden, so that its places can still be gone to. */
const showLook = async (document, text, marks) => {
  const paper = byId('order-paper');
  if (paper.querySelector('.look') === null) {
    const view = lookView(await lookOf(document));
    // Another order may have been opened meanwhile.
    if (byId('order-paper') !== paper) return;
    markWithin(view, (own) => marksIn(text, own, marks));
    // Its offsets are others than those of the text as read, which places are gone to by.
    for (const place of view.querySelectorAll('[data-start]')) {
      delete place.dataset.start;
      delete place.dataset.end;
    }
    paper.append(view);
  }
  setLook(true);
};

/** Brings the text as read back into view. */
export const showText = () => setLook(false);

const setLook = (own) => {
  for (const button of byId('look-switch')?.children ?? []) {
    button.setAttribute('aria-pressed', String((button.dataset.look === 'document') === own));
  }
  byId('order-paper').classList.toggle('own-look', own);
  byId('order-paper-note').textContent = own ? words.lookNote : words.textHint;
};

/** Elements that the look of a document is made of; anything else is replaced by what stands in it. */
const KEPT = new Set('P TABLE THEAD TBODY TR TD TH STRONG EM U S SUP SUB BR H1 H2 H3 H4 H5 H6 UL OL LI'.split(' '));

/** Elements whose content is no text of the document. */
const DROPPED = new Set('SCRIPT STYLE TEMPLATE IFRAME OBJECT EMBED SVG MATH NOSCRIPT TITLE'.split(' '));

/** The look of a document built anew from elements that can do nothing: no attribute is taken over but the span of a cell. */
export const lookView = (html) => {
  const parsed = new DOMParser().parseFromString(bare(html), 'text/html');
  return make('div', { class: 'look', lang: 'ru' }, ...copies(parsed.body));
};

/** The markup without attributes: browsers report a handler that they block as an error even in a document where nothing runs. */
const bare = (html) => html.replace(TAG, (tag, name) => `<${name}${(tag.match(SPAN) ?? []).join('')}>`);

const TAG = /<(\/?[a-z][a-z0-9]*)\b[^>]*>/giu;
const SPAN = /\s(?:col|row)span="[0-9]{1,3}"/gu;

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
