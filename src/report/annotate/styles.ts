import type { Paragraph, Story } from './story.js';

/** What of a paragraph's look decides where wording can be put in. */
export interface ParagraphKinds {
  /** True where the word processor numbers it or puts a bullet before it. */
  readonly isNumbered: (paragraph: Paragraph) => boolean;
  readonly isHeading: (paragraph: Paragraph) => boolean;
}

/** @param styles the part of styles; null where there is none */
export const paragraphKinds = ({ prefix: w }: Story, styles: string | null): ParagraphKinds => {
  const all = stylesOf(styles ?? '');
  const styleOf = ({ properties }: Paragraph): string | null =>
    new RegExp(`<${w}pStyle\\s[^<>]*${w}val="([^"]*)"`).exec(properties)?.[1] ?? null;
  const inherits = (name: string | null, has: 'numbered' | 'heading'): boolean => {
    const seen = new Set<string>();
    for (let style = all.get(name ?? ''); style !== undefined && !seen.has(style.id); style = all.get(style.basedOn ?? '')) {
      if (style[has]) return true;
      seen.add(style.id);
    }
    return false;
  };
  return {
    isNumbered: (paragraph) => {
      const own = new RegExp(`<${w}numPr[^]*?<${w}numId\\s[^<>]*${w}val="(\\d+)"`).exec(paragraph.properties)?.[1];
      return own === undefined ? inherits(styleOf(paragraph), 'numbered') : own !== '0';
    },
    isHeading: (paragraph) => paragraph.properties.includes(`<${w}outlineLvl`) || inherits(styleOf(paragraph), 'heading'),
  };
};

interface Style {
  readonly id: string;
  readonly basedOn: string | null;
  readonly numbered: boolean;
  readonly heading: boolean;
}

const stylesOf = (xml: string): ReadonlyMap<string, Style> => {
  const styles = new Map<string, Style>();
  for (const piece of xml.split(/<(?:[\w.-]+:)?style\s/).slice(1)) {
    const id = /(?:^|\s)(?:[\w.-]+:)?styleId="([^"]*)"/.exec(piece)?.[1];
    if (id === undefined) continue;
    styles.set(id, {
      id,
      basedOn: /<(?:[\w.-]+:)?basedOn\s[^<>]*val="([^"]*)"/.exec(piece)?.[1] ?? null,
      numbered: /<(?:[\w.-]+:)?numPr\b/.test(piece),
      heading: /<(?:[\w.-]+:)?outlineLvl\b/.test(piece),
    });
  }
  return styles;
};
