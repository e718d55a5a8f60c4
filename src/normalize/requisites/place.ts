import type { Identity } from './context.js';
import type { Reading } from './field.js';
import type { HeadLine } from './head.js';
import { formsIn } from './forms.js';
import { anyOf } from './patterns.js';
import { matchesOf } from '../../rules/matches.js';

/** The settlement in which the act was issued, without «г.», from its requisite lines. */
export const readPlace = (identity: Identity, lines: readonly HeadLine[], others: readonly HeadLine[] = []): Reading<string> | null => {
  for (const line of lines) {
    const place = withPrefix(identity, line) ?? bareCity(identity, line);
    if (place !== null) return place;
  }
  for (const line of others) {
    const city = isCityLine(identity, line) ? bareCity(identity, line) : null;
    if (city !== null) return city;
  }
  return null;
};

/** A line that is nothing but a town's name. */
export const isCityLine = (identity: Identity, { text }: HeadLine): boolean => {
  const tokens = identity.tokens(text).filter(({ kind }) => kind === 'word');
  const city = identity.city(tokens, 0);
  return city !== null && city.to === tokens.length && !/\d/u.test(text);
};

const withPrefix = (identity: Identity, line: HeadLine): Reading<string> | null => {
  for (const match of matchesOf(prefixedOf(identity), line.text)) {
    const name = match[1] ?? '';
    if (isYear(line.text, match.index, match.index + match[0].length) || isInitial(line.text, match)) continue;
    const start = line.start + match.index + match[0].length - name.length;
    return { value: cased(name), at: { start, end: start + name.length } };
  }
  return null;
};

const prefixed = new WeakMap<Identity, RegExp>();

/** A town behind «г.» and the like. */
const prefixedOf = (identity: Identity): RegExp => {
  const known = prefixed.get(identity);
  if (known !== undefined) return known;
  const prefixes = identity.words.placePrefixes.flatMap((prefix) => [
    prefix,
    prefix.toUpperCase(),
    prefix.charAt(0).toUpperCase() + prefix.slice(1),
  ]);
  const word = "\\p{Lu}[\\p{L}’']{2,}(?:-[\\p{L}]+)*";
  const pattern = new RegExp(`(?<![\\p{L}])(?:${anyOf(prefixes)})(?:\\.\\s*|\\s+)(${word}(?:\\s${word}){0,2})(?=[\\s,;)]|$|№|\\d)`, 'gu');
  prefixed.set(identity, pattern);
  return pattern;
};

/** «2024 г. Москва»: the year's «г.» or the town's; a town where nothing but a number follows. */
const isYear = (text: string, at: number, end: number): boolean =>
  /(?:19|20)\d\d\s*$/u.test(text.slice(0, at)) && !/^\s*(?:$|№|\d)/u.test(text.slice(end));

/** «Р.Г. Гафаров»: a letter of a name; a town's «Г.» stands so only in a line of capitals. */
const isInitial = (text: string, match: RegExpExecArray): boolean =>
  /^\p{Lu}(?![\p{L}])/u.test(match[0]) && (/\p{Lu}\.\s*$/u.test(text.slice(0, match.index)) || /\p{Ll}/u.test(match[0]));

const bareCity = (identity: Identity, line: HeadLine): Reading<string> | null => {
  const tokens = identity.tokens(line.text, line.start);
  const [city, ...others] = formsIn(identity.city, tokens);
  if (city === undefined || others.length > 0) return null;
  const rest = tokens.filter((token, index) => (index < city.from || index >= city.to) && token.kind === 'word' && token.form.length > 2);
  const months = rest.filter((token) => !line.text.slice(0, token.end - line.start).match(/\d/u));
  if (months.length > 0) return null;
  const at = { start: tokens[city.from]?.start ?? line.start, end: tokens[city.to - 1]?.end ?? line.start };
  return { value: cased(line.text.slice(at.start - line.start, at.end - line.start)), at };
};

/** «ГРОЗНЫЙ» → «Грозный»; small words of compound names stay small. */
const cased = (name: string): string =>
  /\p{Ll}/u.test(name)
    ? name
    : name
        .split(/(?<=[\s-])/u)
        .map((part, index, all) =>
          index > 0 && index < all.length - 1 && part.replace(/[\s-]/gu, '').length <= 2
            ? part.toLowerCase()
            : part.charAt(0) + part.slice(1).toLowerCase(),
        )
        .join('');
