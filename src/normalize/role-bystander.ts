import type { Span } from '../model/index.js';
import { unitOf } from '../rules/phrase/unit.js';
import { predicateTest } from '../rules/segment.js';
import { tokenize, type Token } from '../rules/tokens.js';
import type { ActInput } from './context.js';
import { finds } from './keeper-names.js';
import { isSubject } from './role-agent.js';
import type { RoleMention } from './role-words.js';

/** Tells whether somebody whom a pattern took for whoever keeps the list only stands beside: gives entries, or does another thing. */
export const isBystander = (input: ActInput, mention: RoleMention): boolean => {
  const own = nameIn(mention);
  return mention.emit.role === 'authorized-person' && own !== null && BYSTANDERS.some((stands) => stands(input, mention, own));
};

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

const BYSTANDERS = [givesEntries, actsNext, doesOther];

const tokensIn = (input: ActInput, start: number, end: number): readonly Token[] =>
  tokenize(input.recognition.stem, input.file.text.slice(start, end), start);
