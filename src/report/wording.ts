import type { Region } from '../model/index.js';
import type { CodesLexicon } from '../rules/lexicons/codes.js';
import type { ReportWords } from '../rules/lexicons/report.js';
import type { ReportLabels, ReportLang } from './input.js';
import type { LineAct } from './line.js';

type Names = Readonly<Record<string, string>>;

/** How the report prints words and values in its language. */
export interface Wording {
  readonly lang: ReportLang;
  readonly words: ReportWords;
  /** Name of a subject of the federation; as the documents have it where the map does not know it. */
  readonly regionName: (region: Region) => string;
  /** Names of the dataset's codes, by list. */
  readonly codes: Readonly<Record<keyof CodesLexicon, Names>>;
}

export const wordingOf = (labels: ReportLabels, lang: ReportLang): Wording => ({
  lang,
  words: labels.lexicon[lang],
  regionName: ({ code, name }) => (lang === 'ru' ? name : (labels.tiles.tiles.find((tile) => tile.code === code)?.[lang] ?? name)),
  codes: mapped(labels.codes, (list) => mapped(list, (label) => label[lang])),
});

/** The name of a code, or the code itself where there is none. */
export const nameOf = (names: Names, code: string): string => names[code] ?? code;

/** `66,7 %`; a dash where there is no value. */
export const percent = (wording: Wording, share: number | null): string => {
  if (share === null) return '–';
  const figure = (Math.round(share * 1000) / 10).toFixed(1).replace(/\.0$/, '');
  return wording.lang === 'ru' ? `${figure.replace('.', ',')}\u00a0%` : `${figure}%`;
};

/** `23.05.2024` in Russian, ISO otherwise. */
export const printedDate = (wording: Wording, iso: string): string => {
  const [year, month, day] = iso.split('-');
  return wording.lang === 'ru' && day !== undefined ? `${day}.${month}.${year}` : iso;
};

/** Act type, date and number on one line: «приказ от 23.05.2024 № 19». */
export const actName = (wording: Wording, act: Pick<LineAct, 'requisites'>): string => {
  const { actType, date, dateText, number } = act.requisites;
  const when = date.value === null ? dateText : printedDate(wording, date.value);
  return nameOfAct(wording, { type: actType.value, when, number: number.value });
};

/** As `actName`, of parts: a date as it is to be printed. A part that is not there is said to be absent, after a comma. */
export const nameOfAct = (
  { words: { page } }: Pick<Wording, 'words'>,
  { type, when, number }: { readonly type: string | null; readonly when: string | null; readonly number: string | null },
): string => {
  const dated = [...(type === null ? [] : [type]), ...(when === null ? [] : [`${page.from} ${when}`])].join(' ');
  const numbered = number === null ? dated : [...(dated === '' ? [] : [dated]), `${page.numberSign}\u00a0${number}`].join(' ');
  const absent = [...(when === null ? [page.noDate] : []), ...(number === null ? [page.noNumber] : [])];
  return [...(numbered === '' ? [] : [numbered]), ...absent].join(', ');
};

const mapped = <K extends string, V, R>(record: Readonly<Record<K, V>>, of: (value: V) => R): Record<K, R> =>
  // Object.entries and fromEntries forget the names of the keys.
  Object.fromEntries(Object.entries<V>(record).map(([key, value]) => [key, of(value)])) as Record<K, R>;
