import type { ClientMention } from '../../model/index.js';
import { grounds, type Check } from '../verdict.js';

type Clients = ClientMention['clients'];

/** The title (or the heading) and the purpose clause name the same clients, and no other clause is limited to other ones. */
export const clientType: Check<'client-type'> = ({ act, wording }, { unqualified }) => {
  const { lexicon } = wording;
  const at = (where: ClientMention['where']): readonly ClientMention[] =>
    act.facts.clientMentions.filter((mention) => mention.where === where);
  const heading = at('title').length > 0 ? at('title') : at('heading');
  const purpose = at('purpose');
  const first = read(heading);
  const second = read(purpose);
  const comparable = (clients: Clients): Clients => (unqualified === 'both' && clients === 'unqualified' ? 'both' : clients);
  if (first !== null && second !== null && comparable(first) !== comparable(second)) {
    return {
      status: 'deviates',
      case: 'differs',
      direction: 'different',
      rests: 'found',
      data: {
        firstWhere: lexicon.mentions[heading[0]?.where ?? 'title'],
        first: lexicon.clients[first],
        secondWhere: lexicon.mentions.purpose,
        second: lexicon.clients[second],
      },
      evidence: grounds([...heading, ...purpose], 'contradicts'),
    };
  }
  const named = first ?? second;
  const evidence = grounds([...heading, ...purpose]);
  const other = at('elsewhere').filter(({ clients }) => isOtherKind(named, clients));
  const contrary = other[0];
  if (named === null || contrary === undefined) {
    const data = { clients: lexicon.clients[named ?? 'unqualified'] };
    return { status: 'met', case: 'met', rests: named === null ? 'absent' : 'found', data, evidence };
  }
  return {
    status: 'deviates',
    case: 'elsewhere',
    direction: 'different',
    rests: 'found',
    data: { first: lexicon.clients[named], second: lexicon.clients[contrary.clients], quote: wording.quote(contrary.quote) },
    evidence: [...grounds(other, 'contradicts'), ...evidence],
  };
};

/** One reading of several mentions: what is said outright outweighs a bare «клиент» beside it. Null where there are none. */
const read = (mentions: readonly ClientMention[]): Clients | null => {
  const said = new Set(mentions.map(({ clients }) => clients));
  if (said.size === 0) return null;
  if (said.has('both') || (said.has('internal') && said.has('external'))) return 'both';
  if (said.has('internal')) return 'internal';
  return said.has('external') ? 'external' : 'unqualified';
};

const isOtherKind = (named: Clients | null, clients: Clients): boolean =>
  (named === 'internal' && clients === 'external') || (named === 'external' && clients === 'internal');
