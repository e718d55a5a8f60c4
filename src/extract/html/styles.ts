import type { HtmlElement } from './tree.js';
import { elementsNamed, textOf } from './tree.js';

/** Declarations of one element, lower case. */
export type Declarations = ReadonlyMap<string, string>;

export interface StyleSheet {
  /** Declarations that hold for an element itself: by tag, class, id, then its own `style`. */
  of(element: HtmlElement): Declarations;
  /** True where numbers of nested lists are written with those above them («2.3.»). */
  readonly nestedCounters: boolean;
  /** How the style sheet itself writes the numbers of a list; null where it leaves them to the list. */
  markerOf(list: HtmlElement): Marker | null;
}

/** `content: "No. " counter(item, lower-roman) ")"`. */
export interface Marker {
  readonly before: string;
  readonly style: string;
  readonly after: string;
}

/**
 * Reads the `style` elements of a page as far as reading needs: simple selectors only (`p`, `.a`, `p.a`, `#b`). Of
 * `table.a td` the borders are taken for every `td`. Rules for print and for small screens are left out.
 */
export const readStyles = (root: HtmlElement): StyleSheet => {
  const text = elementsNamed(root, 'style').map(textOf).join('\n').slice(0, MAX_CSS);
  const rules = new Map<string, Map<string, string>>();
  const markers: ListMarker[] = [];
  for (const { selectors, body } of rulesOf(text)) {
    const declared = [...parseDeclarations(body)];
    for (const selector of selectors) {
      const list = MARKED.exec(selector)?.[1];
      const marker = list === undefined ? null : markerIn(new Map(declared).get('content') ?? '');
      if (list !== undefined && marker !== null) markers.push({ ...marker, list: list.trim() });
      const simple = SIMPLE.test(selector);
      const key = simple ? selector : (/[\s>](td|th|table)$/u.exec(selector)?.[1] ?? '');
      if (key === '') continue;
      const entry = rules.get(key) ?? new Map<string, string>();
      for (const [name, value] of declared) if (simple || name.startsWith('border')) entry.set(name, value);
      rules.set(key, entry);
    }
  }
  return {
    of: (element) => declarationsOf(rules, element),
    nestedCounters: /content\s*:[^;{}]{0,80}counters\s*\(/iu.test(text),
    markerOf: (list) => markers.findLast((marker) => marker.list === '' || keysOf(list).includes(marker.list)) ?? null,
  };
};

interface ListMarker extends Marker {
  /** Simple selector of the list, empty for every one. */
  readonly list: string;
}

/** `ol.n > li::before`, `li:before`. */
const MARKED = /^((?:[a-z]*(?:[.#][\w-]+)?)?)[\s>]*li(?:\.[\w-]+)?::?(?:before|marker)$/u;

const markerIn = (content: string): Marker | null => {
  const [, before, counter, after] = /^(?:["']([^"']*)["'])?\s*counter\(([^()]*)\)\s*(?:["']([^"']*)["'])?$/u.exec(content) ?? [];
  if (counter === undefined) return null;
  return { before: before ?? '', style: counter.split(',')[1]?.trim() ?? 'decimal', after: after ?? '' };
};

/** `a: b; c: d` as pairs. */
export const parseDeclarations = (text: string): Declarations => {
  const declared = new Map<string, string>();
  for (const part of text.split(';')) {
    const colon = part.indexOf(':');
    if (colon > 0)
      declared.set(
        part.slice(0, colon).trim().toLowerCase(),
        part
          .slice(colon + 1)
          .replace('!important', '')
          .trim()
          .toLowerCase(),
      );
  }
  return declared;
};

const MAX_CSS = 500_000;
const SIMPLE = /^(?:[a-z][a-z0-9]*)?(?:[.#][a-z_][\w-]*)?$/u;

interface Rule {
  readonly selectors: readonly string[];
  readonly body: string;
}

/** Rules outside of nested blocks. */
const rulesOf = (css: string): readonly Rule[] => {
  const rules: Rule[] = [];
  let depth = 0;
  let start = 0;
  let prelude = '';
  const text = withoutComments(css);
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (char === '{') {
      if (depth === 0) {
        prelude = text.slice(start, at);
        start = at + 1;
      }
      depth += 1;
    } else if (char === '}' && depth > 0) {
      depth -= 1;
      if (depth > 0) continue;
      const selectors = prelude
        .slice(prelude.lastIndexOf(';') + 1)
        .split(',')
        .map((each) => each.trim().toLowerCase());
      if (!prelude.trim().startsWith('@')) rules.push({ selectors, body: text.slice(start, at) });
      start = at + 1;
    }
  }
  return rules;
};

const withoutComments = (css: string): string =>
  css
    .split('/*')
    .map((part, index) => (index === 0 ? part : part.slice(part.includes('*/') ? part.indexOf('*/') + 2 : part.length)))
    .join('')
    .replaceAll('<!--', '')
    .replaceAll('-->', '');

const declarationsOf = (rules: ReadonlyMap<string, ReadonlyMap<string, string>>, element: HtmlElement): Declarations => {
  const merged = new Map<string, string>();
  for (const key of keysOf(element)) for (const [name, value] of rules.get(key) ?? []) merged.set(name, value);
  for (const [name, value] of parseDeclarations(element.attributes['style'] ?? '')) merged.set(name, value);
  return merged;
};

/** The simple selectors that an element answers to. */
const keysOf = (element: HtmlElement): readonly string[] => {
  const classes = (element.attributes['class'] ?? '').toLowerCase().split(/\s+/u).filter(Boolean);
  const keys = [element.name, ...classes.map((name) => `.${name}`), ...classes.map((name) => `${element.name}.${name}`)];
  const id = element.attributes['id']?.toLowerCase();
  return id === undefined ? keys : [...keys, `#${id}`, `${element.name}#${id}`];
};
