import type { Definition, ParsedClause, ParsedPart, Span, Touchpoint, TouchpointSource, TouchpointType } from '../../model/index.js';
import { factAt, mentionsOf, type ActInput } from '../context.js';
import { scanChannels, standardType, typesIn } from './channels.js';
import type { ContactOwner } from './contacts.js';
import { splitTouchpoints, type Named } from './split.js';

type Lead = ReturnType<typeof mentionsOf<'enumeration'>>[number];

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

/** A stretch of text that holds names of touchpoints. */
interface Content extends Span {
  readonly clause: number;
}

export const enumeratedTouchpoints = (input: ActInput, definitions: readonly Definition[]): Enumerated => {
  const defined = definedTouchpoints(input, definitions);
  const touchpoints: Touchpoint[] = [...defined.touchpoints];
  const owners: ContactOwner[] = [];
  const divisions: Division[] = [...defined.divisions];
  const taken: Span[] = [...defined.places];
  for (const lead of typedFirst(strongestLeads(leadsOf(input)))) {
    const contents = contentsOf(input, lead).filter(
      (content) => !taken.some((other) => other.start < content.end && content.start < other.end),
    );
    const named = contents.flatMap((content) => namedIn(input, lead, content));
    if (
      !namesTouchpoints(
        lead,
        named.map(({ name }) => name),
      )
    )
      continue;
    taken.push(...contents);
    for (const { content, name } of named) {
      const touchpoint = touchpointOf(input, lead, content, name);
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

/** «телефон (офлайн-точка)»: a type in a bracket of its own is said of the name before it and leads nothing. */
const leadsOf = (input: ActInput): Lead[] =>
  mentionsOf(input, 'enumeration').filter(({ match }) => {
    const around = input.file.text.slice(match.start - 1, match.end + 1);
    return !(around.startsWith('(') && around.endsWith(')'));
  });

/** A lead that tells a type takes its points before a wider one that tells none. */
const typedFirst = (leads: readonly Lead[]): Lead[] => [
  ...leads.filter((lead) => lead.emit.type !== null),
  ...leads.filter((lead) => lead.emit.type === null),
];

/** A lead that tells a type needs one channel behind it; one that tells none needs several, and little else among them. */
const namesTouchpoints = (lead: Lead, names: readonly Named[]): boolean => {
  const known = names.filter((name) => name.known).length;
  if (lead.emit.type !== null || lead.emit.enumeration === 'definition') return known > 0;
  return known >= (lead.emit.colon ? 2 : 1) && known / names.length >= ENOUGH_KNOWN;
};

const ENOUGH_KNOWN = 0.5;

/** «Цифровые точки – официальные сайты, мессенджеры …»: what a definition of touchpoints (of a type) enumerates. */
const definedTouchpoints = (
  input: ActInput,
  definitions: readonly Definition[],
): { touchpoints: Touchpoint[]; divisions: Division[]; places: Span[] } => {
  const touchpoints: Touchpoint[] = [];
  const divisions: Division[] = [];
  const places: Span[] = [];
  for (const definition of definitions) {
    if (!isTouchpointWord(input, definition.term)) continue;
    const [type = null] = typesIn(input.recognition, definition.term);
    const at = clauseIndexes(input, definition.clauseId);
    const start = input.file.text.lastIndexOf(definition.definition, definition.end);
    places.push({ start: definition.start, end: definition.end });
    if (type !== null)
      divisions.push({ start: definition.start, end: definition.end, source: 'definition', type, ...at, ruleId: 'touchpoint/defined' });
    const names = splitTouchpoints(input.recognition, definition.definition, start).filter((name) => name.known);
    for (const named of names) {
      touchpoints.push({
        ...factAt(input, named.name, { ...at, ruleId: 'touchpoint/defined' }, 'touchpoint', 'definition'),
        listRowId: null,
        source: 'definition',
        name: input.file.text.slice(named.name.start, named.name.end),
        channel: named.channel,
        typeDeclared: type,
        typeStandard: standardType(named.channel),
      });
    }
  }
  return { touchpoints, divisions, places };
};

const clauseIndexes = (input: ActInput, clauseId: string | null): { part: number; clause: number } => {
  const part = input.clauses.findIndex((clauses) => clauses.some((clause) => clause.id === clauseId));
  return { part, clause: input.clauses[part]?.findIndex((clause) => clause.id === clauseId) ?? -1 };
};

/** Of leads over the same words the one that tells a type wins, then a definition, then the longer match. */
const strongestLeads = (leads: readonly Lead[]): Lead[] => {
  const weight = (lead: Lead): number => (lead.emit.type === null ? 0 : 2) + (lead.emit.enumeration === 'definition' ? 1 : 0);
  const sorted = [...leads].sort(
    (a, b) => weight(b) - weight(a) || b.match.end - b.match.start - (a.match.end - a.match.start) || a.match.start - b.match.start,
  );
  const kept: Lead[] = [];
  for (const lead of sorted) {
    const same = kept.some(
      (other) =>
        other.part === lead.part &&
        other.clause === lead.clause &&
        other.match.start < lead.match.end &&
        lead.match.start < other.match.end,
    );
    if (!same) kept.push(lead);
  }
  return kept.sort((a, b) => a.match.start - b.match.start);
};

/** What the lead introduces: its child items, else what follows it in its clause, else what stands before it. */
const contentsOf = (input: ActInput, lead: Lead): Content[] => {
  const part = input.act.parts[lead.part];
  const clause = part?.clauses[lead.clause];
  if (part === undefined || clause === undefined) return [];
  const sentence = sentenceOf(input, clause, lead);
  const after = nextLead(input, lead, { start: lead.match.end, end: sentence.end });
  const rest = input.file.text.slice(after.start, after.end);
  const children = part.clauses.filter((one) => one.parent === clause.index && one.zone === clause.zone);
  if (children.length > 0 && /:\s*$/u.test(rest) && !/:\s*\S/u.test(rest))
    return itemsOf(input, [...children, ...displaced(input, part, children)]);
  if (clause.kind === 'section') return /\p{L}/u.test(rest) ? [] : underHeading(input, lead, part, clause, children);
  if (lead.emit.colon && !/:\s*\S/u.test(rest)) return [];
  if (/\p{L}/u.test(rest)) return [{ ...inSentence(input, lead, after, rest), clause: clause.index }];
  const items = children.length > 0 ? [...children, ...displaced(input, part, children)] : followingItems(part, clause);
  if (items.length > 0) return itemsOf(input, items);
  return [{ start: lead.passage.start, end: lead.match.start, clause: clause.index }];
};

/** What follows the lead in its sentence, or, where that names no channel, what stands before it («…, … составляют перечень точек»). */
const inSentence = (input: ActInput, lead: Lead, after: Span, rest: string): Span => {
  const before = { start: lead.passage.start, end: lead.match.start };
  const channels = (span: Span): number =>
    scanChannels(input.recognition, input.file.text.slice(span.start, span.end), span.start).channels.length;
  return channels(after) === 0 && channels(before) > 1 ? before : afterColon(input, after, rest);
};

/** «Цифровые точки (доступны круглосуточно): …» – the names begin behind a colon that no channel comes before. */
const afterColon = (input: ActInput, after: Span, rest: string): Span => {
  const colon = /:\s/u.exec(rest);
  if (colon === null) return after;
  const before = scanChannels(input.recognition, rest.slice(0, colon.index), after.start).channels;
  return before.length === 0 ? { start: after.start + colon.index + 1, end: after.end } : after;
};

const LONGEST_POINT = 160;

/** A heading that names one type may stand over its points, whatever their kind, as long as they are short and name channels. */
const underHeading = (
  input: ActInput,
  lead: Lead,
  part: ParsedPart,
  clause: ParsedClause,
  children: readonly ParsedClause[],
): Content[] => {
  if (lead.emit.type === null || !isSoleLead(input, lead)) return [];
  const items = itemsOf(input, children.length > 0 ? children : followingItems(part, clause));
  const named = items.filter((item) => {
    const text = input.file.text.slice(item.start, item.end);
    return (
      text.length <= LONGEST_POINT &&
      (scanChannels(input.recognition, text, item.start).channels[0]?.from ?? OPENING_TOKENS) < OPENING_TOKENS
    );
  });
  return named.length > 0 && named.length / items.length >= ENOUGH_KNOWN ? named : [];
};

const itemsOf = (input: ActInput, items: readonly ParsedClause[]): Content[] =>
  items.map((item) => ({ ...itemSpan(input, item), clause: item.index }));

const OPENING_TOKENS = 3;

/** Points that a muddled lettering has put under another point: they begin with a channel and open a list of their own. */
const displaced = (input: ActInput, part: ParsedPart, children: readonly ParsedClause[]): ParsedClause[] => {
  const parents = new Set(children.map(({ index }) => index));
  return part.clauses.filter((clause) => {
    if (clause.parent === null || !parents.has(clause.parent)) return false;
    const text = input.file.text.slice(clause.span.start, clause.span.end);
    if (!/:\s*$/u.test(text)) return false;
    const [first] = scanChannels(input.recognition, text, clause.span.start).channels;
    return first !== undefined && first.from < OPENING_TOKENS;
  });
};

/** A heading that names both types divides; one that names a single type may stand over its points. */
const isSoleLead = (input: ActInput, lead: Lead): boolean =>
  mentionsOf(input, 'enumeration').every(
    (other) => other.part !== lead.part || other.clause !== lead.clause || other.emit.type === null || other.emit.type === lead.emit.type,
  );

/** A heading without children («Цифровые точки») governs the paragraphs that follow it at its own level. */
const followingItems = (part: ParsedPart, clause: ParsedClause): ParsedClause[] => {
  const following: ParsedClause[] = [];
  for (const other of part.clauses.slice(clause.index + 1)) {
    if (other.parent !== clause.parent || other.kind !== 'item' || clause.kind === 'item') break;
    following.push(other);
  }
  return following;
};

const sentenceOf = (input: ActInput, clause: ParsedClause, lead: Lead): Span => {
  const sentences = input.found.tokens.sentencesOf(clause);
  const own = sentences.find((tokens) => (tokens[0]?.start ?? 0) <= lead.match.start && lead.match.end <= (tokens.at(-1)?.end ?? 0));
  return { start: own?.[0]?.start ?? clause.span.start, end: own?.at(-1)?.end ?? clause.span.end };
};

/** «…: сайт, почта; офлайн-точки: телефон» – what follows ends where the next lead begins. */
const nextLead = (input: ActInput, lead: Lead, span: Span): Span => {
  const next = leadsOf(input).filter(
    (other) =>
      other.part === lead.part &&
      other.clause === lead.clause &&
      other.match.start >= span.start &&
      other.emit.type !== null &&
      other.emit.type !== lead.emit.type,
  );
  const end = Math.min(span.end, ...next.map((other) => other.match.start));
  return { start: span.start, end };
};

/** The first sentence of an item: what it goes on to say of the touchpoint is no name. */
const itemSpan = (input: ActInput, item: ParsedClause): Span => {
  const [first] = input.found.tokens.sentencesOf(item);
  return { start: item.span.start, end: first?.at(-1)?.end ?? item.span.end };
};

const namedIn = (input: ActInput, lead: Lead, content: Content): { content: Content; name: Named }[] => {
  const names = splitTouchpoints(input.recognition, input.file.text.slice(content.start, content.end), content.start);
  const isWhole = names.length === 1 && lead.clause !== content.clause;
  return names
    .filter(
      (name) =>
        name.known ||
        (isWhole && lead.emit.type !== null && !isTouchpointWord(input, input.file.text.slice(name.name.start, name.name.end))),
    )
    .map((name) => ({ content, name }));
};

/** «цифровые точки;» under «подразделяются на:» names no touchpoint. */
const isTouchpointWord = (input: ActInput, words: string): boolean => {
  const stems = words
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => input.recognition.stem(word));
  const anchors = input.recognition.vocabulary.anchors('touchpoint');
  return stems.some((stem) => anchors?.has(stem) ?? false);
};

const touchpointOf = (input: ActInput, lead: Lead, content: Content, named: Named): Touchpoint => {
  const source = lead.emit.enumeration;
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
    name: input.file.text.slice(named.name.start, named.name.end),
    channel: named.channel,
    typeDeclared: lead.emit.type ?? typeSaidOf(input, named),
    typeStandard: standardType(named.channel),
  };
};

/** «официальный сайт – цифровая точка», «телефон (офлайн-точка)». */
const typeSaidOf = (input: ActInput, named: Named): TouchpointType | null => {
  const types = new Set(typesIn(input.recognition, input.file.text.slice(named.tail.start, named.tail.end)));
  const [type = null] = types;
  return types.size === 1 ? type : null;
};
