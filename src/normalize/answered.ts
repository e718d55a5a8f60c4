import type { ParsedClause, Span } from '../model/index.js';
import { unitOf } from '../rules/phrase/unit.js';
import { tokenize, type Token } from '../rules/tokens.js';
import type { mentionsOf, ActInput } from './context.js';

type ProvisionMention = ReturnType<typeof mentionsOf<'provision'>>[number];

/**
 * What a provision says where a pronoun stands for what is answered: «получение результата его рассмотрения» is the result of feedback behind
 * «оставить отзыв» and the result of an application behind «подача заявления». The nearest of the two before it tells which.
 */
export const provisionTold = (input: ActInput, mention: ProvisionMention): string => {
  const said = mention.emit.provision;
  if (!PAIR.includes(said)) return said;
  const own = tokenize(input.recognition.stem, input.file.text.slice(mention.passage.start, mention.passage.end), mention.passage.start);
  const within = own.filter(({ start, end }) => mention.quote.start <= start && end <= mention.quote.end);
  const pronouns = [...input.recognition.vocabulary.finder(unitOf(within), 'what-is-answered').keys()];
  const pronoun = Math.max(-1, ...pronouns.filter((index) => isBeside(within, mention.match, index)));
  // «узнать, как рассмотрен его отзыв»
  if (pronoun < 0 || nearest(input, within.slice(pronoun)) !== null) return said;
  return nearest(input, [...before(input, mention), ...within.slice(0, pronoun)]) ?? said;
};

/** In a row that is read as one stretch the pronoun of another need is none of this one's. */
const isBeside = (tokens: readonly Token[], { start, end }: Span, index: number): boolean => {
  const first = tokens.findIndex((token) => token.start >= start);
  const last = tokens.findLastIndex((token) => token.end <= end);
  return index >= first - MOST_BESIDE && index <= last + MOST_BESIDE;
};
const MOST_BESIDE = 3;

const RESULT = 'needs/result';
const FEEDBACK_RESULT = 'needs/feedback-result';
const PAIR: readonly string[] = [RESULT, FEEDBACK_RESULT];

/** Which result the last thing named among the words is answered by; null where none is named. */
const nearest = (input: ActInput, tokens: readonly Token[]): string | null => {
  const unit = unitOf(tokens);
  const last = (concept: string): number => Math.max(-1, ...input.recognition.vocabulary.finder(unit, concept).keys());
  const [feedback, papers] = [last('feedback-given'), last('papers-given')];
  if (feedback < 0 && papers < 0) return null;
  return feedback > papers ? FEEDBACK_RESULT : RESULT;
};

/** The words right before a mention: of its own clause, and of the item before it. */
const before = (input: ActInput, { part, clause, quote }: ProvisionMention): readonly Token[] => {
  const clauses = input.act.parts[part]?.clauses ?? [];
  const own = clauses[clause];
  if (own === undefined) return [];
  const tokens = [siblingBefore(clauses, own), own].flatMap((one) => (one === undefined ? [] : tokensOf(input, one)));
  return tokens.filter(({ end }) => end <= quote.start).slice(-MOST_BEFORE);
};

const siblingBefore = (clauses: readonly ParsedClause[], { index, parent }: ParsedClause): ParsedClause | undefined => {
  for (let at = index - 1; at >= 0 && at !== parent; at -= 1) if (clauses[at]?.parent === parent) return clauses[at];
  return undefined;
};

const tokensOf = (input: ActInput, clause: ParsedClause): readonly Token[] => input.found.tokens.sentencesOf(clause).flat();

const MOST_BEFORE = 16;
