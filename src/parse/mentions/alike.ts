import type { Recognition } from '../../rules/load.js';
import { codeOf } from '../../rules/likeness/codes.js';
import { traitsOf } from '../../rules/likeness/traits.js';
import type { Finder } from '../../rules/phrase/match.js';
import { isRefused } from '../../rules/refused.js';
import type { RecognizeRule } from '../../rules/schema.js';
import type { ItemsBeside } from './company.js';
import type { Mention } from './index.js';
import { nearestLead } from './lead-in.js';
import type { KnownPassages } from './known-passages.js';
import { mayStandIn } from './may-stand-in.js';
import { quoteSpan, type Passage } from './passages.js';

/** An act of which the rules find fewer provisions is about something else, and what is like them there is chance. */
const ENOUGH = 5;
/** Likeness is never as sure as a rule. */
const SUREST = 0.7;
/** Among so many other items of its topic in one list a stretch is likely to be one of them, and needs to be less like it. */
const COMPANY = 2;
const IN_COMPANY = 0.35;
/** What a rule has found to say one thing says another too only where it is very like it. */
const BESIDE = 0.5;

interface Alike {
  readonly passage: Passage;
  readonly rule: RecognizeRule;
  readonly probability: number;
  readonly words: readonly string[];
}

/**
 * Provisions that no rule finds anywhere in the act and one of its stretches is like: the likeliest stretch for each. What the rule of
 * a provision forbids, and what says something against the standard, is not taken.
 */
export const alikeMentions = (
  recognition: Recognition,
  finder: Finder,
  acts: KnownPassages,
  passages: readonly Passage[],
  found: readonly Mention[],
  beside: ItemsBeside,
): Mention[] => {
  const { likeness, negation, book } = recognition;
  if (likeness === null) return [];
  const known = new Set(found.flatMap(({ emit }) => codeOf(emit) ?? []));
  if (known.size < ENOUGH || likeness.codes.every((code) => known.has(code))) return [];
  const rules = rulesOf(recognition);
  const provisions = found.filter(({ emit }) => 'provision' in emit);
  const best = new Map<string, Alike>();
  const whole = new Set(passages.flatMap(({ level, own }) => (level === 'segment' ? own : [])));
  const items = new Set(passages.flatMap(({ level, own }) => (level === 'item' ? own : [])));
  const definesTerm = definitionsUnder(found);
  for (const passage of passages) {
    if (definesTerm(passage)) continue;
    if (!(passage.level === 'segment' || (passage.level === 'item' && !whole.has(passage.own))) || passage.own.tokens.length === 0)
      continue;
    // A rule of items looks at the items of a row, every other rule at the whole of it.
    const isLookedAt = (rule: RecognizeRule): boolean => (rule.in === 'item' ? items.has(passage.own) : passage.level === 'segment');
    const { start, end } = quoteSpan(passage.own.tokens);
    const here = provisions.filter(({ match }) => match.start < end && match.end > start);
    if (here.some(isContrary)) continue;
    const place = { part: passage.partIndex, clause: passage.clause.index };
    const leastFor = (code: string): number =>
      here.length > 0 ? BESIDE : beside(place, code) >= COMPANY ? IN_COMPANY : likeness.threshold;
    const likenings = acts.likenings(passage, () => likeness.likenings(traitsOf(finder, recognition.isDenial, passage), IN_COMPANY));
    const hopeful = likenings.filter(({ code, probability }) => !known.has(code) && probability >= leastFor(code));
    if (hopeful.length === 0) continue;
    const traits = traitsOf(finder, recognition.isDenial, passage);
    for (const { code, probability } of hopeful) {
      if (probability <= (best.get(code)?.probability ?? 0) || likeness.isDenied(traits, code)) continue;
      // What one rule of a provision forbids is no such provision for the others either.
      const able = rules.get(code)?.filter((each) => isLookedAt(each) && mayStandIn(each, passage)) ?? [];
      const [rule] = able.some((each) => isRefused({ finder, negation, place: passage }, nearestLead(passage), book, each)) ? [] : able;
      if (rule !== undefined) best.set(code, { passage, rule, probability, words: wordsOf(likeness.reasons(traits, code)) });
    }
  }
  return [...best.values()].map(mentionOf);
};

/** Under «Используемые понятия:» a clause with a dash says what a word means, not what is to be done. */
const definitionsUnder = (found: readonly Mention[]): ((passage: Passage) => boolean) => {
  const announced = new Set(
    found.flatMap(({ emit, part, clause }) => ('mark' in emit && emit.mark === ANNOUNCED ? `${part} ${clause}` : [])),
  );
  return ({ partIndex, clause, lead, own }) =>
    [clause.index, clause.parent].some((index) => announced.has(`${partIndex} ${index}`)) &&
    [...lead.tokens, ...own.tokens].some(({ form, start }) => DASH.test(form) && start >= clause.span.start);
};

const ANNOUNCED = 'definitions-follow';
const DASH = /^[-–—]$/u;

const isContrary = ({ emit }: Mention): boolean => 'provision' in emit && emit.provision.startsWith('contrary/');

const rulesOf = ({ book }: Recognition): ReadonlyMap<string, readonly RecognizeRule[]> => {
  const rules = new Map<string, RecognizeRule[]>();
  for (const rule of book.rules) {
    const code = codeOf(rule.emit);
    if (code !== null) rules.set(code, [...(rules.get(code) ?? []), rule]);
  }
  return rules;
};

/** What spoke for it, as a reader can see it: the traits that are words, without the codes of their kinds. */
const wordsOf = (reasons: readonly string[]): readonly string[] => [
  ...new Set(reasons.filter((trait) => !/^l?c:/u.test(trait)).map((trait) => trait.slice(trait.indexOf(':') + 1))),
];

const mentionOf = ({ passage, rule, probability, words }: Alike): Mention => {
  const quote = quoteSpan(passage.own.tokens);
  return {
    ruleId: rule.id,
    line: '',
    emit: rule.emit,
    level: passage.level,
    part: passage.partIndex,
    clause: passage.clause.index,
    quote,
    match: quote,
    passage: quote,
    captures: new Map(),
    confidence: Math.round(Math.min(probability, SUREST) * 100) / 100,
    governed: true,
    company: 0,
    beside: 0,
    alike: words,
  };
};
