import type { Declarations, Marker } from './styles.js';
import type { HtmlElement } from './tree.js';

/** An open list with the numbers it has given out. */
export interface OpenList {
  readonly ordered: boolean;
  readonly type: string;
  /** 0-based nesting. */
  readonly level: number;
  readonly step: 1 | -1;
  next: number;
  /** Numbers of the lists around, as shown, for lists that write them all. */
  readonly above: readonly number[];
  /** What the style sheet writes instead. */
  readonly marker: Marker | null;
}

export const openList = (element: HtmlElement, css: Declarations, outer: OpenList | null, marker: Marker | null): OpenList => {
  const ordered = element.name === 'ol';
  const reversed = 'reversed' in element.attributes;
  const reset = /\s(-?\d{1,6})$/u.exec(css.get('counter-reset') ?? '')?.[1];
  const start = marker !== null && reset !== undefined ? Number(reset) + 1 : wholeNumber(element.attributes['start']);
  return {
    ordered,
    type: typeOf(css) ?? element.attributes['type'] ?? (ordered ? '1' : 'disc'),
    level: outer === null ? 0 : outer.level + 1,
    step: reversed ? -1 : 1,
    next: start ?? (reversed ? countItems(element) : 1),
    above: outer?.ordered === true ? [...outer.above, outer.next - outer.step] : [],
    marker: ordered ? marker : null,
  };
};

/** The label of the next item as the browser shows it; null where it shows none. Counts the item. */
export const nextLabel = (list: OpenList, item: HtmlElement, css: Declarations, nestedCounters: boolean): string | null => {
  const number = wholeNumber(item.attributes['value']) ?? list.next;
  list.next = number + list.step;
  const type = typeOf(css) ?? item.attributes['type'] ?? list.type;
  if (nestedCounters && list.ordered) return `${[...list.above, number].join('.')}.`;
  if (list.marker !== null) return written(list.marker, number);
  return labelOf(type, number);
};

const written = ({ before, style, after }: Marker, number: number): string | null => {
  const shown = labelOf(style, number)?.replace(/\.$/u, '') ?? String(number);
  return `${before}${shown}${after}`.trim();
};

const wholeNumber = (text: string | undefined): number | null =>
  text !== undefined && /^\s*-?\d{1,6}\s*$/u.test(text) ? Number(text) : null;

const countItems = (list: HtmlElement): number => list.children.filter((child) => typeof child !== 'string' && child.name === 'li').length;

const typeOf = (css: Declarations): string | undefined => {
  const direct = css.get('list-style-type');
  if (direct !== undefined) return direct;
  return css
    .get('list-style')
    ?.split(/\s+/u)
    .find((part) => part in LABELS || part.startsWith('"') || part.startsWith("'"));
};

const BULLET = '•';

const LABELS: Readonly<Record<string, (number: number) => string | null>> = {
  none: () => null,
  disc: () => BULLET,
  circle: () => BULLET,
  square: () => BULLET,
  '1': (number) => `${number}.`,
  decimal: (number) => `${number}.`,
  'decimal-leading-zero': (number) => `${String(number).padStart(2, '0')}.`,
  a: (number) => `${letters(number)}.`,
  'lower-alpha': (number) => `${letters(number)}.`,
  'lower-latin': (number) => `${letters(number)}.`,
  A: (number) => `${letters(number).toUpperCase()}.`,
  'upper-alpha': (number) => `${letters(number).toUpperCase()}.`,
  'upper-latin': (number) => `${letters(number).toUpperCase()}.`,
  i: (number) => `${roman(number).toLowerCase()}.`,
  'lower-roman': (number) => `${roman(number).toLowerCase()}.`,
  I: (number) => `${roman(number)}.`,
  'upper-roman': (number) => `${roman(number)}.`,
};

const labelOf = (type: string, number: number): string | null => {
  const quoted = /^["'](.*)["']$/u.exec(type)?.[1];
  if (quoted !== undefined) return quoted.trim() === '' ? null : quoted.trim();
  return (LABELS[type] ?? LABELS['1'])?.(number) ?? null;
};

const letters = (number: number): string => {
  let rest = Math.max(1, number);
  let text = '';
  while (rest > 0) {
    rest -= 1;
    text = String.fromCharCode(97 + (rest % 26)) + text;
    rest = Math.floor(rest / 26);
  }
  return text;
};

const ROMAN = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
] as const;

const roman = (number: number): string => {
  if (number < 1 || number > 3999) return String(number);
  let rest = number;
  let text = '';
  for (const [value, sign] of ROMAN) {
    text += sign.repeat(Math.floor(rest / value));
    rest %= value;
  }
  return text;
};
