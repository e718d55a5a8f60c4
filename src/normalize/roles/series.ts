import { predicateTest } from '../../rules/segment.js';
import { unitOf } from '../../rules/phrase/unit.js';
import { tokenize, type Token } from '../../rules/tokens.js';
import type { ActInput } from '../context.js';

/**
 * The names that stand in one row with a name, brought to the nominative: ahead of it («хозяйственный отдел, гараж и …») nothing, behind it
 * «…, гараж и служба эксплуатации здания». Empty where no conjunction brings another.
 */
export const seriesAfter = (input: ActInput, rest: string): string => {
  const tokens = tokenize(input.recognition.stem, rest);
  const found = ['unit', 'post'].map((concept) => input.recognition.vocabulary.finder(unitOf(tokens), concept));
  const isPredicate = predicateTest(input.recognition.grammar);
  const endings = input.recognition.grammar.participleEndings;
  const isParticiple = ({ form }: Token): boolean => endings.some((ending) => form.endsWith(ending));
  const conjunctions = new Set(input.recognition.grammar.rowConjunctions);
  const nameAt = (at: number): number | null => {
    const known = found.flatMap((one) => one.get(at) ?? []).find(({ end }) => !tokens.slice(at, end).some(isDash))?.end;
    const to = known ?? shortEnd(tokens, at, (token) => isJoint(token) || isPredicate(token));
    if (to === null || input.recognition.vocabulary.finder(unitOf(tokens.slice(at, to)), 'keeper-called').has(0)) return null;
    return known === undefined && tokens.slice(at, to).some(isParticiple) ? null : to;
  };
  const isJoint = (token: Token | undefined): boolean => token?.form === ',' || conjunctions.has(token?.form ?? '');
  const isKnown = (at: number): boolean => found.some((one) => one.has(at));
  const pieces: Piece[] = [];
  for (let at = tailEnd(tokens, isKnown, isPredicate); pieces.length < MAX_MEMBERS && isJoint(tokens[at]); ) {
    const from = at + 1;
    const to = nameAt(from);
    if (to === null) break;
    pieces.push({ joint: tokens[at]?.form ?? '', from, to });
    if (tokens[at]?.kind === 'word') return isKnown(from) || endsRow(tokens[to], isPredicate) ? printed(input, rest, tokens, pieces) : '';
    at = to;
  }
  // «…, классные руководители, библиотека»: two known names or more need no conjunction; one name may hold the rest of the row.
  const last = pieces.at(-1);
  const isClosed =
    last !== undefined && tokens.some(({ form }, at) => at > last.from && at < last.to && conjunctions.has(form) && isKnown(at + 1));
  // «… осуществляется органами, структурными подразделениями»: declined alike.
  const isDeclined = last !== undefined && pieces.length === 1 && isOther(input, textOf(rest, tokens, last));
  return (isClosed || isDeclined || pieces.length >= LEAST_WITHOUT_CONJUNCTION) && pieces.every(({ from }) => isKnown(from))
    ? printed(input, rest, tokens, pieces)
    : '';
};

const MAX_MEMBERS = 6;
const LEAST_WITHOUT_CONJUNCTION = 2;
/** Words of a member that is not known for a unit. */
const MAX_WORDS = 4;

interface Piece {
  readonly joint: string;
  readonly from: number;
  readonly to: number;
}

const isDash = (token: Token): boolean => /^[–—-]$/u.test(token.form);

/** What is no known name ends the row: a mark or a predicate stands behind it. */
const endsRow = (token: Token | undefined, isPredicate: (token: Token) => boolean): boolean =>
  token === undefined || token.kind === 'mark' || isPredicate(token);

/** «отделения и кабинеты, ведущие прием, регистратура и call-центр»: the tail of the first name is passed over where a name stands behind it. */
const tailEnd = (tokens: readonly Token[], isKnown: (at: number) => boolean, isPredicate: (token: Token) => boolean): number => {
  if (tokens[0]?.form !== ',' || isKnown(1)) return 0;
  const next = tokens.findIndex((token, index) => index > 1 && (token.kind === 'mark' || isPredicate(token)));
  return tokens[next]?.form === ',' && isKnown(next + 1) ? next : 0;
};

const shortEnd = (tokens: readonly Token[], from: number, ends: (token: Token) => boolean): number | null => {
  const end = tokens.findIndex((token, index) => index >= from && (token.kind === 'mark' || ends(token)));
  const to = end < 0 ? tokens.length : end;
  return to > from &&
    to - from <= MAX_WORDS &&
    tokens.slice(from, to).every(({ form, capital }) => capital || form.length > LONGEST_PARTICLE)
    ? to
    : null;
};

/** «также», «то есть», «и др.» name nobody. */
const LONGEST_PARTICLE = 3;

const printed = (input: ActInput, rest: string, tokens: readonly Token[], pieces: readonly Piece[]): string => {
  const from = tokens[(pieces[0]?.from ?? 1) - 1]?.start ?? 0;
  const tail = rest.slice(0, from).replace(/\s+/gu, ' ').trimEnd();
  return tail + pieces.map((piece) => printedPiece(input, rest, tokens, piece)).join('');
};

const printedPiece = (input: ActInput, rest: string, tokens: readonly Token[], piece: Piece): string =>
  `${piece.joint === ',' ? ',' : ` ${piece.joint}`} ${input.nominative(textOf(rest, tokens, piece))}`;

const textOf = (rest: string, tokens: readonly Token[], { from, to }: Piece): string =>
  rest.slice(tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0).replace(/\s+/gu, ' ');

const isOther = (input: ActInput, name: string): boolean => input.nominative(name) !== name;

/** Where the name really ends in the printed text, whose spaces may be many. */
export const lengthOf = (text: string, name: string): number => {
  let at = 0;
  for (const char of name) {
    if (char !== ' ') at = text.indexOf(char, at) + 1;
  }
  return at;
};
