import type { XmlTag } from '../context.js';

export type Attributes = Readonly<Record<string, string | undefined>>;

/** An element; children that are null are left out. */
export const element = (name: string, attributes: Attributes, ...children: readonly (XmlTag | string | null)[]): XmlTag => ({
  name,
  attributes,
  children: children.filter((child) => child !== null),
});

/** A segment of an `eId` or of an address: no white space. */
export const segment = (text: string): string => text.trim().replace(/\s+/gu, '-');

/** `procedure/2/2.3/а` → `procedure__2__2.3__а`: the naming convention parts the levels of an eId by two low lines. */
export const eIdOf = (path: string): string => path.split('/').map(segment).join('__');
