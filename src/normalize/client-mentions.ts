import { covers, type ClientMention, type Definition } from '../model/index.js';
import { byPlace, factAt, mentionsOf, type ActInput } from './context.js';
import { isDefinition, isInDefiningSentence } from './definitions/zone.js';
import { purposeClause } from './purpose.js';
import type { Identity } from './requisites/context.js';

type ClientsMention = ReturnType<typeof mentionsOf<'clients'>>[number];

/**
 * What clients the title, the heading and the clause of purpose speak of; elsewhere the clauses that are limited to one kind.
 * Definitions do not count.
 */
export const clientMentionsOf = (input: ActInput, identity: Identity, definitions: readonly Definition[]): ClientMention[] => {
  const openings = openingsOf(input, definitions);
  const purpose = purposeClause(identity, input);
  const groups = new Map<string, ClientsMention[]>();
  for (const mention of mentionsOf(input, 'clients')) {
    const where = whereOf(input, purpose, mention);
    if (where === 'purpose' && isInDefiningSentence(input, mention.part, mention.clause, mention.match)) continue;
    if (where === 'elsewhere' && openings.some((definition) => covers(definition, mention.match))) continue;
    const key = where === 'title' || where === 'heading' ? `${where} ${mention.part}` : `${where} ${mention.part} ${mention.clause}`;
    groups.set(key, [...(groups.get(key) ?? []), mention]);
  }
  const mentions = [...groups.values()].flatMap((group) => mentionOf(input, identity, purpose, group)).sort(byPlace);
  // «Граждане» in one place and «клиенты» at large in another are no contradiction.
  const isBare = mentions.some(({ where, clients }) => where !== 'elsewhere' && clients === 'unqualified');
  return mentions.filter(({ where, ruleId }) => !BY_WHAT_THEY_ARE.has(ruleId ?? '') || (where !== 'elsewhere' && !isBare));
};

/** Definitions that begin a sentence, and those that go on behind one: «Клиентом признается гражданин, внутренним клиентом – работник». */
const openingsOf = (input: ActInput, definitions: readonly Definition[]): readonly Definition[] => {
  const found: Definition[] = [];
  for (const definition of definitions.toSorted(byPlace)) {
    const before = found.at(-1);
    const goesOn = before !== undefined && definition.start - before.end <= MAX_BETWEEN;
    if (goesOn || opensSentence(input, definition)) found.push(definition);
  }
  return found;
};

/** «, а под » stands between two definitions at most. */
const MAX_BETWEEN = 10;

/** «Внутренним клиентом является работник» defines; «Прием внутренних клиентов – работников – ведет отдел» speaks of the reception. */
const opensSentence = (input: ActInput, { start }: Definition): boolean => {
  const around = input.file.text.slice(Math.max(0, start - MAX_OPENING), start);
  const before = around.slice(Math.max(...['\n', '.', ';', ':'].map((mark) => around.lastIndexOf(mark))) + 1);
  return before.split(/[^\p{L}]+/u).filter((word) => word.length > 1).length <= WORDS_OF_OPENING;
};

const MAX_OPENING = 80;
/** «Для целей Порядка под …». */
const WORDS_OF_OPENING = 4;

/** The rules that know clients by what they are, not by the word. */
const BY_WHAT_THEY_ARE: ReadonlySet<string> = new Set(['client/outsiders', 'client/insiders']);

type Where = ClientMention['where'];

const whereOf = (input: ActInput, purpose: ReturnType<typeof purposeClause>, { part, clause }: ClientsMention): Where => {
  const found = input.act.parts[part];
  const zone = found?.clauses[clause]?.zone;
  if (zone === 'title' && found?.kind === 'order') return 'title';
  if (zone === 'title' && found?.kind === 'procedure') return 'heading';
  return purpose !== null && purpose.part === part && purpose.clause.index === clause ? 'purpose' : 'elsewhere';
};

const mentionOf = (
  input: ActInput,
  identity: Identity,
  purpose: ReturnType<typeof purposeClause>,
  group: readonly ClientsMention[],
): ClientMention[] => {
  const [first] = group;
  if (first === undefined) return [];
  const where = whereOf(input, purpose, first);
  const kinds = new Set(group.flatMap(({ emit }) => emit.clients));
  const clients = kinds.size === 2 ? 'both' : kinds.has('internal') ? 'internal' : kinds.has('external') ? 'external' : 'unqualified';
  const isLimited = clients === 'internal' || clients === 'external';
  if (where === 'elsewhere' && (!isLimited || isDefinition(input, identity, first.part, first.clause))) return [];
  const telling = group.find(({ emit }) => emit.clients.length > 0) ?? first;
  return [
    {
      ...factAt(
        input,
        telling.match,
        { part: telling.part, clause: telling.clause, ruleId: telling.ruleId, confidence: telling.confidence },
        'client-mention',
        where,
      ),
      where,
      clients,
    },
  ];
};
