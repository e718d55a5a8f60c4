import { type DefaultTreeAdapterTypes, parse } from 'parse5';

/** An element as far as reading goes: comments and doctypes are gone. */
export interface HtmlElement {
  /** Lower case, with its prefix (`o:p`). */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | undefined>>;
  readonly children: readonly HtmlNode[];
}

export type HtmlNode = HtmlElement | string;

/** Parses a page as browsers do, whatever is wrong with it. Nesting deeper than any page has is flattened. */
export const parseHtml = (text: string): HtmlElement => {
  const document = parse(text, { scriptingEnabled: false });
  return { name: '#document', attributes: {}, children: childrenOf(document, 0) };
};

/** All the text under a node, in order, blanks as they stand. */
export const textOf = (node: HtmlNode): string => (typeof node === 'string' ? node : node.children.map(textOf).join(''));

export const elementsNamed = (root: HtmlElement, name: string): readonly HtmlElement[] =>
  root.children.flatMap((child) =>
    typeof child === 'string' ? [] : [...(child.name === name ? [child] : []), ...elementsNamed(child, name)],
  );

const MAX_DEPTH = 500;

const childrenOf = (parent: DefaultTreeAdapterTypes.ParentNode, depth: number): readonly HtmlNode[] => {
  const children: HtmlNode[] = [];
  for (const node of parent.childNodes) {
    if ('value' in node) children.push(node.value);
    else if ('tagName' in node) children.push(elementOf(node, depth + 1));
  }
  return children;
};

const elementOf = (element: DefaultTreeAdapterTypes.Element, depth: number): HtmlElement => ({
  name: element.tagName.toLowerCase(),
  attributes: Object.fromEntries(element.attrs.map(({ name, value }) => [name.toLowerCase(), value])),
  children: depth < MAX_DEPTH ? childrenOf(element, depth) : flattened(element),
});

/** Without recursion: a hostile page nests as deep as it is long. */
const flattened = (root: DefaultTreeAdapterTypes.Element): readonly string[] => {
  const texts: string[] = [];
  const open: DefaultTreeAdapterTypes.ChildNode[] = [...root.childNodes].reverse();
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if ('value' in node) texts.push(node.value);
    else if ('childNodes' in node && !['script', 'style'].includes(node.tagName)) open.push(...[...node.childNodes].reverse());
  }
  return [texts.join(' ')];
};
