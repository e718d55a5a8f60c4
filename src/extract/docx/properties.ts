import type { XmlElement } from '../../adapters/xml-port.js';
import type { ParagraphStyle } from '../../model/index.js';
import { child, childValue, integer, isOn, points, toggle } from './elements.js';

/** Properties of a run that change what is read. Undefined means: not said here. */
export interface RunProperties {
  readonly style?: string | undefined;
  readonly bold?: boolean | undefined;
  readonly caps?: boolean | undefined;
  readonly hidden?: boolean | undefined;
  readonly font?: string | undefined;
  /** True for superscript. */
  readonly raised?: boolean | undefined;
}

/** Properties of a paragraph. Undefined means: not said here. */
export interface ParagraphProperties {
  readonly style?: string | undefined;
  readonly numId?: number | undefined;
  readonly level?: number | undefined;
  /** 0–8 for a heading, 9 for body text. */
  readonly outline?: number | undefined;
  readonly align?: ParagraphStyle['align'] | undefined;
  /** Left indent in points. */
  readonly indent?: number | undefined;
  readonly breakBefore?: boolean | undefined;
  /** The paragraph mark itself. */
  readonly mark?: RunProperties | undefined;
  /** True where the mark is deleted or moved away, so that the paragraph runs on into the next. */
  readonly markRemoved?: boolean | undefined;
  readonly markInserted?: boolean | undefined;
}

const NO_RUN: RunProperties = Object.freeze({});
const NO_PARAGRAPH: ParagraphProperties = Object.freeze({});

/** Reads `w:rPr`. */
export const readRunProperties = (element: XmlElement | undefined): RunProperties => {
  if (element === undefined || element.children.length === 0) return NO_RUN;
  let style: string | undefined;
  let bold: boolean | undefined;
  let caps: boolean | undefined;
  let hidden: boolean | undefined;
  let font: string | undefined;
  let raised: boolean | undefined;
  for (const node of element.children) {
    if (typeof node === 'string') continue;
    switch (node.name) {
      case 'w:rStyle':
        style = node.attributes['w:val'];
        break;
      case 'w:b':
        bold = isOn(node);
        break;
      case 'w:caps':
        caps = isOn(node);
        break;
      case 'w:vanish':
        hidden = isOn(node);
        break;
      case 'w:rFonts':
        font = node.attributes['w:ascii'] ?? node.attributes['w:hAnsi'];
        break;
      case 'w:vertAlign':
        raised = node.attributes['w:val'] === 'superscript';
        break;
      default:
        break;
    }
  }
  return { style, bold, caps, hidden, font, raised };
};

const ALIGN: Readonly<Record<string, ParagraphStyle['align']>> = {
  left: 'left',
  start: 'left',
  center: 'center',
  right: 'right',
  end: 'right',
  both: 'justify',
  distribute: 'justify',
  lowKashida: 'justify',
  mediumKashida: 'justify',
  highKashida: 'justify',
};

/** Reads `w:pPr`. */
export const readParagraphProperties = (element: XmlElement | undefined): ParagraphProperties => {
  if (element === undefined || element.children.length === 0) return NO_PARAGRAPH;
  const numbering = child(element, 'w:numPr');
  const align = childValue(element, 'w:jc');
  const indent = child(element, 'w:ind')?.attributes;
  const mark = child(element, 'w:rPr');
  return {
    style: childValue(element, 'w:pStyle'),
    numId: integer(childValue(numbering, 'w:numId')),
    level: integer(childValue(numbering, 'w:ilvl')),
    outline: integer(childValue(element, 'w:outlineLvl')),
    align: align === undefined ? undefined : ALIGN[align],
    indent: points(indent?.['w:left'] ?? indent?.['w:start']),
    breakBefore: toggle(element, 'w:pageBreakBefore'),
    mark: mark === undefined ? undefined : readRunProperties(mark),
    markRemoved: child(mark, 'w:del') !== undefined || child(mark, 'w:moveFrom') !== undefined,
    markInserted: child(mark, 'w:ins') !== undefined || child(mark, 'w:moveTo') !== undefined,
  };
};
