import type { Span } from '../../model/index.js';
import type { Token } from '../../rules/tokens.js';
import type { ActInput } from '../context.js';
import { purposeClause } from '../purpose.js';
import { stampOf } from '../stamps.js';
import { agenciesIn, agencyAt, inNominative, type AgencyPhrase } from './agency-name.js';
import { sentenceCase, writtenWords } from './casing.js';
import type { Identity } from './context.js';
import type { Reading } from './field.js';
import type { Head } from './head.js';
import { readLetterhead } from './letterhead.js';
import { headingLines } from './title.js';

/**
 * Whose act it is, by its full official name in the nominative. The letterhead says it best; after it the line of the act's
 * type, the stamp, the title, the clause of purpose, the signatory's post, in this order.
 */
export const readAgency = (identity: Identity, input: ActInput, head: Head): Reading<string> | null => {
  const letterhead = readLetterhead(identity, input, head);
  if (head.kind === 'memo') return letterhead;
  if (letterhead !== null && isFull(letterhead.value)) return completed(identity, input, letterhead);
  const named = placesOf(identity, input, head).flatMap(({ at, confidence }) =>
    fullNamesAt(identity, input, at)
      .slice(0, 1)
      .map((reading) => ({ ...reading, confidence })),
  );
  const completes = letterhead === null ? undefined : completing(letterhead.value, named);
  // «Глава … округа» in a stamp is who approved; the body is named in the heading.
  const bodies = head.kind === 'stamped' ? named.filter(({ official }) => !official) : named;
  const best = (letterhead === null ? spelledOut(bodies.length > 0 ? bodies : named) : (completes ?? letterhead)) ?? null;
  return best === null ? null : completed(identity, input, best);
};

/** The name that a letterhead of one word («Комитет») begins, or is the kind of body in: «Государственный комитет … по …». */
const completing = <R extends Reading<string>>(bare: string, named: readonly R[]): R | undefined => {
  const kind = bare.toLowerCase();
  const wordsOf = ({ value }: R): string[] => value.toLowerCase().split(' ');
  return named.find((each) => wordsOf(each)[0] === kind) ?? named.find((each) => wordsOf(each).slice(1, KIND_WITHIN).includes(kind));
};

/** Words of a name among which the kind of body stands. */
const KIND_WITHIN = 3;

/** Of a name with its kind in capitals («ГБУ «Центр»») the one that spells it out, where the act has it. */
const spelledOut = <R extends Reading<string>>(named: readonly R[]): R | undefined => {
  const [first] = named;
  const own = first === undefined ? null : quoted(first.value);
  if (first === undefined || own === null || !/^\p{Lu}{2}/u.test(first.value)) return first;
  return named.find(({ value }) => quoted(value) === own && !/^\p{Lu}{2}/u.test(value)) ?? first;
};

const quoted = (name: string): string | null =>
  /[«"“„](.+)[»"”]/u
    .exec(name)?.[1]
    ?.toLowerCase()
    .replace(/[«»\s]+/gu, ' ') ?? null;

/**
 * A letterhead leaves out what stands over it: the region («Государственный комитет по архивному делу») or the superior
 * («Управление по Астраханской области»). Where the act itself calls the body by the same words and says in addition what is
 * left out, behind them or among them, that is its full name.
 */
const completed = (identity: Identity, input: ActInput, short: Reading<string>): Reading<string> => {
  const own = identity.tokens(short.value);
  // «МБУК «Библиотека» города Усинска» says whose it is.
  if (/^\p{Lu}{2}/u.test(short.value) && own.some((_, at) => identity.city(own, at) !== null)) return short;
  const isRegional = own.some((_, at) => identity.region(own, at) !== null);
  const isUnit = identity.kinds.get(own[0]?.form ?? '')?.class === 'unit';
  const stems = own.map(({ stem }) => stem);
  const counts = new Map<string, { reading: Reading<string>; count: number }>();
  for (const clause of input.act.parts.flatMap(({ clauses }) => clauses)) {
    if (clause.zone === 'letterhead' || clause.zone === 'noise') continue;
    for (const reading of fullNamesAt(identity, input, clause.span, isUnit)) {
      const tokens = identity.tokens(reading.value);
      if (tokens.length <= own.length || !isWithin(stems, tokens)) continue;
      const isBehind = stems.every((stem, at) => tokens[at]?.stem === stem);
      if (isRegional && (isBehind || !saysSuperior(identity, tokens, stems))) continue;
      const saysRegion = tokens.some((_, at) => at >= (isBehind ? own.length : 1) && identity.region(tokens, at) !== null);
      if (!saysRegion && !(isBehind && saysSuperior(identity, tokens, stems))) continue;
      const known = counts.get(reading.value);
      counts.set(reading.value, { reading: known?.reading ?? reading, count: (known?.count ?? 0) + 1 });
    }
  }
  const [best] = [...counts.values()].sort((a, b) => b.count - a.count);
  return best === undefined ? short : { ...best.reading, confidence: Math.min(best.reading.confidence ?? 1, 0.95) };
};

/** The words of the short name stand in the longer one in their order, beginning with its first. */
const isWithin = (stems: readonly string[], tokens: readonly Token[]): boolean => {
  if (stems[0] !== tokens[0]?.stem) return false;
  let next = 0;
  for (const { stem } of tokens) if (stem === stems[next]) next += 1;
  return next === stems.length;
};

/** What the longer name has besides is the name of a body over it. */
const saysSuperior = (identity: Identity, tokens: readonly Token[], stems: readonly string[]): boolean => {
  const known = new Set(stems);
  const text = tokens
    .filter(({ stem, kind }) => kind === 'word' && !known.has(stem))
    .map(({ form }) => form)
    .join(' ');
  const more = identity.tokens(text);
  return agenciesIn(identity, text, more, 0).some(({ from, kind }) => from === 0 && kind.class !== 'unit');
};

const isFull = (name: string): boolean => name.includes(' ');

interface Source {
  readonly at: Span;
  readonly confidence: number;
}

const placesOf = (identity: Identity, input: ActInput, head: Head): Source[] => {
  const stamps = input.act.parts.flatMap((part, index) => {
    const stamp = stampOf(identity, input, index);
    return stamp !== null && (part.kind === 'procedure' || stamp.namesAct || stamp.kind === 'approve')
      ? [{ at: stamp, confidence: 0.9 }]
      : [];
  });
  const procedure = input.act.parts.find(({ kind }) => kind === 'procedure') ?? head.part;
  const lines = headingLines(input, procedure);
  const [top] = lines;
  const bottom = lines.at(-1);
  // A name runs over lines of a heading.
  const heading = top === undefined || bottom === undefined ? [] : [{ at: { start: top.start, end: bottom.end }, confidence: 0.8 }];
  const purpose = purposeClause(identity, input);
  return [
    ...(head.actType === null ? [] : [{ at: head.actType, confidence: 1 }]),
    ...stamps,
    ...head.title.map((at) => ({ at, confidence: 0.9 })),
    ...heading,
    ...(purpose === null ? [] : [{ at: purpose.span, confidence: 0.8 }]),
    ...head.signature.map((at) => ({ at, confidence: 0.7 })),
  ].map(({ at, confidence }) => ({ at: { start: at.start, end: at.end }, confidence }));
};

/** Full names of bodies in a stretch of text, in the nominative; with those of units where the act is of one. */
const fullNamesAt = (
  identity: Identity,
  input: ActInput,
  at: Span,
  withUnits = false,
): (Reading<string> & { readonly official: boolean })[] => {
  const text = input.file.text.slice(at.start, at.end);
  const tokens = identity.tokens(text, at.start);
  const phrases = agenciesIn(identity, text, tokens, at.start).filter(
    ({ bare, kind }) => !bare && kind.class !== 'superior' && (withUnits || kind.class !== 'unit'),
  );
  const issuers = phrases.flatMap((phrase) =>
    phrase.kind.class === 'official' ? bodyUnder(identity, text, tokens, phrase, at.start) : [phrase],
  );
  return (issuers.length > 0 ? issuers : phrases).map((phrase) => ({
    value: nameOf(identity, input, tokens, phrase),
    at: spanOf(tokens, phrase),
    official: phrase.kind.class === 'official',
  }));
};

/** «Глава Администрации …» is a post: the act is of the body it heads. */
const bodyUnder = (
  identity: Identity,
  text: string,
  tokens: readonly Token[],
  { head }: AgencyPhrase,
  base: number,
): readonly AgencyPhrase[] => {
  const body = agencyAt(identity, text, tokens, head + 1, base);
  return body === null || body.bare || body.kind.class === 'unit' || body.kind.class === 'superior' ? [] : [body];
};

export const spanOf = (tokens: readonly Token[], { from, to }: AgencyPhrase): Span => ({
  start: tokens[from]?.start ?? 0,
  end: tokens[to - 1]?.end ?? 0,
});

/** A body's name as printed, brought to the nominative and sentence case. */
export const nameOf = (identity: Identity, input: ActInput, tokens: readonly Token[], phrase: AgencyPhrase): string => {
  const at = spanOf(tokens, phrase);
  const head = tokens[phrase.head];
  const before = tokens.slice(phrase.from, phrase.head).map(({ start, end }) => input.file.text.slice(start, end));
  const noun = head === undefined ? '' : input.file.text.slice(head.start, head.end);
  const rest = input.file.text
    .slice(head?.end ?? at.end, at.end)
    .replace(/\s+/gu, ' ')
    .trim();
  const name = inNominative(identity, [...before, noun, ...(rest === '' ? [] : rest.split(' '))], before.length, phrase.kind);
  const isLoud = name.slice(1).replace(/[^\p{L}]/gu, '') !== '' && rest === rest.toUpperCase() && /\p{Lu}{3}/u.test(rest);
  return isLoud ? sentenceCase(identity, writtenWords(identity, input.file, input.act), name.toUpperCase()) : name;
};
