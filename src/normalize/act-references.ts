import type { ActReference, ParsedClause, Span } from '../model/index.js';
import { fold, type Token } from '../rules/tokens.js';
import { factAt, type ActInput } from './context.js';
import { typeAt } from './requisites/act-names.js';
import type { Identity } from './requisites/context.js';
import { headOf } from './requisites/head.js';
import { numbersOfLines, ownDate } from './requisites/index.js';
import { numbersIn } from './requisites/number.js';
import { anyOf } from './requisites/patterns.js';
import { stampOf } from './stamps.js';

/** Acts cited by number or date in any part; the act's own stamps and «настоящий приказ» are none. */
export const actReferencesOf = (input: ActInput, identity: Identity): ActReference[] => {
  const own = ownActs(input, identity);
  return input.act.parts.flatMap((part, partIndex) =>
    part.clauses
      .filter(({ zone }) => CITING.has(zone))
      .flatMap((clause) =>
        citationsIn(identity, input, clause)
          .filter((citation) => !own.some((act) => isSame(act, citation)))
          .map((citation) => ({
            ...factAt(
              input,
              citation.at,
              { part: partIndex, clause: clause.index, ruleId: 'reference/act' },
              'act-reference',
              citation.number,
            ),
            actType: citation.type,
            number: citation.number,
            date: citation.date,
            title: citation.title,
            isBasis: clause.zone === 'preamble',
          })),
      ),
  );
};

const CITING: ReadonlySet<string> = new Set(['title', 'preamble', 'body', 'caption']);

/** A citation with its place from the type to the last of its date, number and title. */
export interface Citation {
  readonly type: string;
  readonly number: string | null;
  readonly date: string | null;
  readonly title: string | null;
  readonly at: Span;
}

type Known = Pick<Citation, 'number' | 'date'>;

const ownActs = (input: ActInput, identity: Identity): Known[] => {
  const head = headOf(identity, input);
  if (head === null) return [];
  const number = numbersOfLines(identity, head.requisites).found[0]?.value ?? null;
  const date = ownDate(identity, input, head)?.iso ?? null;
  const stamps = input.act.parts.flatMap((_, part) => stampOf(identity, input, part) ?? []).filter(({ namesAct }) => namesAct);
  return [{ number, date }, ...stamps].filter((act) => act.number !== null && act.date !== null);
};

const isSame = (own: Known, other: Known): boolean => own.date === other.date && fold(own.number ?? '') === fold(other.number ?? '');

/** Words between the type and its date or number: the agency's name and little else. */
const REACH = 45;
const MAX_GAP = 4;

/** By act and clause: who keeps the list and what acts are cited both ask for them. */
const cited = new WeakMap<ActInput, Map<ParsedClause, readonly Citation[]>>();

export const citationsIn = (identity: Identity, input: ActInput, clause: ParsedClause): readonly Citation[] => {
  const known = cited.get(input) ?? new Map<ParsedClause, readonly Citation[]>();
  cited.set(input, known);
  const citations = known.get(clause) ?? readCitations(identity, input, clause);
  known.set(clause, citations);
  return citations;
};

const readCitations = (identity: Identity, input: ActInput, clause: ParsedClause): Citation[] => {
  const { start, end } = clause.span;
  const text = input.file.text.slice(start, end);
  const tokens = identity.tokens(text, start);
  const numbers = numbersIn(identity.number, text, start).found;
  const source: Source = { identity, text, base: start, tokens, numbers, isPreamble: clause.zone === 'preamble' };
  const citations: Citation[] = [];
  let at = 0;
  while (at < tokens.length) {
    const type = citedTypeAt(source, at);
    if (type === null || isSelf(identity, tokens[at - 1])) {
      at += 1;
      continue;
    }
    const found = citationsOf(source, at, type);
    citations.push(...found.citations);
    at = Math.max(type.end, found.next);
  }
  return citations;
};

interface Source {
  readonly identity: Identity;
  readonly text: string;
  readonly base: number;
  readonly tokens: readonly Token[];
  readonly numbers: readonly (Span & { readonly value: string })[];
  readonly isPreamble: boolean;
}

/** An order's preamble cites plans and letters, too. */
const citedTypeAt = ({ identity, tokens, isPreamble }: Source, at: number): { value: string; end: number } | null =>
  typeAt(identity, identity.words.citedTypes, tokens, at) ?? (isPreamble ? typeAt(identity, identity.words.basisTypes, tokens, at) : null);

const isSelf = (identity: Identity, before: Token | undefined): boolean =>
  before !== undefined && identity.words.selfWords.some((word) => identity.stem(word) === before.stem);

/** One type may govern several acts: «приказами от … № 1, от … № 2». */
const citationsOf = (source: Source, from: number, type: { value: string; end: number }): { citations: Citation[]; next: number } => {
  const citations: Citation[] = [];
  let at = type.end;
  let start = source.tokens[from]?.start ?? 0;
  for (let first = true; ; first = false) {
    const details = detailsFrom(source, at, first ? REACH : MAX_GAP);
    if (details === null) break;
    citations.push({ type: type.value, number: details.number, date: details.date, title: details.title, at: { start, end: details.end } });
    at = details.next;
    start = nextWord(source, at);
  }
  return { citations, next: at };
};

const nextWord = ({ tokens }: Source, at: number): number =>
  tokens.slice(at).find(({ kind }) => kind !== 'mark')?.start ?? tokens[at]?.start ?? 0;

interface Details {
  readonly number: string | null;
  readonly date: string | null;
  readonly title: string | null;
  readonly end: number;
  /** Token after the citation. */
  readonly next: number;
}

/** «от <date> № <number>» or «№ <number> от <date>», with the title in quotes behind. */
const detailsFrom = (source: Source, from: number, reach: number): Details | null => {
  const { tokens } = source;
  let depth = 0;
  let isApproved = false;
  for (let at = from; at < Math.min(tokens.length, from + reach); at += 1) {
    const token = tokens[at];
    if (token === undefined) return null;
    if (token.form === ';' || (isStop(source, at) && depth === 0)) return null;
    if (/^[«“„]$/u.test(token.form)) depth += 1;
    if (/^[»”]$/u.test(token.form)) depth = Math.max(0, depth - 1);
    if (depth > 0) continue;
    const isNew = reach === MAX_GAP || at > from;
    if (isNew && citedTypeAt(source, at) !== null) return null;
    const details = dateFirst(source, at) ?? numberFirst(source, at) ?? (isApproved ? dateAt(source, at) : null);
    if (details !== null) return withTitle(source, details);
    isApproved ||= source.isPreamble && isApproval(source.identity, token);
  }
  return null;
};

/** A full stop before a capital, but not that of «утв. Губернатором». */
const isStop = ({ identity, tokens }: Source, at: number): boolean => {
  const [before, token, next] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (token?.form !== '.' || next === undefined || (before !== undefined && isApproval(identity, before))) return false;
  return next.capital && next.start > token.end && next.kind === 'word' && next.form.length > 2;
};

const dateFirst = (source: Source, at: number): Omit<Details, 'title'> | null => {
  const { identity, tokens } = source;
  return identity.words.dateFrom.includes(tokens[at]?.form ?? '') ? dateAt(source, at + 1) : null;
};

/** «утвержденного Губернатором 02.02.2025»: the day stands behind with no preposition. */
const isApproval = ({ words, stem }: Identity, token: Token): boolean => words.approvedOn.some((word) => stem(word) === token.stem);

const dateAt = (source: Source, at: number): Omit<Details, 'title'> | null => {
  const { identity, tokens } = source;
  const date = identity.date(tokens, at);
  if (date === null || date.value.iso === null) return null;
  const end = tokens[date.end - 1]?.end ?? 0;
  const number = numberNear(source, end);
  return number === null
    ? { number: null, date: date.value.iso, end, next: date.end }
    : { number: number.value, date: date.value.iso, end: number.end, next: tokenAfter(tokens, number.end) };
};

const numberFirst = (source: Source, at: number): Omit<Details, 'title'> | null => {
  const { identity, tokens } = source;
  const token = tokens[at];
  if (token === undefined || !isSign(identity, source, token)) return null;
  const number = numberNear(source, token.start);
  if (number === null) return null;
  const next = tokenAfter(tokens, number.end);
  const date = identity.words.dateFrom.includes(tokens[next]?.form ?? '') ? identity.date(tokens, next + 1) : null;
  if (date === null || date.value.iso === null) return { number: number.value, date: null, end: number.end, next };
  return { number: number.value, date: date.value.iso, end: tokens[date.end - 1]?.end ?? number.end, next: date.end };
};

const isSign = (identity: Identity, { text, base }: Source, token: Token): boolean => {
  const sign = signs.get(identity) ?? new RegExp(`^(?:${anyOf(identity.words.numberSigns)})`, 'u');
  signs.set(identity, sign);
  return sign.test(text.slice(token.start - base, token.start - base + 3));
};

const signs = new WeakMap<Identity, RegExp>();

/** A number whose sign stands right there. */
const numberNear = ({ numbers, text, base }: Source, from: number): (Span & { readonly value: string }) | null => {
  const next = numbers.find(({ start }) => start >= from);
  if (next === undefined) return null;
  const between = text.slice(from - base, next.start - base);
  return /^[\s,_]*[^\s\d]{0,4}[\s_«"]*$/u.test(between) && !/\p{Ll}{2}/u.test(between) ? next : null;
};

const tokenAfter = (tokens: readonly Token[], offset: number): number => {
  const index = tokens.findIndex(({ start }) => start >= offset);
  return index < 0 ? tokens.length : index;
};

/** The title in quotes right behind, to the quote that closes it. */
const withTitle = (source: Source, details: Omit<Details, 'title'>): Details => {
  const { tokens, text, base } = source;
  const open = tokens[details.next];
  if (open === undefined || !/^[«“„"]$/u.test(open.form)) return { ...details, title: null };
  let depth = 0;
  for (let at = details.next; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined) break;
    if (/^[«“„]$/u.test(token.form) || (token.form === '"' && at === details.next)) depth += 1;
    else if (/^[»”"]$/u.test(token.form)) depth -= 1;
    if (depth > 0) continue;
    return {
      ...details,
      title: text
        .slice(open.end - base, token.start - base)
        .replace(/\s+/gu, ' ')
        .trim(),
      end: token.end,
      next: at + 1,
    };
  }
  return { ...details, title: null };
};
