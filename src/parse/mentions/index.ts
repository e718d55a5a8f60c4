import type { ParsedAct, ParsedFile, Span } from '../../model/index.js';
import type { Recognition } from '../../rules/load.js';
import type { Finder } from '../../rules/phrase/match.js';
import { hitsIn, type Hit } from '../../rules/rulebook.js';
import type { Emit, UnitLevel } from '../../rules/schema.js';
import type { Token } from '../../rules/tokens.js';
import { alikeMentions } from './alike.js';
import { itemsBeside, keptInCompany } from './company.js';
import { definedTouchpoints } from './defined-names.js';
import { knownPassages } from './known-passages.js';
import { impliedNames, joinTerms } from './implied-names.js';
import { mayStandIn } from './may-stand-in.js';
import { passagesOf, quoteSpan, tokensOf, type ActTokens, type Passage } from './passages.js';
import { documentTerms, introductionsIn, type DocumentTerms, type Introduction } from './terms.js';

/** What a rule has found in an act: a candidate that `normalize` makes a fact of, or not. */
export interface Mention {
  readonly ruleId: string;
  /** The line of the rule that matched. */
  readonly line: string;
  readonly emit: Emit;
  readonly level: UnitLevel;
  /** Indexes of part and clause in the parsed act. */
  readonly part: number;
  readonly clause: number;
  /** What is quoted. */
  readonly quote: Span;
  /** The words matched. */
  readonly match: Span;
  /** The passage it was found in. */
  readonly passage: Span;
  readonly captures: ReadonlyMap<string, { readonly span: Span; readonly value: unknown }>;
  readonly confidence: number;
  /** False where what should govern the words was not found: the mention counts only in company of others of its topic. */
  readonly governed: boolean;
  /** How many different items of the topic such a mention needs around it. */
  readonly company: number;
  /** How many other items of the topic must stand around it in any case. */
  readonly beside: number;
  /** Where no line matched and the words taken together are like known wordings: those that spoke for it most, as stems. */
  readonly alike: readonly string[] | null;
}

/** All that the rules find in one act, with the short names it introduces. */
export interface ActMentions {
  readonly mentions: readonly Mention[];
  readonly introductions: readonly Introduction[];
  readonly tokens: ActTokens;
  readonly passages: readonly Passage[];
  /** Knows what the act itself calls things. */
  readonly finder: Finder;
}

export const recognizeAct = (recognition: Recognition, file: ParsedFile, act: ParsedAct): ActMentions => {
  const tokens = tokensOf(recognition, file.text, act);
  const sentences = act.parts.flatMap((part) => part.clauses.flatMap((clause) => tokens.sentencesOf(clause)));
  const introductions = introductionsIn(recognition, sentences);
  const terms = namesIn(recognition, sentences, documentTerms(recognition, introductions));
  const finder = recognition.vocabulary.withTerms(terms);
  const passages = passagesOf(recognition, tokens, terms);
  const known = knownPassages(recognition.book, terms);
  const mentions = passages.flatMap((passage) =>
    known
      .hits(passage, () =>
        hitsIn(finder, recognition.negation, recognition.book, passage.level, passage, (rule) => mayStandIn(rule, passage)),
      )
      .map((hit) => mentionOf(passage, hit)),
  );
  const found = keptInCompany(act, mentions);
  return {
    mentions: [...found, ...alikeMentions(recognition, finder, known, passages, found, itemsBeside(act, found))],
    introductions,
    tokens,
    passages,
    finder,
  };
};

/** With the names that are not introduced: first what the list is called, then who is said to keep it. */
const namesIn = (recognition: Recognition, sentences: readonly (readonly Token[])[], introduced: DocumentTerms): DocumentTerms => {
  const known = joinTerms(introduced, definedTouchpoints(recognition, recognition.vocabulary.withTerms(introduced), sentences));
  const terms = joinTerms(known, impliedNames(recognition, known, sentences));
  return joinTerms(terms, impliedNames(recognition, terms, sentences));
};

/** Confidence of what its company alone bears out. */
const UNGOVERNED = 0.7;

const mentionOf = (passage: Passage, hit: Hit): Mention => {
  const { tokens } = passage.own;
  const match = quoteSpan(tokens.slice(hit.from, hit.to));
  const whole = quoteSpan(tokens);
  // What stands in the lead-in has indexes below zero: «Отделу информатизации: – разместить …».
  const lead = passage.lead.tokens;
  const tokenAt = (index: number): Token | undefined => (index < 0 ? lead[lead.length + index] : tokens[index]);
  const captures = new Map(
    [...hit.captures].map(([name, capture]) => {
      const span = { start: tokenAt(capture.from)?.start ?? 0, end: tokenAt(capture.to - 1)?.end ?? 0 };
      return [name, { span, value: capture.value }] as const;
    }),
  );
  return {
    ruleId: hit.rule.id,
    line: hit.line,
    emit: hit.rule.emit,
    level: passage.level,
    part: passage.partIndex,
    clause: passage.clause.index,
    quote: hit.rule.quote === 'match' ? match : whole,
    match,
    passage: whole,
    captures,
    confidence: hit.governed ? hit.rule.confidence : Math.min(hit.rule.confidence, UNGOVERNED),
    governed: hit.governed,
    company: hit.rule.company,
    beside: hit.rule.beside,
    alike: null,
  };
};
