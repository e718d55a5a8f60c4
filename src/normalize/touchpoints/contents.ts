import type { ParsedClause, ParsedPart, Span } from '../../model/index.js';
import type { ActInput } from '../context.js';
import { scanChannels, typeOfHeading, typesIn } from './channels.js';
import { unitOf } from '../../rules/phrase/unit.js';
import type { Token } from '../../rules/tokens.js';
import { isBare } from './bare-leads.js';
import { behindDirection } from './direction-heads.js';
import { mannerOf } from './manner.js';
import { nounForms } from './noun-forms.js';
import { isSoleLead, leadsBeside, nextOtherLead, type Lead } from './leads.js';

/** A stretch of text that holds names of touchpoints. */
export interface Content extends Span {
  readonly clause: number;
}

const ENOUGH_NAMED = 0.5;

/** What the lead introduces: its child items, else what follows it in its clause, else what stands before it. */
export const contentsOf = (input: ActInput, lead: Lead): Content[] => {
  const part = input.act.parts[lead.part];
  const clause = part?.clauses[lead.clause];
  if (part === undefined || clause === undefined) return [];
  const sentence = sentenceOf(input, clause, lead);
  const before = closedBy(input, lead, sentence) ?? bracketBefore(input, lead, sentence);
  if (before !== null) return [{ ...before, clause: clause.index }];
  const after = nextLead(input, lead, { start: lead.match.end, end: sentence.end });
  const rest = input.file.text.slice(after.start, after.end);
  const children = childrenOf(part, clause).filter(({ zone }) => zone === clause.zone);
  const divides = !isSoleLead(input, lead, sentence);
  if (children.length > 0 && /:\s*$/u.test(rest) && !/:\s*\S/u.test(rest))
    return divides ? [] : itemsOf(input, lead, [...withNested(input, lead, part, children), ...displaced(input, part, children)]);
  if (clause.kind === 'section' && !/\p{L}/u.test(rest)) return underHeading(input, lead, part, clause, children);
  // «Статья 15. Цифровые точки: сайт, почта.» is told in a sentence, «Цифровые и иные точки» is a heading.
  if (clause.kind === 'section' && !/:\s[^:]*\.\s*$/u.test(input.file.text.slice(lead.passage.start, sentence.end))) return [];
  if (lead.emit.colon && !isBare(lead) && !/:\s*\S/u.test(rest)) return [];
  if (goesOnOtherwise(input, rest)) return [];
  if (/\p{L}/u.test(rest)) {
    const named = inBracket(input, after, rest) ?? behindMeaning(input, inSentence(input, lead, after, rest));
    // «Цифровые точки: система «Дело»;» with the other points on lines of their own.
    const further = /;\s*$/u.test(rest) && !divides ? itemsOf(input, lead, children) : [];
    return named === null ? [] : [{ ...named, clause: clause.index }, ...further];
  }
  const items =
    children.length > 0 ? [...withNested(input, lead, part, children), ...displaced(input, part, children)] : followingItems(part, clause);
  if (items.length > 0) return divides ? [] : itemsOf(input, lead, items);
  const names = closes(input, lead) ? behindMeaning(input, { start: lead.passage.start, end: lead.match.start }) : null;
  return names === null ? [] : [{ ...names, clause: clause.index }];
};

/** «цифровые точки | позволяют …», «наряду с цифровыми каналами | сохраняются …»: a verb that does not introduce names. */
const goesOnOtherwise = (input: ActInput, rest: string): boolean => {
  const { unit, tokens } = scanChannels(input.recognition, rest, 0);
  const [first] = tokens;
  if (first === undefined || !mannerOf(input.recognition.grammar).isFinite(first)) return false;
  return !['names-verb', 'turns-to'].some((name) => input.recognition.vocabulary.finder(unit, name).has(0));
};

/** Words right before a lead in which the verb that it closes may stand: «…, … образуют перечень цифровых точек». */
const LONGEST_CLOSING = 40;

/** Whether a lead says of what stands before it that it counts among touchpoints: «сайт сохраняется взамен электронных каналов» does not. */
const closes = (input: ActInput, lead: Lead): boolean => {
  const start = Math.max(lead.passage.start, lead.match.start - LONGEST_CLOSING);
  const { unit, tokens } = scanChannels(input.recognition, input.file.text.slice(start, lead.match.end), start);
  // «остаются для тех, кому цифровые каналы неудобны»: the verb is of another clause.
  const comma = tokens.findLastIndex(({ form, start: at }) => form === ',' && at < lead.match.start);
  return ['names-verb', 'turns-to'].some((name) => [...input.recognition.vocabulary.finder(unit, name).keys()].some((at) => at > comma));
};

/** «цифровые точки (сайт, почта) и офлайн-точки (телефон)»: the names stand in the bracket right behind the lead. */
const inBracket = (input: ActInput, after: Span, rest: string): Span | null => {
  const bracket = /^\s*\(((?:[^()]|\([^()]{0,60}\)){1,400})\)(?!\s*:)/u.exec(rest);
  const inside = bracket?.[1];
  if (bracket === null || inside === undefined) return null;
  const start = after.start + bracket[0].indexOf('(') + 1;
  const { channels } = scanChannels(input.recognition, inside, start);
  return (channels[0]?.from ?? OPENING_TOKENS) < OPENING_TOKENS ? { start, end: start + inside.length } : null;
};

/**
 * «Цифровыми являются точки, организованные с использованием сети «Интернет», в том числе официальный сайт …»: a text that begins with
 * touchpoints in general tells what they are, and names them behind «в том числе» or not at all.
 */
const behindMeaning = (input: ActInput, span: Span): Span | null => {
  const text = input.file.text.slice(span.start, span.end);
  const { unit, tokens, channels, links } = scanChannels(input.recognition, text, span.start);
  const [general] = [...input.recognition.vocabulary.finder(unit, 'touchpoint').keys()].sort((a, b) => a - b);
  if (general === undefined || general >= OPENING_TOKENS || channels.some(({ from }) => from <= general)) return span;
  // «канал и чат департамента в мессенджере»: two names for points, not what points are.
  const link = links.get(general + 1);
  if (link !== undefined && channels.some(({ from }) => from === link)) return span;
  const opened = [...input.recognition.vocabulary.finder(unit, 'opens-names')].sort(([a], [b]) => a - b);
  const colon = tokens.findIndex((token, at) => token.form === ':' && tokens[at + 1]?.start !== token.end);
  const [opener] = [...opened.map(([, found]) => Math.max(...found.map(({ end }) => end))), ...(colon < 0 ? [] : [colon + 1])];
  const first = opener === undefined ? undefined : tokens[opener];
  return first === undefined ? null : { start: first.start, end: span.end };
};

/** «Сайт и почта относятся к цифровым точкам, телефон – к офлайн-точкам»: in a sentence that begins with a name each lead closes its names. */
const closedBy = (input: ActInput, lead: Lead, sentence: Span): Span | null => {
  if (lead.emit.type === null || lead.match.start === sentence.start) return null;
  const leads = leadsBeside(input, lead).filter(
    ({ match, emit }) => emit.type !== null && match.start >= sentence.start && match.end <= sentence.end,
  );
  if (leads.length === 0 || !leads.every((one) => isClosing(input, one))) return null;
  const start = Math.max(sentence.start, ...leads.map(({ match }) => match.end).filter((end) => end <= lead.match.start));
  const { channels } = scanChannels(input.recognition, input.file.text.slice(sentence.start, lead.match.start), sentence.start);
  const [first] = channels;
  if (first === undefined || first.from >= OPENING_TOKENS || channels.length + leads.length <= 2) return null;
  return { start, end: lead.match.start };
};

/** «точки, доступные через сеть (сайт, почта), относятся к цифровым, прочие (приёмная, телефон) – к офлайн» */
const bracketBefore = (input: ActInput, lead: Lead, sentence: Span): Span | null => {
  if (lead.emit.type === null || !isClosing(input, lead)) return null;
  const text = input.file.text.slice(sentence.start, lead.match.start);
  const inside = /\(([^()]{1,400})\)[\s,–—-]*(?:\p{L}{1,2}\s+)?$/u.exec(text);
  if (inside?.[1] === undefined) return null;
  const start = sentence.start + inside.index + 1;
  const { channels } = scanChannels(input.recognition, inside[1], start);
  return (channels[0]?.from ?? OPENING_TOKENS) < OPENING_TOKENS ? { start, end: start + inside[1].length } : null;
};

/** A dash, a preposition and the spaces round them. */
const LONGEST_JOINT = 5;

/** A lead that begins with its predicate, or with the dash that stands for it. */
const isClosing = (input: ActInput, { match }: Lead): boolean => {
  const { tokens } = scanChannels(input.recognition, input.file.text.slice(match.start, match.end), match.start);
  if (input.recognition.vocabulary.finder(unitOf(tokens), 'counts-as').has(0)) return true;
  if (closesRightBefore(input, match)) return true;
  return /[–—-]\s(?:\p{L}{1,2}\s)?$/u.test(input.file.text.slice(Math.max(0, match.start - LONGEST_JOINT), match.start));
};

/** «…, … образуют | перечень цифровых точек» */
const closesRightBefore = (input: ActInput, match: Span): boolean => {
  const start = Math.max(0, match.start - LONGEST_VERB);
  const { unit, tokens } = scanChannels(input.recognition, input.file.text.slice(start, match.start), start);
  const last = tokens.findLastIndex(({ form }) => form.length > LONGEST_PREPOSITION);
  return last >= 0 && input.recognition.vocabulary.finder(unit, 'names-verb').has(last);
};

const LONGEST_VERB = 20;
const LONGEST_PREPOSITION = 2;

const childrenByPart = new WeakMap<ParsedPart, ReadonlyMap<number | null, readonly ParsedClause[]>>();

/** The clauses right under a clause, in order. */
const childrenOf = (part: ParsedPart, { index }: ParsedClause): readonly ParsedClause[] => {
  const known = childrenByPart.get(part) ?? groupedByParent(part.clauses);
  childrenByPart.set(part, known);
  return known.get(index) ?? [];
};

const groupedByParent = (clauses: readonly ParsedClause[]): ReadonlyMap<number | null, readonly ParsedClause[]> => {
  const groups = new Map<number | null, ParsedClause[]>();
  for (const clause of clauses) {
    const known = groups.get(clause.parent);
    if (known === undefined) groups.set(clause.parent, [clause]);
    else known.push(clause);
  }
  return groups;
};

/** What follows the lead in its sentence, or, where that names no channel, what stands before it («…, … составляют перечень точек»). */
const inSentence = (input: ActInput, lead: Lead, after: Span, rest: string): Span => {
  const before = { start: lead.passage.start, end: lead.match.start };
  const channels = (span: Span): number =>
    scanChannels(input.recognition, input.file.text.slice(span.start, span.end), span.start).channels.length;
  return channels(after) === 0 && channels(before) > 1 && closes(input, lead) ? before : afterColon(input, after, rest);
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
  if (lead.emit.type === null || !isSoleLead(input, lead, clause.span)) return [];
  // «ЦИФРОВЫЕ И ОФЛАЙН-ТОЧКИ»: what stands under it is of both.
  if (new Set(typesIn(input.recognition, input.file.text.slice(clause.span.start, clause.span.end))).size > 1) return [];
  const items = itemsOf(input, lead, children.length > 0 ? children : followingItems(part, clause));
  const named = items.filter((item) => {
    const text = input.file.text.slice(item.start, item.end);
    return (
      text.length <= LONGEST_POINT &&
      (scanChannels(input.recognition, text, item.start).channels[0]?.from ?? OPENING_TOKENS) < OPENING_TOKENS
    );
  });
  return named.length > 0 && named.length / items.length >= ENOUGH_NAMED ? named : [];
};

/** Items under one type end where a line heads those of another, though a semicolon stands before it: «…; ОФЛАЙН-ТОЧКИ». */
const itemsOf = (input: ActInput, lead: Lead, items: readonly ParsedClause[]): Content[] => {
  const headsOthers = ({ span }: ParsedClause): boolean => {
    const type = typeOfHeading(input.recognition, input.file.text.slice(span.start, span.end));
    return type !== null && type !== lead.emit.type;
  };
  const end = lead.emit.type === null ? -1 : items.findIndex(headsOthers);
  return (end < 0 ? items : items.slice(0, end)).map((item) => ({ ...itemSpan(input, item), clause: item.index }));
};

/** The items with those that stand under one of them behind a colon: «официальный сайт, в том числе: – раздел …». */
const withNested = (input: ActInput, lead: Lead, part: ParsedPart, items: readonly ParsedClause[]): ParsedClause[] =>
  items.flatMap((item) => {
    const text = input.file.text.slice(item.span.start, item.span.end);
    const leads = leadsBeside(input, { part: lead.part, clause: item.index }).some(({ emit }) => emit.type !== null);
    const opens = lead.emit.type !== null && !leads && /:\s*$/u.test(text) && text.length <= LONGEST_POINT;
    const nested = opens ? childrenOf(part, item).filter(({ kind }) => kind === 'item') : [];
    return nested.length > 0 && isGroup(input, text) ? nested : [item, ...nested];
  });

const isPlural = ({ recognition }: ActInput, name: readonly Token[]): boolean =>
  name.some(({ form }) => nounForms(recognition).plural.has(form));

/** «сайты:», «порталы и почта:», «места обслуживания:» head a group of points; «официальный сайт, в том числе:» is a point itself. */
const isGroup = (input: ActInput, text: string): boolean => {
  const { tokens, unit, channels } = scanChannels(input.recognition, text, 0);
  if (input.recognition.vocabulary.finder(unit, 'opens-names').size > 0) return false;
  const [first] = channels;
  return channels.length !== 1 || (first !== undefined && isPlural(input, tokens.slice(first.from, first.to)));
};

const OPENING_TOKENS = 3;

/** Points that a muddled lettering has put under another point: they begin with a channel and open a list of their own. */
const displaced = (input: ActInput, part: ParsedPart, children: readonly ParsedClause[]): ParsedClause[] => {
  const under = children.flatMap((child) => childrenOf(part, child)).sort((a, b) => a.index - b.index);
  return under.filter((clause) => {
    const text = input.file.text.slice(clause.span.start, clause.span.end);
    if (!/:\s*$/u.test(text)) return false;
    const [first] = scanChannels(input.recognition, text, clause.span.start).channels;
    return first !== undefined && first.from < OPENING_TOKENS;
  });
};

/** A heading without children («Цифровые точки») governs the paragraphs that follow it at its own level. */
const followingItems = (part: ParsedPart, clause: ParsedClause): ParsedClause[] => {
  const following: ParsedClause[] = [];
  for (let at = clause.index + 1; at < part.clauses.length; at += 1) {
    const other = part.clauses[at];
    if (other === undefined || other.parent !== clause.parent || other.kind !== 'item' || clause.kind === 'item') break;
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
  const next = nextOtherLead(input, lead, span.start);
  if (next === null || next >= span.end) return span;
  // «…, статус офлайн-точек – …»: words that belong to the next lead.
  const text = input.file.text.slice(span.start, next);
  const cut = Math.max(text.lastIndexOf(','), text.lastIndexOf(';'));
  const isOpening = cut >= 0 && scanChannels(input.recognition, text.slice(cut), span.start + cut).channels.length === 0;
  return { start: span.start, end: isOpening ? span.start + cut : next };
};

/** The first sentence of an item: what it goes on to say of the touchpoint is no name. */
const itemSpan = (input: ActInput, item: ParsedClause): Span => {
  const [first] = input.found.tokens.sentencesOf(item);
  return behindDirection(input, { start: item.span.start, end: first?.at(-1)?.end ?? item.span.end });
};
