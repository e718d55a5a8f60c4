import type { XmlElement, XmlNode } from '../../adapters/xml-port.js';

/** First child element of a name. */
export const child = (element: XmlElement | undefined, name: string): XmlElement | undefined => {
  if (element === undefined) return undefined;
  for (const node of element.children) {
    if (typeof node !== 'string' && node.name === name) return node;
  }
  return undefined;
};

export const childrenNamed = (element: XmlElement | undefined, name: string): XmlElement[] =>
  element === undefined ? [] : element.children.filter((node): node is XmlElement => typeof node !== 'string' && node.name === name);

/** Value of the `w:val` of a child, undefined where there is no such child or no value. */
export const childValue = (element: XmlElement | undefined, name: string): string | undefined => child(element, name)?.attributes['w:val'];

/** ST_OnOff (17.17.4): an element without a value means on; undefined where the element is not there. */
export const toggle = (element: XmlElement | undefined, name: string): boolean | undefined => {
  const found = child(element, name);
  return found === undefined ? undefined : isOn(found);
};

export const isOn = (element: XmlElement): boolean => {
  const value = element.attributes['w:val'];
  return value === undefined || !(value === '0' || value === 'false' || value === 'off' || value === 'none');
};

/** Whole number of an attribute, undefined where it is none. */
export const integer = (value: string | undefined): number | undefined => {
  if (value === undefined || !/^[-+]?\d{1,10}$/u.test(value)) return undefined;
  return Number.parseInt(value, 10);
};

const POINTS: Readonly<Record<string, number>> = { pt: 1, in: 72, cm: 72 / 2.54, mm: 72 / 25.4, pc: 12, pi: 12 };

/** A measure in points: twentieths of a point in Transitional, a number with its unit in Strict (17.18.81). */
export const points = (value: string | undefined): number | undefined => {
  const match = /^(-?\d+(?:\.\d+)?)(pt|in|cm|mm|pc|pi)?$/u.exec(value ?? '');
  if (match === null) return undefined;
  const number = Number(match[1]);
  const unit = match[2];
  return round(unit === undefined ? number / 20 : number * (POINTS[unit] ?? 1));
};

const round = (value: number): number => Math.round(value * 100) / 100;

/** All text of an element, in order, whatever it is wrapped in. */
export const textOf = (node: XmlNode): string => (typeof node === 'string' ? node : node.children.map(textOf).join(''));

/** The words under an element: `w:t` and `w:delText` only. */
export const wordsOf = (element: XmlElement): string => {
  if (element.name === 'w:t' || element.name === 'w:delText') return textOf(element);
  let text = '';
  for (const node of element.children) {
    if (typeof node !== 'string') text += wordsOf(node);
  }
  return text;
};

/**
 * The branch of `mc:AlternateContent` that is shown: the first choice, as all that carry text (text boxes, groups) are
 * known to us. A choice without content gives way to the fallback.
 */
export const alternative = (element: XmlElement): readonly XmlNode[] => {
  const choice = child(element, 'mc:Choice');
  if (choice !== undefined && choice.children.some((node) => typeof node !== 'string')) return choice.children;
  return child(element, 'mc:Fallback')?.children ?? [];
};
