import type { ParsedClause } from '../model/index.js';
import { unitOf } from '../rules/phrase/unit.js';
import { fold, tokenize, type Token } from '../rules/tokens.js';
import { below, bare, numberOf } from './clause-labels.js';
import type { ActInput } from './context.js';
import type { Mention } from '../parse/mentions/index.js';

/** Characters behind a number in which what it is a part of is named. */
const REACH = 60;
/** An order whose clauses have lost their numbers tells nothing of what it lacks. */
const LEAST_NUMBERED = 2;

/**
 * The clauses among which a reference says that its number stands; null where it names none. «Части 9 статьи 5 Правил»: those of article 5;
 * «части 2 настоящей статьи»: those of the section that says it; «пункте 7 распоряжения» in a procedure: those of the order.
 */
export const clausesReferredTo = (input: ActInput, mention: Mention): readonly ParsedClause[] | null => {
  const section = mention.captures.get('section')?.span;
  if (section !== undefined) return sectionOf(input, mention, input.file.text.slice(section.start, section.end));
  const end = mention.captures.get('number')?.span.end;
  if (end === undefined) return null;
  const tokens = tokenize(input.recognition.stem, input.file.text.slice(end, end + REACH));
  const isOwn = pointsHere(input, tokens[0]);
  if (isOwn && isSectionUnit(input, tokens[1])) return ownSection(input, mention);
  return isOfOrder(input, mention, tokens.slice(isOwn ? 1 : 0)) ? clausesOfOrder(input) : null;
};

const sectionOf = (input: ActInput, { part }: Mention, label: string): readonly ParsedClause[] => {
  const own = input.act.parts[part];
  const at = own?.clauses.findIndex((clause) => clause.kind === 'section' && numberOf(clause) === bare(label)) ?? -1;
  return own === undefined || at < 0 ? [] : below(own, at);
};

const ownSection = (input: ActInput, { part, clause }: Mention): readonly ParsedClause[] | null => {
  const own = input.act.parts[part];
  let at = own?.clauses[clause];
  while (at !== undefined && at.kind !== 'section') at = at.parent === null ? undefined : own?.clauses[at.parent];
  return own === undefined || at === undefined ? null : below(own, at.index);
};

const isOfOrder = (input: ActInput, { part }: Mention, tokens: readonly Token[]): boolean =>
  input.act.parts[part]?.kind !== 'order' && input.recognition.vocabulary.finder(unitOf(tokens), 'order-document-of').has(0);

const clausesOfOrder = ({ act }: ActInput): readonly ParsedClause[] | null => {
  const clauses = act.parts.filter(({ kind }) => kind === 'order').flatMap((part) => part.clauses);
  return clauses.filter(({ zone, label }) => zone === 'body' && label !== null).length < LEAST_NUMBERED ? null : clauses;
};

const pointsHere = ({ recognition }: ActInput, token: Token | undefined): boolean =>
  token?.kind === 'word' && recognition.grammar.ownMarks.some((beginning) => token.form.startsWith(fold(beginning)));

const isSectionUnit = ({ recognition }: ActInput, token: Token | undefined): boolean =>
  token !== undefined && recognition.grammar.sectionUnits.some((unit) => recognition.stem(unit) === token.stem);
