import type { Act } from '../model/index.js';
import type { ReportWords } from '../rules/lexicons/report.js';
import type { ReportLang } from './input.js';

/** How the report prints values in its language. */
export interface Wording {
  readonly lang: ReportLang;
  readonly words: ReportWords;
}

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
export const actName = (wording: Wording, act: Act): string => {
  const { page } = wording.words;
  const { actType, date, dateText, number } = act.requisites;
  const when = date.value === null ? dateText : printedDate(wording, date.value);
  return [
    actType.value,
    when === null ? page.noDate : `${page.from} ${when}`,
    number.value === null ? page.noNumber : `${page.numberSign} ${number.value}`,
  ]
    .filter((part) => part !== null)
    .join(' ');
};

/** A sentence of the lexicon with its places filled. */
export const filled = (sentence: string, values: Readonly<Record<string, string | number>>): string =>
  sentence.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
