import { visible } from './visible.js';

/**
 * Makes an element. Text becomes text nodes and never markup; hidden characters in it are written out.
 * @param {string} tag
 * @param {Record<string, unknown>} attributes `on…` are listeners; null, undefined and false are left out
 * @param {...(Node | string | number | null | undefined | unknown[])} children
 */
export const make = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : visible(String(value)));
  }
  append(element, children);
  return element;
};

/** Makes an element of a drawing. */
export const shape = (tag, attributes, ...children) => {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
};

export const append = (element, children) => {
  for (const child of children) {
    if (child === null || child === undefined || child === '') continue;
    if (Array.isArray(child)) append(element, child);
    else element.append(child instanceof Node ? child : visible(String(child)));
  }
};

export const byId = (id) => document.getElementById(id);

/** Says something to screen readers. */
export const announce = (text) => {
  byId('status').textContent = text;
};

/** A sentence with its places filled. */
export const fill = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (place, name) => String(values[name] ?? place));
