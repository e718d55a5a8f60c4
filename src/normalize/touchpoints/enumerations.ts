import type { Definition, Span, Touchpoint, TouchpointSource, TouchpointType } from '../../model/index.js';
import { unitOf } from '../../rules/phrase/unit.js';
import { tokenize } from '../../rules/tokens.js';
import { factAt, type ActInput } from '../context.js';
import { standardType, typesIn } from './channels.js';
import type { ContactOwner } from './contacts.js';
import { contentsOf, type Content } from './contents.js';
import { definedTouchpoints } from './defined.js';
import { leadsInOrder, type Lead } from './leads.js';
import { createOccupied } from './occupied.js';
import type { Named } from './names.js';
import { splitTouchpoints } from './split.js';
import { isTouchpointWord } from './words.js';

/** Touchpoints of enumerations and definitions, with the places whose contacts belong to them. */
export interface Enumerated {
  readonly touchpoints: readonly Touchpoint[];
  readonly owners: readonly ContactOwner[];
  /** Where each enumeration or definition stands, for the division by types. */
  readonly divisions: readonly Division[];
}

export interface Division extends Span {
  readonly source: TouchpointSource;
  readonly type: TouchpointType;
  readonly part: number;
  readonly clause: number;
  readonly ruleId: string;
}

export const enumeratedTouchpoints = (input: ActInput, definitions: readonly Definition[]): Enumerated => {
  const defined = definedTouchpoints(input, definitions);
  const touchpoints: Touchpoint[] = [...defined.touchpoints];
  const owners: ContactOwner[] = [];
  const divisions: Division[] = [...defined.divisions];
  const taken = createOccupied();
  for (const place of defined.places) taken.add(place);
  for (const lead of leadsInOrder(input)) {
    const contents = contentsOf(input, lead).filter((content) => !taken.overlaps(content));
    const named = namedIn(input, lead, contents);
    if (
      !namesTouchpoints(
        lead,
        named.map(({ name }) => name),
      )
    )
      continue;
    for (const content of contents) taken.add(content);
    const types = typesSaid(input, named);
    for (const [index, { content, name }] of named.entries()) {
      const touchpoint = touchpointOf(input, lead, content, { named: name, type: lead.emit.type ?? types[index] ?? null });
      touchpoints.push(touchpoint);
      owners.push({ id: touchpoint.id, reach: content });
    }
    if (lead.emit.type !== null) {
      divisions.push({
        ...lead.quote,
        source: lead.emit.enumeration,
        type: lead.emit.type,
        part: lead.part,
        clause: lead.clause,
        ruleId: lead.ruleId,
      });
    }
  }
  return { touchpoints: touchpoints.sort((a, b) => a.start - b.start), owners, divisions };
};

/** A lead that tells a type needs one channel behind it; one that tells none needs several, and little else among them. */
const namesTouchpoints = (lead: Lead, names: readonly Named[]): boolean => {
  const known = names.filter((name) => name.known).length;
  if (lead.emit.type !== null || lead.emit.enumeration === 'definition') return known > 0;
  return known >= (lead.emit.colon ? 2 : 1) && known / names.length >= ENOUGH_KNOWN;
};

const ENOUGH_KNOWN = 0.5;

/** What an enumeration names: known channels, and unknown words that stand alone as an item or in the company of known ones. */
const namedIn = (input: ActInput, lead: Lead, contents: readonly Content[]): { content: Content; name: Named }[] => {
  const all = contents.flatMap((content) => {
    const names = splitTouchpoints(input.recognition, input.file.text.slice(content.start, content.end), content.start);
    return names.map((name) => ({ content, name, isWhole: names.length === 1 && lead.clause !== content.clause }));
  });
  const isAmongKnown = all.filter(({ name }) => name.known).length >= LEAST_COMPANY;
  return all.filter(({ name, isWhole }) => {
    if (name.known) return true;
    if (isTouchpointWord(input, input.file.text.slice(name.name.start, name.name.end))) return false;
    if (isWhole) return lead.emit.type !== null || (isAmongKnown && name.channel !== 'other');
    return name.extra && isAmongKnown && lead.emit.type !== null;
  });
};

/** Known names that vouch for unknown words set apart like them: «электронная почта, ФГИС, радиостанция». */
const LEAST_COMPANY = 2;

const touchpointOf = (
  input: ActInput,
  lead: Lead,
  content: Content,
  { named, type }: { readonly named: Named; readonly type: TouchpointType | null },
): Touchpoint => {
  const source = lead.emit.enumeration;
  // The first word alone («центр уведомлений») is not sure enough to contradict the order.
  const channel = named.known || type === null || standardType(named.channel) === type ? named.channel : 'other';
  return {
    ...factAt(
      input,
      named.name,
      { part: lead.part, clause: content.clause, ruleId: lead.ruleId, confidence: lead.confidence },
      'touchpoint',
      source,
    ),
    listRowId: null,
    source,
    name: nameOf(input, input.file.text.slice(named.name.start, named.name.end)),
    channel,
    typeDeclared: type,
    typeStandard: standardType(channel),
  };
};

/** «на сайте», «по телефону горячей линии»: the name without the preposition, in the nominative. */
const nameOf = (input: ActInput, printed: string): string => {
  const tokens = tokenize(input.recognition.stem, printed);
  const [preposition] = input.recognition.vocabulary.finder(unitOf(tokens), 'means-preposition').get(0) ?? [];
  const first = preposition === undefined ? undefined : tokens[preposition.end];
  return first === undefined ? printed : input.nominative(printed.slice(first.start));
};

/**
 * «официальный сайт – цифровая точка», «телефон (офлайн-точка)». Of names in one sentence that ends with a type those that none is said
 * of have the next one: «сайт либо портал (цифровые точки), телефон либо приёмная (офлайн-точки)».
 */
const typesSaid = (input: ActInput, all: readonly { readonly content: Content; readonly name: Named }[]): (TouchpointType | null)[] => {
  const own = all.map(({ name }) => {
    const types = new Set(typesIn(input.recognition, input.file.text.slice(name.tail.start, name.tail.end)));
    const [type = null] = types;
    return types.size === 1 ? type : null;
  });
  return own.map((type, index) => {
    if (type !== null) return type;
    const beside = own.filter((_, other) => other > index && all[other]?.content === all[index]?.content);
    return beside.at(-1) === null ? null : (beside.find((other) => other !== null) ?? null);
  });
};
