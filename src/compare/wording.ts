import type { TimeUnit } from '../model/index.js';
import type { VerdictsLexicon } from '../rules/lexicons/verdicts.js';
import type { ActView } from './act-view.js';
import type { Ground } from './verdict.js';

/** Turns values into the words of a finding. */
export interface Wording {
  readonly lexicon: VerdictsLexicon;
  readonly fill: (template: string, data: Readonly<Record<string, string>>) => string;
  /** «10 рабочих дней». */
  readonly term: (value: number, unit: TimeUnit) => string;
  /** «10 рабочих дней», «1 рабочего дня»: after a preposition that takes the genitive. */
  readonly termGenitive: (value: number, unit: TimeUnit) => string;
  readonly quoted: (name: string) => string;
  readonly list: (words: readonly string[]) => string;
  /** Where the evidence stands, as people cite it; its words where the place has no citation. */
  readonly places: (view: ActView, evidence: readonly Ground[]) => string;
  /** Words of the act, cut at a word where they are long. */
  readonly quote: (text: string, limit?: number) => string;
}

const QUOTE_LIMIT = 220;
const PLACE_QUOTE_LIMIT = 80;
const MAX_PLACES = 6;

export const createWording = (lexicon: VerdictsLexicon): Wording => {
  const quoted = (name: string): string => fill(lexicon.text.quoted, { name });
  return {
    lexicon,
    fill,
    quoted,
    quote: cut,
    list: (words) => [...new Set(words)].join('; '),
    term: (value, unit) => `${numeral(value)} ${lexicon.units[unit][countedForm(value)]}`,
    termGenitive: (value, unit) => `${numeral(value)} ${lexicon.units[unit][countedForm(value) === 'one' ? 'genitive' : 'many']}`,
    places: (view, evidence) => {
      const cited = evidence.map((each) => view.clause(each.clauseId)?.citation || quoted(cut(each.quote, PLACE_QUOTE_LIMIT)));
      return [...new Set(cited)].slice(0, MAX_PLACES).join('; ');
    },
  };
};

/** `{name}` is replaced; a name without a value stays as it is, which a test would show. */
const fill = (template: string, data: Readonly<Record<string, string>>): string =>
  template.replace(/\{([a-zA-Z]+)\}/gu, (place, name: string) => data[name] ?? place);

const cut = (text: string, limit = QUOTE_LIMIT): string => {
  const line = text.replace(/\s+/gu, ' ').trim();
  if (line.length <= limit) return line;
  const end = line.lastIndexOf(' ', limit);
  return `${line.slice(0, end > 0 ? end : limit)}…`;
};

const numeral = (value: number): string => String(value).replace('.', ',');

/** Russian plural: 1, 21 → one; 2–4, 22 and fractions → few; 5–20 and the rest → many. */
const countedForm = (value: number): 'one' | 'few' | 'many' => {
  if (!Number.isInteger(value)) return 'few';
  const tens = value % 100;
  const ones = value % 10;
  if (tens >= 11 && tens <= 14) return 'many';
  if (ones === 1) return 'one';
  return ones >= 2 && ones <= 4 ? 'few' : 'many';
};
