import type { HolderKind, Span } from '../../model/index.js';
import { unitOf, type Occurrences } from '../../rules/phrase/unit.js';
import type { Token } from '../../rules/tokens.js';
import type { ActInput } from '../context.js';

/** Somebody whom a duty may be given to: a post with a name or without, a unit, a commission. */
export interface Holder extends Span {
  readonly kind: 'holder';
  readonly holds: HolderKind;
  /** What the names of captures stand for. */
  readonly names: Readonly<Record<string, Span>>;
}

/**
 * Everyone in a stretch whom a duty may be given to, in the order of the text. Without a name only who stands where one is named:
 * behind a mark, «на», «за» or a verb that gives duties, or in the nominative; «на сайте Фонда» is nobody.
 */
export const holdersIn = (input: ActInput, tokens: readonly Token[]): Holder[] => {
  const unit = unitOf(tokens);
  const found = (concept: string): Occurrences => input.recognition.vocabulary.finder(unit, concept);
  const known: Known = { tokens, post: found('post'), person: found('person'), unit: found('unit'), commission: found('commission') };
  const whose = found('whose');
  const given = givenAt(input.file.text, tokens, found('duty-giving'));
  const holders: Holder[] = [];
  for (let at = 0; at < tokens.length; ) {
    const one = holderAt(known, at, (end) => given.has(at) || isNominative(input, tokens.slice(at, end)));
    // «… подразделений, работники которых …»: they only tell which units.
    if (one?.holder && !whose.has(one.end) && !isShortName(input, tokens, at)) holders.push(one.holder);
    at = one?.end ?? at + 1;
  }
  return holders;
};

/** «… Сорокина Е.П. (далее – держатель перечня) отвечает за …»: what the one before is called. */
const isShortName = (input: ActInput, tokens: readonly Token[], at: number): boolean =>
  tokens.slice(Math.max(0, at - WORDS_OF_INTRODUCTION), at).some(({ form }) => input.recognition.grammar.termIntroductions.includes(form));

/** «далее – », «далее по тексту – » */
const WORDS_OF_INTRODUCTION = 4;

interface Known {
  readonly tokens: readonly Token[];
  readonly post: Occurrences;
  readonly person: Occurrences;
  readonly unit: Occurrences;
  readonly commission: Occurrences;
}

interface Found {
  /** Null for the name of somebody who only comes up: no part of it is a holder either. */
  readonly holder: Holder | null;
  /** Index behind it. */
  readonly end: number;
}

/** Where a post or unit without a name is somebody: at the beginning, behind a mark, in a cell of its own, behind words that give duties. */
const givenAt = (text: string, tokens: readonly Token[], giving: Occurrences): ReadonlySet<number> => {
  const behind = [...giving.values()].flatMap((found) => found.map(({ end }) => end));
  const cells = tokens.flatMap(({ start }, index) => (text[start - 1] === '\t' ? [index] : []));
  return new Set([
    0,
    ...behind,
    ...cells,
    ...tokens.flatMap(({ kind, form }, index) => (kind === 'mark' && !QUOTES.has(form) ? [index + 1] : [])),
  ]);
};

/** What begins behind them is the name of a site or a building. */
const QUOTES: ReadonlySet<string> = new Set(['«', '"', '“', '„']);

/** «… размещает на сайте отдел информатизации»; what ends in a vowel, or as genitives do, may be anything. */
const isNominative = (input: ActInput, name: readonly Token[]): boolean => {
  const { declension, grammar } = input.recognition;
  const first = name[0]?.form ?? '';
  const words = name.map(({ form }) => form).join(' ');
  const isTold = ![...declension.vowelsAndSigns, ...grammar.genitiveAdjectives].some((ending) => first.endsWith(ending));
  return isTold && input.nominative(words) === words;
};

const holderAt = (known: Known, at: number, isGiven: (end: number) => boolean): Found | null => {
  for (const [one, other] of ORDERS) {
    for (const { end } of known[one].get(at) ?? []) {
      const behind = otherBehind(known, end, other);
      if (behind !== null) return made(known, 'post', { [one]: [at, end], [other]: [behind.from, behind.to] }, behind.end);
    }
  }
  const alone = known.person.get(at)?.[0];
  if (alone !== undefined) return made(known, 'post', { person: [at, alone.end] }, alone.end);
  for (const concept of NAMED) {
    const found = known[concept].get(at)?.[0];
    if (found === undefined) continue;
    if (!isGiven(found.end)) return { holder: null, end: found.end };
    const behind = otherBehind(known, found.end, 'person');
    const person = behind === null ? {} : { person: [behind.from, behind.to] as const };
    return made(known, concept, { [concept]: [at, found.end], ...person }, behind?.end ?? found.end);
  }
  return null;
};

const ORDERS = [
  ['post', 'person'],
  ['person', 'post'],
] as const;

const NAMED = ['post', 'commission', 'unit'] as const;

/** The other half of a pair right behind, a comma, a bar of a table or a bracket between. */
const otherBehind = (
  known: Known,
  end: number,
  concept: 'post' | 'person',
): { readonly from: number; readonly to: number; readonly end: number } | null => {
  const from = JOINTS.has(known.tokens[end]?.form ?? '') ? end + 1 : end;
  const to = known[concept].get(from)?.[0]?.end;
  if (to === undefined) return null;
  return { from, to, end: known.tokens[to]?.form === ')' ? to + 1 : to };
};

const JOINTS: ReadonlySet<string> = new Set([',', '(', '|']);

const made = ({ tokens }: Known, holds: HolderKind, names: Readonly<Record<string, readonly [number, number]>>, end: number): Found => {
  const spans = Object.fromEntries(
    Object.entries(names).map(([name, [from, to]]) => [name, { start: tokens[from]?.start ?? 0, end: tokens[to - 1]?.end ?? 0 }]),
  );
  const all = Object.values(spans);
  const holder: Holder = {
    kind: 'holder',
    holds,
    names: spans,
    start: Math.min(...all.map(({ start }) => start)),
    end: Math.max(...all.map((span) => span.end)),
  };
  return { holder, end };
};
