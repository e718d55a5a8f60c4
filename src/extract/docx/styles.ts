import type { XmlElement } from '../../adapters/xml-port.js';
import { child, childrenNamed, childValue } from './elements.js';
import { type ParagraphProperties, readParagraphProperties, readRunProperties, type RunProperties } from './properties.js';

/** What the styles of a document say, each with all it inherits. */
export interface Styles {
  /** Properties of a paragraph style, of the default one where the id is not given or not known. */
  paragraph(id: string | undefined): ResolvedStyle;
  /** Properties of a character style; null where there is none. */
  character(id: string): RunProperties | null;
  /** Borders of a table style: `w:tblBorders` from the nearest style that has them. */
  tableBorders(id: string | undefined): XmlElement | null;
  /** The `w:numId` of a numbering style. */
  readonly numberingOf: (id: string) => number | undefined;
}

export interface ResolvedStyle {
  readonly paragraph: ParagraphProperties;
  readonly run: RunProperties;
  /** 1–9 for a heading, else null. */
  readonly heading: number | null;
  /** The style itself and what it is based on, nearest first. */
  readonly chain: readonly string[];
}

interface StyleDefinition {
  readonly id: string;
  readonly basedOn: string | undefined;
  readonly heading: number | null;
  readonly paragraph: ParagraphProperties;
  readonly run: RunProperties;
  readonly tableBorders: XmlElement | null;
}

/** @param root `w:styles`, null where the package has no such part */
export const readStyles = (root: XmlElement | null): Styles => {
  const definitions = new Map<string, StyleDefinition>();
  const defaults = new Map<string, string>();
  for (const element of childrenNamed(root ?? undefined, 'w:style')) {
    const definition = readDefinition(element);
    const type = element.attributes['w:type'] ?? 'paragraph';
    definitions.set(definition.id, definition);
    if (isDefault(element)) defaults.set(type, definition.id);
  }
  const documentDefaults = readDefaults(root);
  const chainOf = (id: string | undefined): StyleDefinition[] => followBase(definitions, id);
  const resolved = new Map<string | undefined, ResolvedStyle>();
  const characters = new Map<string, RunProperties | null>();
  return {
    paragraph: (id) => {
      const known = resolved.get(id);
      if (known !== undefined) return known;
      const chain = chainOf(id !== undefined && definitions.has(id) ? id : defaults.get('paragraph'));
      const style = resolveParagraph(chain, documentDefaults);
      resolved.set(id, style);
      return style;
    },
    character: (id) => {
      const known = characters.get(id);
      if (known !== undefined) return known;
      const chain = chainOf(id);
      const run = chain.length === 0 ? null : inherit(chain.map((style) => style.run));
      characters.set(id, run);
      return run;
    },
    tableBorders: (id) => chainOf(id ?? defaults.get('table')).find((style) => style.tableBorders !== null)?.tableBorders ?? null,
    numberingOf: (id) => chainOf(id).find((style) => style.paragraph.numId !== undefined)?.paragraph.numId,
  };
};

const isDefault = (element: XmlElement): boolean => {
  const value = element.attributes['w:default'];
  return value === '1' || value === 'true' || value === 'on';
};

const readDefinition = (element: XmlElement): StyleDefinition => ({
  id: element.attributes['w:styleId'] ?? '',
  basedOn: childValue(element, 'w:basedOn'),
  heading: headingOf(childValue(element, 'w:name')),
  paragraph: readParagraphProperties(child(element, 'w:pPr')),
  run: readRunProperties(child(element, 'w:rPr')),
  tableBorders: child(child(element, 'w:tblPr'), 'w:tblBorders') ?? null,
});

/** Built-in names are English in the file whatever the language of Word. */
const headingOf = (name: string | undefined): number | null => {
  const match = /^heading ([1-9])$/iu.exec(name ?? '');
  return match === null ? null : Number(match[1]);
};

interface Defaults {
  readonly paragraph: ParagraphProperties;
  readonly run: RunProperties;
}

const readDefaults = (root: XmlElement | null): Defaults => {
  const defaults = child(root ?? undefined, 'w:docDefaults');
  return {
    paragraph: readParagraphProperties(child(child(defaults, 'w:pPrDefault'), 'w:pPr')),
    run: readRunProperties(child(child(defaults, 'w:rPrDefault'), 'w:rPr')),
  };
};

const followBase = (definitions: ReadonlyMap<string, StyleDefinition>, id: string | undefined): StyleDefinition[] => {
  const chain: StyleDefinition[] = [];
  const seen = new Set<string>();
  for (let at = id; at !== undefined && !seen.has(at); ) {
    seen.add(at);
    const style = definitions.get(at);
    if (style === undefined) break;
    chain.push(style);
    at = style.basedOn;
  }
  return chain;
};

const resolveParagraph = (chain: readonly StyleDefinition[], defaults: Defaults): ResolvedStyle => {
  const paragraph = inherit([...chain.map((style) => style.paragraph), defaults.paragraph]);
  return {
    paragraph,
    run: inherit([...chain.map((style) => style.run), defaults.run]),
    heading: headingLevel(paragraph.outline, chain),
    chain: chain.map((style) => style.id),
  };
};

const headingLevel = (outline: number | undefined, chain: readonly StyleDefinition[]): number | null => {
  if (outline !== undefined) return outline >= 0 && outline <= 8 ? outline + 1 : null;
  return chain.find((style) => style.heading !== null)?.heading ?? null;
};

/** The nearest value wins, property by property. */
const inherit = <T extends object>(nearestFirst: readonly T[]): T => {
  const result: Record<string, unknown> = {};
  for (const properties of nearestFirst) {
    for (const [name, value] of Object.entries(properties)) {
      if (result[name] === undefined && value !== undefined) result[name] = value;
    }
  }
  // Every key was copied from a T.
  return result as T;
};
