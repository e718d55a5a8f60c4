import type { ParsedAct, ParsedFile } from '../../model/index.js';
import type { Token } from '../../rules/tokens.js';
import type { Identity } from './context.js';
import { formsIn, withCasing, type FormMatch } from './forms.js';
import { matchesOf } from '../../rules/matches.js';

/** How the running text of an act writes words: folded form, alone and with the next one behind a space → as printed inside sentences. */
export type WrittenWords = ReadonlyMap<string, string>;

export const writtenWords = (identity: Identity, file: ParsedFile, act: ParsedAct): WrittenWords => {
  const counts = new Map<string, Map<string, number>>();
  for (const clause of act.parts.flatMap(({ clauses }) => clauses)) {
    if (clause.zone === 'letterhead' || clause.zone === 'act-type') continue;
    const text = file.text.slice(clause.span.start, clause.span.end);
    if (!isMixed(text)) continue;
    const tokens = identity.tokens(text);
    tokens.forEach((token, index) => {
      // A lone letter is an initial as often as a word.
      if (token.kind !== 'word' || token.form.length === 1 || isSentenceStart(tokens, index)) return;
      const printed = text.slice(token.start, token.end);
      const pair = pairOf(tokens, index);
      for (const key of pair === null ? [token.form] : [token.form, pair]) {
        const byCase = counts.get(key) ?? new Map<string, number>();
        byCase.set(printed, (byCase.get(printed) ?? 0) + 1);
        counts.set(key, byCase);
      }
    });
  }
  return new Map(
    [...counts].map(([form, byCase]) => [form, [...byCase].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? 1 : -1))[0]?.[0] ?? form]),
  );
};

/** A word with the one behind it: «фонда пенсионного». */
const pairOf = (tokens: readonly Token[], index: number): string | null => {
  const [token, next] = [tokens[index], tokens[index + 1]];
  return token?.kind === 'word' && next?.kind === 'word' ? `${token.form} ${next.form}` : null;
};

/** Neither all capitals nor nearly so. */
const isMixed = (text: string): boolean => {
  let balance = 0;
  for (const { 0: run } of matchesOf(SMALL, text)) balance += run.length;
  for (const { 0: run } of matchesOf(CAPITAL, text)) balance -= run.length;
  return balance > 0;
};

const SMALL = /\p{Ll}+/gu;
const CAPITAL = /\p{Lu}+/gu;

const isSentenceStart = (tokens: readonly Token[], index: number): boolean => {
  const before = tokens[index - 1];
  return before === undefined || /^[.!?:;«"„“–—-]$/u.test(before.form);
};

/** A name in capitals written as a sentence would: small letters but for proper names, abbreviations and the first letter. */
export const sentenceCase = (identity: Identity, written: WrittenWords, text: string): string => {
  const tokens = identity.tokens(text);
  const proper = new Map<number, string>();
  const marked: FormMatch<unknown>[] = [
    ...formsIn(identity.capital, tokens),
    ...formsIn(identity.region, tokens),
    ...formsIn(identity.city, tokens),
  ];
  for (const { words } of marked) for (const { at, printed } of words) proper.set(at, printed);
  for (const at of municipalNames(identity, tokens)) if (!proper.has(at)) proper.set(at, 'X');
  let result = '';
  let end = 0;
  tokens.forEach((token, index) => {
    const raw = text.slice(token.start, token.end);
    result += text.slice(end, token.start) + casedWord(identity, written, tokens, index, raw, proper.get(index) ?? null);
    end = token.end;
  });
  const cased = result + text.slice(end);
  return cased.charAt(0).toUpperCase() + cased.slice(1);
};

const casedWord = (
  identity: Identity,
  written: WrittenWords,
  tokens: readonly Token[],
  index: number,
  raw: string,
  proper: string | null,
): string => {
  const token = tokens[index];
  if (token?.kind !== 'word') return raw;
  if (proper !== null) return proper === 'X' ? capitalized(raw) : withCasing(proper, raw);
  if (identity.abbreviations.has(raw)) return raw;
  const opensQuote = /^[«"“„]$/u.test(tokens[index - 1]?.form ?? '');
  const known = written.get(token.form);
  const isKind = identity.kinds.has(token.form) && known !== known?.toUpperCase();
  if (opensQuote) return known !== undefined && known.length > 1 && known === known.toUpperCase() ? known : capitalized(raw);
  if (isKind) return isOver(identity, written, tokens, index) ? capitalized(raw) : raw.toLowerCase();
  if (known !== undefined) return known;
  const isAbbreviation =
    raw.length > 1 && raw === raw.toUpperCase() && !identity.declension.vowelsAndSigns.some((letter) => token.form.includes(letter));
  return isAbbreviation ? raw : raw.toLowerCase();
};

/** «Отделение Фонда пенсионного …»: a body named within the name of another, which the text writes with a capital where its name goes on. */
const isOver = (identity: Identity, written: WrittenWords, tokens: readonly Token[], index: number): boolean => {
  const printed = written.get(pairOf(tokens, index) ?? '') ?? '';
  const isNested = tokens.slice(0, index).some(({ form }) => identity.kinds.has(form));
  return isNested && /^\p{Lu}\p{Ll}/u.test(printed);
};

const capitalized = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();

/** Tokens that are names of municipalities: «СЫЧЕВСКОГО» before «муниципального округа», «СМОЛЕНСКА» after «города». */
const municipalNames = (identity: Identity, tokens: readonly Token[]): number[] => {
  const { municipalities, municipalAdjectives, nominativeEndings } = identity.lexicons.agencies;
  const kinds = new Set(municipalities);
  const isGeneric = (token: Token | undefined): boolean =>
    token !== undefined && municipalAdjectives.some((start) => token.form.startsWith(start));
  const isAdjective = (token: Token | undefined): boolean =>
    token?.kind === 'word' &&
    token.form.length > 4 &&
    !identity.commonStems.has(token.stem) &&
    [...identity.declension.adjectives.flatMap(({ from }) => from), ...nominativeEndings].some((ending) => token.form.endsWith(ending));
  return tokens.flatMap((token, index) => {
    if (token.kind !== 'word' || !kinds.has(token.form)) return [];
    let at = index - 1;
    while (at >= 0 && isGeneric(tokens[at])) at -= 1;
    const before = isAdjective(tokens[at]) ? [at] : [];
    const next = tokens[index + 1];
    const isNamed =
      next?.kind === 'word' &&
      before.length === 0 &&
      !kinds.has(next.form) &&
      !identity.stops.has(next.form) &&
      !identity.commonStems.has(next.stem) &&
      next.form.length > 2;
    return isNamed ? [index + 1] : before;
  });
};
