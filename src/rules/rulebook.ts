import { findMatch, findMatches, type Finder, type Match } from './phrase/match.js';
import type { Capture } from './phrase/stack.js';
import type { Negation } from './phrase/negation.js';
import { anchorsOf, compile, smallest, type Program } from './phrase/program.js';
import { parseLine, type Line, type Term } from './phrase/syntax.js';
import { unitOf, type Unit } from './phrase/unit.js';
import type { RecognizeRule, UnitLevel } from './schema.js';
import { intersects, type Vocabulary } from './vocabulary.js';

interface CompiledTerm {
  readonly negated: boolean;
  readonly program: Program;
  /** Keys of which the searched tokens must have one for the term to match; null: cannot be told beforehand. */
  readonly anchors: ReadonlySet<string> | null;
}

interface CompiledLine {
  readonly order: number;
  readonly rule: RecognizeRule;
  readonly source: string;
  readonly leads: readonly (readonly CompiledTerm[])[];
  readonly own: readonly CompiledTerm[];
  readonly none: readonly Program[];
  readonly notUnder: readonly Program[];
  /** Keys of which the own unit (or, reaching into the lead, both together) must have one; null: always tried. */
  readonly anchors: ReadonlySet<string> | null;
}

/** The rules, compiled and indexed by the words they cannot do without. */
export interface RuleBook {
  readonly rules: readonly RecognizeRule[];
  readonly byLevel: ReadonlyMap<UnitLevel, LineIndex>;
  /** Of the rules whose topic carries over from the sentences before. */
  readonly carryingByLevel: ReadonlyMap<UnitLevel, LineIndex>;
}

interface LineIndex {
  readonly byKey: ReadonlyMap<string, readonly CompiledLine[]>;
  readonly always: readonly CompiledLine[];
}

/** One finding of a rule in a unit. */
export interface Hit {
  readonly rule: RecognizeRule;
  readonly line: string;
  /** Token range in the own unit that holds all own words matched there. */
  readonly from: number;
  readonly to: number;
  /** Captures with token indexes of `unit` (own unit or own and lead together). */
  readonly captures: ReadonlyMap<string, Capture>;
  /** False where the governing words of the line were not found: it counts in company only. */
  readonly governed: boolean;
}

/** What a rule is matched in: the unit itself and what governs it, outermost first. */
export interface Place {
  readonly own: Unit;
  readonly lead: Unit;
  /** The lead with the sentences before. */
  readonly carried: Unit;
}

export const createRuleBook = (vocabulary: Vocabulary, rules: readonly RecognizeRule[]): RuleBook => {
  const lines = rules.flatMap((rule) => rule.match.map((source) => ({ rule, source })));
  const compiled = lines.map(({ rule, source }, order) => compileLine(vocabulary, rule, source, order));
  return {
    rules,
    byLevel: indexesOf(compiled.filter(({ rule }) => !rule.carry)),
    carryingByLevel: indexesOf(compiled.filter(({ rule }) => rule.carry)),
  };
};

const indexesOf = (lines: readonly CompiledLine[]): ReadonlyMap<UnitLevel, LineIndex> => {
  const levels = new Map<UnitLevel, CompiledLine[]>();
  for (const line of lines) {
    for (const level of levelsOf(line.rule)) levels.set(level, [...(levels.get(level) ?? []), line]);
  }
  return new Map([...levels].map(([level, list]) => [level, indexOf(list)]));
};

/** The duty that a term belongs to is looked for in its proposition first, then in ever wider stretches. */
const levelsOf = (rule: RecognizeRule): readonly UnitLevel[] =>
  'action' in rule.emit ? ['proposition', 'segment', 'sentence'] : [rule.in];

const compileLine = (vocabulary: Vocabulary, rule: RecognizeRule, source: string, order: number): CompiledLine => {
  const line = parseLine(source);
  const program = (text: string): Program => {
    const [term] = parseLine(text).own;
    return term === undefined ? [] : compile(vocabulary.stem, term.node);
  };
  const terms = (conjunction: readonly Term[]): CompiledTerm[] =>
    conjunction.map((term) => ({
      negated: term.negated,
      program: compile(vocabulary.stem, term.node),
      anchors: anchorsOf(vocabulary.stem, vocabulary.anchors, term.node),
    }));
  return {
    order,
    rule,
    source,
    leads: line.leads.map(terms),
    own: terms(line.own),
    none: rule.none.map(program),
    notUnder: rule.notUnder.map(program),
    anchors: anchorsOfLine(vocabulary, line),
  };
};

const anchorsOfLine = (vocabulary: Vocabulary, line: Line): ReadonlySet<string> | null =>
  smallest(line.own.filter((term) => !term.negated).map((term) => anchorsOf(vocabulary.stem, vocabulary.anchors, term.node)));

const indexOf = (lines: readonly CompiledLine[]): LineIndex => {
  const byKey = new Map<string, CompiledLine[]>();
  const always: CompiledLine[] = [];
  for (const line of lines) {
    if (line.anchors === null) always.push(line);
    else for (const key of line.anchors) byKey.set(key, [...(byKey.get(key) ?? []), line]);
  }
  return { byKey, always };
};

/**
 * Every rule of a level that finds something in a place; a rule's first line that matches speaks for it. Of terms and roles one
 * sentence can hold several in different words, so there every line speaks, and of what overlaps the caller takes the best.
 */
export const hitsIn = (finder: Finder, negation: Negation, book: RuleBook, level: UnitLevel, place: Place): Hit[] => [
  ...hitsOf(finder, negation, book.byLevel.get(level), place),
  ...hitsOf(finder, negation, book.carryingByLevel.get(level), { ...place, lead: place.carried }),
];

const hitsOf = (finder: Finder, negation: Negation, index: LineIndex | undefined, place: Place): Hit[] => {
  if (index === undefined || place.own.tokens.length === 0) return [];
  const search: Search = { finder, negation, place, both: lazy(() => joined(place)) };
  const done = new Set<string>();
  const hits: Hit[] = [];
  for (const line of candidates(index, place)) {
    if (done.has(line.rule.id)) continue;
    const found = matchLine(search, line);
    if (found.some(({ governed }) => governed) && !canRecur(line.rule)) done.add(line.rule.id);
    hits.push(...found);
  }
  return hits;
};

/** What a line is matched against. */
interface Search {
  readonly finder: Finder;
  readonly negation: Negation;
  readonly place: Place;
  /** Lead and own unit as one, made only for lines that reach into the lead. */
  readonly both: () => Unit;
}

const lazy = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
};

const canRecur = ({ emit }: RecognizeRule): boolean => 'term' in emit || 'role' in emit || 'enumeration' in emit;

/** Lines that could match, in the order of the rules: only those whose telling words are there are looked at. */
const candidates = (index: LineIndex, place: Place): CompiledLine[] => {
  const found = new Set<CompiledLine>(index.always);
  for (const unit of [place.own, place.lead]) {
    for (const key of unit.keys) for (const line of index.byKey.get(key) ?? []) found.add(line);
  }
  return [...found].filter((line) => couldMatch(line, place)).sort((a, b) => a.order - b.order);
};

const couldMatch = (line: CompiledLine, { own, lead }: Place): boolean => {
  const reaches = line.rule.reach === 'lead';
  const inOwn = (term: CompiledTerm): boolean => term.negated || term.anchors === null || intersects(term.anchors, own.keys);
  const anywhere = (term: CompiledTerm): boolean => inOwn(term) || (term.anchors !== null && intersects(term.anchors, lead.keys));
  if (!line.own.every(reaches ? anywhere : inOwn)) return false;
  return line.rule.company > 0 || line.leads.every((conjunction) => conjunction.every(anywhere));
};

/** Lead and own unit as one; its token indexes are those of the lead, then of the own unit. */
const joined = ({ own, lead }: Place): Unit =>
  lead.tokens.length === 0 ? own : unitOf([...lead.tokens, ...own.tokens], documentKeys(own, lead));

const documentKeys = (...units: readonly Unit[]): string[] => units.flatMap((unit) => [...unit.keys].filter((key) => key.startsWith('@')));

const matchLine = (search: Search, line: CompiledLine): Hit[] => {
  const { finder, place } = search;
  const reaches = line.rule.reach === 'lead';
  const unit = reaches ? search.both() : place.own;
  const shift = reaches ? place.lead.tokens.length : 0;
  const found = line.own.length === 1 ? singles(search, line, unit) : together(search, line, unit);
  if (found.length === 0) return [];
  if (line.none.some((program) => findMatch(finder, unit, program) !== null)) return [];
  if (line.notUnder.some((program) => findMatch(finder, place.lead, program) !== null)) return [];
  const governed = line.leads.every((conjunction) => holds(search, conjunction));
  if (!governed && line.rule.company === 0) return [];
  return found.flatMap((match) => toHit(line, match, shift, place.own, governed));
};

interface Found {
  readonly matches: readonly Match[];
}

const singles = ({ finder, negation }: Search, line: CompiledLine, unit: Unit): Found[] => {
  const [term] = line.own;
  if (term === undefined) return [];
  return findMatches(finder, unit, term.program)
    .filter((match) => !negation(unit, match.from))
    .map((match) => ({ matches: [match] }));
};

const together = (search: Search, line: CompiledLine, unit: Unit): Found[] => {
  const matches: Match[] = [];
  for (const term of line.own) {
    const match = affirmed(search, unit, term);
    if (term.negated ? match !== null : match === null) return [];
    if (match !== null) matches.push(match);
  }
  return [{ matches }];
};

/** A conjunction over the governing words holds in them, in the unit itself, or partly in each. */
const holds = (search: Search, conjunction: readonly CompiledTerm[]): boolean =>
  conjunction.every((term) => {
    const found = affirmed(search, search.place.lead, term) ?? affirmed(search, search.place.own, term);
    return (found === null) === term.negated;
  });

/** The first match that is not denied. */
const affirmed = (search: Search, unit: Unit, term: CompiledTerm): Match | null => {
  if (term.anchors !== null && !intersects(term.anchors, unit.keys)) return null;
  const known = unit.affirmed.get(term.program);
  if (known !== undefined) return known;
  const found = firstAffirmed(search, unit, term.program);
  unit.affirmed.set(term.program, found);
  return found;
};

const firstAffirmed = ({ finder, negation }: Search, unit: Unit, program: Program): Match | null => {
  for (let from = 0; from < unit.tokens.length; ) {
    const match = findMatch(finder, unit, program, from);
    if (match === null) return null;
    if (!negation(unit, match.from)) return match;
    from = match.from + 1;
  }
  return null;
};

/** Nothing is found where no own word is: the lead speaks for itself elsewhere. */
const toHit = (line: CompiledLine, found: Found, shift: number, own: Unit, governed: boolean): Hit[] => {
  const inOwn = found.matches.filter((match) => match.to > shift);
  if (inOwn.length === 0) return [];
  const from = Math.max(0, Math.min(...inOwn.map((match) => match.from)) - shift);
  const to = Math.min(own.tokens.length, Math.max(...inOwn.map((match) => match.to)) - shift);
  const captures = new Map<string, Capture>();
  for (const match of found.matches) {
    for (const [name, capture] of match.captures) {
      const moved = { ...capture, from: capture.from - shift, to: capture.to - shift };
      if (!captures.has(name)) captures.set(name, moved);
    }
  }
  return [{ rule: line.rule, line: line.source, from, to, captures, governed }];
};
