import type { Section, Unit } from './composer.js';
import { REFERENCE } from './general.js';
import type { Random } from './random.js';
import { capital } from './wording.js';

/** How a procedure is numbered and set. */
export interface Layout {
  readonly scheme: (typeof SCHEMES)[number];
  readonly items: (typeof ITEM_STYLES)[number];
  readonly width: number | null;
  readonly blankLines: boolean;
}

const SCHEMES = [
  'decimal',
  'decimal',
  'decimal',
  'decimal-nodot',
  'roman-restart',
  'roman-through',
  'unnumbered',
  'flat',
  'prose',
] as const;
const ITEM_STYLES = ['dash', 'dash', 'paren', 'letter', 'deeper', 'bare'] as const;

export const drawLayout = (random: Random): Layout => ({
  scheme: random.pick(SCHEMES),
  items: random.pick(ITEM_STYLES),
  width: random.chance(0.25) ? random.pick([70, 82, 96]) : null,
  blankLines: random.chance(0.7),
});

/** Lines of a procedure, and whether a fault of numbering could be put in. */
export const layProcedure = (
  random: Random,
  layout: Layout,
  sections: readonly Section[],
  fault: 'gap' | 'repeat' | null,
): { readonly lines: string[]; readonly faulty: boolean } => {
  const written = sections.filter((section) => section.units.length > 0);
  const faultAt = fault === null ? null : placeOfFault(random, layout, written);
  const labels: string[] = [];
  const lines: string[] = [];
  let through = 0;
  written.forEach((section, index) => {
    if (layout.scheme !== 'flat') lines.push(headingOf(layout, capital(section.heading), index + 1));
    let ordinal = layout.scheme === 'flat' || layout.scheme === 'roman-through' ? through : 0;
    section.units.forEach((unit, place) => {
      ordinal += faultAt?.section === index && faultAt.unit === place ? (fault === 'gap' ? 2 : 0) : 1;
      const label = labelOf(layout, index + 1, ordinal);
      if (label !== '') labels.push(label);
      lines.push(...unitLines(layout, unit, label));
    });
    through = ordinal;
  });
  const target = labels.length === 0 ? '1' : random.pick(labels);
  const known = lines.map((line) => line.replace(REFERENCE.resolved, target).replace(REFERENCE.broken, brokenLabel(layout)));
  return { lines: known, faulty: faultAt !== null };
};

/** Whether a clause of this layout can be cited by a number that is the only one of its kind. */
export const canCite = ({ scheme }: Layout): boolean =>
  scheme === 'decimal' || scheme === 'decimal-nodot' || scheme === 'flat' || scheme === 'roman-through';

const brokenLabel = ({ scheme }: Layout): string => (scheme.startsWith('decimal') ? '8.14' : '97');

/** A clause that has one before it and one after it. */
const placeOfFault = (
  random: Random,
  layout: Layout,
  sections: readonly Section[],
): { readonly section: number; readonly unit: number } | null => {
  if (layout.scheme === 'prose') return null;
  const places = sections.flatMap(({ units }, section) =>
    units.flatMap((_, unit) => (unit > 0 && unit < units.length - 1 ? [{ section, unit }] : [])),
  );
  return places.length === 0 ? null : random.pick(places);
};

const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII'];

const headingOf = ({ scheme }: Layout, heading: string, ordinal: number): string => {
  if (scheme === 'decimal') return `${ordinal}. ${heading}`;
  if (scheme === 'decimal-nodot') return `${ordinal} ${heading}`;
  return scheme.startsWith('roman') ? `${ROMAN[ordinal - 1] ?? ''}. ${heading}` : heading;
};

const labelOf = ({ scheme }: Layout, section: number, ordinal: number): string => {
  if (scheme === 'decimal') return `${section}.${ordinal}`;
  if (scheme === 'decimal-nodot') return `${section}.${ordinal}`;
  return scheme === 'prose' ? '' : String(ordinal);
};

const unitLines = (layout: Layout, unit: Unit, label: string): string[] => {
  const dot = layout.scheme === 'decimal-nodot' ? '' : '.';
  const first = `${label === '' ? '' : `${label}${dot} `}${capital(unit.text)}`;
  const last = unit.items.length - 1;
  return [first, ...unit.items.map((item, index) => `${itemLabel(layout, label, index)}${item}${index === last ? '.' : ';'}`)];
};

const LETTERS = 'абвгдежзиклмнопрст';

const itemLabel = ({ items, scheme }: Layout, label: string, index: number): string => {
  if (items === 'dash') return '- ';
  if (items === 'paren') return `${index + 1}) `;
  if (items === 'letter') return `${LETTERS.charAt(index)}) `;
  if (items === 'deeper' && scheme === 'decimal') return `${label}.${index + 1}. `;
  return items === 'deeper' ? '– ' : '';
};

/** Breaks paragraphs at a width as text taken from a page is broken; lines of a table are left alone. */
export const wrapLines = (lines: readonly string[], width: number | null): string[] =>
  width === null ? [...lines] : lines.map((line) => (line.includes('\t') ? line : wrap(line, width).join('\n')));

export const wrap = (line: string, width: number): string[] => {
  const lines: string[] = [];
  let current = '';
  for (const word of line.split(' ')) {
    if (current !== '' && current.length + 1 + word.length > width) {
      lines.push(current);
      current = word;
    } else current = current === '' ? word : `${current} ${word}`;
  }
  return [...lines, current];
};
