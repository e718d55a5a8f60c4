import type { XmlElement } from '../../adapters/xml-port.js';
import type { SourceBlock } from '../../model/index.js';
import { readBlocks } from './blocks.js';
import { child, childrenNamed, toggle } from './elements.js';
import type { DocxPackage } from './package.js';
import { createFlow, type DocumentState } from './story.js';

/**
 * Headers or footers that some page shows, once for each part, in the order of the sections. A header of the first page
 * shows only under `w:titlePg`, one of even pages only under `w:evenAndOddHeaders` (17.10.6, 17.10.1).
 */
export const readRunning = (opened: DocxPackage, state: DocumentState, region: 'header' | 'footer'): readonly SourceBlock[] => {
  const settings = opened.related(opened.main, 'settings');
  const evenAndOdd = toggle((settings === null ? null : opened.part(settings)) ?? undefined, 'w:evenAndOddHeaders') ?? false;
  const relations = opened.relationships(opened.main);
  const parts = new Set<string>();
  for (const section of state.sections) {
    for (const reference of childrenNamed(section, `w:${region}Reference`)) {
      const target = relations.get(reference.attributes['r:id'] ?? '')?.target;
      if (target !== undefined && isShown(section, reference, evenAndOdd)) parts.add(target);
    }
  }
  return [...parts].flatMap((part) => readPart(opened, state, region, part));
};

const isShown = (section: XmlElement, reference: XmlElement, evenAndOdd: boolean): boolean => {
  switch (reference.attributes['w:type']) {
    case 'first':
      return toggle(section, 'w:titlePg') ?? false;
    case 'even':
      return evenAndOdd;
    default:
      return child(section, 'w:headerReference') !== undefined || child(section, 'w:footerReference') !== undefined;
  }
};

const readPart = (opened: DocxPackage, state: DocumentState, region: 'header' | 'footer', part: string): SourceBlock[] => {
  const root = opened.part(part);
  if (root === null) return [];
  // A running title stands on many pages, so it has none of its own.
  return readBlocks(createFlow(state, region), root.children).map((block) => ({ ...block, page: null }));
};
