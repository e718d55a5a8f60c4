import type { Span } from '../../model/index.js';
import { unitOf } from '../../rules/phrase/unit.js';
import { predicateTest } from '../../rules/segment.js';
import { tokenize, type Token } from '../../rules/tokens.js';
import type { ActInput } from '../context.js';
import { finds } from './keeper-names.js';
import { isInstrumental, isSubject } from './agent.js';
import type { RoleMention } from './words.js';

/**
 * The mention itself, or null where whom a pattern took for whoever keeps the list only stands beside: gives entries, or does another
 * thing. «… ведется по поручению председателя консультантом»: the one behind him in the instrumental keeps it.
 */
export const pastBystander = (input: ActInput, mention: RoleMention): RoleMention | null => {
  const own = nameIn(mention);
  if (mention.emit.role !== 'authorized-person' || own === null) return mention;
  if (standsBeside(input, mention, own)) return agentBehind(input, mention, own);
  return BYSTANDERS.some((stands) => stands(input, mention, own)) ? null : mention;
};

const agentBehind = (input: ActInput, mention: RoleMention, own: Span): RoleMention | null => {
  if (mention.match.end > own.end) return null;
  const tokens = tokensIn(input, own.end, mention.passage.end);
  const unit = unitOf(tokens);
  const found = AGENTS.map((holder) => ({ holder, at: input.recognition.vocabulary.finder(unit, holder) }));
  for (const [index, token] of tokens.entries()) {
    for (const { holder, at } of found) {
      const end = at.get(index)?.[0]?.end ?? 0;
      if (end === 0 || !isInstrumental(input, tokens.slice(index, end))) continue;
      const span = { start: token.start, end: tokens[end - 1]?.end ?? token.end };
      const match = { start: mention.match.start, end: span.end };
      return { ...mention, emit: { ...mention.emit, holder }, captures: new Map([[holder, { span, value: null }]]), match, quote: match };
    }
  }
  return null;
};

const AGENTS = ['post', 'unit'] as const;

/** Where the name stands; null where it stands in what governs the passage. */
const nameIn = ({ captures, passage }: RoleMention): Span | null =>
  NAMED.map((name) => captures.get(name)?.span).find(
    (span) => span !== undefined && span.start >= passage.start && span.end <= passage.end,
  ) ?? null;

const NAMED = ['post', 'unit', 'commission', 'person', 'designation'];

/** «… на основании сведений, представленных отделами»: no predicate parts the source from the name. */
const givesEntries = (input: ActInput, { passage }: RoleMention, own: Span): boolean => {
  const before = tokensIn(input, passage.start, own.start);
  const isPredicate = predicateTest(input.recognition.grammar);
  const sources = input.recognition.vocabulary.finder(unitOf(before), 'entries-source');
  return [...sources.values()].some((found) =>
    found.some(({ end }) => {
      const between = before.slice(end);
      return between.length <= WORDS_OF_GIVING && !between.some(isPredicate);
    }),
  );
};

/** «сведений, своевременно представленных» */
const WORDS_OF_GIVING = 5;

/** «Работник кадровой службы ведет Перечень, главный бухгалтер представляет сведения»: behind the comma the subject of what comes next. */
const actsNext = (input: ActInput, { match, passage }: RoleMention, own: Span): boolean => {
  if (own.end < match.end || !/,\s*$/u.test(input.file.text.slice(match.start, own.start))) return false;
  const behind = tokensIn(input, own.end, passage.end).slice(0, WORDS_TO_PREDICATE);
  const at = behind.findIndex(predicateTest(input.recognition.grammar));
  return (
    at >= 0 && behind.slice(0, at).every(({ kind }) => kind === 'word') && isSubject(input, tokensIn(input, own.start, own.end), undefined)
  );
};

/** «главный бухгалтер ежемесячно представляет» */
const WORDS_TO_PREDICATE = 4;

/** «В ведении Перечня участвуют: – заместитель директора – утверждает перечень»: the item says itself what he does, and it is not keeping. */
const doesOther = (input: ActInput, { match, passage }: RoleMention, own: Span): boolean => {
  const { text } = input.file;
  if (finds(input, text.slice(Math.max(match.start, passage.start), match.end), 'list').size > 0) return false;
  const behind = tokensIn(input, own.end, passage.end);
  const first = behind.find(({ kind }) => kind === 'word');
  return (
    first !== undefined &&
    predicateTest(input.recognition.grammar)(first) &&
    KEEPING.every((concept) => finds(input, text.slice(own.end, passage.end), concept).size === 0)
  );
};

const KEEPING = ['list-keeping', 'keeps-list', 'keeping-verb'];

/** «… ведется регистратором под руководством заведующего отделением» */
const standsBeside = (input: ActInput, { passage }: RoleMention, own: Span): boolean => {
  const before = tokensIn(input, passage.start, own.start);
  return [...input.recognition.vocabulary.finder(unitOf(before), 'beside-keeping').values()].some((found) =>
    found.some(({ end }) => end === before.length),
  );
};

/** «… в системе, оператором которой является центр», «комиссия, секретарем которой является …»: told of something else. */
const isToldOfOther = (input: ActInput, { passage }: RoleMention, own: Span): boolean =>
  input.recognition.vocabulary.finder(unitOf(tokensIn(input, own.end, passage.end)), 'whose').has(0);

const BYSTANDERS = [isToldOfOther, givesEntries, actsNext, doesOther];

const tokensIn = (input: ActInput, start: number, end: number): readonly Token[] =>
  tokenize(input.recognition.stem, input.file.text.slice(start, end), start);
