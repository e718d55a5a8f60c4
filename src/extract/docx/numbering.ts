import type { XmlElement } from '../../adapters/xml-port.js';
import { alternative, child, childrenNamed, childValue, integer, points, toggle } from './elements.js';
import { readRunProperties } from './properties.js';

/** One level of a list (17.9.6). */
export interface ListLevel {
  readonly start: number;
  /** ST_NumberFormat, or `custom`. */
  readonly format: string;
  /** First member of a custom format: «001» of «001, 002, 003, ...». */
  readonly custom: string | null;
  /** Text with `%1`…`%9`. */
  readonly text: string;
  readonly legal: boolean;
  /** 1-based level after which this one starts again; 0 never; null after any higher one. */
  readonly restart: number | null;
  readonly suffix: 'tab' | 'space' | 'nothing';
  /** Id of the paragraph style that this level numbers. */
  readonly style: string | undefined;
  readonly font: string | undefined;
  readonly picture: boolean;
  readonly hidden: boolean;
  /** Left indent in points. */
  readonly indent: number | undefined;
}

/** A list as a paragraph refers to it: its levels with the overrides of this `w:num` laid over them. */
export interface List {
  readonly numId: number;
  /** Lists with one key count on together: they share an abstract definition. */
  readonly counter: string;
  readonly levels: readonly (ListLevel | undefined)[];
  /** Start values that take effect once, when this list is first used at the level. */
  readonly overrides: ReadonlyMap<number, number>;
}

/** Lists of a document by `w:numId`; null for 0 and for ids that are not defined. */
export interface Lists {
  list(numId: number): List | null;
}

interface AbstractList {
  readonly id: string;
  readonly levels: readonly (ListLevel | undefined)[];
  /** Style whose list is meant instead of this one (17.9.21). */
  readonly link: string | undefined;
}

/**
 * @param root `w:numbering`, null where the package has no such part
 * @param numberingOf `w:numId` of a numbering style
 */
export const readLists = (root: XmlElement | null, numberingOf: (styleId: string) => number | undefined): Lists => {
  const abstracts = new Map<string, AbstractList>();
  const nums = new Map<number, XmlElement>();
  for (const element of childrenNamed(root ?? undefined, 'w:abstractNum')) {
    const abstract = readAbstract(element);
    abstracts.set(abstract.id, abstract);
  }
  for (const element of childrenNamed(root ?? undefined, 'w:num')) {
    const id = integer(element.attributes['w:numId']);
    if (id !== undefined && !nums.has(id)) nums.set(id, element);
  }
  const abstractOf = (numId: number, depth: number): AbstractList | null => {
    const abstract = abstracts.get(childValue(nums.get(numId), 'w:abstractNumId') ?? '');
    if (abstract?.link === undefined || depth > MAX_LINKS) return abstract ?? null;
    const linked = numberingOf(abstract.link);
    return linked === undefined || linked === numId ? abstract : (abstractOf(linked, depth + 1) ?? abstract);
  };
  const lists = new Map<number, List | null>();
  return {
    list: (numId) => {
      const known = lists.get(numId);
      if (known !== undefined) return known;
      const num = nums.get(numId);
      const abstract = num === undefined || numId === 0 ? null : abstractOf(numId, 0);
      const list = num === undefined || abstract === null ? null : overlay(numId, num, abstract);
      lists.set(numId, list);
      return list;
    },
  };
};

const MAX_LINKS = 8;
export const LEVELS = 9;

const readAbstract = (element: XmlElement): AbstractList => {
  const levels: (ListLevel | undefined)[] = Array.from({ length: LEVELS });
  for (const level of childrenNamed(element, 'w:lvl')) {
    const index = integer(level.attributes['w:ilvl']);
    if (index !== undefined && index >= 0 && index < LEVELS) levels[index] = readLevel(level);
  }
  return {
    id: element.attributes['w:abstractNumId'] ?? '',
    levels,
    link: childValue(element, 'w:numStyleLink'),
  };
};

/** A label longer than this is no label. */
const MAX_TEXT = 200;

const readLevel = (element: XmlElement): ListLevel => {
  const format = readFormat(element);
  const text = child(element, 'w:lvlText')?.attributes;
  const suffix = childValue(element, 'w:suff');
  const indent = child(child(element, 'w:pPr'), 'w:ind')?.attributes;
  const run = readRunProperties(child(element, 'w:rPr'));
  return {
    start: integer(childValue(element, 'w:start')) ?? 0,
    format: format.name,
    custom: format.custom,
    text: (text?.['w:val'] ?? '').slice(0, MAX_TEXT),
    legal: toggle(element, 'w:isLgl') ?? false,
    restart: integer(childValue(element, 'w:lvlRestart')) ?? null,
    suffix: suffix === 'space' || suffix === 'nothing' ? suffix : 'tab',
    style: childValue(element, 'w:pStyle'),
    font: run.font,
    picture: child(element, 'w:lvlPicBulletId') !== undefined,
    hidden: run.hidden ?? false,
    indent: points(indent?.['w:left'] ?? indent?.['w:start']),
  };
};

/** A custom format stands as a choice beside a plain one ([MS-DOCX] 2.4). */
const readFormat = (level: XmlElement): { readonly name: string; readonly custom: string | null } => {
  const alternate = child(level, 'mc:AlternateContent');
  const candidates = alternate === undefined ? level.children : [...alternative(alternate), ...level.children];
  for (const node of candidates) {
    if (typeof node === 'string' || node.name !== 'w:numFmt') continue;
    const name = node.attributes['w:val'] ?? 'decimal';
    const custom = node.attributes['w:format']?.split(',')[0]?.trim() ?? null;
    return { name, custom };
  }
  return { name: 'decimal', custom: null };
};

const overlay = (numId: number, num: XmlElement, abstract: AbstractList): List => {
  const levels = [...abstract.levels];
  const overrides = new Map<number, number>();
  for (const override of childrenNamed(num, 'w:lvlOverride')) {
    const index = integer(override.attributes['w:ilvl']);
    if (index === undefined || index < 0 || index >= LEVELS) continue;
    const own = child(override, 'w:lvl');
    if (own !== undefined) levels[index] = readLevel(own);
    const start = integer(childValue(override, 'w:startOverride'));
    if (start !== undefined) overrides.set(index, start);
  }
  return { numId, counter: abstract.id, levels, overrides };
};
