import type { Grammar } from '../../rules/schema.js';
import { predicateTest } from '../../rules/segment.js';
import { fold, type Token } from '../../rules/tokens.js';

/** Words of the grammar by which names are told from what is said of them. */
export interface Manner {
  readonly links: ReadonlySet<string>;
  readonly openers: ReadonlySet<string>;
  readonly relatives: ReadonlySet<string>;
  readonly others: ReadonlySet<string>;
  readonly details: ReadonlySet<string>;
  /** Words that end a noun phrase: none begins with one. */
  readonly stops: ReadonlySet<string>;
  readonly rooms: ReadonlySet<string>;
  readonly isAdjective: (token: Token) => boolean;
  readonly isParticiple: (token: Token) => boolean;
  readonly isPredicate: (token: Token) => boolean;
  /** A verb beyond doubt: no noun ends so. */
  readonly isFinite: (token: Token) => boolean;
  /** «ее», «их»: a name begins behind them. */
  readonly possessives: ReadonlySet<string>;
  /** Words that begin no name. */
  readonly nameStops: ReadonlySet<string>;
}

const manners = new WeakMap<Grammar, Manner>();

/** Made once for a grammar. */
export const mannerOf = (grammar: Grammar): Manner => {
  const known = manners.get(grammar);
  if (known !== undefined) return known;
  const set = (words: readonly string[]): ReadonlySet<string> => new Set(words.map(fold));
  const endings = grammar.participleEndings.map(fold);
  const beginnings = grammar.participleBeginnings.map(fold);
  const adjectives = grammar.adjectiveEndings.map(fold);
  const finite = grammar.finiteEndings.map(fold);
  const predicates = set([...grammar.predicateWords, ...grammar.finiteWords]);
  const notPredicates = set(grammar.notPredicates);
  const manner: Manner = {
    isAdjective: ({ kind, form }) => kind === 'word' && adjectives.some((one) => form.endsWith(one)),
    links: set(grammar.conjunctions),
    openers: set(grammar.termIntroductions),
    relatives: set(grammar.relatives),
    others: set(grammar.others),
    details: set(grammar.detailWords),
    stops: set(grammar.nounPhraseStops),
    rooms: set(grammar.roomWords),
    isParticiple: ({ kind, capital, form }) =>
      kind === 'word' && !capital && (endings.some((one) => form.endsWith(one)) || beginnings.some((one) => form.startsWith(one))),
    isPredicate: predicateTest(grammar),
    isFinite: ({ kind, capital, form }) =>
      kind === 'word' && (predicates.has(form) || (!capital && !notPredicates.has(form) && finite.some((one) => form.endsWith(one)))),
    possessives: set(grammar.possessives),
    nameStops: set(grammar.nameStops),
  };
  manners.set(grammar, manner);
  return manner;
};
