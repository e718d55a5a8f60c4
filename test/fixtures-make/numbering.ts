import { AlignmentType, LevelFormat, type ILevelsOptions } from 'docx';

/** Which labels a word processor counts by itself; the others are typed. */
export type Automatic = 'all' | 'no-letters' | 'none';

/** The place of a paragraph in an automatic list. */
export interface Numbered {
  readonly reference: string;
  readonly level: number;
}

/** Makes the automatic lists that show the labels as printed: a new list wherever counting on would show another label. */
export interface Numberer {
  /** Null where the label is to be typed. */
  readonly number: (label: string, depth: number) => Numbered | null;
  readonly config: () => { readonly reference: string; readonly levels: readonly ILevelsOptions[] }[];
}

export const createNumberer = (automatic: Automatic): Numberer => {
  const lists: List[] = [];
  const current = new Map<Family, List>();
  const open = (family: Family, values: readonly number[], ending: string): List => {
    const list: List = { reference: `${family}-${lists.length}`, family, levels: [], lowest: values.length - 1 };
    values.forEach((value, level) => (list.levels[level] = { ending, start: value, value: level < values.length - 1 ? value : null }));
    lists.push(list);
    current.set(family, list);
    return list;
  };
  return {
    number: (label, depth) => {
      const read = readLabel(label);
      if (read === null || automatic === 'none' || (automatic === 'no-letters' && read.family === 'letter')) return null;
      const { family, ending } = read;
      if (family === 'dash') {
        const list = current.get(family) ?? open(family, [1, 1], label);
        return { reference: list.reference, level: depth };
      }
      const level = read.values.length - 1;
      const known = current.get(family);
      const list = known !== undefined && goesOn(known, read.values, ending) ? known : open(family, read.values, ending);
      const own = list.levels[level];
      if (own !== undefined) own.value = read.values[level] ?? 1;
      for (const deeper of list.levels.slice(level + 1)) deeper.value = null;
      return { reference: list.reference, level };
    },
    config: () => lists.map((list) => ({ reference: list.reference, levels: list.levels.map((_, level) => levelOf(list, level)) })),
  };
};

type Family = 'number' | 'roman' | 'bracket' | 'letter' | 'dash';

interface List {
  readonly reference: string;
  readonly family: Family;
  readonly levels: Level[];
  /** Levels above it only lend their numbers: they were begun in another list. */
  readonly lowest: number;
}

interface Level {
  readonly ending: string;
  readonly start: number;
  /** Number last shown; null where counting begins anew. */
  value: number | null;
}

/** Word leaves out ё й ъ ы ь. */
const LETTERS = 'абвгдежзиклмнопрстуфхцчшщэюя';
const ROMAN = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X'];

const readLabel = (label: string): { readonly family: Family; readonly values: readonly number[]; readonly ending: string } | null => {
  if (/^[-–]$/u.test(label)) return { family: 'dash', values: [1], ending: label };
  const bare = label.slice(0, -1);
  if (label.endsWith(')') && /^\d+$/u.test(bare)) return { family: 'bracket', values: [Number(bare)], ending: ')' };
  if (label.endsWith(')') && LETTERS.includes(bare)) return { family: 'letter', values: [LETTERS.indexOf(bare) + 1], ending: ')' };
  if (bare !== '' && ROMAN.includes(bare)) return { family: 'roman', values: [ROMAN.indexOf(bare)], ending: '.' };
  if (!/^\d/u.test(label)) return null;
  const ending = label.endsWith('.') ? '.' : '';
  return { family: 'number', values: label.split('.').filter(Boolean).map(Number), ending };
};

/** True where the list, counting on, shows just this label; a level not used yet is added to it. */
const goesOn = (list: List, values: readonly number[], ending: string): boolean => {
  const level = values.length - 1;
  if (level < list.lowest) return false;
  if (values.slice(0, -1).some((value, above) => list.levels[above]?.value !== value)) return false;
  const value = values[level] ?? 1;
  const own = list.levels[level];
  if (own === undefined) {
    list.levels[level] = { ending, start: value, value: null };
    return true;
  }
  return own.ending === ending && value === (own.value === null ? own.start : own.value + 1);
};

const FORMAT: Readonly<Record<Family, ILevelsOptions['format']>> = {
  number: LevelFormat.DECIMAL,
  roman: LevelFormat.UPPER_ROMAN,
  bracket: LevelFormat.DECIMAL,
  letter: LevelFormat.RUSSIAN_LOWER,
  dash: LevelFormat.BULLET,
};

const INDENT = 709;

const levelOf = ({ family, levels }: List, level: number): ILevelsOptions => {
  const { start = 1, ending = '.' } = levels[level] ?? {};
  const numbers = Array.from({ length: level + 1 }, (_, above) => `%${above + 1}`).join('.');
  const inset = family === 'dash' ? INDENT * level : 0;
  return {
    level,
    format: FORMAT[family] ?? LevelFormat.DECIMAL,
    text: family === 'dash' ? ending : `${numbers}${ending}`,
    start,
    alignment: AlignmentType.LEFT,
    style: { paragraph: { indent: { left: inset, firstLine: INDENT } } },
  };
};
