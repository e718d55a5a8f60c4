import type { Role } from '../../model/index.js';
import { unitOf } from '../../rules/phrase/unit.js';
import { tokenize, type Token } from '../../rules/tokens.js';
import { mentionsOf, type ActInput } from '../context.js';
import { passageOf } from '../passage-of.js';
import { KEEPER_TITLES } from './keeper-duties.js';

type ProvisionMention = ReturnType<typeof mentionsOf<'provision'>>[number];

/**
 * Tells whether heads of units report to a post that does not keep the list: a secretary or a lawyer, where the act names another keeper.
 * Whether a secretary keeps it is seen from the act alone, so no rule can say it.
 * @param keepers roles of those who keep the list
 */
export const toldAnother = (input: ActInput, keepers: readonly Role[]): ((mention: ProvisionMention) => boolean) => {
  const words = (text: string): string[] => tokenize(input.recognition.stem, text).map(({ stem }) => stem);
  // Other designations are left out: whoever is told of changes may have been taken for one.
  const known = new Set(keepers.flatMap(({ designation, quote }) => words(`${designation ?? ''} ${quote}`)));
  if (known.size === 0) return () => false;
  return (mention) => {
    if (mention.emit.provision !== TOPIC) return false;
    const tokens = passageOf(input, mention)?.own.tokens ?? [];
    const posts = found(input, tokens, 'addressed-post');
    return (
      posts.length > 0 &&
      !posts.some(({ stem }) => known.has(stem)) &&
      !KEEPER_TITLES.some((title) => found(input, tokens, title).length > 0)
    );
  };
};

const TOPIC = 'unit-heads-notify';

/** First words of what the concept finds. */
const found = (input: ActInput, tokens: readonly Token[], concept: string): readonly Token[] =>
  [...input.found.finder(unitOf(tokens, ['list']), concept).keys()].flatMap((at) => tokens[at] ?? []);
