import type { Recognition } from '../../rules/load.js';
import { findMatches } from '../../rules/phrase/match.js';
import { compile } from '../../rules/phrase/program.js';
import { parseLine } from '../../rules/phrase/syntax.js';
import { unitOf } from '../../rules/phrase/unit.js';
import { fold, type Token } from '../../rules/tokens.js';

/** What a document calls things by its own definitions: concept → sequences of stems. */
export type DocumentTerms = ReadonlyMap<string, readonly string[][]>;

/** A short name introduced by «(далее – …)»: its words, and the words before it. */
export interface Introduction {
  readonly name: readonly Token[];
  readonly before: readonly Token[];
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
      return namesAfter(fillers, sentence, index + 1).map((name) => ({ name, before }));
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
 * Which concept each introduced name stands for: the one whose wording ends nearest before the bracket, or, of several names
 * in one bracket, the one whose wording begins with the same word.
 */
export const documentTerms = (recognition: Recognition, introductions: readonly Introduction[]): DocumentTerms => {
  const rules = recognition.book.rules.flatMap((rule) => {
    if (!('term_of' in rule.emit)) return [];
    const concept = rule.emit.term_of;
    return rule.match.flatMap((source) => {
      const [term] = parseLine(source).own;
      return term === undefined ? [] : [{ concept, program: compile(recognition.stem, term.node) }];
    });
  });
  const terms = new Map<string, string[][]>();
  for (const { name, before } of introductions) {
    const unit = unitOf(before);
    const first = name[0]?.stem ?? '';
    const found = rules.flatMap(({ concept, program }) =>
      findMatches(recognition.vocabulary.finder, unit, program).map((match) => ({ concept, ...match })),
    );
    const sameWord = found.filter((match) => unit.tokens[match.from]?.stem === first);
    const pool = sameWord.length > 0 ? sameWord : found;
    const best = pool.reduce<(typeof found)[number] | null>(
      (nearest, match) =>
        nearest === null || match.from > nearest.from || (match.from === nearest.from && match.to > nearest.to) ? match : nearest,
      null,
    );
    if (best === null) continue;
    const stems = name.map((token) => token.stem);
    const known = terms.get(best.concept) ?? [];
    if (!known.some((other) => other.join(' ') === stems.join(' '))) terms.set(best.concept, [...known, stems]);
  }
  return terms;
};
