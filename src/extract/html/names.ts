import type { HtmlElement } from './tree.js';

/** Words in the classes and the id of an element. `doc-header_top` gives `doc`, `header`, `top` and the whole without marks. */
export const namesOf = (element: HtmlElement): readonly string[] => {
  const tokens = `${element.attributes['class'] ?? ''} ${element.attributes['id'] ?? ''}`.toLowerCase().split(/\s+/u).filter(Boolean);
  return tokens.flatMap((token) => {
    const parts = token.split(/[-_]+/u).filter(Boolean);
    return parts.length > 1 ? [...parts, parts.join('')] : parts;
  });
};
