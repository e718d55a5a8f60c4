import type { Node } from '../rules/phrase/syntax.js';

/** What a concept is called, by its name. */
export type ConceptTitles = ReadonlyMap<string, string>;

/** A part of a pattern as a reader of the order understands it: «размещ…», the title of a concept, one or the other. */
export const wordsOf = (titles: ConceptTitles, node: Node): string => {
  switch (node.kind) {
    case 'word':
      return node.word;
    case 'prefix':
      return `${node.prefix}…`;
    case 'form':
      return node.form;
    case 'gap':
      return '…';
    case 'ref':
      return `{${titles.get(node.name) ?? node.name}}`;
    case 'seq':
      return node.items
        .map((item) => wordsOf(titles, item))
        .filter((text) => text !== '')
        .join(' ');
    case 'alt':
      return node.options.map((option) => wordsOf(titles, option)).join(' | ');
    case 'opt':
    case 'not':
      return '';
  }
};

/** The pieces of a pattern that must be there, each of which can be looked for by itself. */
export const piecesOf = (node: Node): Node[] => {
  if (node.kind !== 'seq') return [node];
  return node.items.filter(({ kind }) => kind !== 'gap' && kind !== 'opt' && kind !== 'not');
};
