import { PROVISION_TOPICS, type Provision, type ProvisionTopic, type Role } from '../model/index.js';
import { byPlace, factOf, mentionsOf, type ActInput } from './context.js';
import { otherThan } from './roles/keeper-duties.js';

const isTopic = (topic: string): topic is ProvisionTopic => Object.hasOwn(PROVISION_TOPICS, topic);

/**
 * One provision for each topic, item and clause; the shortest quote that says it is kept.
 * @param keepers roles of those who keep the list: what others do is no duty of theirs
 */
export const provisionsOf = (input: ActInput, keepers: readonly Role[]): Provision[] => {
  const isOfOthers = otherThan(input, keepers);
  const mentions = mentionsOf(input, 'provision')
    .filter((mention) => !isOfOthers(mention))
    .sort((a, b) => a.quote.end - a.quote.start - (b.quote.end - b.quote.start) || byPlace(a.quote, b.quote));
  const seen = new Set<string>();
  const provisions = mentions.flatMap((mention): Provision[] => {
    const [topic = '', item] = mention.emit.provision.split('/');
    if (!isTopic(topic)) return [];
    const key = `${mention.emit.provision} ${mention.part} ${mention.clause}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ ...factOf(input, mention, 'provision', mention.emit.provision), topic, item: item ?? null }];
  });
  return provisions.sort(byPlace);
};
