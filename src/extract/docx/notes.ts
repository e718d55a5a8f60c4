import type { XmlElement } from '../../adapters/xml-port.js';
import type { NumberingLexicon } from './context.js';
import { child, childValue, childrenNamed, integer } from './elements.js';
import { formatNumber } from './number-format.js';
import type { DocxPackage } from './package.js';
import type { NoteKind, Notes } from './story.js';

/** Notes and comments of a package; their parts are parsed when the first reference is met. */
export const openNotes = (lexicon: NumberingLexicon, opened: DocxPackage): Notes => {
  const found = new Map<NoteKind, Map<string, XmlElement>>();
  const counts = new Map<NoteKind, number>();
  const formats = new Map<NoteKind, NoteFormat>();
  return {
    take: (kind, id) => {
      const notes = found.get(kind) ?? readNotes(opened, kind);
      found.set(kind, notes);
      const note = notes.get(id) ?? null;
      notes.delete(id);
      return note;
    },
    nextLabel: (kind) => {
      const format = formats.get(kind) ?? readFormat(opened, kind);
      formats.set(kind, format);
      const count = counts.get(kind) ?? 0;
      counts.set(kind, count + 1);
      return formatNumber(lexicon, format.start + count, format.name) || null;
    },
  };
};

const readNotes = (opened: DocxPackage, kind: NoteKind): Map<string, XmlElement> => {
  const name = opened.related(opened.main, `${kind}s`);
  const root = name === null ? null : opened.part(name);
  const notes = new Map<string, XmlElement>();
  for (const element of childrenNamed(root ?? undefined, `w:${kind}`)) {
    const id = element.attributes['w:id'];
    const type = element.attributes['w:type'] ?? 'normal';
    // The separators (17.11.23) are notes by element only.
    if (id !== undefined && type === 'normal') notes.set(id, element);
  }
  return notes;
};

interface NoteFormat {
  readonly name: string;
  readonly start: number;
}

const readFormat = (opened: DocxPackage, kind: NoteKind): NoteFormat => {
  const settings = opened.related(opened.main, 'settings');
  const root = settings === null ? null : opened.part(settings);
  const properties = child(root ?? undefined, `w:${kind}Pr`);
  return {
    name: childValue(properties, 'w:numFmt') ?? (kind === 'endnote' ? 'lowerRoman' : 'decimal'),
    start: integer(childValue(properties, 'w:numStart')) ?? 1,
  };
};
