import type { Passage } from '../parse/mentions/passages.js';
import { isDenied } from '../rules/denied.js';
import { forbiddenBy, nearOf } from '../rules/forbidden.js';
import { findMatch, type Finder, type Match } from '../rules/phrase/match.js';
import type { Negation } from '../rules/phrase/negation.js';
import { compile, type Program } from '../rules/phrase/program.js';
import { parseLine, type Node, type Term } from '../rules/phrase/syntax.js';
import { unitOf, type Unit } from '../rules/phrase/unit.js';
import type { RecognizeRule, UnitLevel } from '../rules/schema.js';
import type { Stemmer } from '../rules/tokens.js';
import { piecesOf, wordsOf, type ConceptTitles } from './pattern-words.js';
import type { Rejection } from './types.js';

export interface TraceContext {
  readonly stem: Stemmer;
  /** Knows what the document itself calls things. */
  readonly finder: Finder;
  readonly negation: Negation;
  readonly titles: ConceptTitles;
}

/** A rule that came near in a passage, and what it failed by. */
export interface NearMiss {
  readonly rule: RecognizeRule;
  readonly passage: Passage;
  readonly reason: Rejection;
  readonly found: readonly string[];
  readonly lacking: readonly string[];
  readonly share: number;
}

/** Below this share of a pattern nothing has come near. */
const NEAR = 0.5;

/** Words as short as this are in every sentence, in characters. */
const PREPOSITION = 3;

/**
 * Where a rule almost matched: for each passage its best line, with the reason why it does not count. A passage in which a line
 * matches gives none. Costs lines × passages; meant for the rules of one requirement.
 */
export const traceRule = (context: TraceContext, rule: RecognizeRule, passages: readonly Passage[]): NearMiss[] => {
  const lines = rule.match.map((source) => readLine(context, source));
  const guards = { none: rule.none.map((text) => guard(context, text)), notUnder: rule.notUnder.map((text) => guard(context, text)) };
  return passages
    .filter(({ level }) => levelsOf(rule).includes(level))
    .flatMap((passage) => {
      const tried = lines.map((line) => tryLine(context, rule, line, guards, passage));
      if (tried.includes('matched')) return [];
      const near = tried.filter((each) => each !== null && each !== 'matched');
      const [best] = near.toSorted((a, b) => b.share - a.share);
      return best === undefined ? [] : [best];
    });
};

const levelsOf = (rule: RecognizeRule): readonly UnitLevel[] =>
  'action' in rule.emit ? ['proposition', 'segment', 'sentence'] : [rule.in];

interface TracedTerm {
  readonly negated: boolean;
  readonly words: string;
  readonly program: Program;
  readonly pieces: readonly { readonly words: string; readonly program: Program }[];
}

interface TracedLine {
  readonly source: string;
  readonly leads: readonly (readonly TracedTerm[])[];
  readonly own: readonly TracedTerm[];
}

const readLine = (context: TraceContext, source: string): TracedLine => {
  const line = parseLine(source);
  const terms = (conjunction: readonly Term[]): TracedTerm[] => conjunction.map((term) => tracedTerm(context, term));
  return { source, leads: line.leads.map(terms), own: terms(line.own) };
};

const tracedTerm = ({ stem, titles }: TraceContext, { negated, node }: Term): TracedTerm => {
  const piece = (part: Node) => ({ words: wordsOf(titles, part), program: compile(stem, part) });
  return { negated, ...piece(node), pieces: piecesOf(node).map(piece) };
};

const guard = (context: TraceContext, text: string): TracedTerm =>
  tracedTerm(context, parseLine(text).own[0] ?? { negated: false, node: { kind: 'gap', max: 0 } });

interface Guards {
  readonly none: readonly TracedTerm[];
  readonly notUnder: readonly TracedTerm[];
}

const tryLine = (
  context: TraceContext,
  rule: RecognizeRule,
  line: TracedLine,
  guards: Guards,
  passage: Passage,
): NearMiss | 'matched' | null => {
  const { own, lead } = passage;
  const units = rule.reach === 'lead' ? [own, lead] : [own];
  const wanted = line.own.filter(({ negated }) => !negated);
  const matches = wanted.map((term) => matchIn(context, units, term));
  const miss = (reason: Rejection, found: readonly string[], lacking: readonly string[], share: number): NearMiss => ({
    rule,
    passage,
    reason,
    found,
    lacking,
    share,
  });
  const inOwn = wanted.some((term) => findMatch(context.finder, own, term.program) !== null);
  if (matches.some((match) => match === null) || !inOwn) return incomplete(context, units, wanted, miss);
  const whole = matches.filter((match) => match !== null);
  const said = whole.map(textOf);
  if (!allowed(rule, passage)) return miss('place', said, [], 1);
  const denied = whole.filter(({ unit, match }) => context.negation.denies(unit, match.from, match.to));
  if (denied.length > 0) return miss('denied', denied.map(textOf), [], 1);
  if (isDenied(context.negation, rule, line.source, own, whole)) return miss('denied', said, [], 1);
  const excluded = line.own.filter(({ negated }) => negated).flatMap((term) => matchIn(context, units, term) ?? []);
  const forbidden = [...excluded, ...barring(context, rule, guards.none, passage, whole)];
  if (forbidden.length > 0) return miss('forbidden', forbidden.map(textOf), [], 1);
  const over = guards.notUnder.flatMap((term) => matchIn(context, [lead], term) ?? []);
  if (over.length > 0) return miss('notUnder', over.map(textOf), [], 1);
  const lacking = line.leads.flat().filter((term) => (matchIn(context, [lead, own], term) === null) !== term.negated);
  const told = matches.length / (matches.length + lacking.flatMap(({ pieces }) => pieces).length);
  return lacking.length > 0
    ? miss(
        'lead',
        said,
        lacking.map(({ words }) => words),
        told,
      )
    : 'matched';
};

/** What the rule bars under `none:`, looked for as in matching: in long sentences near the words found, with the lead-in where the rule reaches to it. */
const barring = (
  { finder }: TraceContext,
  rule: RecognizeRule,
  terms: readonly TracedTerm[],
  { own, lead }: Passage,
  found: readonly Found[],
): readonly Found[] => {
  const unit =
    rule.reach === 'lead' && lead.tokens.length > 0 ? unitOf([...lead.tokens, ...own.tokens], [...own.named, ...lead.named]) : own;
  const place = { own, lead };
  const near = nearOf(rule, unit, place, found);
  return terms.flatMap(({ program }) => {
    const match = forbiddenBy({ finder, place }, program, unit, near);
    return match === null ? [] : [{ unit, match }];
  });
};

/** Which pieces of the pattern are there, and which lack; null where too few are. */
const incomplete = (
  context: TraceContext,
  units: readonly Unit[],
  wanted: readonly TracedTerm[],
  miss: (reason: Rejection, found: readonly string[], lacking: readonly string[], share: number) => NearMiss,
): NearMiss | null => {
  const pieces = wanted.flatMap((term) => term.pieces).filter(({ words }) => words.length > PREPOSITION);
  const matches = pieces.map((piece) => ({ piece, match: matchIn(context, units, piece) }));
  const found = matches.flatMap(({ match }) => (match === null ? [] : [textOf(match)]));
  const share = found.length / Math.max(1, pieces.length);
  if (pieces.length < 2 || share < NEAR) return null;
  const lacking = matches.filter(({ match }) => match === null).map(({ piece }) => piece.words);
  if (lacking.length > 0) return miss('incomplete', found, lacking, share * 0.8);
  // Two pieces that the same words satisfy tell nothing.
  const overlap = found.some((text, index) => found.some((other, at) => at !== index && other.includes(text)));
  return overlap ? null : miss('apart', found, [], 0.8);
};

interface Found {
  readonly unit: Unit;
  readonly match: Match;
}

const matchIn = ({ finder }: TraceContext, units: readonly Unit[], { program }: { readonly program: Program }): Found | null => {
  for (const unit of units) {
    const match = findMatch(finder, unit, program);
    if (match !== null) return { unit, match };
  }
  return null;
};

const textOf = ({ unit, match }: Found): string =>
  unit.tokens
    .slice(match.from, match.to)
    .map((token, index, all) => (index > 0 && (all[index - 1]?.end ?? 0) < token.start ? ` ${token.form}` : token.form))
    .join('');

const allowed = (rule: RecognizeRule, { clause, part }: Passage): boolean =>
  rule.zones.includes(clause.zone) && (rule.parts?.includes(part.kind) ?? true);
