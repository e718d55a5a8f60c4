import { occurrencesOf, wordingsOf, type Finder, type Wordings } from './phrase/match.js';
import { needOf, type Need } from './phrase/lexis.js';
import { anchorsOf, compile, union, type AnchorsOfRef } from './phrase/program.js';
import type { Node } from './phrase/syntax.js';
import { meets, type Occurrence, type Occurrences, type Unit } from './phrase/unit.js';
import type { Stemmer, Token } from './tokens.js';

/** A slot: what code or a table of codes finds at a token. */
export interface Slot {
  readonly name: string;
  /** All readings at a token, the longest first. */
  readonly read: (tokens: readonly Token[], at: number) => readonly Occurrence[];
}

/** A concept: a name with the ways to say one thing. */
export interface Concept {
  readonly name: string;
  readonly nodes: readonly Node[];
}

/** A table slot: code → ways to say it. */
export interface TableSlot {
  readonly name: string;
  readonly rows: readonly { readonly code: string; readonly nodes: readonly Node[] }[];
}

/** All names that patterns may use, and how each is found. */
export interface Vocabulary {
  readonly stem: Stemmer;
  readonly has: (name: string) => boolean;
  readonly finder: Finder;
  /** A finder that also knows what this document calls things: «(далее – Реестр)» makes «Реестр» the list. */
  readonly withTerms: (terms: ReadonlyMap<string, readonly string[][]>) => Finder;
  readonly anchors: (name: string) => ReadonlySet<string> | null;
}

const NONE: Occurrences = new Map();

export const createVocabulary = (
  stem: Stemmer,
  concepts: readonly Concept[],
  tables: readonly TableSlot[],
  slots: readonly Slot[],
): Vocabulary => {
  const conceptByName = new Map(concepts.map((concept) => [concept.name, compileConcept(stem, concept)]));
  const tableByName = new Map(tables.map((table) => [table.name, compileTable(stem, table)]));
  const slotByName = new Map(slots.map((slot) => [slot.name, slot]));
  const anchorCache = new Map<string, ReadonlySet<string> | null>();
  const needs = new Map<string, Need | null>();

  const anchors = (name: string): ReadonlySet<string> | null => {
    const known = anchorCache.get(name);
    if (known !== undefined) return known;
    anchorCache.set(name, null); // a concept that uses itself gives no anchor; loading refuses it
    const concept = conceptByName.get(name);
    const table = tableByName.get(name);
    const nodes = concept?.nodes ?? table?.flatMap((row) => row.nodes);
    const own = nodes === undefined ? null : union(nodes.map((node) => anchorsOf(stem, anchors, node)));
    const result = own === null ? null : new Set([...own, `@${name}`]);
    anchorCache.set(name, result);
    return result;
  };

  /** Made when first asked for: concepts may use those that come after them. */
  const needFor = (name: string): Need | null => {
    const known = needs.get(name);
    if (known !== undefined) return known;
    const keys = anchors(name);
    const need = keys === null ? null : needOf(keys);
    needs.set(name, need);
    return need;
  };

  const finderFor = (terms: ReadonlyMap<string, readonly string[][]>): Finder => {
    const finder: Finder = (unit, name) => {
      const cached = unit.found.get(name);
      if (cached !== undefined) return cached;
      const found = find(unit, name);
      unit.found.set(name, found);
      return found;
    };
    const find = (unit: Unit, name: string): Occurrences => {
      const slot = slotByName.get(name);
      if (slot !== undefined) return readSlot(slot, unit);
      const need = needFor(name);
      if (need !== null && !meets(unit, need)) return NONE;
      const table = tableByName.get(name);
      if (table !== undefined) return readTable(finder, table, unit);
      const concept = conceptByName.get(name);
      if (concept === undefined) return NONE;
      const found = occurrencesOf(finder, unit, concept.wordings);
      const own = terms.get(name);
      return own === undefined ? found : withDocumentTerms(found, unit, own);
    };
    return finder;
  };

  return {
    stem,
    has: (name) => conceptByName.has(name) || tableByName.has(name) || slotByName.has(name),
    finder: finderFor(new Map()),
    withTerms: finderFor,
    anchors,
  };
};

const compileConcept = (stem: Stemmer, concept: Concept): Concept & { readonly wordings: Wordings } => ({
  ...concept,
  wordings: wordingsOf(concept.nodes.map((node) => compile(stem, node))),
});

interface CompiledRow {
  readonly code: string;
  readonly nodes: readonly Node[];
  readonly wordings: Wordings;
  readonly need: Need | null;
}

const compileTable = (stem: Stemmer, table: TableSlot): readonly CompiledRow[] =>
  table.rows.map((row) => ({
    ...row,
    wordings: wordingsOf(row.nodes.map((node) => compile(stem, node))),
    need: needOfRow(stem, row.nodes),
  }));

const needOfRow = (stem: Stemmer, nodes: readonly Node[]): Need | null => {
  const keys = union(nodes.map((node) => anchorsOf(stem, NO_ANCHORS, node)));
  return keys === null ? null : needOf(keys);
};

const NO_ANCHORS: AnchorsOfRef = () => null;

const readSlot = (slot: Slot, unit: Unit): Occurrences => {
  const found = new Map<number, readonly Occurrence[]>();
  for (let at = 0; at < unit.tokens.length; at += 1) {
    const readings = slot.read(unit.tokens, at);
    if (readings.length > 0) found.set(at, readings);
  }
  return found;
};

/** Of several codes at one token the longest wording wins. */
const readTable = (finder: Finder, rows: readonly CompiledRow[], unit: Unit): Occurrences => {
  const found = new Map<number, Occurrence[]>();
  for (const row of rows) {
    if (row.need !== null && !meets(unit, row.need)) continue;
    for (const [at, occurrences] of occurrencesOf(finder, unit, row.wordings)) {
      const list = found.get(at) ?? [];
      list.push(...occurrences.map(({ end }) => ({ end, value: row.code })));
      found.set(at, list);
    }
  }
  for (const list of found.values()) list.sort((a, b) => b.end - a.end);
  return found;
};

/** Adds the occurrences of what the document itself calls the thing; `terms` are sequences of stems. */
const withDocumentTerms = (found: Occurrences, unit: Unit, terms: readonly string[][]): Occurrences => {
  const all = new Map([...found].map(([at, list]) => [at, [...list]]));
  for (let at = 0; at < unit.tokens.length; at += 1) {
    for (const stems of terms) {
      if (!stems.every((stem, offset) => unit.tokens[at + offset]?.stem === stem)) continue;
      const list = all.get(at) ?? [];
      list.push({ end: at + stems.length, value: null });
      all.set(
        at,
        list.sort((a, b) => b.end - a.end),
      );
    }
  }
  return all;
};
