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
  return sentences.flatMap((sentence) =>
    sentence.flatMap((token, index) => {
      if (!openers.has(token.form)) return [];
      const opened = sentence[index - 1]?.form === '(' ? index - 1 : index;
      const before = sentence.slice(Math.max(0, opened - MAX_BEFORE), opened);
      const names = namesAfter(fillers, sentence, index + 1);
      return names.map((name) => ({ name, before, alone: names.length === 1 }));
    }),
  );
};

/** «(далее – Порядок, Перечень, Комитет)» gives three names. */
const namesAfter = (fillers: ReadonlySet<string>, sentence: readonly Token[], from: number): Token[][] => {
  const names: Token[][] = [];
  let name: Token[] = [];
  for (let at = from; at < sentence.length; at += 1) {
    const token = sentence[at];
    if (token === undefined || /^[);]$/u.test(token.form)) break;
    const isFiller = name.length === 0 && (token.kind === 'mark' || fillers.has(token.form));
    if (token.form === ',' || token.form === '»') {
      if (name.length > 0) names.push(name);
      name = [];
    } else if (!isFiller && token.kind !== 'mark') {
      name.push(token);
      if (name.length > MAX_NAME) return names;
    }
  }
  return name.length > 0 ? [...names, name] : names;
};

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
export const stemsOfName = ({ stem }: Recognition, name: readonly Token[]): string[][] => {
  const [only] = name;
  if (only === undefined || name.length > 1) return [name.map((token) => token.stem)];
  return [...new Set([only.stem, only.form, stem(only.stem)])]
    .filter((each, at) => at === 0 || each.length >= SHORTEST_STEM)
    .map((each) => [each]);
};

/** What is left of a shorter word may be the stem of any other. */
const SHORTEST_STEM = 4;

interface Naming {
  readonly concept: string;
  /** True where only a name that words the concept itself stands for it. */
  readonly worded: boolean;
  readonly program: Program;
}

const namingsByBook = new WeakMap<Recognition['book'], readonly Naming[]>();

/** What the `term_of` rules say may be named, compiled once per rule book. */
const namingsOf = (recognition: Recognition): readonly Naming[] => {
  const known = namingsByBook.get(recognition.book);
  if (known !== undefined) return known;
  const namings = recognition.book.rules.flatMap((rule) => {
    if (!('term_of' in rule.emit)) return [];
    const { term_of: concept, worded } = rule.emit;
    return rule.match.flatMap((source) => {
      const [term] = parseLine(source).own;
      return term === undefined ? [] : [{ concept, worded, program: compile(recognition.stem, term.node) }];
    });
  });
  namingsByBook.set(recognition.book, namings);
  return namings;
};

interface Named {
  readonly concept: string;
  readonly worded: boolean;
  readonly from: number;
  readonly to: number;
}

const conceptOf = (recognition: Recognition, namings: readonly Naming[], { name, before, alone }: Introduction): string | null => {
  const find = (tokens: readonly Token[]): Named[] => {
    const unit = unitOf(tokens);
    return namings.flatMap(({ concept, worded, program }) =>
      findMatches(recognition.vocabulary.finder, unit, program).map(({ from, to }) => ({ concept, worded, from, to })),
    );
  };
  const found = find(before);
  const ofName = find(name).filter(({ from }) => from === 0);
  const own = new Set(ofName.map(({ concept }) => concept));
  const byName = found.filter(({ concept }) => own.has(concept));
  const bySameWord = found.filter(({ from }) => before[from]?.stem === name[0]?.stem);
  const byPlace = found.filter(({ worded }) => !worded);
  const pools = [bySameWord, byName, ofName.filter(({ worded }) => worded), alone ? byPlace : []];
  const pool = pools.find((candidates) => candidates.length > 0) ?? [];
  return pool.reduce<Named | null>((best, one) => (best === null || nearer(one, best) ? one : best), null)?.concept ?? null;
};

const nearer = (a: Named, b: Named): boolean => a.from > b.from || (a.from === b.from && a.to > b.to);
