import type { Need } from './phrase/lexis.js';
import { compile, needsOf, type Program } from './phrase/program.js';
import { parseLine, type Term } from './phrase/syntax.js';
import type { RecognizeRule, UnitLevel } from './schema.js';
import type { Vocabulary } from './vocabulary.js';

export interface CompiledTerm {
  readonly negated: boolean;
  readonly program: Program;
  /** Words, those of its concepts too, that the searched tokens must have for the term to match. */
  readonly needs: readonly Need[];
}

export interface CompiledLine {
  readonly order: number;
  readonly rule: RecognizeRule;
  readonly source: string;
  readonly leads: readonly (readonly CompiledTerm[])[];
  readonly own: readonly CompiledTerm[];
  readonly none: readonly Program[];
  readonly notUnder: readonly Program[];
  /** Conjunctions of which one must be said by what is told by likeness; it is asked for nothing where there are none. */
  readonly alike: readonly (readonly CompiledTerm[])[];
  /** Needs of all own terms: of the own unit or, reaching into the lead, of both together. */
  readonly needs: readonly Need[];
  /** Needs of all terms over the unit: the lead and the unit together meet them. */
  readonly leadNeeds: readonly Need[];
}

/** Keys are small numbers, so this is a list with holes. */
export type LinesByKey = readonly (readonly CompiledLine[] | undefined)[];

export interface LineIndex {
  /** Lines by the keys of the need that fewest lines share. */
  readonly byKey: LinesByKey;
  /** Those of them that may begin in the lead. */
  readonly reaching: LinesByKey;
  readonly always: readonly CompiledLine[];
}

/** The duty that a term belongs to is looked for in its proposition first, then in ever wider stretches. */
export const levelsOf = (rule: RecognizeRule): readonly UnitLevel[] => (isDuty(rule) ? ['proposition', 'segment', 'sentence'] : [rule.in]);

export const isDuty = (rule: RecognizeRule): boolean => 'action' in rule.emit;

export const compileLine = (vocabulary: Vocabulary, rule: RecognizeRule, source: string, order: number): CompiledLine => {
  const line = parseLine(source);
  const program = (text: string): Program[] =>
    parseLine(text)
      .own.slice(0, 1)
      .map((term) => compile(vocabulary.stem, term.node));
  const terms = (conjunction: readonly Term[]): CompiledTerm[] =>
    conjunction.map((term) => ({
      negated: term.negated,
      program: compile(vocabulary.stem, term.node),
      needs: needsOf(vocabulary.stem, vocabulary.anchors, term.node),
    }));
  const leads = line.leads.map(terms);
  const own = terms(line.own);
  return {
    order,
    rule,
    source,
    leads,
    own,
    none: rule.none.flatMap(program),
    notUnder: rule.notUnder.flatMap(program),
    alike: rule.alike.map((text) => terms(parseLine(text).own)),
    needs: needsOfAll(own),
    leadNeeds: needsOfAll(leads.flat()),
  };
};

const needsOfAll = (terms: readonly CompiledTerm[]): Need[] => [
  ...new Set(terms.filter(({ negated }) => !negated).flatMap(({ needs }) => needs)),
];

/** With the needs of each line in the order in which they are asked: what few lines ask for is seldom there. */
export const rarestFirst = (lines: readonly CompiledLine[]): CompiledLine[] => {
  const uses = usesOfKeys(lines);
  const sorted = (needs: readonly Need[]): readonly Need[] =>
    needs.length < 2
      ? needs
      : needs
          .map((need) => ({ need, cost: costOf(uses, need) }))
          .sort((a, b) => a.cost - b.cost)
          .map(({ need }) => need);
  return lines.map((line) => ({ ...line, needs: sorted(line.needs), leadNeeds: sorted(line.leadNeeds) }));
};

export const indexOf = (lines: readonly CompiledLine[]): LineIndex => {
  const uses = usesOfKeys(lines);
  const byKey: CompiledLine[][] = [];
  const reaching: CompiledLine[][] = [];
  const always: CompiledLine[] = [];
  for (const line of lines) {
    const need = rarest(uses, line.needs);
    if (need === null) always.push(line);
    for (const key of need?.keys ?? []) {
      add(byKey, key, line);
      if (line.rule.reach === 'lead') add(reaching, key, line);
    }
  }
  return { byKey, reaching, always };
};

const add = (index: CompiledLine[][], key: number, line: CompiledLine): void => {
  const known = index[key];
  if (known === undefined) index[key] = [line];
  else known.push(line);
};

/** In how many lines each key is asked for: what many ask for is in every second clause. */
const usesOfKeys = (lines: readonly CompiledLine[]): ReadonlyMap<number, number> => {
  const uses = new Map<number, number>();
  for (const { needs } of lines) for (const { keys } of needs) for (const key of keys) uses.set(key, (uses.get(key) ?? 0) + 1);
  return uses;
};

const rarest = (uses: ReadonlyMap<number, number>, needs: readonly Need[]): Need | null => {
  let best: Need | null = null;
  let lowest = Number.POSITIVE_INFINITY;
  for (const need of needs) {
    const cost = costOf(uses, need);
    if (cost >= lowest) continue;
    [best, lowest] = [need, cost];
  }
  return best;
};

const costOf = (uses: ReadonlyMap<number, number>, { keys }: Need): number => keys.reduce((sum, key) => sum + (uses.get(key) ?? 0), 0);
