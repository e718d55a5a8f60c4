import type { ActInput } from './context.js';
import type { Identity } from './requisites/context.js';

/** True for a clause that defines a term: under a lead-in on terms, or a term with a dash and its meaning. */
export const isDefinition = (input: ActInput, identity: Identity, part: number, clause: number): boolean => {
  const clauses = input.act.parts[part]?.clauses ?? [];
  const own = clauses[clause];
  if (own === undefined) return false;
  for (let at = own.parent; at !== null; at = clauses[at]?.parent ?? null) {
    const over = clauses[at];
    if (over !== undefined && speaksOfTerms(input, identity, part, at)) return true;
  }
  if (speaksOfTerms(input, identity, part, clause)) return true;
  const text = input.file.text.slice(own.span.start, own.span.end);
  const term = /^([^–—:;.]{3,90}?)\s[-–—]\s/u.exec(text)?.[1];
  return term !== undefined && term.split(/\s+/u).length <= MAX_TERM_WORDS;
};

const MAX_TERM_WORDS = 9;

const speaksOfTerms = (input: ActInput, identity: Identity, part: number, clause: number): boolean => {
  const found = input.act.parts[part]?.clauses[clause];
  if (found === undefined) return false;
  const forms = new Set(
    input.found.tokens
      .sentencesOf(found)
      .flat()
      .flatMap(({ form, stem }) => [form, stem]),
  );
  return (
    identity.words.definitionWords.some((word) => forms.has(word) || forms.has(identity.stem(word))) ||
    identity.words.definitionVerbs.some((word) => forms.has(word))
  );
};
