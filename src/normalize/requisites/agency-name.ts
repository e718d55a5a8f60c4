import type { Token } from '../../rules/tokens.js';
import type { AgencyForm, Identity } from './context.js';

/** A body named in running text: tokens `[from, to)`, its head word at `head`. */
export interface AgencyPhrase {
  readonly from: number;
  readonly to: number;
  readonly head: number;
  readonly kind: AgencyForm;
  /** True where only the kind is named: «министерством», «Комитет». */
  readonly bare: boolean;
}

/** Every body named in a stretch of tokens, without overlaps. `text` is what the tokens were cut from, at `base`. */
export const agenciesIn = (identity: Identity, text: string, tokens: readonly Token[], base = 0): AgencyPhrase[] => {
  const found: AgencyPhrase[] = [];
  for (let at = 0; at < tokens.length; ) {
    const phrase = agencyAt(identity, text, tokens, at, base);
    if (phrase !== null && phrase.from >= (found.at(-1)?.to ?? 0)) found.push(phrase);
    at = phrase === null ? at + 1 : Math.max(phrase.to, at + 1);
  }
  return found;
};

/** The body whose head word stands at a token. */
export const agencyAt = (identity: Identity, text: string, tokens: readonly Token[], head: number, base = 0): AgencyPhrase | null => {
  const token = tokens[head];
  if (token?.kind !== 'word') return null;
  const kind = kindAt(identity, text, token, base) ?? (isShortForm(identity, { text, base }, tokens, head) ? ABBREVIATED : null);
  if (kind === null) return null;
  const from = kind === ABBREVIATED ? head : startOf(identity, tokens, head);
  const to = endOf(identity, { text, base }, tokens, head, kind);
  const bare = to === null;
  return { from, to: to ?? head + 1, head, kind, bare };
};

/** Institutions are often written by the first letters of their kind. */
export const ABBREVIATED: AgencyForm = { lemma: '', gender: 'n', class: 'institution', nominative: true };

export const kindAt = (identity: Identity, text: string, token: Token, base: number): AgencyForm | null => {
  if (identity.abbreviations.has(text.slice(token.start - base, token.end - base))) return ABBREVIATED;
  return identity.kinds.get(token.form) ?? null;
};

export const isAbbreviated = (kind: AgencyForm): boolean => kind === ABBREVIATED;

/** Capitals right before a quoted name are the short form of an institution's kind, known or not. */
export const isShortForm = (identity: Identity, source: Source, tokens: readonly Token[], at: number): boolean => {
  const token = tokens[at];
  return (
    token !== undefined &&
    /^[«“„]$/u.test(tokens[at + 1]?.form ?? '') &&
    isLoud(source, token) &&
    !isLoudWord(source, tokens[at - 1]) &&
    token.form.length > 1 &&
    !identity.lexicons.agencies.systems.includes(rawOf(source, token)) &&
    !isAllLoud(source)
  );
};

/** «… АРХАНГЕЛЬСКОЙ ОБЛАСТИ «…»»: the last word of a line in capitals. */
const isLoudWord = (source: Source, token: Token | undefined): boolean =>
  token?.kind === 'word' && token.form.length > 3 && rawOf(source, token) === rawOf(source, token).toUpperCase();

const rawOf = ({ text, base }: Source, token: Token): string => text.slice(token.start - base, token.end - base);

/** In a text of capitals throughout they say nothing. */
const isAllLoud = ({ text }: Source): boolean => !/\p{Ll}{3}/u.test(text);

const MAX_BEFORE = 4;

/** Adjectives before the head belong to the name: «Государственная инспекция», «контрольно-счетной палатой». */
const startOf = (identity: Identity, tokens: readonly Token[], head: number): number => {
  const { modifiers } = identity.lexicons.agencies;
  let from = head;
  for (let at = head - 1; at >= Math.max(0, head - MAX_BEFORE); at -= 1) {
    const token = tokens[at];
    if (token?.kind !== 'word' || !isAdjective(identity, token)) break;
    // «Магаданское областное учреждение», «Тульская областная больница»: whose region or town.
    const ofPlace = from < head && isOfPlace(identity, token);
    if (!ofPlace && !modifiers.some((start) => token.form.startsWith(start))) break;
    from = at;
    if (ofPlace) break;
  }
  return from;
};

/** Made of a place's name: «магаданск…», «московск…». */
export const isOfPlace = ({ lexicons: { agencies } }: Identity, { form }: Token): boolean =>
  !agencies.superiorAdjectives.includes(form) &&
  agencies.placeAdjectiveEndings.some((ending) => form.length > ending.length + 2 && form.endsWith(ending));

export const isAdjective = (identity: Identity, token: Token): boolean =>
  [...identity.declension.adjectives.flatMap((row) => row.from), ...identity.lexicons.agencies.nominativeEndings].some((ending) =>
    token.form.endsWith(ending),
  );

interface Source {
  readonly text: string;
  readonly base: number;
}

/** Abbreviations inside names look like prepositions in capitals. */
const isLoud = ({ text, base }: Source, token: Token): boolean => {
  const raw = text.slice(token.start - base, token.end - base);
  return raw.length > 1 && raw.length <= MAX_SHORT && raw === raw.toUpperCase() && /^\p{L}+$/u.test(raw);
};

const MAX_SHORT = 8;

const MAX_NAME = 34;

/** End of a full name: after its region, its quoted name, or the municipality named; null where only the kind is said. */
const endOf = (identity: Identity, source: Source, tokens: readonly Token[], head: number, kind: AgencyForm): number | null => {
  let end: number | null = null;
  let depth = 0;
  let superiorOnly = true;
  let closed: number | null = null;
  for (let at = head + 1; at < Math.min(tokens.length, head + MAX_NAME); at += 1) {
    const token = tokens[at];
    if (token === undefined) break;
    if (/^[«“„]$/u.test(token.form)) {
      if (depth === 0 && at > head + 6 && kind.class !== 'institution') break;
      if (at === head + 1 && isPage(identity, tokens[head - 1])) break;
      depth += 1;
      superiorOnly = false;
      continue;
    }
    if (/^[»”]$/u.test(token.form)) {
      depth -= 1;
      if (depth < 0) break;
      if (depth === 0) end = at + 1;
      closed = at + 1;
      // A quote inside a quote is often closed once for both.
      if (depth > 0 && !tokens.slice(at + 1, at + 8).some(({ form }) => /^[»”]$/u.test(form))) return closed;
      continue;
    }
    if (depth > 0) continue;
    const region = identity.region(tokens, at);
    if (region !== null) {
      end = region.to;
      // «учреждение Республики Коми «Центр …»»: the name proper is still to come.
      if (/^[«“„]$/u.test(tokens[region.to]?.form ?? '') && kind.class === 'institution') {
        at = region.to - 1;
        continue;
      }
      if (!superiorOnly || !goesOn(identity, tokens, region.to)) break;
      const rest = restOf(identity, tokens, region.to);
      return rest;
    }
    if (identity.kinds.get(token.form)?.class !== 'superior') superiorOnly = false;
    if (!isLoud(source, token) && stopsAt(identity, tokens, at, head)) break;
    const city = identity.city(tokens, at);
    if (city !== null && (kind.class !== 'agency' || isMunicipal(identity, tokens[at - 1]))) end = city.to;
    else if (token.capital && isMunicipal(identity, tokens[at - 1])) end = at + 1;
    else if (isMunicipal(identity, token) && tokens.slice(head + 1, at).some(({ capital }) => capital)) end = at + 1;
  }
  return end;
};

/** «группа Комитета «ВКонтакте»»: the name in quotes is the network's. */
const isPage = (identity: Identity, token: Token | undefined): boolean =>
  token !== undefined && identity.words.pages.some((word) => identity.stem(word) === token.stem);

const isMunicipal = (identity: Identity, token: Token | undefined): boolean =>
  token !== undefined && identity.lexicons.agencies.municipalities.includes(token.form);

const goesOn = (identity: Identity, tokens: readonly Token[], at: number): boolean =>
  identity.lexicons.agencies.continuations.some((words) => words.split(' ').every((word, index) => tokens[at + index]?.form === word));

/** «по защите прав потребителей и …»: up to a mark or a word that no name holds. */
const restOf = (identity: Identity, tokens: readonly Token[], from: number): number => {
  let at = from + 1;
  while (at < Math.min(tokens.length, from + MAX_NAME) && tokens[at]?.kind === 'word' && !stopsAt(identity, tokens, at, from)) at += 1;
  return at - from < 2 || stopsAt(identity, tokens, from + 1, from) ? from : at;
};

/** True for a word in a language with letters of its own. */
export const hasForeignLetter = (identity: Identity, token: Token): boolean =>
  token.kind === 'word' &&
  [...token.form].some(
    (letter) => /[\p{L}]/u.test(letter) && !/[a-z]/u.test(letter) && !identity.lexicons.agencies.alphabet.includes(letter),
  );

const PREPOSITIONS_INSIDE = 2;

const stopsAt = (identity: Identity, tokens: readonly Token[], at: number, head: number): boolean => {
  const token = tokens[at];
  if (token === undefined) return true;
  if (token.kind === 'number') return true;
  if (token.kind === 'mark') return token.form === ',' ? at === head + 1 : !/^[-–—"]$/u.test(token.form);
  if (identity.stops.has(token.form) || hasForeignLetter(identity, token)) return true;
  const { stopsUnlessWhose, stopEndings, verbEndings, continuations } = identity.lexicons.agencies;
  if (stopsUnlessWhose.includes(token.form)) return !saysWhose(identity, tokens, at + 1);
  // «Фонд относит …»: what follows the kind in a name is in the genitive.
  if (at === head + 1 && !token.capital && token.form.length > 4 && verbEndings.some((ending) => token.form.endsWith(ending))) return true;
  if (!token.capital && token.form.length > 4 && stopEndings.some((ending) => token.form.endsWith(ending))) return true;
  // A short preposition inside a name is one of the continuations: «по», «в сфере».
  const opensName = continuations.some((words) => words.split(' ').every((word, index) => tokens[at + index]?.form === word));
  return token.form.length <= PREPOSITIONS_INSIDE && !opensName && continuations.some((words) => words.startsWith(`${token.form} `));
};

/** «… по вопросам внутренней политики администрации города»: within a few words stands the region or the body over this one. */
const saysWhose = (identity: Identity, tokens: readonly Token[], from: number): boolean => {
  for (let at = from; at < Math.min(tokens.length, from + MAX_MATTER); at += 1) {
    const token = tokens[at];
    if (token?.kind !== 'word') return false;
    if (at > from && (identity.region(tokens, at) !== null || identity.kinds.has(token.form))) return true;
    if (identity.stops.has(token.form) || token.form.length <= PREPOSITIONS_INSIDE) return false;
  }
  return false;
};

/** Words of what a body deals with. */
const MAX_MATTER = 6;

/** The name in the nominative with a capital: adjectives before the head and the head are declined, the rest stays. */
export const inNominative = (identity: Identity, words: readonly string[], head: number, kind: AgencyForm): string => {
  const before = words.slice(0, head).map((word) => adjective(identity, kind, word));
  const noun = isAbbreviated(kind) ? (words[head] ?? '') : kind.lemma;
  const all = [...before, noun, ...words.slice(head + 1)].join(' ');
  return all.charAt(0).toUpperCase() + all.slice(1);
};

const adjective = ({ declension, lexicons }: Identity, { gender }: AgencyForm, word: string): string => {
  const lower = word.toLowerCase();
  for (const row of declension.adjectives) {
    const ending = row.from.find((suffix) => lower.endsWith(suffix) && lower.length > suffix.length + 2);
    const to = row[gender];
    if (ending === undefined || to === undefined) continue;
    const stem = lower.slice(0, lower.length - ending.length);
    const soft = declension.softAfter.includes(stem.slice(-1));
    const fitting = lexicons.agencies.nominativeEndings.find(
      (other) => soft && gender === 'm' && other !== to && other.length === to.length && other.slice(1) === to.slice(1),
    );
    return stem + (fitting ?? to);
  }
  return lower;
};
