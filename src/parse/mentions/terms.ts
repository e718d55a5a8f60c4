import type { Recognition } from '../../rules/load.js';
import { findMatches } from '../../rules/phrase/match.js';
import { compile, type Program } from '../../rules/phrase/program.js';
import { parseLine } from '../../rules/phrase/syntax.js';
import { unitOf } from '../../rules/phrase/unit.js';
import { fold, type Token } from '../../rules/tokens.js';

/** What a document calls things by its own definitions: concept → sequences of stems. */
export type DocumentTerms = ReadonlyMap<string, readonly string[][]>;

/** A short name introduced by «(далее – …)»: its words, and the words before it. */
export interface Introduction {
  readonly name: readonly Token[];
  readonly before: readonly Token[];
  /** True where the bracket introduces this name only. */
  readonly alone: boolean;
}

const MAX_BEFORE = 40;
const MAX_NAME = 8;

/** Every short name that the sentences introduce. */
export const introductionsIn = (recognition: Recognition, sentences: readonly (readonly Token[])[]): Introduction[] => {
  const openers = new Set(recognition.grammar.termIntroductions.map(fold));
  const fillers = new Set(recognition.grammar.termFillers.map(fold));
  const callings = new Set(recognition.grammar.naming.predicates.map(fold).filter((form) => fillers.has(form)));
  return sentences.flatMap((sentence) =>
    sentence.flatMap((token, index) => {
      if (!openers.has(token.form)) return [];
      const opened = sentence[index - 1]?.form === '(' ? index - 1 : index;
      const before = sentence.slice(Math.max(0, opened - MAX_BEFORE), opened);
      const names = namesAfter({ fillers, callings }, sentence, index + 1);
      const own = names.filter(({ of }) => of === null);
      return names.map(({ name, of }) => ({ name, before: of ?? before, alone: of !== null || own.length === 1 }));
    }),
  );
};

interface Name {
  readonly name: Token[];
  /** What it is said to be the name of in its own words; null for what stands before the bracket. */
  readonly of: readonly Token[] | null;
}

interface NamingWords {
  /** «(далее по тексту – …)». */
  readonly fillers: ReadonlySet<string>;
  /** «Далее граждане именуются заявителями». */
  readonly callings: ReadonlySet<string>;
}

/**
 * «(далее – Порядок, Перечень, Комитет)» gives three names; «далее именуется Картой, а точки взаимодействия – узлами» two, the second with what
 * it names.
 */
const namesAfter = ({ fillers, callings }: NamingWords, sentence: readonly Token[], from: number): Name[] => {
  const names: Name[] = [];
  let name: Token[] = [];
  let of: readonly Token[] | null = null;
  for (let at = from; at < sentence.length; at += 1) {
    const token = sentence[at];
    if (token === undefined || /^[);]$/u.test(token.form)) break;
    const isFiller = name.length === 0 && (token.kind === 'mark' || fillers.has(token.form));
    if (token.form === ',' || token.form === '»') {
      if (name.length > 0) names.push({ name, of });
      [name, of] = [[], null];
    } else if (name.length > 0 && (callings.has(token.form) || (DASH.test(token.form) && name.length > 1 && names.length > 0))) {
      [name, of] = [[], name];
    } else if (!isFiller && token.kind !== 'mark') {
      name.push(token);
      if (name.length > MAX_NAME) return names;
    }
  }
  return name.length > 0 ? [...names, { name, of }] : names;
};

const DASH = /^[-–—]$/u;

/**
 * Which concept each introduced name stands for: one that the name itself words and that stands before the bracket, else one whose
 * wording begins with the name's first word, else one that is only named in its own words («с гражданами и организациями (далее –
 * заявители)»), else, for a single name, the one nearest before the bracket.
 */
export const documentTerms = (recognition: Recognition, introductions: readonly Introduction[]): DocumentTerms => {
  const namings = namingsOf(recognition);
  const terms = new Map<string, string[][]>();
  for (const introduction of introductions) {
    const concept = conceptOf(recognition, namings, introduction);
    if (concept === null) continue;
    for (const stems of stemsOfName(recognition, introduction.name)) {
      const known = terms.get(concept) ?? [];
      if (!known.some((other) => other.join(' ') === stems.join(' '))) terms.set(concept, [...known, stems]);
    }
  }
  return terms;
};

/** «Альбом» loses its last letters as an ending would be lost, «альбома» does not: a name of one word goes by the stems of both. */
export const stemsOfName = ({ stem, declension }: Recognition, name: readonly Token[]): string[][] => {
  const [only] = name;
  if (only === undefined || name.length > 1) return [name.map((token) => token.stem)];
  const isBare = !declension.vowelsAndSigns.some((ending) => only.form.endsWith(ending));
  const all = [only.stem, ...(isBare ? [only.form] : []), stem(only.stem)];
  return [...new Set(all)].filter((each, at) => at === 0 || each.length >= SHORTEST_STEM).map((each) => [each]);
};

/** What is left of a shorter word may be the stem of any other. */
const SHORTEST_STEM = 4;

interface Naming {
  readonly concept: string;
  /** True where only a name that words the concept itself stands for it. */
  readonly worded: boolean;
  /** True where only a word in the plural that nothing else is known by does. */
  readonly plural: boolean;
  readonly program: Program;
}

const namingsByBook = new WeakMap<Recognition['book'], readonly Naming[]>();

/** What the `term_of` rules say may be named, compiled once per rule book. */
const namingsOf = (recognition: Recognition): readonly Naming[] => {
  const known = namingsByBook.get(recognition.book);
  if (known !== undefined) return known;
  const namings = recognition.book.rules.flatMap((rule) => {
    if (!('term_of' in rule.emit)) return [];
    const { term_of: concept, worded, plural } = rule.emit;
    return rule.match.flatMap((source) => {
      const [term] = parseLine(source).own;
      return term === undefined ? [] : [{ concept, worded, plural, program: compile(recognition.stem, term.node) }];
    });
  });
  namingsByBook.set(recognition.book, namings);
  return namings;
};

interface Named {
  readonly concept: string;
  readonly worded: boolean;
  readonly plural: boolean;
  readonly from: number;
  readonly to: number;
}

const conceptOf = (recognition: Recognition, namings: readonly Naming[], { name, before, alone }: Introduction): string | null => {
  const find = (tokens: readonly Token[]): Named[] => {
    const unit = unitOf(tokens);
    return namings.flatMap(({ concept, worded, plural, program }) =>
      findMatches(recognition.vocabulary.finder, unit, program).map(({ from, to }) => ({ concept, worded, plural, from, to })),
    );
  };
  const { about } = recognition.grammar.naming;
  const found = find(before);
  const ofName = find(name).filter(({ from }) => from === 0);
  const own = new Set(ofName.map(({ concept }) => concept));
  const byName = found.filter(({ concept }) => own.has(concept));
  const bySameWord = found.filter(({ from }) => before[from]?.stem === name[0]?.stem);
  // «записи о точках взаимодействия (далее – строки)»: the name is of what is said of them.
  const many =
    own.size === 0 && isOfMany(recognition, name, before)
      ? found.filter(({ plural, from }) => plural && !about.includes(before[from - 1]?.form ?? ''))
      : [];
  const byPlace = found.filter((one) => !one.worded && !one.plural && !isWhose(one, found));
  const pools = [bySameWord, byName, ofName.filter(({ worded }) => worded), many, alone ? byPlace : []];
  const pool = pools.find((candidates) => candidates.length > 0) ?? [];
  return pool.reduce<Named | null>((best, one) => (best === null || nearer(one, best) ? one : best), null)?.concept ?? null;
};

/** «Делопроизводитель Комитета (далее – составитель)»: whose post it is does not get the name. */
const isWhose = ({ concept, from }: Named, found: readonly Named[]): boolean =>
  concept === 'own-agency' && found.some((other) => other.concept === 'authorized-person' && other.from < from && from < other.to);

/** «(далее – узлы)»: one noun in the plural that names no people and is none of the words before. */
const isOfMany = ({ grammar, vocabulary }: Recognition, name: readonly Token[], before: readonly Token[]): boolean => {
  const [only] = name;
  const { plurals, people } = grammar.naming;
  const ends = (endings: readonly string[]): boolean => endings.some((ending) => only?.form.endsWith(ending));
  if (only === undefined || name.length > 1 || !ends(plurals) || ends(people) || ends(grammar.adjectiveEndings)) return false;
  return !before.some(({ stem }) => stem === only.stem) && !vocabulary.finder(unitOf(name), 'not-a-list').has(0);
};

const nearer = (a: Named, b: Named): boolean => a.from > b.from || (a.from === b.from && a.to > b.to);
