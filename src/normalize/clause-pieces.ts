import type { Span } from '../model/index.js';
import type { Mention } from '../parse/mentions/index.js';
import { predicateTest } from '../rules/segment.js';
import { fold, type Token } from '../rules/tokens.js';
import type { ActInput } from './context.js';

/** A stretch of a clause. */
export interface Piece extends Span {
  /** True where it has a predicate of its own. */
  readonly isVerbal: boolean;
  /** Where its first verb of doing begins, finite or infinitive; null where it has at most «обязан», «подлежит». */
  readonly doing: number | null;
  /** True for «, размещает …»: behind the comma stands its verb, and whoever does it was named before. */
  readonly isOfSameDoer: boolean;
}

/** A clause as its terms see it: each list in the order of the text. */
export interface ClausePieces {
  readonly isVerbal: boolean;
  readonly propositions: readonly Piece[];
  /** What stands between semicolons. */
  readonly steps: readonly Piece[];
}

/** Cuts the clause that a mention stands in; each clause once. */
export const createClausePieces = (input: ActInput): ((mention: Mention) => ClausePieces) => {
  const { grammar } = input.recognition;
  const isPredicate = predicateTest(grammar);
  const endings = [...grammar.finiteEndings, ...grammar.infinitiveEndings, ...grammar.doingEndings];
  const idle = new Set(grammar.notDoing.map(fold));
  const isDoing = (token: Token): boolean =>
    isPredicate(token) && !idle.has(token.form) && endings.some((ending) => token.form.endsWith(ending));
  const known = new Map<string, ClausePieces>();
  const cut = (sentences: readonly (readonly Token[])[]): ClausePieces => {
    const { segmenter } = input.recognition;
    const pieceOf = (tokens: readonly Token[]): Piece => ({
      start: tokens[0]?.start ?? 0,
      end: tokens.at(-1)?.end ?? 0,
      isVerbal: tokens.some(isPredicate),
      isOfSameDoer: segmenter.beginsWithVerb(tokens),
      doing: tokens.find(isDoing)?.start ?? null,
    });
    const propositions = sentences.flatMap((sentence) => segmenter.segments(sentence)).flatMap(({ own }) => segmenter.propositions(own));
    const steps = stepsOf(sentences.flat()).map(pieceOf);
    return { isVerbal: steps.some(({ isVerbal }) => isVerbal), propositions: propositions.map(pieceOf), steps };
  };
  return ({ part, clause }) => {
    const key = `${part} ${clause}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const parsed = input.act.parts[part]?.clauses[clause];
    const pieces = cut(parsed === undefined ? [] : input.found.tokens.sentencesOf(parsed));
    known.set(key, pieces);
    return pieces;
  };
};

const stepsOf = (tokens: readonly Token[]): readonly (readonly Token[])[] => {
  const steps: Token[][] = [[]];
  for (const token of tokens) {
    if (token.form === ';') steps.push([]);
    else steps.at(-1)?.push(token);
  }
  return steps.filter(({ length }) => length > 0);
};

/** The piece that holds a span, if one does. */
export const holding = (pieces: readonly Piece[], { start, end }: Span): Piece | null => {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pieces[middle]?.start ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  const piece = pieces[low - 1];
  return piece !== undefined && end <= piece.end ? piece : null;
};
