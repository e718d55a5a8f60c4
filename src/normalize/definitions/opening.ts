import type { ParsedClause } from '../../model/index.js';
import { unitOf } from '../../rules/phrase/unit.js';
import type { Token } from '../../rules/tokens.js';
import type { ActInput } from '../context.js';
import { isTouchpointWord } from '../touchpoints/words.js';
import { closing, isDash, isStandardTerm, withoutBracket } from './terms.js';

/**
 * «Клиентский путь – маршрут клиента …»: a term of the standard alone before a dash begins the clause, and its meaning follows; or the
 * act's own name of its touchpoints, where what follows tells what they are: «Узел взаимодействия – место, где …».
 */
export const beginsWithTerm = (input: ActInput, clause: ParsedClause): boolean => {
  const { name, body } = dashed(input, firstSentence(input, clause));
  const isTouchpoint = isTouchpointWord(input, name.map(({ form }) => form).join(' '));
  // «Клиент (внешний клиент) – это экскурсант …»
  if (input.recognition.grammar.naming.predicates.includes(body[0]?.form ?? '') && isNamed(input, clause)) return !isTouchpoint;
  if (name.filter(({ kind }) => kind === 'word').length < WORDS_OF_TERM)
    return !isTouchpoint && isStandardTerm(input, name) && isOneMeaning(input, body);
  if (isStandardTerm(input, name)) return !isTouchpoint && !isAppraised(input, body);
  return isOwnTouchpoint(input, name, body);
};

/** «Площадка общения – это любое место, где …»: the act's own name of its touchpoints and what they are. */
export const isOwnTouchpoint = (input: ActInput, name: readonly Token[], body: readonly Token[]): boolean => {
  const isWhole = (input.found.finder(unitOf(name), 'touchpoint').get(0) ?? []).some(({ end }) => end === name.length);
  return isWhole && [0, 1].some((at) => input.found.finder(unitOf(body), 'touchpoint-genus').has(at));
};

/** «Примечание: клиент – посетитель; путь клиента – маршрут.»: such a term of several words with its meaning, anywhere in a clause. */
export const holdsTerm = (input: ActInput, clause: ParsedClause): boolean =>
  input.found.tokens.sentencesOf(clause).some((sentence) =>
    input.recognition.segmenter.segments(sentence).some(({ own }) => {
      const { name, body } = dashed(input, own);
      const isLong = name.filter(({ kind }) => kind === 'word').length >= WORDS_OF_TERM;
      if (isLong && isOwnTouchpoint(input, name, body)) return true;
      const isOfClients = isStandardTerm(input, name) && !isTouchpointWord(input, name.map(({ form }) => form).join(' '));
      return isLong && isOfClients && !isAppraised(input, body);
    }),
  );

/** «Клиент – …», «Путь пациента (клиентский путь) – …»: a term of the standard before the dash, in brackets or without. */
export const isNamed = (input: ActInput, clause: ParsedClause): boolean => {
  const { name } = dashed(input, firstSentence(input, clause));
  const bracket = name.findIndex(({ form }) => form === '(');
  return isStandardTerm(input, name) || (bracket > 0 && isStandardTerm(input, name.slice(bracket + 1, closing(name, bracket))));
};

/** «Клиентский опыт – основа развития сервисов»: how much it is worth, not what it is. */
export const isAppraised = ({ recognition }: ActInput, body: readonly Token[]): boolean =>
  recognition.grammar.naming.appraisals.includes(body[0]?.form ?? '');

const firstSentence = (input: ActInput, clause: ParsedClause): readonly Token[] => input.found.tokens.sentencesOf(clause)[0] ?? [];

/** What stands before the first dash of a sentence, quotes aside, and what stands behind it. */
const dashed = (input: ActInput, sentence: readonly Token[]): { readonly name: readonly Token[]; readonly body: readonly Token[] } => {
  const dash = sentence.findIndex((token, index) => isDash(sentence, index, token));
  const name = sentence.slice(0, Math.max(dash, 0)).filter(({ form }) => !/^[«»"“”„]$/u.test(form));
  return { name: withoutAside(withoutShortName(input, name)), body: sentence.slice(dash + 1) };
};

/** «Внутренний клиент (далее – клиент)»: a bracket that gives a short name is none of the term. */
const withoutShortName = ({ recognition }: ActInput, name: readonly Token[]): readonly Token[] => {
  const open = name.findIndex(({ form }) => form === '(');
  if (open < 0 || !recognition.grammar.termIntroductions.includes(name[open + 1]?.form ?? '')) return name;
  return withoutBracket(name, open);
};

/** «Клиент, он же посетитель, – …»: what stands between commas behind the term is none of it. */
const withoutAside = (name: readonly Token[]): readonly Token[] => {
  const comma = name.findIndex(({ form }) => form === ',');
  // «клиент, а равно отдел, – …» are two
  const isAside = (name[comma + 1]?.form.length ?? 0) > 1;
  return comma > 0 && isAside && name.at(-1)?.form === ',' ? name.slice(0, comma) : name;
};

/** «Клиент – …» alone may be anything: one of two sides, a heading. */
const WORDS_OF_TERM = 2;

/** «Клиент – пользователь архивной информации.»: a noun with words of its own, not «– через СЭД», «– учреждение – министерство». */
const isOneMeaning = (input: ActInput, body: readonly Token[]): boolean => {
  const { grammar, segmenter } = input.recognition;
  const [first] = body;
  const words = body.filter(({ kind }) => kind === 'word');
  if (first?.kind !== 'word' || first.form.length <= LONGEST_PREPOSITION || words.length < LEAST_MEANING) return false;
  if (input.recognition.vocabulary.finder(unitOf(body), 'means-preposition').has(0)) return false;
  if (grammar.nameStops.includes(first.form) || segmenter.isPredicate(first) || isAppraised(input, body)) return false;
  return !body.some((token, at) => isDash(body, at, token));
};

const LONGEST_PREPOSITION = 3;
const LEAST_MEANING = 2;
