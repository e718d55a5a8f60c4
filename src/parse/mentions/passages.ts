import type { ParsedAct, ParsedClause, ParsedPart, Span } from '../../model/index.js';
import type { Recognition } from '../../rules/load.js';
import { unitOf, type Unit } from '../../rules/phrase/unit.js';
import type { Continues } from '../../rules/continues.js';
import { placesOf, type LevelPlace, type UnitMaker } from '../../rules/places.js';
import { tokenize, type Token } from '../../rules/tokens.js';
import { tableRows, type RowReading } from './table-passages.js';
import type { DocumentTerms } from './terms.js';

/** A stretch of a clause that rules are matched in, with what governs it. */
export interface Passage extends LevelPlace {
  /** Index of the part in the act. */
  readonly partIndex: number;
  readonly part: ParsedPart;
  readonly clause: ParsedClause;
  /** What a row of a table is read for; null outside of tables. */
  readonly inTable: RowReading | null;
}

/** Tokens of every clause of an act, cut once. */
export interface ActTokens {
  readonly act: ParsedAct;
  readonly text: string;
  readonly sentencesOf: (clause: ParsedClause) => readonly (readonly Token[])[];
}

export const tokensOf = (recognition: Recognition, text: string, act: ParsedAct): ActTokens => {
  const cut = new Map<ParsedClause, readonly (readonly Token[])[]>();
  const sentencesOf = (clause: ParsedClause): readonly (readonly Token[])[] => {
    const known = cut.get(clause);
    if (known !== undefined) return known;
    const { start, end } = clause.span;
    const sentences = recognition.segmenter.sentences(tokenize(recognition.stem, text.slice(start, end), start));
    cut.set(clause, sentences);
    return sentences;
  };
  return { act, text, sentencesOf };
};

/** Every passage of an act at every level, in the order of the text. */
export const passagesOf = (recognition: Recognition, tokens: ActTokens, terms: DocumentTerms): Passage[] => {
  const unit = unitMaker(terms);
  return tokens.act.parts.flatMap((part, partIndex) => [
    ...part.clauses.flatMap((clause) =>
      placesOf(
        recognition,
        unit,
        tokens.sentencesOf(clause),
        leadsOf(recognition.segmenter.continues, tokens, part, clause),
        subtree(tokens, part, clause),
      ).map((place): Passage => ({ ...place, partIndex, part, clause, inTable: null })),
    ),
    ...tableRows(recognition, tokens.text, part, {
      sentencesOf: tokens.sentencesOf,
      leadsOf: (clause) => leadsOf(recognition.segmenter.continues, tokens, part, clause),
    }).flatMap(({ clause, sentences, lead, reading }) =>
      placesOf(recognition, unit, sentences, lead, []).map((place): Passage => ({ ...place, partIndex, part, clause, inTable: reading })),
    ),
  ]);
};

/** Marks a unit with the concepts that the document's own short names stand for; the same tokens give the same unit. */
const unitMaker = (terms: DocumentTerms): UnitMaker => {
  const byFirst = new Map<string, string[]>();
  for (const [concept, names] of terms)
    for (const [first = ''] of names) byFirst.set(first, [...new Set([...(byFirst.get(first) ?? []), concept])]);
  const made = new Map<string, Unit>();
  return (tokens) => {
    const key = `${tokens.length} ${tokens[0]?.start} ${tokens.at(-1)?.end} ${tokens[tokens.length >> 1]?.start}`;
    const known = made.get(key);
    if (known !== undefined && known.tokens.every((token, index) => token === tokens[index])) return known;
    const named = byFirst.size === 0 ? [] : [...new Set(tokens.flatMap(({ stem }) => byFirst.get(stem) ?? []))];
    const unit = unitOf(tokens, named);
    made.set(key, unit);
    return unit;
  };
};

/** Lead-ins of the ancestors, outermost first: the last sentence of each; for an unlabelled paragraph only what ends in a colon. */
const leadsOf = (continues: Continues, tokens: ActTokens, part: ParsedPart, clause: ParsedClause): Token[] => {
  const leads: (readonly Token[])[] = [];
  let child = clause;
  for (let parent = parentOf(part, child); parent !== null; parent = parentOf(part, child)) {
    const sentences = tokens.sentencesOf(parent);
    const last = sentences.at(-1) ?? [];
    const opens = last.at(-1)?.form === ':';
    const governs = opens || parent.kind === 'section' || child.kind === 'item' || child.label !== null;
    // «… назначается министром. Им осуществляются:» – whom the lead-in means stands in the sentence before it.
    if (governs) leads.unshift(continues(last, sentences.at(-2) ?? []) ? [...(sentences.at(-2) ?? []), ...last] : last);
    child = parent;
  }
  return leads.flat();
};

const parentOf = (part: ParsedPart, clause: ParsedClause): ParsedClause | null =>
  clause.parent === null ? null : (part.clauses[clause.parent] ?? null);

const MAX_SUBTREE_TOKENS = 1500;

/** Tokens of all that stands under a clause, as long as it is no section. */
const subtree = (tokens: ActTokens, part: ParsedPart, clause: ParsedClause): Token[] => {
  if (clause.kind === 'section') return [];
  const under: Token[] = [];
  const inside = new Set([clause.index]);
  for (const other of part.clauses.slice(clause.index + 1)) {
    if (other.parent === null || !inside.has(other.parent)) break;
    inside.add(other.index);
    under.push(...tokens.sentencesOf(other).flat());
    if (under.length > MAX_SUBTREE_TOKENS) break;
  }
  return under;
};

/** The text range of a passage without the marks at its ends. */
export const quoteSpan = (tokens: readonly Token[]): Span => {
  const isEdge = (token: Token | undefined): boolean => token !== undefined && /^[\s.,;:–—-]$/u.test(token.form);
  let from = 0;
  let to = tokens.length;
  while (from < to && isEdge(tokens[from])) from += 1;
  while (to > from && isEdge(tokens[to - 1])) to -= 1;
  return { start: tokens[from]?.start ?? 0, end: tokens[to - 1]?.end ?? 0 };
};
