import type { XmlElement } from '../../adapters/xml-port.js';
import { child, childrenNamed, textOf } from './elements.js';
import type { PackageParts } from './package.js';

/** Parts of a package that stands in one XML file (Flat OPC: «Word XML Document» of Word 2007 and later). */
export const flatParts = (root: XmlElement): PackageParts => {
  const parts = new Map<string, XmlElement>();
  for (const part of childrenNamed(root, 'pkg:part')) {
    const name = part.attributes['pkg:name']?.replace(/^\//u, '');
    if (name !== undefined) parts.set(name, part);
  }
  return {
    names: [...parts.keys()],
    has: (name) => parts.has(name),
    root: (name) => child(parts.get(name), 'pkg:xmlData')?.children.find((node): node is XmlElement => typeof node !== 'string') ?? null,
    bytes: (name) => {
      const data = child(parts.get(name), 'pkg:binaryData');
      return data === undefined ? null : Buffer.from(textOf(data), 'base64');
    },
  };
};
