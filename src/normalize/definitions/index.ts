import type { Definition, ParsedClause, Span } from '../../model/index.js';
import { unitOf } from '../../rules/phrase/unit.js';
import type { Token } from '../../rules/tokens.js';
import type { Mention } from '../../parse/mentions/index.js';
import { byPlace, mentionsOf, type ActInput } from '../context.js';
import { bracketDefinitions } from './brackets.js';
import { barDefinitions, tableDefinitions } from './tables.js';
import { closing, definitionOf, isDash, isStandardTerm, termAt, type DefinedTerm } from './terms.js';
import { bracketedTerms } from './bracketed.js';
import { furtherTerms } from './further.js';
import { headedDefinitions, isTermsHeading, selfEvident } from './headed.js';
import { jointTerms } from './joint.js';
import { withoutRemarks } from './remarks.js';
import { beginsWithTerm, holdsTerm, isAppraised, isNamed, isOwnTouchpoint } from './opening.js';
import { isForward, understoodDefinitions } from '../understood.js';

/** Words of a term at most: a longer stretch before a dash is a sentence, not a term. */
const MAX_TERM_WORDS = 9;

/**
 * Definitions: «термин – определение» under a lead-in that announces terms, beside a definition of a term of the standard, and
 * sentences that say outright what a word means. «(далее – …)» is none.
 */
export const definitionsOf = (input: ActInput): Definition[] => {
  const outright = clausesMarked(input, 'definition', 'understood');
  const announced = clausesMarked(input, 'definitions-follow');
  const understood = new Set(mentionsOf(input, 'mark').filter(isForward).map(placeKey));
  const starts = new Set(mentionsOf(input, 'mark').flatMap(({ emit, match }) => (emit.mark === 'definition' ? [match.start] : [])));
  const dashed = input.act.parts.flatMap((part, index) => {
    const isDefining = (clause: ParsedClause): boolean => outright.has(`${index} ${clause.index}`);
    const besides = new Set(
      part.clauses.filter((clause) => isDefining(clause) || beginsWithTerm(input, clause)).map(({ parent }) => parent),
    );
    const titled = selfEvident(input, part);
    const headings = new Set(part.clauses.flatMap((clause) => (isTermsHeading(input, clause) ? [clause.index] : [])));
    return part.clauses.flatMap((clause) => {
      const isUnder =
        titled.has(clause.index) ||
        ancestors(part.clauses, clause).some((parent) => headings.has(parent) || announced.has(`${index} ${parent}`));
      const isBeside = besides.has(clause.parent) && (isListed(clause) || isNamed(input, clause));
      const isTold = isUnder || isBeside || isDefining(clause) || announced.has(`${index} ${clause.index}`);
      const isOblique = understood.has(`${index} ${clause.index}`);
      const introduced = { announced: isUnder, isOblique, starts, standardOnly: false };
      const headed = isUnder ? headedDefinitions(input, index, clause) : [];
      if (headed.length > 0) return headed;
      if (isTold || beginsWithTerm(input, clause)) return dashedDefinitions(input, { part: index, clause }, introduced);
      return holdsTerm(input, clause) ? dashedDefinitions(input, { part: index, clause }, { ...introduced, standardOnly: true }) : [];
    });
  });
  const isAnnounced = (part: number, clause: number): boolean => announced.has(`${part} ${clause}`);
  const apart = (one: Definition): boolean => !dashed.some((other) => other.start < one.end && one.start < other.end);
  const all = [
    ...dashed,
    ...[
      ...understoodDefinitions(input),
      ...bracketDefinitions(input, isAnnounced),
      ...tableDefinitions(input),
      ...barDefinitions(input),
    ].filter(apart),
  ].sort(byPlace);
  return withoutRemarks(all);
};

const clausesMarked = (input: ActInput, ...marks: readonly string[]): ReadonlySet<string> =>
  new Set(
    mentionsOf(input, 'mark')
      .filter(({ emit }) => marks.includes(emit.mark))
      .map(placeKey),
  );

const placeKey = ({ part, clause }: Mention): string => `${part} ${clause}`;

/** An item of a list, also where its list stands right under a heading: «3) точки взаимодействия – …; 4) клиентский путь – …». */
const isListed = ({ kind, label }: ParsedClause): boolean => kind === 'item' || label?.endsWith(')') === true;

const ancestors = (clauses: readonly ParsedClause[], clause: ParsedClause): number[] => {
  const found: number[] = [];
  for (let at = clause.parent; at !== null; at = clauses[at]?.parent ?? null) found.push(at);
  return found;
};

/** How the terms of a clause are introduced; oblique: «клиентом считается …; клиентским путём – …». */
interface Introduced {
  readonly announced: boolean;
  readonly isOblique: boolean;
  /** Where what is a definition by its own words begins: «… внешних клиентов – граждан и организаций» begins within its sentence. */
  readonly starts: ReadonlySet<number>;
  /** True where only terms of the standard and the act's own name of its touchpoints are meant: «Срок ответа – пять дней» stands among them. */
  readonly standardOnly: boolean;
}

const withoutColon = (lead: readonly Token[]): readonly Token[] => (lead.at(-1)?.kind === 'mark' ? lead.slice(0, -1) : lead);

const dashedDefinitions = (
  input: ActInput,
  { part, clause }: { readonly part: number; readonly clause: ParsedClause },
  introduced: Introduced,
): Definition[] =>
  input.found.tokens
    .sentencesOf(clause)
    .flatMap((sentence) => explainedIn(input, sentence, introduced).flatMap((one) => [one, ...sidesOf(input, sentence, one)]))
    .map(({ term, body }) => definitionOf(input, { part, clause: clause.index }, term, body));

/** «клиент – тот, кто обращается в отдел (внешний клиент) или работает в нем (внутренний клиент)»: both sides are told, one alone may be a remark. */
const sidesOf = (input: ActInput, sentence: readonly Token[], { term, body }: Explained): readonly Explained[] => {
  const within = sentence.filter(({ start, end }) => body.start <= start && end <= body.end);
  const sides = bracketedTerms(input, within, term);
  return sides.length >= BOTH ? sides : [];
};

const BOTH = 2;

interface Explained {
  readonly term: DefinedTerm;
  readonly body: Span;
}

const explainedIn = (input: ActInput, sentence: readonly Token[], introduced: Introduced): readonly Explained[] => {
  const found: Explained[] = [];
  for (const { lead, own } of input.recognition.segmenter.segments(sentence)) {
    const dash = own.findIndex((token, index) => isDash(own, index, token));
    const [last, governing] = [own.at(-1), found.at(-1)];
    // «цифровая точка – канал, доступный через сеть: | сайт, почта»: what a colon adds belongs to the meaning.
    const goesOn = dash <= 0 && governing !== undefined && lead.some((token, index) => isDash(lead, index, token));
    if (goesOn && last !== undefined) found[found.length - 1] = { ...governing, body: { ...governing.body, end: last.end } };
    else found.push(...explainedBy(input, { lead, own, dash }, introduced));
  }
  return found;
};

/**
 * «Клиентом признается обратившееся лицо, внутренним клиентом – работник»: a term behind a comma goes on what stands before it; so does a
 * meaning with its term behind the dash: «Шаги образуют клиентский путь, а их оценка – клиентский опыт».
 */
const goesOnBefore = (input: ActInput, name: readonly Token[], body: readonly Token[]): boolean => {
  const comma = name.findLastIndex(({ form }) => form === ',');
  if (comma < 0) return false;
  // «…, а под клиентским путем – …»
  const behind = name.slice(comma + 1);
  const term = behind.slice(behind.findIndex(({ form }) => form.length > MAX_PREPOSITION));
  return isStandardTerm(input, term) || isStandardTerm(input, withoutMarks(body));
};

const withoutMarks = (tokens: readonly Token[]): readonly Token[] => tokens.filter(({ kind }) => kind === 'word');

const explainedBy = (
  input: ActInput,
  { lead, own, dash }: { readonly lead: readonly Token[]; readonly own: readonly Token[]; readonly dash: number },
  introduced: Introduced,
): readonly Explained[] => {
  // «клиентский путь: …» – under announced terms a colon does what a dash does.
  const name = dash > 0 ? own.slice(0, dash) : introduced.announced ? withoutColon(lead) : [];
  const body = dash > 0 ? own.slice(dash + 1) : own;
  const words = name.filter((token) => token.kind === 'word');
  const [meant, end] = [body[0], body.at(-1)];
  const joint = jointTerms(
    input,
    name.filter(({ form }) => !/^[«»"“”„]$/u.test(form)),
  );
  if (joint.length > 0 && meant !== undefined && end !== undefined)
    return joint.map((term) => ({ term, body: { start: meant.start, end: end.end } }));
  if (words.length === 0 || words.length > MAX_TERM_WORDS || goesOnBefore(input, name, body)) return [];
  if (introduced.standardOnly && !isStandardTerm(input, withoutMarks(name)) && !isOwnTouchpoint(input, withoutMarks(name), body)) return [];
  const called = calledIn(input, name, body);
  if (called !== null) return [called];
  const term = termOf(input, name, introduced);
  const [from, last] = [body[0], body.at(-1)];
  if (term === null || from === undefined || last === undefined) return [];
  if (input.recognition.grammar.notMeanings.includes(from.form) && !isStandardTerm(input, name)) return [];
  if (!introduced.announced && isAppraised(input, body)) return [];
  return separated(input, { term, body: { start: from.start, end: last.end } }, body);
};

/** «…, клиентский опыт – это …»: a term of the standard with a dash of its own behind a comma ends the meaning before it. */
const separated = (input: ActInput, { term, body }: Explained, tokens: readonly Token[]): readonly Explained[] => {
  const all = [{ term, from: body.start, body: body.start }, ...furtherTerms(input, tokens)];
  return all.map((one, index) => ({ term: one.term, body: { start: one.body, end: all[index + 1]?.from ?? body.end } }));
};

/** «Впечатление от этого пути – клиентским опытом»: behind «… называется …» the term in the instrumental stands last. */
const calledIn = (input: ActInput, name: readonly Token[], body: readonly Token[]): Explained | null => {
  const words = body.filter(({ kind }) => kind === 'word');
  const [found] = input.recognition.vocabulary.finder(unitOf(words), 'term-called').get(0) ?? [];
  const [first, last, from, to] = [words[0], words.at(-1), name[0], name.at(-1)];
  if (found?.end !== words.length || isStandardTerm(input, name)) return null;
  if (first === undefined || last === undefined || from === undefined || to === undefined) return null;
  const term = { start: first.start, end: last.end, text: String(found.value) };
  return { term, body: { start: from.start, end: to.end } };
};

/**
 * The term without quotes and without a synonym in brackets, unless only that is a term of the standard («путь пациента (клиентский путь)»);
 * a term of the standard in another case goes to the nominative. */
const termOf = (input: ActInput, named: readonly Token[], { isOblique, starts }: Introduced): DefinedTerm | null => {
  const tokens = named.filter((token) => !/^[«»"“”„*]$/u.test(token.form));
  const bracket = tokens.findIndex((token) => token.form === '(');
  const isKept =
    bracket <= 0 ||
    (isStandardTerm(input, tokens.slice(bracket + 1, closing(tokens, bracket))) && !isStandardTerm(input, tokens.slice(0, bracket)));
  const kept = isKept ? tokens : tokens.slice(0, bracket);
  const [first, last] = [kept[0], kept.at(-1)];
  if (first === undefined || last === undefined || first.kind !== 'word') return null;
  const text = input.file.text.slice(first.start, last.end);
  if (text.includes('\n')) return null;
  const marked = kept.findIndex(({ start }) => starts.has(start));
  // «внешний клиент» holds «клиент», where the words that tell may begin.
  const inner = kept.findIndex((_, index) => index <= marked && termAt(input, kept, index) !== null);
  const [from, explained] = inner > 0 ? [kept[inner], termAt(input, kept, inner)] : [];
  if (from !== undefined && explained !== undefined && explained !== null) return { start: from.start, end: last.end, text: explained };
  const known = isOpener(input, kept) ? termAt(input, kept, 1) : isOblique ? termAt(input, kept, 0) : null;
  return { start: first.start, end: last.end, text: known ?? text };
};

/** «под клиентским путём – …», «понятие «клиентский путь» – …»: the word before a term is none of it. */
const isOpener = (input: ActInput, tokens: readonly Token[]): boolean =>
  (tokens[0]?.form.length ?? 0) <= MAX_PREPOSITION || input.recognition.vocabulary.finder(unitOf(tokens), 'term-word').has(0);

const MAX_PREPOSITION = 3;
