import { drawItems, enumerate, good, say, sentence, type Composer, type Unit } from './composer.js';
import type { Enumeration } from './grammar.js';
import { near } from './formation.js';
import { amountOf } from './terms.js';
import { addDeadline, undecided, verdict, verdictOfItems } from './truth.js';

/** The chapter on types of touchpoints and what is asked of them. */
export const typesUnits = (composer: Composer, channels: readonly string[]): Unit[] => {
  const has = (...some: string[]): boolean => some.some((one) => channels.includes(one));
  const social = has('social-network', 'messenger');
  return [
    ...channelUnits(composer, 'portal', has('website')),
    ...channelUnits(composer, 'social', social),
    ...responseUnits(composer, social),
    ...channelUnits(composer, 'phone', has('phone')),
    ...channelUnits(composer, 'written', has('email', 'post')),
  ];
};

/** The clause that divides touchpoints by type. */
export const divisionUnits = (composer: Composer): { readonly units: Unit[]; readonly definitions: string[] } => {
  const { truth, grammar, random } = composer;
  const id = 'types.digital-offline';
  const way = good(composer) ? random.pick(['clause', 'clause', 'definitions'] as const) : 'none';
  if (way === 'none') return { units: near(composer, grammar.types.division['near'], id, null), definitions: [] };
  if (way === 'clause') {
    truth.provisions.add('types-division/clause');
    const text = say(composer, random.pick(grammar.types.division['clause'] ?? []), {
      requirement: id,
      fact: 'provision types-division/clause',
    });
    return { units: [sentence(text)], definitions: [] };
  }
  const definitions = (['definition-digital', 'definition-offline'] as const).map((item) => {
    truth.provisions.add(`types-division/${item}`);
    const wordings = grammar.types.division[item] ?? [];
    const text = say(composer, random.pick(wordings), { requirement: id, fact: `provision types-division/${item}` });
    truth.definitions.push(termOf(text, item));
    return text;
  });
  return { units: [], definitions };
};

/** The term is what stands before the dash; the prose form names it in the instrumental. */
const termOf = (text: string, item: string): string =>
  text.startsWith('под ') ? (item === 'definition-digital' ? 'цифровая точка' : 'офлайн-точка') : (text.split(' – ')[0] ?? text);

/** The verdict on the division, once the enumerations of the list are known. */
export const divisionVerdict = ({ truth }: Composer): void => {
  const has = (...items: string[]): boolean => items.every((item) => truth.provisions.has(`types-division/${item}`));
  const met = has('clause') || has('definition-digital', 'definition-offline') || has('enumeration-digital', 'enumeration-offline');
  const half = has('enumeration-digital') || has('enumeration-offline');
  if (met) verdict(truth, 'types.digital-offline', 'met');
  else if (half) undecided(truth, 'types.digital-offline', ['missing', 'partial']);
  else verdict(truth, 'types.digital-offline', 'missing');
};

const channelUnits = (composer: Composer, topic: 'portal' | 'social' | 'phone' | 'written', applies: boolean): Unit[] => {
  const { truth } = composer;
  const id = `types.${topic}`;
  if (!applies) {
    verdict(truth, id, 'not-applicable');
    return [];
  }
  const enumeration: Enumeration = composer.grammar.types[topic];
  const all = Object.keys(enumeration.items);
  const items = drawItems(composer, all);
  for (const item of items) truth.provisions.add(`${topic}/${item}`);
  verdictOfItems(truth, id, items.length, all.length);
  return enumerate(composer, enumeration, items, { requirement: id, fact: (item) => `provision ${topic}/${item}` });
};

const responseUnits = (composer: Composer, applies: boolean): Unit[] => {
  const { truth, grammar, random } = composer;
  const id = 'types.social-response-time';
  if (!applies) {
    verdict(truth, id, 'not-applicable');
    return [];
  }
  const state = good(composer) ? 'right' : random.pick(['none', 'one', 'stricter', 'weaker'] as const);
  if (state === 'none') {
    verdict(truth, id, 'missing');
    return [];
  }
  const mention = state === 'stricter' ? random.whole(1, 3) : state === 'weaker' ? random.pick([6, 8, 24]) : 4;
  const request = state === 'weaker' ? random.pick([3, 4, 12]) : state === 'stricter' ? 1 : 2;
  const which = state === 'one' ? random.pick(['mention', 'request'] as const) : 'both';
  const amount = (value: number): string => amountOf(grammar, random, value, 'hour');
  const through = (value: number): string => `${value} ${value === 1 ? 'час' : value < 5 || value === 24 ? 'часа' : 'часов'}`;
  const template = random.pick(grammar.types['response-time'][which] ?? []);
  const extra = {
    M: { text: amount(mention) },
    Q: { text: amount(request) },
    MA: { text: through(mention) },
    QA: { text: through(request) },
  };
  const bound = template.includes('{MA}') ? 'not-later-than' : 'within';
  if (which !== 'request') addDeadline(truth, { action: 'respond-mention', bound, value: mention, unit: 'hour' });
  if (which !== 'mention') addDeadline(truth, { action: 'respond-request', bound, value: request, unit: 'hour' });
  // A term for answers to mentions and requests implies that they are answered; whether it says so, readers differ.
  if (!truth.provisions.has('social/interaction')) {
    truth.ignored.add('social/interaction');
    undecided(truth, 'types.social', ['missing', 'partial', 'met']);
  }
  if (which !== 'both') verdict(truth, id, 'partial');
  else if (state === 'right') verdict(truth, id, 'met');
  else verdict(truth, id, 'deviates', state);
  const fact = which === 'request' ? 'deadline respond-request' : 'deadline respond-mention';
  return [sentence(say(composer, template, { requirement: id, fact }, extra))];
};
