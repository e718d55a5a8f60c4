import type { Definition, Span, Touchpoint, TouchpointSource, TouchpointType } from '../../model/index.js';
import { DOUBTFUL_CHANNEL } from '../../model/index.js';
import { unitOf } from '../../rules/phrase/unit.js';
import { tokenize, type Token } from '../../rules/tokens.js';
import { factAt, type ActInput } from '../context.js';
import { onlyTypeIn, scanChannels, standardType } from './channels.js';
import type { ContactOwner } from './contacts.js';
import { contentsOf, type Content } from './contents.js';
import { definedTouchpoints } from './defined.js';
import { impliedLists } from './implied-lists.js';
import { leadsInOrder, type Lead } from './leads.js';
import { createOccupied } from './occupied.js';
import type { Named } from './names.js';
import { isStatement } from './name-guard.js';
import { readingOf, splitTouchpoints } from './split.js';
import { isTouchpointWord, saysNoMore } from './words.js';

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
  const leads = leadsInOrder(input);
  const [meanings, lists] = [leads.filter((lead) => tellsMeaning(input, lead)), leads.filter((lead) => !tellsMeaning(input, lead))];
  for (const lead of [...lists, ...meanings]) {
    if (meanings.includes(lead) && touchpoints.some((one) => one.source === 'list' && one.typeDeclared === lead.emit.type)) continue;
    const contents = contentsOf(input, lead).filter((content) => !taken.overlaps(content));
    const named = namedIn(input, lead, contents);
    const names = named.map(({ name }) => name);
    if (!namesTouchpoints(input, lead, names) || opensWithAction(input, lead, contents)) continue;
    for (const content of contents) taken.add(content);
    const types = typesSaid(input, named);
    for (const [index, { content, name }] of named.entries()) {
      const preceding = named.slice(0, index).flatMap((one) => (one.content === content ? [one.name] : []));
      const touchpoint = touchpointOf(input, lead, content, { named: name, preceding, type: lead.emit.type ?? types[index] ?? null });
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
  for (const { lead, contents, kind, isTyped } of impliedLists(input)) {
    const free = contents.filter((content) => !taken.overlaps(content));
    const typed = free.find(({ type }) => type !== null)?.type ?? null;
    const led = kind === 'items' ? { ...lead, emit: { ...lead.emit, type: typed }, clause: NOWHERE } : lead;
    const named = namedIn(input, led, free).filter(({ name }) => name.known || kind === 'items');
    const types = typesSaid(input, named);
    const kept = named.flatMap(({ name, content }, index) => {
      const type = free.find((one) => one === content)?.type ?? types[index] ?? null;
      return isTyped && type === null ? [] : [{ name, content, type }];
    });
    if (kept.length < LEAST_UNTYPED) continue;
    for (const content of free) taken.add(content);
    for (const { name, content, type } of kept) {
      const preceding = kept.flatMap((one) => (one.content === content && one.name.name.end <= name.name.start ? [one.name] : []));
      const touchpoint = touchpointOf(input, lead, content, { named: name, preceding, type });
      touchpoints.push(touchpoint);
      owners.push({ id: touchpoint.id, reach: kind === 'items' ? content : { ...name.name, end: name.tail.end } });
    }
  }
  return { touchpoints: touchpoints.sort((a, b) => a.start - b.start), owners, divisions };
};

/** «офлайн-точки (взаимодействие при личном посещении, по телефону)»: what the type is; it names points where nothing else does. */
const tellsMeaning = (input: ActInput, { match, emit }: Lead): boolean => {
  const text = input.file.text.slice(match.start, match.end + LONGEST_WORD);
  const open = /\(\s*(\p{L}+)/u.exec(text);
  const first = open !== null && open.index <= match.end - match.start + 1 ? open[1] : undefined;
  return emit.type !== null && first !== undefined && input.recognition.grammar.contactWords.includes(first.toLowerCase());
};

const LONGEST_WORD = 40;

/**
 * A lead that tells a type needs one channel behind it; one that tells none needs several, and little else among them, unless it says
 * outright that what follows counts as a touchpoint.
 */
const namesTouchpoints = (input: ActInput, lead: Lead, names: readonly Named[]): boolean => {
  const known = names.filter((name) => name.known).length;
  const places = names.filter((name) => name.known && !name.adverb).length;
  if (lead.emit.type !== null || lead.emit.enumeration === 'definition') return known > 0;
  const isSaid = isTouchpointWord(input, input.file.text.slice(lead.match.start, lead.match.end)) || says(input, lead, 'announces');
  const least = isSaid ? LEAST_UNTYPED : LEAST_UNSAID;
  const isOutright = !lead.emit.colon && says(input, lead, 'counts-as');
  return places >= (isOutright ? 1 : least) && known / names.length >= ENOUGH_KNOWN;
};

/** «Клиент обращается за тем, чтобы: узнать …; получить …»: a list of what is done, not of where. */
const opensWithAction = (input: ActInput, lead: Lead, [content]: readonly Content[]): boolean => {
  if (lead.emit.type !== null || content === undefined) return false;
  const { recognition } = input;
  const { tokens, unit, channels } = readingOf(recognition, input.file.text.slice(content.start, content.end), content.start);
  const at = tokens.findIndex(({ kind }) => kind === 'word');
  const form = tokens[at]?.form ?? '';
  const isAction =
    recognition.grammar.infinitiveEndings.some((ending) => form.endsWith(ending)) && !recognition.grammar.notPredicates.includes(form);
  return isAction && !channels.some(({ from }) => from === at) && !recognition.vocabulary.finder(unit, 'turns-to').has(at);
};

/** Of an item no lead stands in its own clause. */
const NOWHERE = -1;
const LEAST_UNTYPED = 2;
/** «Обратиться можно через сайт, по телефону, в приёмной»: where nothing speaks of touchpoints only a row of them is a list. */
const LEAST_UNSAID = 3;

const says = (input: ActInput, { match }: Lead, concept: string): boolean => {
  const { stem, vocabulary } = input.recognition;
  return vocabulary.finder(unitOf(tokenize(stem, input.file.text.slice(match.start, match.end))), concept).size > 0;
};

const ENOUGH_KNOWN = 0.5;

/** What an enumeration names: known channels, and unknown words that stand alone as an item or in the company of known ones. */
const namedIn = (input: ActInput, lead: Lead, contents: readonly Content[]): { content: Content; name: Named }[] => {
  const all = contents.flatMap((content) => {
    const text = input.file.text.slice(content.start, content.end);
    const isItem = lead.clause !== content.clause;
    if (isItem && lead.emit.type === null && isStatement(readingOf(input.recognition, text, content.start))) return [];
    const names = splitTouchpoints(input.recognition, text, content.start);
    const isWhole = names.length === 1 && isItem;
    return names
      .filter((name, index) => name.known || index > 0 || isWhole || isSetOff(input, lead, content))
      .map((name) => ({ content, name, isWhole }));
  });
  const isAmongKnown = all.filter(({ name }) => name.known).length >= LEAST_COMPANY;
  return all.filter(({ name, isWhole }) => {
    if (name.known) return true;
    if (saysNoMore(input, input.file.text.slice(name.name.start, name.name.end))) return false;
    if (isWhole) return lead.emit.type !== null || (isAmongKnown && name.channel !== 'other');
    return name.extra && isAmongKnown && (lead.emit.type !== null || name.channel !== 'other');
  });
};

/** «…: центр карьеры; колл-центр»: words right behind a lead are a name only where a mark sets them off from it. */
const isSetOff = (input: ActInput, lead: Lead, { start, clause }: Content): boolean =>
  clause !== lead.clause ||
  /[:(–—]\s*$/u.test(input.file.text.slice(lead.match.end, start)) ||
  /^\s*[:–—]/u.test(input.file.text.slice(start, start + LONGEST_MARK));

const LONGEST_MARK = 3;

/** Known names that vouch for unknown words set apart like them: «электронная почта, ФГИС, радиостанция». */
const LEAST_COMPANY = 2;

const touchpointOf = (
  input: ActInput,
  lead: Lead,
  content: Content,
  { named, preceding, type }: { readonly named: Named; readonly preceding: readonly Named[]; readonly type: TouchpointType | null },
): Touchpoint => {
  const source = lead.emit.enumeration;
  // The first word alone («центр уведомлений») is not sure enough to contradict the order.
  const channel = named.known || type === null || standardType(named.channel) === type ? named.channel : 'other';
  const isDoubtful = !named.sure && type !== null && standardType(channel) !== null && standardType(channel) !== type;
  return {
    ...factAt(
      input,
      named.name,
      { part: lead.part, clause: content.clause, ruleId: lead.ruleId, confidence: isDoubtful ? DOUBTFUL_CHANNEL : lead.confidence },
      'touchpoint',
      source,
    ),
    listRowId: null,
    source,
    name: nameOf(input, named, preceding, lead),
    channel,
    typeDeclared: type,
    typeStandard: standardType(channel),
  };
};

/** «на сайте», «по телефону горячей линии»: the name without the preposition, in the nominative. */
const nameOf = (input: ActInput, named: Named, preceding: readonly Named[], lead: Lead): string => {
  const printed = printedOf(input, named);
  const tokens = tokenize(input.recognition.stem, printed);
  const own = prepositionOf(input, tokens);
  const first = own === null ? undefined : tokens[own.end];
  if (first !== undefined) return input.nominative(printed.slice(first.start));
  if (input.recognition.grammar.accusativeEndings.some((ending) => tokens[0]?.form.endsWith(ending) === true))
    return input.nominative(printed);
  const isWord = tokens.length === 1 && input.recognition.grammar.genitiveAdjectives.some((ending) => tokens[0]?.form.endsWith(ending));
  return isWord || isGoverned(input, named, preceding, lead) ? input.nominative(printed) : printed;
};

const printedOf = (input: ActInput, { name }: Named): string => input.file.text.slice(name.start, name.end);

const prepositionOf = (input: ActInput, tokens: readonly Token[]): { readonly end: number } | null =>
  input.recognition.vocabulary.finder(unitOf(tokens), 'means-preposition').get(0)?.[0] ?? null;

/** Characters behind a lead in which a preposition may govern the names: «цифровое взаимодействие | посредством: …». */
const LONGEST_LEAD_END = 40;

/** «происходят на | сайте», «по телефону, электронной почте»: a preposition that changes the case governs the names behind it. */
const isGoverned = (input: ActInput, { name: { start } }: Named, preceding: readonly Named[], lead: Lead): boolean => {
  const governing = preceding
    .map((one) => tokenize(input.recognition.stem, printedOf(input, one)))
    .findLast((tokens) => prepositionOf(input, tokens));
  const next = preceding[0]?.name.start ?? start;
  const clauseEnd = input.act.parts[lead.part]?.clauses[lead.clause]?.span.end ?? next;
  const text = input.file.text.slice(
    lead.match.start,
    Math.max(lead.match.end, Math.min(next, clauseEnd, lead.match.end + LONGEST_LEAD_END)),
  );
  const words = tokenize(input.recognition.stem, text.replace(/[\s:\d).–—-]+$/u, ''));
  const [last] = governing ?? words.slice(-1);
  if (last === undefined || (governing === undefined && !prepositionOf(input, [last]))) return false;
  return !input.recognition.grammar.accusativePrepositions.includes(last.form);
};

/**
 * «официальный сайт – цифровая точка», «телефон (офлайн-точка)». Of names in one sentence that ends with a type those that none is said
 * of have the next one: «сайт либо портал (цифровые точки), телефон либо приёмная (офлайн-точки)».
 */
const typesSaid = (input: ActInput, all: readonly { readonly content: Content; readonly name: Named }[]): (TouchpointType | null)[] => {
  const own = all.map(({ name }) => onlyTypeIn(input.recognition, input.file.text.slice(name.tail.start, name.tail.end)));
  const isTyped = (content: Content): boolean => own.some((type, index) => type !== null && all[index]?.content === content);
  return own.map((type, index) => {
    if (type !== null) return type;
    const content = all[index]?.content;
    if (content !== undefined && !isTyped(content)) return closingType(input, content);
    const beside = own.filter((_, other) => other > index && all[other]?.content === all[index]?.content);
    return beside.at(-1) === null ? null : (beside.find((other) => other !== null) ?? null);
  });
};

/** «портал – подача заявки, консультация (цифровая точка)»: the type in the bracket that ends an item. */
const closingType = (input: ActInput, { start, end }: Span): TouchpointType | null => {
  const inside = /\(([^()]{1,60})\)[.;]?\s*$/u.exec(input.file.text.slice(start, end))?.[1] ?? '';
  return scanChannels(input.recognition, inside, start).channels.length === 0 ? onlyTypeIn(input.recognition, inside) : null;
};
