import { overlaps, type Definition, type Span } from '../model/index.js';
import type { Mention } from '../parse/mentions/index.js';
import { unitOf } from '../rules/phrase/unit.js';
import { predicateTest } from '../rules/segment.js';
import { tokenize, type Token } from '../rules/tokens.js';
import { mentionsOf, type ActInput } from './context.js';
import { definitionOf, isDash, type DefinedTerm } from './definitions/terms.js';
import { bracketedTerms } from './definitions/bracketed.js';
import { furtherTerms } from './definitions/further.js';

/**
 * «Под клиентским путём понимается …»: the rest of the passage is the definition. Further terms of the same passage are defined too where
 * the predicate is left out («…, а клиентским опытом – …») or the term stands in brackets behind what it means («… (внутренние клиенты)»).
 * «Служащие именуются внутренними клиентами»: what stands before is the definition.
 */
export const understoodDefinitions = (input: ActInput): Definition[] => {
  const told = mentionsOf(input, 'mark').filter(({ emit }) => emit.mark === 'understood');
  const isTold = ({ match, captures }: Mention): boolean =>
    captures.has(OWN) && told.some((other) => !other.captures.has(OWN) && overlaps(match, other.match));
  return told
    .filter((mention) => !isTold(mention))
    .flatMap((mention) => {
      const term = termOf(input, mention);
      if (term === null) return [];
      return isForward(mention) ? definitionsBehind(input, mention, term) : calledDefinition(input, mention, term);
    });
};

/** The term of the standard by its code; the act's own name of its touchpoints in the nominative; «цифровой признаётся точка» as one term. */
const termOf = (input: ActInput, { captures, match }: Mention): DefinedTerm | null => {
  const capture = captures.get(TERM) ?? captures.get(CALLED);
  if (capture !== undefined) return { ...capture.span, text: String(capture.value) };
  const own = captures.get(OWN)?.span;
  if (own !== undefined) {
    const named = { start: own.start, end: ownEnd(input, own, match) };
    return { ...named, text: input.nominative(input.file.text.slice(named.start, named.end)) };
  }
  const [type, genus] = [captures.get(TYPE), captures.get(TYPE_GENUS)?.span];
  if (type === undefined || genus === undefined) return null;
  return { ...type.span, text: `${String(type.value)} ${input.file.text.slice(genus.start, genus.end)}` };
};

/** «Точкой встречи именуется …»: a word or two before the predicate belong to the name, «в Порядке» does not. */
const ownEnd = (input: ActInput, own: Span, match: Span): number => {
  const behind = tokenize(input.recognition.stem, input.file.text.slice(own.end, match.end), own.end);
  const predicate = behind.findIndex(predicateTest(input.recognition.grammar));
  const words = behind.slice(0, predicate);
  const isName =
    predicate > 0 && words.length <= MAX_OWN && words.every(({ kind, form }) => kind === 'word' && form.length > MAX_PREPOSITION);
  return isName ? (words.at(-1)?.end ?? own.end) : own.end;
};

const MAX_OWN = 2;
const MAX_PREPOSITION = 3;

/** True where a term is followed by its definition («клиентом считается лицо …»), not the definition by the term. */
export const isForward = ({ emit, captures, match }: Mention): boolean => {
  // «Музей называет клиентом всякого, кто …»
  const term = captures.get(TERM) ?? captures.get(OWN) ?? (captures.has(GENUS) ? captures.get(CALLED) : undefined);
  const isTold = captures.has(TYPE_GENUS) || (term !== undefined && term.span.end !== match.end);
  return 'mark' in emit && emit.mark === 'understood' && isTold;
};

const TERM = 'standard-term';
const CALLED = 'term-called';
const OWN = 'own-term';
/** What the definition begins with, where the match goes on over it. */
const GENUS = 'genus';
const TYPE_GENUS = 'type-genus';
const TYPE = 'type-adjective';

const calledDefinition = (input: ActInput, mention: Mention, term: DefinedTerm): Definition[] => {
  const isWhole = mention.match.start <= mention.passage.start;
  const body = { start: mention.passage.start, end: isWhole ? term.start : mention.match.start };
  if (input.file.text.slice(body.start, body.end).trim() === '') return [];
  return [definitionOf(input, mention, { ...term, start: body.start }, body), ...calledBehind(input, mention)];
};

/** «Граждане именуются клиентами, работники – внутренними клиентами»: what goes on behind a comma, the predicate left out. */
const calledBehind = (input: ActInput, mention: Mention): Definition[] => {
  const tokens = tokensIn(input, mention, { start: mention.match.end, end: mention.passage.end });
  const slot = mention.captures.has(CALLED) ? CALLED : TERM;
  const terms = input.recognition.vocabulary.finder(unitOf(tokens), slot);
  let from = 0;
  return tokens.flatMap((token, at) => {
    if (tokens[from]?.form !== ',' || !isDash(tokens, at, token)) return [];
    const found = (terms.get(at + 1) ?? []).find(({ end }) => end === tokens.length || tokens[end]?.form === ',');
    const [first, last, begins] = [tokens[at + 1], tokens[(found?.end ?? 0) - 1], tokens[from + 1]];
    if (found === undefined || first === undefined || last === undefined || begins === undefined) return [];
    from = found.end;
    const term = { start: begins.start, end: last.end, text: String(found.value) };
    return [definitionOf(input, mention, term, { start: begins.start, end: token.start })];
  });
};

const definitionsBehind = (input: ActInput, mention: Mention, term: DefinedTerm): Definition[] => {
  if (bodyStart(mention) >= mention.passage.end) return [];
  const whole = { start: bodyStart(mention), end: endOf(input, mention) };
  const tokens = tokensIn(input, mention, whole);
  const further = furtherTerms(input, tokens);
  const first = further[0];
  const body = { start: whole.start, end: first === undefined ? whole.end : first.from };
  return [
    definitionOf(input, mention, term, body),
    ...further.map(({ term: next, body: start }, index) =>
      definitionOf(input, mention, next, { start, end: further[index + 1]?.from ?? whole.end }),
    ),
    ...bracketedTerms(input, tokens, term).map(({ term: next, body: meaning }) => definitionOf(input, mention, next, meaning)),
  ];
};

/** «… считается место, где …»: the word that a definition begins with belongs to it. */
const bodyStart = ({ captures, match }: Mention): number => (captures.get(TYPE_GENUS) ?? captures.get(GENUS))?.span.start ?? match.end;

/** «… понимается точка, работающая через сеть: сайт, почта»: behind a colon the definition goes on to the end of its sentence. */
const endOf = (input: ActInput, { part, clause, passage }: Mention): number => {
  const parsed = input.act.parts[part]?.clauses[clause];
  if (parsed === undefined || !/^\s*:\s*\S/u.test(input.file.text.slice(passage.end, parsed.span.end))) return passage.end;
  const sentence = input.found.tokens.sentencesOf(parsed).find((tokens) => (tokens.at(-1)?.end ?? 0) > passage.end);
  return sentence?.at(-1)?.end ?? passage.end;
};

const tokensIn = (input: ActInput, { part, clause }: Mention, within: Span): readonly Token[] => {
  const parsed = input.act.parts[part]?.clauses[clause];
  if (parsed === undefined) return [];
  const tokens = input.found.tokens.sentencesOf(parsed).flat();
  return tokens.filter(({ start, end }) => within.start <= start && end <= within.end);
};
