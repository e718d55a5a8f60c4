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
 * Whether the number of a reference stands where it says; null where it names no place. «Части 9 статьи 5 Правил»: in article 5; «части 2
 * настоящей статьи»: in the section that says it; «пункте 7 распоряжения» in a procedure: in the order. Where the clauses of the place have no
 * numbers its parts are counted by those who cite them, and nothing is said to lack.
 */
export const standsWhereSaid = (input: ActInput, mention: Mention, label: string): boolean | null => {
  const among = clausesReferredTo(input, mention);
  if (among === null) return null;
  return among === 'unknown' || among.some((clause) => numberOf(clause) === bare(label));
};

type Among = readonly ParsedClause[] | 'unknown' | null;

const clausesReferredTo = (input: ActInput, mention: Mention): Among => {
  const section = mention.captures.get('section')?.span;
  if (section !== undefined) return inSection(input, mention, input.file.text.slice(section.start, section.end));
  const end = mention.captures.get('number')?.span.end;
  if (end === undefined) return null;
  const tokens = tokenize(input.recognition.stem, input.file.text.slice(end, end + REACH));
  const isOwn = pointsHere(input, tokens[0]);
  if (isOwn && isSectionUnit(input, tokens[1])) return inOwnSection(input, mention);
  return isOfOrder(input, mention, tokens.slice(isOwn ? 1 : 0)) ? clausesOfOrder(input) : null;
};

/** In the part that refers to it, else in the one that has such sections: the order may speak of an article of its procedure. */
const inSection = (input: ActInput, { part }: Mention, label: string): Among => {
  const parts = [input.act.parts[part], ...input.act.parts].filter((one) => one !== undefined);
  for (const one of parts) {
    const at = one.clauses.find((clause) => clause.kind === 'section' && numberOf(clause) === bare(label));
    if (at !== undefined) return numbered(below(one, at.index));
  }
  return parts.some(
    (one) => one.clauses.filter(({ kind, label: printed }) => kind === 'section' && printed !== null).length >= LEAST_NUMBERED,
  )
    ? []
    : 'unknown';
};

const inOwnSection = (input: ActInput, { part, clause }: Mention): Among => {
  const own = input.act.parts[part];
  let at = own?.clauses[clause];
  while (at !== undefined && at.kind !== 'section') at = at.parent === null ? undefined : own?.clauses[at.parent];
  return own === undefined || at === undefined ? 'unknown' : numbered(below(own, at.index));
};

const numbered = (clauses: readonly ParsedClause[]): Among =>
  clauses.some((clause) => /^\d/u.test(numberOf(clause) ?? '')) ? clauses : 'unknown';

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
