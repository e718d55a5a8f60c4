import { unitOf } from '../../rules/phrase/unit.js';
import type { Token } from '../../rules/tokens.js';
import type { ActInput } from '../context.js';
import { isDash, type DefinedTerm } from './terms.js';

export interface FurtherTerm {
  readonly term: DefinedTerm;
  /** Where the definition before it ends. */
  readonly from: number;
  /** Where its own begins. */
  readonly body: number;
}

/** «…, а под клиентским опытом – …», «…, клиентский опыт – это …»: a comma, a term of the standard and a dash. */
export const furtherTerms = (input: ActInput, tokens: readonly Token[]): FurtherTerm[] => {
  const terms = input.recognition.vocabulary.finder(unitOf(tokens), 'standard-term');
  let next = 0;
  return tokens.flatMap((token, at) => {
    if (at < next) return [];
    const found = (terms.get(at) ?? []).find(({ end }) => {
      const dash = tokens[end];
      return dash !== undefined && isDash(tokens, end, dash);
    });
    const comma = commaBefore(input, tokens, at);
    const [last, first] = found === undefined ? [] : [tokens[found.end - 1], tokens[found.end + 1]];
    if (found === undefined || comma === undefined || last === undefined || first === undefined) return [];
    // «внутренний клиент» holds «клиент».
    next = found.end;
    return [{ term: { start: token.start, end: last.end, text: String(found.value) }, from: comma.start, body: first.start }];
  });
};

/** The comma before a term, «а» and «под» between them; «действия, которые совершает клиент – …» has more. */
const commaBefore = ({ recognition }: ActInput, tokens: readonly Token[], at: number): Token | undefined => {
  const near = tokens.slice(Math.max(0, at - MOST_BEFORE), at);
  const comma = near.findLastIndex(({ form }) => form === ',');
  const joins = ({ form }: Token): boolean => form.length <= MAX_PREPOSITION || recognition.grammar.conjunctions.includes(form);
  return near.slice(comma + 1).every(joins) ? near[comma] : undefined;
};

/** «, а под» stands before a term at most. */
const MOST_BEFORE = 3;
const MAX_PREPOSITION = 3;
