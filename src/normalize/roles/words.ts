import type { Fact, Span } from '../../model/index.js';
import { unitOf } from '../../rules/phrase/unit.js';
import { createHoldingReader } from '../../rules/slots/holding.js';
import { tokenize, type Token } from '../../rules/tokens.js';
import { factOf, type ActInput, type mentionsOf } from '../context.js';
import { AGENT } from './agent.js';

export type RoleMention = ReturnType<typeof mentionsOf<'role'>>[number];

/** Index of the clause that says it; of a row of a table, the clause right before the table. */
const clauseOf = (input: ActInput, { part, clause, passage }: RoleMention): number =>
  clause >= 0 ? clause : (input.act.parts[part]?.clauses.findLast(({ span }) => span.end <= passage.start)?.index ?? clause);

/** The common fields of the role that a mention tells. */
export const roleFact = (input: ActInput, mention: RoleMention, designation: string | null): Fact =>
  factOf(input, { ...mention, clause: clauseOf(input, mention) }, 'role', `${mention.emit.role} ${designation ?? ''}`);

interface Printed {
  /** The post, unit or other name as printed, with the tail that belongs to it. */
  readonly name: string | null;
  readonly person: string | null;
  /** The name stands in brackets, as it does in a list of names: in the nominative. */
  readonly isNominative: boolean;
}

/** The words of a role as the order prints them. */
export const printedOf = (input: ActInput, mention: RoleMention): Printed => {
  const told = NAMES.map((name) => mention.captures.get(name)?.span).find((span) => span !== undefined);
  const named = mention.captures.get('person')?.span;
  const captured = told ?? (named === undefined ? undefined : besides(input, mention, named, 'post'));
  const isPost = mention.captures.has('post');
  const person =
    named ??
    (captured === undefined ? undefined : personBehind(input, captured.end)) ??
    (captured === undefined || !isPost
      ? undefined
      : (besides(input, mention, captured, 'person') ?? personBehindTail(input, captured.end, mention.passage.end)));
  const words = (start: number, end: number): string => input.file.text.slice(start, end).replace(/\s+/gu, ' ');
  return {
    name:
      captured === undefined
        ? null
        : withoutHolding(
            input,
            withoutReference(
              input,
              words(
                captured.start,
                mention.emit.role === 'authorized-person'
                  ? bracketEnd(input, captured.end)
                  : tailEnd(input, captured.end, mention.passage.end),
              ),
            ),
          ),
    person: person === undefined ? null : words(person.start, person.end),
    isNominative: person !== undefined && standsInBracket(input, person.start),
  };
};

/** True where the name of the mention is that of a post: captured, or found beside the person. */
export const isPostName = ({ captures }: RoleMention): boolean =>
  captures.has('post') || captures.has(AGENT) || (captures.has('person') && !NAMES.some((name) => captures.has(name)));

/** The post beside a name, or the name beside a post: «Кулакову Т.Е., секретаря директора», «начальник отдела – Комаров Р.Р.». */
const besides = (input: ActInput, mention: RoleMention, at: Span, concept: 'post' | 'person'): Span | undefined => {
  const { text } = input.file;
  const ahead = text.slice(at.end, Math.min(mention.passage.end, at.end + MAX_TAIL));
  const before = text.slice(Math.max(mention.passage.start, at.start - MAX_TAIL), at.start);
  return rightBehind(input, ahead, at.end, concept) ?? rightBefore(input, before, at.start - before.length, concept);
};

/** «Заместителю министра, курирующему вопросы кадров, Быстрову С.Н.». */
const personBehindTail = (input: ActInput, end: number, limit: number): Span | undefined => {
  const from = tailEnd(input, end, limit);
  // The full stop of initials ends the passage, too.
  const behind = input.file.text.slice(from, Math.min(limit + 1, from + MAX_TAIL));
  return from > end && behind.startsWith(',') ? rightBehind(input, behind, from, 'person') : undefined;
};

/** «Лицо, замещающее должность консультанта отдела»: the post itself. */
const withoutHolding = (input: ActInput, name: string): string => {
  const tokens = tokenize(input.recognition.stem, name);
  const behind = createHoldingReader(input.recognition.stem, input.recognition.grammar)(tokens, 0);
  return behind === null ? withoutLoneQuote(name) : name.slice(tokens[behind]?.start ?? 0).replace(/^«(?<post>[^»]*)»/u, '$<post>');
};

/** «Центр туризма»: what stands within quotes ends before their second. */
const withoutLoneQuote = (name: string): string => (name.includes('«') ? name : name.replace(/»$/u, ''));

/** «Ведущий специалист того же отдела»: which one, the order has said before. */
const withoutReference = (input: ActInput, name: string): string => {
  const tokens = tokenize(input.recognition.stem, name);
  const [at, [found]] = [...input.recognition.vocabulary.finder(unitOf(tokens), 'same-unit')][0] ?? [0, []];
  return at > 0 && found?.end === tokens.length ? name.slice(0, tokens[at]?.start).trimEnd() : name;
};

const rightBehind = (input: ActInput, text: string, offset: number, concept: string): Span | undefined => {
  if (!/^\s*[,(–—-]?\s*\p{L}/u.test(text)) return undefined;
  const tokens = tokenize(input.recognition.stem, text);
  const from = tokens.findIndex(({ kind }) => kind === 'word');
  const end = input.recognition.vocabulary.finder(unitOf(tokens), concept).get(from)?.[0]?.end;
  return end === undefined ? undefined : spanOf(tokens, from, end, offset);
};

const rightBefore = (input: ActInput, text: string, offset: number, concept: string): Span | undefined => {
  const tokens = tokenize(input.recognition.stem, text.replace(/[\s,(–—-]+$/u, ''));
  const found = input.recognition.vocabulary.finder(unitOf(tokens), concept);
  const from = tokens.findIndex((_, index) => found.get(index)?.some(({ end }) => end === tokens.length));
  return from < 0 ? undefined : spanOf(tokens, from, tokens.length, offset);
};

const spanOf = (tokens: readonly Token[], from: number, to: number, offset: number): Span => ({
  start: offset + (tokens[from]?.start ?? 0),
  end: offset + (tokens[to - 1]?.end ?? 0),
});

/** «… на сектор мониторинга (зав. сектором Гуров А.А.)»: who stands in the bracket right behind. */
const personBehind = (input: ActInput, end: number): Span | undefined => {
  const behind = input.file.text.slice(end, end + MAX_TAIL);
  const bracket = /^\s*\([^()]+\)/u.exec(behind)?.[0] ?? inPersonOf(input, behind);
  const tokens = tokenize(input.recognition.stem, bracket);
  const people = input.recognition.vocabulary.finder(unitOf(tokens), 'person');
  const at = tokens.findIndex((_, index) => people.has(index));
  const last = tokens[(people.get(at)?.[0]?.end ?? 0) - 1];
  const first = tokens[at];
  return first === undefined || last === undefined ? undefined : { start: end + first.start, end: end + last.end };
};

/** «… на отдел кадров в лице начальника отдела Петровой А.А.»: the words behind, where they begin so. */
const inPersonOf = (input: ActInput, behind: string): string => {
  const words = behind.slice(0, MAX_PERSON_OF);
  return input.recognition.vocabulary.finder(unitOf(tokenize(input.recognition.stem, words)), 'in-person-of').has(0) ? words : '';
};

/** Characters of «в лице …» with the post and the name. */
const MAX_PERSON_OF = 120;

const standsInBracket = (input: ActInput, start: number): boolean =>
  /\([^()\n]*$/u.test(input.file.text.slice(Math.max(0, start - MAX_GOVERNOR), start));

/**
 * The word right before the post and the name: «возложить на …», or the verb of the phrase: «назначить ответственной за ведение перечня …»;
 * null where neither tells the case.
 */
export const governorOf = (input: ActInput, mention: RoleMention): string | null => {
  const starts = ['post', 'person'].flatMap((name) => mention.captures.get(name)?.span.start ?? []);
  const before = input.file.text.slice(mention.passage.start, Math.min(...starts));
  const { governed } = input.recognition.declension;
  const next = /(?<word>[\p{L}-]{1,12})\s+$/u.exec(before.slice(-MAX_GOVERNOR))?.groups?.['word'] ?? null;
  if (next !== null && governed[next.toLowerCase()] !== undefined) return next;
  const verb = before.split(/\s+/u).findLast((word) => word.length > LONGEST_PREPOSITION && governed[word.toLowerCase()] !== undefined);
  return verb ?? next;
};

const LONGEST_PREPOSITION = 4;

const MAX_GOVERNOR = 20;

const NAMES = ['post', 'unit', 'commission', 'designation', AGENT];

/** «лицом (лицами)», «…, ответственным за процесс»: where the name really ends. */
const tailEnd = (input: ActInput, end: number, limit: number): number => {
  const rest = input.file.text.slice(end, Math.min(limit, end + MAX_TAIL));
  const bracket = BRACKET.exec(rest)?.[0] ?? '';
  const tail = /^,\s*(?<word>[\p{L}-]+)[^,;.:()\t]*/u.exec(rest.slice(bracket.length));
  const word = tail?.groups?.['word'];
  if (tail === null || word === undefined || !input.nominative.beginsTail(word)) return end + bracket.length;
  const tokens = tokenize(input.recognition.stem, tail[0]);
  if (tokens.length < MIN_TAIL_TOKENS) return end + bracket.length;
  return end + bracket.length + tail[0].slice(0, nextPost(input, tokens) ?? undefined).trimEnd().length;
};

/** What a person is authorized to do is no part of the name: «консультант отдела, ответственный за ведение …». */
const bracketEnd = (input: ActInput, end: number): number =>
  end + (BRACKET.exec(input.file.text.slice(end, end + MAX_TAIL))?.[0].length ?? 0);

/** «(Сысоев)» is who heads the unit, no part of its name. */
const BRACKET = /^\s*\([\p{Ll}-]+\)/u;
const MAX_TAIL = 200;
/** A comma and a lone participle are no tail. */
const MIN_TAIL_TOKENS = 3;

/** A tail ends before the conjunction that brings the next post; «принципов и стандартов» goes on. */
const nextPost = (input: ActInput, tokens: readonly Token[]): number | null => {
  const posts = input.recognition.vocabulary.finder(unitOf(tokens), 'post');
  const joint = tokens.find((token, index) => token.kind === 'word' && token.form.length <= MAX_CONJUNCTION && posts.has(index + 1));
  return joint?.start ?? null;
};

const MAX_CONJUNCTION = 3;
