import { PROVISION_TOPICS, covers, type Definition, type Provision, type ProvisionTopic, type Role } from '../model/index.js';
import { provisionTold } from './answered.js';
import { byPlace, factOf, mentionsOf, type ActInput } from './context.js';
import { isStandardTerm } from './definitions/terms.js';
import { otherThan } from './roles/keeper-duties.js';
import { toldAnother } from './roles/told-another.js';
import { isTouchpointWord } from './touchpoints/words.js';
import { tokenize } from '../rules/tokens.js';
import type { Mention } from '../parse/mentions/index.js';

const isTopic = (topic: string): topic is ProvisionTopic => Object.hasOwn(PROVISION_TOPICS, topic);

/**
 * One provision for each topic, item and clause; the shortest quote that says it is kept.
 * @param definitions of terms: what a client or his way is says nothing of what the touchpoints serve
 * @param keepers roles of those who keep the list: what others do is no duty of theirs
 */
export const provisionsOf = (input: ActInput, keepers: readonly Role[], definitions: readonly Definition[]): Provision[] => {
  const isOfOthers = otherThan(input, keepers);
  const isToldAnother = toldAnother(input, keepers);
  const isMeaning = withinMeaning(input, definitions);
  const mentions = mentionsOf(input, 'provision')
    .filter((mention) => !isOfOthers(mention) && !isToldAnother(mention) && !isMeaning(mention))
    .sort((a, b) => a.quote.end - a.quote.start - (b.quote.end - b.quote.start) || byPlace(a.quote, b.quote));
  const seen = new Set<string>();
  const provisions = mentions.flatMap((mention): Provision[] => {
    const told = provisionTold(input, mention);
    const [topic = '', item] = told.split('/');
    if (!isTopic(topic)) return [];
    const key = `${told} ${mention.part} ${mention.clause}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ ...factOf(input, mention, 'provision', told), topic, item: item ?? null }];
  });
  return provisions.sort(byPlace);
};

/** True for what stands within the meaning of a term of the standard that names no touchpoint: «Путь клиента – шаги до получения ответа». */
const withinMeaning = (input: ActInput, definitions: readonly Definition[]): ((mention: Mention) => boolean) => {
  const known = definitions.filter(({ term }) => isOfClients(input, term));
  return ({ emit, match }) =>
    'provision' in emit && TOLD_OF_CLIENTS.test(emit.provision) && known.some((definition) => covers(definition, match));
};

const TOLD_OF_CLIENTS = /^(?:needs|tasks)\//u;

const isOfClients = (input: ActInput, term: string): boolean =>
  isStandardTerm(input, tokenize(input.recognition.stem, term)) && !isTouchpointWord(input, term);
