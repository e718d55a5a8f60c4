import type { Definition, ParsedClause, Span } from '../model/index.js';
import type { Mention } from '../parse/mentions/index.js';
import { unitOf } from '../rules/phrase/unit.js';
import { tokenize, type Token } from '../rules/tokens.js';
import { byPlace, factAt, mentionsOf, type ActInput } from './context.js';
import { isTouchpointWord } from './touchpoints/words.js';

/** Words of a term at most: a longer stretch before a dash is a sentence, not a term. */
const MAX_TERM_WORDS = 9;

/**
 * Definitions: «термин – определение» under a lead-in that announces terms, beside a definition of a term of the standard, and
 * sentences that say outright what a word means. «(далее – …)» is none.
 */
export const definitionsOf = (input: ActInput): Definition[] => {
  const outright = clausesMarked(input, 'definition', 'understood');
  const announced = clausesMarked(input, 'definitions-follow');
  const understood = clausesMarked(input, 'understood');
  const dashed = input.act.parts.flatMap((part, index) => {
    const isDefining = (clause: ParsedClause): boolean => outright.has(`${index} ${clause.index}`);
    const besides = new Set(part.clauses.filter(isDefining).map(({ parent }) => parent));
    return part.clauses.flatMap((clause) => {
      const isUnder = ancestors(part.clauses, clause).some((parent) => announced.has(`${index} ${parent}`));
      const isBeside = clause.kind === 'item' && besides.has(clause.parent);
      const defines = isUnder || isBeside || isDefining(clause) || announced.has(`${index} ${clause.index}`);
      const isOblique = understood.has(`${index} ${clause.index}`);
      return defines ? dashedDefinitions(input, { part: index, clause }, { announced: isUnder, isOblique }) : [];
    });
  });
  const apart = (one: Definition): boolean => !dashed.some((other) => other.start < one.end && one.start < other.end);
  return [...dashed, ...[...understoodDefinitions(input), ...bracketDefinitions(input), ...tableDefinitions(input)].filter(apart)].sort(
    byPlace,
  );
};

const clausesMarked = (input: ActInput, ...marks: readonly string[]): ReadonlySet<string> =>
  new Set(
    mentionsOf(input, 'mark')
      .filter(({ emit }) => marks.includes(emit.mark))
      .map((one) => `${one.part} ${one.clause}`),
  );

const ancestors = (clauses: readonly ParsedClause[], clause: ParsedClause): number[] => {
  const found: number[] = [];
  for (let at = clause.parent; at !== null; at = clauses[at]?.parent ?? null) found.push(at);
  return found;
};

/** How the terms of a clause are introduced; oblique: «клиентом считается …; клиентским путём – …». */
interface Introduced {
  readonly announced: boolean;
  readonly isOblique: boolean;
}

const dashedDefinitions = (
  input: ActInput,
  { part, clause }: { readonly part: number; readonly clause: ParsedClause },
  { announced, isOblique }: Introduced,
): Definition[] =>
  input.found.tokens.sentencesOf(clause).flatMap((sentence) =>
    input.recognition.segmenter.segments(sentence).flatMap(({ lead, own }) => {
      const dash = own.findIndex((token, index) => isDash(own, index, token));
      // «клиентский путь: …» – under announced terms a colon does what a dash does.
      const name = dash > 0 ? own.slice(0, dash) : announced ? lead : [];
      const body = dash > 0 ? own.slice(dash + 1) : own;
      const words = name.filter((token) => token.kind === 'word');
      if (words.length === 0 || words.length > MAX_TERM_WORDS) return [];
      const term = termOf(input, name, isOblique);
      const [from, last] = [body[0], body.at(-1)];
      if (term === null || from === undefined || last === undefined) return [];
      return [definitionOf(input, { part, clause: clause.index }, term, { start: from.start, end: last.end })];
    }),
  );

/** «Под клиентским путём понимается …»: the rest of the passage is the definition. */
const understoodDefinitions = (input: ActInput): Definition[] =>
  mentionsOf(input, 'mark')
    .filter(({ emit, captures }) => emit.mark === 'understood' && captures.has('standard-term'))
    .flatMap((mention) => {
      const capture = mention.captures.get('standard-term');
      if (capture === undefined || mention.match.end >= mention.passage.end) return [];
      const term = { ...capture.span, text: String(capture.value) };
      return [definitionOf(input, mention, term, { start: mention.match.end, end: endOf(input, mention) })];
    });

/** «… понимается точка, работающая через сеть: сайт, почта»: behind a colon the definition goes on to the end of its sentence. */
const endOf = (input: ActInput, { part, clause, passage }: Mention): number => {
  const parsed = input.act.parts[part]?.clauses[clause];
  if (parsed === undefined || !/^\s*:\s*\S/u.test(input.file.text.slice(passage.end, parsed.span.end))) return passage.end;
  const sentence = input.found.tokens.sentencesOf(parsed).find((tokens) => (tokens.at(-1)?.end ?? 0) > passage.end);
  return sentence?.at(-1)?.end ?? passage.end;
};

/** «клиентский путь» (путь лица к информации): a quoted term of the standard with its meaning in brackets. */
const bracketDefinitions = (input: ActInput): Definition[] =>
  input.act.parts.flatMap((part, index) =>
    part.clauses.flatMap((clause) =>
      input.found.tokens.sentencesOf(clause).flatMap((tokens) =>
        tokens.flatMap((token, at) => {
          if (token.form !== '»' || tokens[at + 1]?.form !== '(') return [];
          const opened = tokens.slice(0, at).findLastIndex(({ form }) => form === '«');
          const name = tokens.slice(opened + 1, at);
          const body = tokens.slice(at + 2, closing(tokens, at + 1));
          const [first, last, from, to] = [name[0], name.at(-1), body[0], body.at(-1)];
          if (opened < 0 || first === undefined || last === undefined || from === undefined || to === undefined) return [];
          if (body.filter(({ kind }) => kind === 'word').length < LEAST_MEANING || !isStandardTerm(input, name)) return [];
          const term = { start: first.start, end: last.end, text: input.file.text.slice(first.start, last.end) };
          return [definitionOf(input, { part: index, clause: clause.index }, term, { start: from.start, end: to.end })];
        }),
      ),
    ),
  );

/** «клиент» (далее – К.) and «клиент» (внешний) mean nothing; words that do are more. */
const LEAST_MEANING = 3;

/** A table of terms: two rows or more begin with a term of the standard, and what it means stands in the next cell. */
const tableDefinitions = (input: ActInput): Definition[] =>
  input.act.parts.flatMap((part, index) =>
    part.tables.flatMap(({ rows }) => {
      const pairs = rows.flatMap(({ cells }) => {
        const at = cells.findIndex(
          ({ effective }) => isStandardTerm(input, tokenize(input.recognition.stem, effective)) && !isTouchpointWord(input, effective),
        );
        const [term, body] = at < 0 ? [] : cells.slice(at, at + 2);
        return term === undefined || body === undefined || body.text === '' ? [] : [{ term, body }];
      });
      if (pairs.length < LEAST_TERMS) return [];
      return pairs.map(({ term, body }) =>
        definitionOf(input, { part: index, clause: null }, { ...term.from, text: term.effective }, { start: body.start, end: body.end }),
      );
    }),
  );

const LEAST_TERMS = 2;

interface Term extends Span {
  readonly text: string;
}

const definitionOf = (
  input: ActInput,
  at: { readonly part: number; readonly clause: number | null },
  term: Term,
  body: Span,
): Definition => ({
  ...factAt(input, { start: term.start, end: body.end }, { part: at.part, clause: at.clause, ruleId: 'definition/term' }, 'definition'),
  term: term.text,
  definition: input.file.text
    .slice(body.start, body.end)
    .trim()
    .replace(/[.;,]+$/u, ''),
});

/** A dash with space before it, not inside brackets, and not a hyphen. */
const isDash = (tokens: readonly Token[], index: number, token: Token): boolean => {
  if (!/^[-–—]$/u.test(token.form) || index === 0) return false;
  const before = tokens[index - 1];
  const open = tokens.slice(0, index).filter((one) => one.form === '(').length;
  const closed = tokens.slice(0, index).filter((one) => one.form === ')').length;
  return open === closed && before !== undefined && (before.end < token.start || token.form !== '-');
};

/**
 * The term without quotes and without a synonym in brackets, unless only that is a term of the standard («путь пациента (клиентский путь)»);
 * a term of the standard in another case goes to the nominative. */
const termOf = (input: ActInput, tokens: readonly Token[], isOblique: boolean): Term | null => {
  const bracket = tokens.findIndex((token) => token.form === '(');
  const isKept =
    bracket <= 0 ||
    (isStandardTerm(input, tokens.slice(bracket + 1, closing(tokens, bracket))) && !isStandardTerm(input, tokens.slice(0, bracket)));
  const kept = (isKept ? tokens : tokens.slice(0, bracket)).filter((token) => !/^[«»"“”„*]$/u.test(token.form));
  const [first, last] = [kept[0], kept.at(-1)];
  if (first === undefined || last === undefined || first.kind !== 'word') return null;
  const text = input.file.text.slice(first.start, last.end);
  if (text.includes('\n')) return null;
  const known = first.form.length <= MAX_PREPOSITION ? termAt(input, kept, 1) : isOblique ? termAt(input, kept, 0) : null;
  return { start: first.start, end: last.end, text: known ?? text };
};

const closing = (tokens: readonly Token[], open: number): number => {
  const at = tokens.findIndex((token, index) => index > open && token.form === ')');
  return at < 0 ? tokens.length : at;
};

const isStandardTerm = (input: ActInput, tokens: readonly Token[]): boolean =>
  tokens.length > 0 &&
  (input.recognition.vocabulary.finder(unitOf(tokens), 'standard-term').get(0) ?? []).some(({ end }) => end === tokens.length);

const MAX_PREPOSITION = 3;

/** «под клиентским опытом – …»: the term of the standard that the words from `at` on are. */
const termAt = (input: ActInput, tokens: readonly Token[], at: number): string | null => {
  const found = input.recognition.vocabulary.finder(unitOf(tokens), 'standard-term').get(at);
  const whole = found?.find(({ end }) => end === tokens.length);
  return whole === undefined ? null : String(whole.value);
};
