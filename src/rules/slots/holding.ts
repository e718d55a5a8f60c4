import type { Grammar } from '../schema.js';
import { fold, type Stemmer, type Token } from '../tokens.js';

/** Index behind the words that say only that somebody holds a post, null where no such words stand there. */
export type HoldingReader = (tokens: readonly Token[], at: number) => number | null;

/** «лицо, замещающее должность» before «консультанта отдела», «служащему, исполняющему обязанности» before «начальника отдела». */
export const createHoldingReader = (stem: Stemmer, { holdings }: Grammar): HoldingReader => {
  const holders = new Set(holdings.holders.map(stem));
  const held = new Set(holdings.held.map(fold));
  const of = new Set(holdings.of.map(fold));
  const beginnings = holdings.holding.map(fold);
  const isHolding = (token: Token | undefined): boolean => beginnings.some((beginning) => token?.form.startsWith(beginning));
  return (tokens, at) => {
    let position = at;
    while (position < at + MAX_MODIFIERS && tokens[position]?.kind === 'word' && !holders.has(tokens[position]?.stem ?? '')) position += 1;
    if (!holders.has(tokens[position]?.stem ?? '')) return null;
    position += 1;
    if (tokens[position]?.form === ',') position += 1;
    if (!isHolding(tokens[position])) return null;
    position += 1;
    if (!held.has(tokens[position]?.form ?? '')) return null;
    position += 1;
    // «должность государственной гражданской службы консультанта отдела»
    const limit = position + MAX_SERVICE;
    while (position < limit && of.has(tokens[position]?.form ?? '')) position += 1;
    return position;
  };
};

/** «государственному гражданскому служащему» */
const MAX_MODIFIERS = 2;

/** Words of the kind of service between «должность» and the post. */
const MAX_SERVICE = 5;
