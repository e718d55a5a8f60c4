import type { ParagraphStyle } from '../../model/index.js';
import type { StyleSheet } from './styles.js';
import type { HtmlElement } from './tree.js';

/** How text under an element looks; inherited from the element above. */
export interface Look {
  readonly align: ParagraphStyle['align'];
  readonly bold: boolean;
  readonly preformatted: boolean;
  readonly heading: number | null;
  /** Left indent in points, null where nothing says it. */
  readonly indent: number | null;
  readonly hidden: boolean;
  /** Superscript. */
  readonly raised: boolean;
  /** In a font of signs: its letters are bullets. */
  readonly signs: boolean;
}

export const PAGE_LOOK: Look = {
  align: null,
  bold: false,
  preformatted: false,
  heading: null,
  indent: null,
  hidden: false,
  raised: false,
  signs: false,
};

export const lookOf = (sheet: StyleSheet, element: HtmlElement, outer: Look): Look => {
  const css = sheet.of(element);
  const heading = /^h([1-6])$/u.exec(element.name)?.[1];
  const whiteSpace = css.get('white-space');
  return {
    align: alignOf(css.get('text-align') ?? element.attributes['align']?.toLowerCase(), element.name) ?? outer.align,
    bold: boldOf(css.get('font-weight'), element.name) ?? outer.bold,
    preformatted:
      whiteSpace === undefined ? outer.preformatted || PREFORMATTED.has(element.name) : /^(?:pre|break-spaces)/u.test(whiteSpace),
    heading: heading === undefined ? outer.heading : Number(heading),
    indent: indentOf(css.get('margin-left') ?? css.get('padding-left') ?? fromShorthand(css.get('margin'))) ?? outer.indent,
    hidden: outer.hidden || isHidden(css, element),
    raised: raisedOf(css.get('vertical-align'), element.name) ?? outer.raised,
    signs: signsOf(css.get('font-family') ?? css.get('font') ?? element.attributes['face']?.toLowerCase()) ?? outer.signs,
  };
};

const PREFORMATTED: ReadonlySet<string> = new Set(['pre', 'xmp', 'listing', 'plaintext']);

const isHidden = (css: ReadonlyMap<string, string>, element: HtmlElement): boolean =>
  css.get('display') === 'none' ||
  css.get('visibility') === 'hidden' ||
  css.get('mso-hide') === 'all' ||
  /^0(?:pt|px|em|%)?$/u.test(css.get('font-size') ?? '') ||
  'hidden' in element.attributes;

const signsOf = (font: string | undefined): boolean | null =>
  font === undefined ? null : /(?:^|[\s"',])(?:symbol|wingdings(?: [23])?|webdings)(?:$|["',])/u.test(font);

/** A table cell is aligned too, but not so. */
const raisedOf = (value: string | undefined, name: string): boolean | null => {
  if (value === 'super') return true;
  if (value === 'baseline' || value === 'sub' || name === 'sub') return false;
  return name === 'sup' ? true : null;
};

const alignOf = (value: string | undefined, name: string): Look['align'] => {
  if (value === undefined) return name === 'center' ? 'center' : null;
  if (/center/u.test(value)) return 'center';
  if (/right|^end$/u.test(value)) return 'right';
  if (/justify/u.test(value)) return 'justify';
  return /left|start/u.test(value) ? 'left' : null;
};

const boldOf = (value: string | undefined, name: string): boolean | null => {
  if (value !== undefined && value !== 'inherit') return /^(?:bold|bolder|[6-9]00)$/u.test(value);
  return /^(?:b|strong|h[1-6]|th)$/u.test(name) ? true : null;
};

const POINTS: Readonly<Record<string, number>> = { pt: 1, px: 0.75, cm: 28.35, mm: 2.835, in: 72, em: 12, rem: 12 };

const indentOf = (value: string | undefined): number | null => {
  const [, amount, unit] = /^(-?\d{1,4}(?:\.\d{1,4})?)(pt|px|cm|mm|in|em|rem)$/u.exec(value ?? '') ?? [];
  return amount === undefined || unit === undefined ? null : Math.round(Number(amount) * (POINTS[unit] ?? 1) * 10) / 10;
};

/** `margin: top right bottom left`. */
const fromShorthand = (value: string | undefined): string | undefined => {
  const parts = value?.split(/\s+/u) ?? [];
  return parts.length === 4 ? parts[3] : parts.length === 2 || parts.length === 3 ? parts[1] : undefined;
};
