import type { Act, Fact, Finding, ParsedAct, ParsedFile } from '../model/index.js';
import { recognizeAct, type ActMentions, type Mention } from '../parse/mentions/index.js';
import { quoteSpan } from '../parse/mentions/passages.js';
import { documentTerms } from '../parse/mentions/terms.js';
import type { Recognition } from '../rules/load.js';
import type { RecognizeRule } from '../rules/schema.js';
import type { Requirement } from '../rules/standard.js';
import { feedingRules } from './feeds.js';
import type { ConceptTitles } from './pattern-words.js';
import { traceRule, type NearMiss } from './trace.js';
import type { At, Change, Explanation, Matched, Rejected, Rejection } from './types.js';

export interface ExplainContext {
  readonly recognition: Recognition;
  readonly titles: ConceptTitles;
}

/** An act with everything that was made of it on the way. */
export interface ExplainInput {
  readonly file: ParsedFile;
  readonly parsed: ParsedAct;
  readonly act: Act;
  readonly finding: Finding;
  readonly requirement: Requirement;
}

/** The way from the words of the act to the verdict; the change is looked for elsewhere. */
export const explain = (context: ExplainContext, input: ExplainInput, change: Change | null): Explanation => {
  const { recognition } = context;
  const { requirement, finding } = input;
  const rules = feedingRules(recognition.book.rules, requirement.expect);
  const found = recognizeAct(recognition, input.file, input.parsed);
  const matched = matchedBy(context, input, rules, found);
  return {
    requirement: { id: requirement.id, title: requirement.title, reference: requirement.referenceText, source: requirement.source },
    searched: rules.map((rule) => ({ id: rule.id, title: rule.title, in: rule.in, zones: rule.zones, parts: rule.parts ?? null })),
    matched,
    rejected: [...lostMentions(input, rules, found), ...nearMisses(context, input, rules, found, matched)],
    finding,
    change,
  };
};

const factsOf = ({ facts }: Act): readonly Fact[] => Object.values(facts).flatMap((list: readonly Fact[]) => list);

/** Facts that the rules of the requirement gave, and whatever else the verdict rests on. */
const matchedBy = (
  { recognition }: ExplainContext,
  input: ExplainInput,
  rules: readonly RecognizeRule[],
  { mentions }: ActMentions,
): Matched[] => {
  const alikeAt = (start: number, ruleId: string | null): readonly string[] | null =>
    mentions.find((mention) => mention.alike !== null && mention.ruleId === ruleId && mention.quote.start === start)?.alike ?? null;
  const evidence = input.finding.evidence.filter(({ role }) => role !== 'nearest');
  const titles = new Map(recognition.book.rules.map(({ id, title }) => [id, title]));
  const ids = new Set(rules.map(({ id }) => id));
  const facts = factsOf(input.act);
  const seen = new Set<string>();
  const own = facts.filter((fact) => ids.has(fact.ruleId ?? '') && relevant(input, fact));
  const isOwn = ({ start, end }: { readonly start: number; readonly end: number }): boolean =>
    own.some((fact) => fact.start === start && fact.end === end);
  const rest = evidence
    .filter((place) => !isOwn(place))
    .map((place) => facts.find((fact) => fact.start === place.start && fact.end === place.end) ?? place);
  return [...own, ...rest].flatMap((place): Matched[] => {
    const ruleId = 'ruleId' in place ? place.ruleId : null;
    const key = `${place.start} ${place.end} ${ruleId}`;
    const counts = evidence.some(({ start, end }) => start === place.start && end === place.end);
    if (seen.has(key) || (ruleId === null && !counts)) return [];
    seen.add(key);
    return [
      {
        ...atOf(input, place.start, place.end),
        ruleId,
        title: titles.get(ruleId ?? '') ?? '',
        alike: alikeAt(place.start, ruleId),
        counts,
      },
    ];
  });
};

/** Every rule of terms feeds a deadline; only terms of its own action are its facts. */
const relevant = ({ requirement: { expect } }: ExplainInput, fact: Fact): boolean => {
  if (!('action' in fact)) return true;
  if (expect.kind === 'deadline') return fact.action === expect.action;
  return expect.kind !== 'response-time' || expect.terms.some(({ action }) => action === fact.action);
};

const MAX_REJECTED = 6;

/** Mentions that normalization made nothing of, or something else. */
const lostMentions = (input: ExplainInput, rules: readonly RecognizeRule[], { mentions }: ActMentions): Rejected[] => {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const facts = factsOf(input.act);
  const seen = new Set<string>();
  return mentions
    .flatMap((mention): Rejected[] => {
      const rule = byId.get(mention.ruleId);
      if (rule === undefined || 'action' in mention.emit || 'mark' in mention.emit || 'enumeration' in mention.emit) return [];
      const reason = lossOf(input, facts, mention);
      const key = `${mention.ruleId} ${mention.quote.start}`;
      if (reason === null || seen.has(key)) return [];
      seen.add(key);
      const words = input.file.text.slice(mention.match.start, mention.match.end);
      return [
        {
          ...atOf(input, mention.quote.start, mention.quote.end),
          ruleId: rule.id,
          title: rule.title,
          reason,
          found: [words],
          lacking: [],
          share: 1,
        },
      ];
    })
    .slice(0, MAX_REJECTED);
};

const lossOf = (input: ExplainInput, facts: readonly Fact[], { ruleId, quote }: Mention): Rejection | null => {
  const here = facts.filter((fact) => fact.start < quote.end && quote.start < fact.end);
  const same = here.find((fact) => fact.ruleId === ruleId);
  if (same !== undefined) return relevant(input, same) ? null : 'anotherDuty';
  return here.some((fact) => 'role' in fact || 'action' in fact || 'topic' in fact || 'kind' in fact) ? 'anotherRule' : 'notChosen';
};

/** The nearest misses, best first, one a place; none where something was found there. */
const nearMisses = (
  { recognition, titles }: ExplainContext,
  input: ExplainInput,
  rules: readonly RecognizeRule[],
  { introductions, passages }: ActMentions,
  matched: readonly Matched[],
): Rejected[] => {
  if (input.finding.status === 'met') return [];
  const finder = recognition.vocabulary.withTerms(documentTerms(recognition, introductions));
  const context = { stem: recognition.stem, finder, negation: recognition.negation, titles };
  const near = rules
    .flatMap((rule) => traceRule(context, rule, passages))
    .toSorted((a, b) => b.share - a.share || b.found.length - a.found.length);
  const taken = new Set<string>();
  return near
    .map((miss) => ({ miss, at: quoteSpan(miss.passage.own.tokens) }))
    .filter(({ miss, at }) => {
      const key = `${miss.passage.part.slug} ${miss.passage.clause.index}`;
      if (taken.has(key) || matched.some(({ start }) => at.start <= start && start < at.end)) return false;
      taken.add(key);
      return true;
    })
    .slice(0, MAX_REJECTED)
    .map(({ miss, at }) => rejectedOf(input, miss, at.start, at.end));
};

const rejectedOf = (input: ExplainInput, { rule, reason, found, lacking, share }: NearMiss, start: number, end: number): Rejected => ({
  ...atOf(input, start, end),
  ruleId: rule.id,
  title: rule.title,
  reason,
  found,
  lacking,
  share: Math.round(share * 100) / 100,
});

const atOf = ({ act, file }: ExplainInput, start: number, end: number): At => {
  const clauses = act.parts.flatMap((part) => part.clauses);
  const holding = clauses
    .filter((clause) => clause.start <= start && start <= clause.end)
    .toSorted((a, b) => a.end - a.start - (b.end - b.start))[0];
  const page = holding?.page ?? null;
  return { citation: holding?.citation ?? '', page, quote: file.text.slice(start, end), start };
};
