import { isDenied } from './denied.js';
import { forbiddenBy, nearOf } from './forbidden.js';
import { findMatch, findMatches, type Finder, type Match } from './phrase/match.js';
import {
  compileLine,
  indexOf,
  isDuty,
  levelsOf,
  rarestFirst,
  type CompiledLine,
  type CompiledTerm,
  type LineIndex,
  type LinesByKey,
} from './lines.js';
import type { Capture } from './phrase/stack.js';
import type { Negation } from './phrase/negation.js';
import type { Program } from './phrase/program.js';
import { meetsAll, meetTogether, unitOf, type Unit } from './phrase/unit.js';
import type { RecognizeRule, UnitLevel } from './schema.js';
import type { Vocabulary } from './vocabulary.js';

/** The rules, compiled and indexed by the words they cannot do without. */
export interface RuleBook {
  readonly rules: readonly RecognizeRule[];
  readonly byLevel: ReadonlyMap<UnitLevel, LineIndex>;
  /** One line of each rule: what must not stand in a stretch or over it is the same for all of them. */
  readonly anyLineOf: ReadonlyMap<RecognizeRule, CompiledLine>;
  /** Of the rules whose topic carries over from the sentences before. */
  readonly carryingByLevel: ReadonlyMap<UnitLevel, LineIndex>;
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
  const compiled = rarestFirst(lines.map(({ rule, source }, order) => compileLine(vocabulary, rule, source, order)));
  return {
    rules,
    anyLineOf: new Map(compiled.map((line) => [line.rule, line])),
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

/**
 * Every rule of a level that finds something in a place; a rule's first line that matches speaks for it. Of terms and roles one
 * sentence can hold several in different words, so there every line speaks, and of what overlaps the caller takes the best.
 * @param wanted rules that are looked for; all where not said
 */
export const hitsIn = (
  finder: Finder,
  negation: Negation,
  book: RuleBook,
  level: UnitLevel,
  place: Place,
  wanted: (rule: RecognizeRule) => boolean = always,
): Hit[] => [
  ...hitsOf({ finder, negation, place }, book.byLevel.get(level), wanted),
  ...hitsOf({ finder, negation, place: { ...place, lead: place.carried } }, book.carryingByLevel.get(level), wanted),
];

const always = (): boolean => true;

/** What a line is matched against. */
export interface Search {
  readonly finder: Finder;
  readonly negation: Negation;
  readonly place: Place;
}

const hitsOf = (search: Search, index: LineIndex | undefined, wanted: (rule: RecognizeRule) => boolean): Hit[] => {
  const { place } = search;
  if (index === undefined || place.own.tokens.length === 0) return [];
  const done = new Set<RecognizeRule>();
  const hits: Hit[] = [];
  let last: CompiledLine | null = null;
  for (const line of candidates(index, place)) {
    // A line stands under several keys.
    if (line === last) continue;
    last = line;
    if (done.has(line.rule) || !wanted(line.rule)) continue;
    const found = isDuty(line.rule) ? onceMatched(search, line) : matchLine(search, line);
    if (found.some(({ governed }) => governed) && !canRecur(line.rule)) done.add(line.rule);
    hits.push(...found);
  }
  return hits;
};

const canRecur = ({ emit }: RecognizeRule): boolean => 'term' in emit || 'role' in emit || 'enumeration' in emit;

/** Lines that could match, in the order of the rules: only those whose telling words are there are looked at. */
const candidates = (index: LineIndex, place: Place): CompiledLine[] => {
  const { own, lead } = place;
  const found = index.always.filter((line) => couldMatch(line, place));
  gather(index.byKey, own, place, found);
  if (index.reaching.length > 0) gather(index.reaching, lead, place, found);
  return found.length < 2 ? found : found.sort((a, b) => a.order - b.order);
};

/** @param unit where the telling words are looked for */
const gather = (lines: LinesByKey, unit: Unit, place: Place, found: CompiledLine[]): void => {
  for (const key of unit.words().distinct) {
    const here = lines[key];
    if (here === undefined) continue;
    place.own.steps += here.length;
    for (const line of here) if (couldMatch(line, place)) found.push(line);
  }
};

const couldMatch = ({ rule, needs, leadNeeds }: CompiledLine, { own, lead }: Place): boolean => {
  if (!(rule.reach === 'lead' ? meetTogether(own, lead, needs) : meetsAll(own, needs))) return false;
  return rule.company > 0 || meetTogether(own, lead, leadNeeds);
};

/** What was found about pairs of an own unit and its lead: places of several levels may share both. */
interface Pair {
  readonly lead: Unit;
  both: Unit | null;
  readonly duties: Map<CompiledLine, readonly Hit[]>;
}

const pairs = new WeakMap<Unit, Pair[]>();

const pairOf = ({ own, lead }: Place): Pair => {
  const known = pairs.get(own) ?? [];
  const same = known.find((pair) => pair.lead === lead);
  if (same !== undefined) return same;
  const pair: Pair = { lead, both: null, duties: new Map() };
  pairs.set(own, [...known, pair]);
  return pair;
};

/** Duties are looked for at three levels, which often are one and the same stretch. */
const onceMatched = (search: Search, line: CompiledLine): readonly Hit[] => {
  const { duties } = pairOf(search.place);
  const known = duties.get(line);
  if (known !== undefined) return known;
  const found = matchLine(search, line);
  duties.set(line, found);
  return found;
};

/** Lead and own unit as one; its token indexes are those of the lead, then of the own unit. */
const joined = (place: Place): Unit => {
  const { own, lead } = place;
  if (lead.tokens.length === 0) return own;
  return (pairOf(place).both ??= unitOf([...lead.tokens, ...own.tokens], [...new Set([...own.named, ...lead.named])]));
};

/** Steps that matching has taken in these places: the measure of its cost that no other load on the machine changes. */
export const stepsIn = (places: readonly Place[]): number => {
  const units = new Set(places.flatMap(({ own, lead, carried }) => [own, lead, carried, ...joints(own)]));
  return [...units].reduce((sum, { steps }) => sum + steps, 0);
};

const joints = (own: Unit): Unit[] => (pairs.get(own) ?? []).flatMap(({ both }) => both ?? []);

const matchLine = (search: Search, line: CompiledLine): Hit[] => {
  const { finder, negation, place } = search;
  const reaches = line.rule.reach === 'lead';
  const unit = reaches ? joined(place) : place.own;
  const { found, where, shift } = foundIn(search, line, unit);
  if (found.length === 0) return [];
  const placed = found.flatMap(({ matches }) => matches.map((match) => ({ unit: where, match })));
  const near = nearOf(line.rule, unit, place, placed);
  if (line.none.some((program) => forbiddenBy(search, program, unit, near) !== null)) return [];
  if (line.notUnder.some((program) => findMatch(finder, place.lead, program) !== null)) return [];
  if (isDenied(negation, line.rule, line.source, place.own, placed)) return [];
  const governed = line.leads.every((conjunction) => holds(search, conjunction));
  if (!governed && line.rule.company === 0) return [];
  return found.flatMap((match) => toHit(line, match, shift, place.own, governed));
};

/**
 * What a stretch says in full is not looked for in its lead-in: «Как Перечень публикуется» over «Перечень публикуется за 3 дня», «Ведение
 * Перечня» over «Изменения утверждаются за 3 дня». One phrase may run on from a lead-in only where a colon ends it.
 */
const foundIn = (search: Search, line: CompiledLine, unit: Unit): FoundIn => {
  const { own, lead } = search.place;
  const isPhrase = line.own.length === 1;
  const find = isPhrase ? singles : together;
  if (unit !== own && line.own.every(({ negated }) => !negated)) {
    const found = find(search, line, own);
    if (found.length > 0 || (isPhrase && lead.tokens.at(-1)?.form !== ':')) return { found, where: own, shift: 0 };
  }
  return { found: find(search, line, unit), where: unit, shift: unit === own ? 0 : lead.tokens.length };
};

interface FoundIn {
  readonly found: readonly Found[];
  /** The unit whose token indexes the matches have. */
  readonly where: Unit;
  /** Where the own unit begins in it. */
  readonly shift: number;
}

interface Found {
  readonly matches: readonly Match[];
}

const singles = ({ finder, negation }: Search, line: CompiledLine, unit: Unit): Found[] => {
  const [term] = line.own;
  if (term === undefined) return [];
  return findMatches(finder, unit, term.program)
    .filter((match) => !negation.denies(unit, match.from, match.to))
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
  if (!meetsAll(unit, term.needs)) return null;
  const known = unit.affirmed.get(term.program);
  if (known !== undefined) return known;
  const found = firstAffirmed(search, unit, term.program);
  unit.affirmed.set(term.program, found);
  return found;
};

/** The first match of a plain sequence that is not denied. */
export const firstAffirmed = ({ finder, negation }: Search, unit: Unit, program: Program): Match | null => {
  for (let from = 0; from < unit.tokens.length; ) {
    const match = findMatch(finder, unit, program, from);
    if (match === null) return null;
    if (!negation.denies(unit, match.from, match.to)) return match;
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
