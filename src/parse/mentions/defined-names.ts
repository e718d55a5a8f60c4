import type { Recognition } from '../../rules/load.js';
import type { Finder } from '../../rules/phrase/match.js';
import { unitOf } from '../../rules/phrase/unit.js';
import { fold, type Token } from '../../rules/tokens.js';
import type { DocumentTerms } from './terms.js';

/**
 * What an act calls a touchpoint by its own definition: «Окном обращения является точка взаимодействия», «Узел – место, в котором клиент
 * взаимодействует …». Only a word of which the act also keeps a list («реестр окон обращения») is such a name: «официальный сайт – канал
 * взаимодействия» names one touchpoint, not all of them.
 */
export const definedTouchpoints = (recognition: Recognition, finder: Finder, sentences: readonly (readonly Token[])[]): DocumentTerms => {
  const words = wordsOf(recognition);
  const named = new Set(sentences.flatMap((sentence) => nameDefined(words, finder, sentence).map(({ stem }) => skeleton(words, stem))));
  if (named.size === 0) return NOTHING;
  const listed = sentences.flatMap((sentence) => listedIn(words, finder, sentence).map(({ stem }) => skeleton(words, stem)));
  const heads = new Set(listed.filter((stem) => named.has(stem)));
  if (heads.size === 0) return NOTHING;
  const stems = new Set(sentences.flatMap((sentence) => sentence.flatMap(({ kind, stem }) => (kind === 'word' ? stem : []))));
  const called = (prefixes: readonly string[]): string[][] =>
    [...stems].flatMap((stem) => {
      const prefix = prefixes.find((each) => stem.startsWith(each));
      return prefix !== undefined && heads.has(skeleton(words, stem.slice(prefix.length))) ? [[stem]] : [];
    });
  return new Map([
    ['touchpoint', called([''])],
    ['offline-point', called(words.offline)],
  ]);
};

const NOTHING: DocumentTerms = new Map();

interface Words {
  readonly predicates: ReadonlySet<string>;
  readonly openers: ReadonlySet<string>;
  readonly fillers: ReadonlySet<string>;
  readonly genera: ReadonlySet<string>;
  readonly dealings: ReadonlySet<string>;
  readonly lists: ReadonlySet<string>;
  /** «офлайн-» as a part of a word. */
  readonly offline: readonly string[];
  readonly adjectiveEndings: readonly string[];
  readonly genitiveAdjectives: readonly string[];
  readonly fleeting: ReadonlySet<string>;
  readonly vowels: ReadonlySet<string>;
}

const byGrammar = new WeakMap<Recognition['grammar'], Words>();

const wordsOf = ({ grammar, stem }: Recognition): Words => {
  const known = byGrammar.get(grammar);
  if (known !== undefined) return known;
  const { naming } = grammar;
  const made: Words = {
    predicates: new Set(naming.predicates.map(fold)),
    openers: new Set(naming.openers.map(fold)),
    fillers: new Set(naming.fillers.map(fold)),
    genera: new Set(naming.genera.map(stem)),
    dealings: new Set(naming.dealings.map(stem)),
    lists: new Set(naming.lists.map(stem)),
    offline: naming.offline,
    adjectiveEndings: grammar.adjectiveEndings.map(fold),
    genitiveAdjectives: grammar.genitiveAdjectives.map(fold),
    fleeting: new Set(naming.fleeting),
    vowels: new Set(naming.vowels),
  };
  byGrammar.set(grammar, made);
  return made;
};

/** Words of a name at most. */
const LONGEST = 4;

/** The words of what a sentence defines to be a touchpoint; none where it defines none. */
const nameDefined = (words: Words, finder: Finder, sentence: readonly Token[]): readonly Token[] => {
  const isOpened = words.openers.has(sentence[0]?.form ?? '');
  const from = isOpened ? 1 : 0;
  const upTo = sentence.slice(from, from + LONGEST + 1);
  const length = upTo.findIndex(({ kind, form }) => (kind === 'mark' ? DASH.test(form) : words.predicates.has(form)));
  const name = upTo.slice(0, length);
  if (length < 1 || name.some(({ kind }) => kind !== 'word') || !isTouchpoint(words, finder, sentence.slice(from + length + 1))) return [];
  // «Вид взаимодействия», «клиентский сервис»: words too common for a name.
  return TOO_COMMON.some((concept) => finder(unitOf(name), concept).size > 0) ? [] : name;
};

const TOO_COMMON = ['common-word', 'client', 'list-head'];
const DASH = /^[-–—]$/u;
/** Words that may stand before what a definition says a thing is, and words in which it says whom it is for. */
const BEFORE = 3;
const WITHIN = 25;

/** «(любая) точка взаимодействия», «место, в котором клиент взаимодействует». */
const isTouchpoint = (words: Words, finder: Finder, body: readonly Token[]): boolean => {
  const said = body.slice(0, WITHIN);
  const start = said.findIndex(
    ({ kind, form }, index) =>
      index >= BEFORE || (kind === 'word' && !words.fillers.has(form) && !words.adjectiveEndings.some((ending) => form.endsWith(ending))),
  );
  const genus = said[start];
  if (genus === undefined) return false;
  const unit = unitOf(said);
  if ((finder(unit, 'touchpoint').get(start) ?? []).length > 0) return true;
  return (
    words.genera.has(genus.stem) &&
    said.slice(start + 1).some(({ stem }) => words.dealings.has(stem)) &&
    [...finder(unit, 'client').keys()].some((at) => at > start)
  );
};

/** The words that a list is said to be of: «реестр клиентских окон». */
const listedIn = (words: Words, finder: Finder, sentence: readonly Token[]): Token[] => {
  const lists = [...finder(unitOf(sentence), 'list-head').keys(), ...sentence.flatMap(({ stem }, at) => (words.lists.has(stem) ? at : []))];
  return lists.flatMap((at) => {
    const after = sentence.slice(at + 1, at + 1 + BEFORE);
    return after.find(({ kind, form }) => kind === 'word' && !words.genitiveAdjectives.some((ending) => form.endsWith(ending))) ?? [];
  });
};

/** «окон» and «окна», «узел» and «узла» alike: the vowel that comes and goes is left out. */
const skeleton = ({ fleeting, vowels }: Words, stem: string): string => {
  const [before = '', last = ''] = [stem.at(-2), stem.at(-1)];
  return fleeting.has(before) && !vowels.has(last) ? stem.slice(0, -2) + last : stem;
};
