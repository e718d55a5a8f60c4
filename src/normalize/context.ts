import { hash } from 'node:crypto';
import { type Clause, covers, type Fact, type ParsedAct, type ParsedFile, type Place, type Provenance, type Span } from '../model/index.js';
import type { Recognition } from '../rules/load.js';
import type { Nominative } from './nominative.js';
import type { ActMentions, Mention } from '../parse/mentions/index.js';

/** What every part of normalization works on: one act of a file, what the rules found in it, and its clauses by index. */
export interface ActInput {
  readonly recognition: Recognition;
  readonly nominative: Nominative;
  readonly documentId: string;
  readonly file: ParsedFile;
  readonly act: ParsedAct;
  readonly found: ActMentions;
  /** Clauses of the model by index of part and clause. */
  readonly clauses: readonly (readonly Clause[])[];
}

/** An id made from content and place: the same on every run. */
export const stableId = (...parts: readonly (string | number | null)[]): string => hash('sha256', JSON.stringify(parts)).slice(0, 16);

export const pageAt = (file: ParsedFile, offset: number): number | null => {
  const starts = file.pageStarts;
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return starts[low - 1]?.page ?? null;
};

export const placeOf = (file: ParsedFile, at: Span): Place => ({
  start: at.start,
  end: at.end,
  page: pageAt(file, at.start),
  quote: file.text.slice(at.start, at.end),
});

export const provenanceOf = (file: ParsedFile, at: Span, ruleId: string | null, confidence = 1): Provenance => ({
  ...placeOf(file, at),
  ruleId,
  confidence,
});

/** The common fields of a fact that a mention gives. `kind` and `detail` keep apart facts that share a place. */
export const factOf = (input: ActInput, mention: Mention, kind: string, detail: string | null = null): Fact =>
  factAt(
    input,
    mention.quote,
    { part: mention.part, clause: mention.clause, ruleId: mention.ruleId, confidence: mention.confidence },
    kind,
    detail,
  );

export interface FactSource {
  readonly part: number;
  /** Null for a fact of a table row or of the head. */
  readonly clause: number | null;
  readonly ruleId: string | null;
  readonly confidence?: number;
}

export const factAt = (input: ActInput, at: Span, source: FactSource, kind: string, detail: string | null = null): Fact => {
  const clause = source.clause === null ? undefined : input.clauses[source.part]?.[source.clause];
  return {
    id: stableId(input.documentId, input.act.ordinal, kind, at.start, at.end, detail),
    // A row of a table stands under a clause, not in it.
    clauseId: clause !== undefined && covers(clause, at) ? clause.id : null,
    ...provenanceOf(input.file, at, source.ruleId, source.confidence ?? 1),
  };
};

/** Mentions whose rule emits the given key. */
export const mentionsOf = <K extends string>(
  input: ActInput,
  key: K,
): readonly (Mention & { readonly emit: Extract<Mention['emit'], Readonly<Record<K, unknown>>> })[] =>
  input.found.mentions.filter(
    (mention): mention is Mention & { emit: Extract<Mention['emit'], Readonly<Record<K, unknown>>> } => key in mention.emit,
  );

/** What stands in the clause of a mention: an act may have thousands of terms. */
export const byClause = <M extends Mention>(mentions: readonly M[]): ((beside: Mention) => readonly M[]) => {
  const known = new Map<string, M[]>();
  for (const mention of mentions) {
    const key = clauseKey(mention);
    const here = known.get(key);
    if (here === undefined) known.set(key, [mention]);
    else here.push(mention);
  }
  return (beside) => known.get(clauseKey(beside)) ?? [];
};

const clauseKey = ({ part, clause }: Mention): string => `${part} ${clause}`;

export const byPlace = (a: Span, b: Span): number => a.start - b.start || a.end - b.end;

/** True where a term stands in the passage in which the mention was found. */
export const standsWith = (mention: Mention, term: Mention): boolean =>
  mention.part === term.part && mention.clause === term.clause && covers(mention.passage, term.match);
