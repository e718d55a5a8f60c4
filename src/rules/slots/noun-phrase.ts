import type { Grammar } from '../schema.js';
import { createHoldingReader } from './holding.js';
import { predicateTest } from '../segment.js';
import { fold, type Stemmer, type Token } from '../tokens.js';
import type { Read } from './number.js';

/** Reads a name of a person at a token; `end` is after its last word. */
export type PhraseReader = (tokens: readonly Token[], at: number) => Read<null> | null;

/** Reads a name of a post, a unit or a commission at a token: every end it may have, the longest first. */
export type OpenPhraseReader = (tokens: readonly Token[], at: number) => readonly Read<null>[];

/** A post: «заместителя министра промышленности и торговли», «и.о. начальника отдела кадров», «лицо, замещающее должность консультанта». */
export const createPostReader = (stem: Stemmer, grammar: Grammar, person: PhraseReader): OpenPhraseReader => {
  const single = headed(stem, grammar, person, grammar.posts, grammar.postModifiers);
  const plain = headed(stem, grammar, person, grammar.posts, grammar.postModifiers, (tokens, comma) => {
    const [second] = single(tokens, comma + 1);
    return second !== undefined && person(tokens, second.end) !== null;
  });
  const holding = createHoldingReader(stem, grammar);
  return (tokens, at) => {
    const behind = holding(tokens, at);
    const held = behind === null ? [] : plain(tokens, tokens[behind]?.form === '«' ? behind + 1 : behind);
    return held.length > 0 ? held : plain(tokens, at);
  };
};

/** A unit: «отделу правового и кадрового обеспечения», «управлением делами». */
export const createUnitReader = (stem: Stemmer, grammar: Grammar, person: PhraseReader): OpenPhraseReader =>
  headed(stem, grammar, person, grammar.units, grammar.unitModifiers);

/** A commission or working group. */
export const createCommissionReader = (stem: Stemmer, grammar: Grammar, person: PhraseReader): OpenPhraseReader =>
  headed(stem, grammar, person, grammar.commissions, grammar.unitModifiers);

const stemsOf = (stem: Stemmer, words: readonly string[]): ReadonlySet<string> =>
  new Set(words.flatMap((word) => [stem(word), fold(word)]));

/** Stems and forms of the words that head a name; forms that do not, though their stem would. */
interface Heads {
  readonly stems: ReadonlySet<string>;
  readonly not: ReadonlySet<string>;
}

type ModifierTest = (token: Token) => boolean;

/** Words known to begin the name of a post or unit, and adjectives at large. */
const modifierTest = (stem: Stemmer, grammar: Grammar, known: readonly string[]): ModifierTest => {
  const modifiers = stemsOf(stem, known);
  const others = stemsOf(stem, grammar.notModifiers);
  const endings = grammar.adjectiveEndings.map(fold);
  const nouns = grammar.nounEndings.map(fold);
  return (token) => {
    if (modifiers.has(token.stem) || modifiers.has(token.form)) return true;
    if (others.has(token.stem) || others.has(token.form) || token.form.length < LEAST_ADJECTIVE) return false;
    return endings.some((ending) => token.form.endsWith(ending)) && !nouns.some((ending) => token.form.endsWith(ending));
  };
};

/** Letters of the shortest adjective («общий» is shorter and known by itself). */
const LEAST_ADJECTIVE = 6;

const MAX_WORDS = 24;
const MAX_MODIFIERS = 4;

/** «заместителя главы, управляющего делами Лисицына А.В.»: behind the comma the same person's other post. */
type OtherPostTest = (tokens: readonly Token[], comma: number) => boolean;
const noOtherPost: OtherPostTest = () => false;

/** Modifiers, a head, and all that depends on it: up to a mark, a stop word, or the bound. */
const headed = (
  stem: Stemmer,
  grammar: Grammar,
  person: PhraseReader,
  names: readonly string[],
  modifiers: readonly string[],
  isOtherPost: OtherPostTest = noOtherPost,
): OpenPhraseReader => {
  const heads: Heads = { stems: stemsOf(stem, names), not: new Set(names === grammar.posts ? grammar.notPosts.map(fold) : []) };
  const isModifier = modifierTest(stem, grammar, modifiers);
  const notLast = new Set(grammar.notLast.map(fold));
  const notWithin = new Set([...grammar.notWithin, ...(names === grammar.units ? grammar.notWithinUnit : [])].map(fold));
  const notBegun = new Set(grammar.notBegun.map(fold));
  const isStop = stopTest(stem, grammar);
  const isPredicate = predicateTest(grammar);
  const genitives = grammar.genitiveAdjectives.map(fold);
  const instrumental = grammar.instrumentalEndings.map(fold);
  const participles = stemsOf(stem, grammar.notModifiers);
  const isInstrumental = (token: Token | undefined): boolean => instrumental.some((ending) => token?.form.endsWith(ending));
  // «по поручению председателя комитета консультантом отдела»: by whom it is done begins a name of its own.
  const isNextAgent = (tokens: readonly Token[], head: number, at: number): boolean => {
    const token = tokens[at];
    if (token === undefined || !isHead(stem, heads, token) || !isInstrumental(token) || isInstrumental(tokens[head])) return false;
    // «по работе с главными специалистами», «и заведующими»: governed within the name.
    let before = at - 1;
    while (before > head && (tokens[before]?.form.length ?? 0) > 1 && isModifier(tokens[before] ?? token)) before -= 1;
    const governor = tokens[before];
    return governor?.kind === 'word' && governor.form.length > 1 && !notLast.has(governor.form);
  };
  return (tokens, at) => {
    const head = headAt(stem, heads, isModifier, tokens, at);
    // «Уполномоченный по правам ребенка» is a post, «уполномоченному лицу» is none.
    if (head === null || (participles.has(tokens[head]?.stem ?? '') && !notLast.has(tokens[head + 1]?.form ?? ''))) return [];
    let end = head + 1;
    let quoted = false;
    for (let words = 0; end < tokens.length && words < MAX_WORDS; end += 1) {
      const token = tokens[end];
      if (token === undefined || token.opensCell === true) break;
      if (token.form === '«' || token.form === '"') quoted = !quoted || token.form === '«';
      else if (token.form === '»') quoted = false;
      else if (token.form === '(' && !quoted && shortBracket(tokens, end) > end) end = shortBracket(tokens, end) - 1;
      else if (token.kind === 'mark' && !quoted && token.form === ',' && goesOn(genitives, tokens, end)) continue;
      else if (token.kind === 'mark' && !quoted && token.form === ',' && isOtherPost(tokens, end)) continue;
      else if (token.kind === 'mark' && !(quoted ? /^[-–—№.]$/u : /^[-–—]$/u).test(token.form)) break;
      else if (
        token.kind === 'mark' &&
        !quoted &&
        tokens[end - 1]?.end !== token.start &&
        headAt(stem, heads, isModifier, tokens, end + 1) === null
      )
        break;
      else if (
        token.kind === 'word' &&
        !quoted &&
        !isAbbreviation(token) &&
        (isStop(token, tokens[end - 1]) ||
          isBeyond(notWithin, instrumental, token, tokens[end - 1]) ||
          notBegun.has(`${token.form} ${tokens[end + 1]?.form}`) ||
          isPredicate(token))
      )
        break;
      else if (!quoted && isNextAgent(tokens, head, end)) break;
      else if (!quoted && token.capital && (isInitial(tokens, end) || person(tokens, end) !== null)) break;
      words += 1;
    }
    const ends: Read<null>[] = [];
    for (let to = end; to > head; to -= 1) if (to === head + 1 || !trailing(notLast, tokens[to - 1])) ends.push({ end: to, value: null });
    return ends;
  };
};

/** Words that end a name. */
const stopTest = (stem: Stemmer, grammar: Grammar): ((token: Token, before: Token | undefined) => boolean) => {
  const stops = stemsOf(stem, grammar.nounPhraseStops);
  const not = new Set(grammar.notStops.map(fold));
  return (token, before) =>
    (stops.has(token.stem) || stops.has(token.form)) && !not.has(token.form) && !not.has(`${before?.form} ${token.form}`);
};

/** «отдела защиты прав, правового и кадрового обеспечения»: behind the comma two joined adjectives in the genitive. */
const goesOn = (genitives: readonly string[], tokens: readonly Token[], comma: number): boolean => {
  const isGenitive = (token: Token | undefined): boolean =>
    token?.kind === 'word' &&
    !token.capital &&
    genitives.some((ending) => token.form.endsWith(ending) && token.form.length > ending.length + 2);
  const [first, joint, second, noun] = tokens.slice(comma + 1, comma + 5);
  return isGenitive(first) && joint?.kind === 'word' && joint.form.length === 1 && isGenitive(second) && noun?.kind === 'word';
};

/** «методиста лицом, ответственным …», «отделами координатору …»; «уполномоченным лицом» is one name. */
const isBeyond = (notWithin: ReadonlySet<string>, instrumental: readonly string[], token: Token, before: Token | undefined): boolean => {
  const isInstrumental = (one: Token | undefined): boolean => instrumental.some((ending) => one?.form.endsWith(ending));
  return notWithin.has(token.form) && !token.capital && !(isInstrumental(before) && isInstrumental(token));
};

const MAX_BRACKET = 3;

/** «руководителя (директора) Службы»: a bracket of a word or two in lower case («(Сысоев)» is a name), with the phrase going on behind it. */
const shortBracket = (tokens: readonly Token[], open: number): number => {
  for (let at = open + 1; at <= open + 1 + MAX_BRACKET; at += 1) {
    if (tokens[at]?.form === ')') return tokens[at + 1]?.kind === 'word' && at > open + 1 ? at + 1 : open;
    if (tokens[at]?.kind !== 'word' || tokens[at]?.capital === true) return open;
  }
  return open;
};

/** «СО» in capitals is a name, not the preposition. */
const isAbbreviation = (token: Token): boolean => token.capital && token.form.length === 2;

const headAt = (stem: Stemmer, heads: Heads, isModifier: ModifierTest, tokens: readonly Token[], at: number): number | null => {
  let position = at;
  for (let count = 0; count <= MAX_MODIFIERS; count += 1) {
    const token = tokens[position];
    if (token?.kind !== 'word' || (position > at && token.opensCell === true)) return null;
    if (isHead(stem, heads, token)) return position;
    // «и.о. начальника», but «…, и начальника».
    if (!isModifier(token) || (token.form.length === 1 && tokens[position + 1]?.form !== '.')) return null;
    position += 1;
    while (tokens[position]?.form === '.') position += 1;
    // «отраслевыми (функциональными) органами»
    if (tokens[position]?.form === '(' && tokens[position + 2]?.form === ')' && isModifier(tokens[position + 1] ?? token)) position += 3;
  }
  return null;
};

/** In a hyphenated name of a post every member is declined, so the last one decides. */
const isHead = (stem: Stemmer, heads: Heads, token: Token): boolean => {
  if (heads.not.has(token.form)) return false;
  if (heads.stems.has(token.stem) || heads.stems.has(token.form)) return true;
  const last = token.form.lastIndexOf('-');
  return last > 0 && heads.stems.has(stem(token.form.slice(last + 1)));
};

/** A conjunction, a preposition or a dash cannot end a name. */
const trailing = (notLast: ReadonlySet<string>, token: Token | undefined): boolean =>
  token !== undefined && (token.form.length === 1 || notLast.has(token.form) || /^(?:[-–—])$/u.test(token.form)) && token.form !== '»';

/** «И.И.»: a capital letter and a dot begin a person's initials. */
export const isInitial = (tokens: readonly Token[], at: number): boolean => {
  const token = tokens[at];
  return token?.kind === 'word' && token.capital && token.form.length === 1 && tokens[at + 1]?.form === '.';
};
