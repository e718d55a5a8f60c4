import { unitOf } from '../rules/phrase/unit.js';
import { tokenize, type Token } from '../rules/tokens.js';
import type { ActInput } from './context.js';

/**
 * What stands in one row with a unit: «…, гараж и служба эксплуатации здания» in the text behind the name, the pieces in the
 * nominative. Empty where no conjunction brings another unit.
 */
export const seriesAfter = (input: ActInput, rest: string): string => {
  const tokens = tokenize(input.recognition.stem, rest);
  const found = ['unit', 'post'].map((concept) => input.recognition.vocabulary.finder(unitOf(tokens), concept));
  const units = { has: (at: number) => found.some((one) => one.has(at)), get: (at: number) => found.find((one) => one.has(at))?.get(at) };
  const pieces: { readonly joint: string; readonly from: number; readonly to: number }[] = [];
  for (let at = 0; pieces.length < MAX_MEMBERS && isJoint(tokens[at]); ) {
    const from = at + 1;
    const to = units.get(from)?.find(({ end }) => !tokens.slice(from, end).some(isDash))?.end ?? shortEnd(tokens, from);
    if (to === null) return '';
    pieces.push({ joint: tokens[at]?.form ?? '', from, to });
    if (tokens[at]?.kind === 'word') return units.has(from) ? pieces.map((piece) => printed(input, rest, tokens, piece)).join('') : '';
    at = to;
  }
  // «…, классные руководители, библиотека»: two known names or more need no conjunction.
  return pieces.length >= LEAST_WITHOUT_CONJUNCTION && pieces.every(({ from }) => units.has(from))
    ? pieces.map((piece) => printed(input, rest, tokens, piece)).join('')
    : '';
};

const MAX_MEMBERS = 4;
const LEAST_WITHOUT_CONJUNCTION = 2;
/** Words of a member that is not known for a unit. */
const MAX_WORDS = 4;

/** A comma, or a conjunction of one letter. */
const isJoint = (token: Token | undefined): boolean =>
  token !== undefined && (token.form === ',' || (token.kind === 'word' && token.form.length === 1));

const isDash = (token: Token): boolean => /^[–—-]$/u.test(token.form);

const shortEnd = (tokens: readonly Token[], from: number): number | null => {
  const end = tokens.findIndex((token, index) => index >= from && (isJoint(token) || token.kind === 'mark'));
  return end > from && end - from <= MAX_WORDS ? end : null;
};

const printed = (
  input: ActInput,
  rest: string,
  tokens: readonly Token[],
  { joint, from, to }: { readonly joint: string; readonly from: number; readonly to: number },
): string => {
  const name = rest.slice(tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0).replace(/\s+/gu, ' ');
  return `${joint === ',' ? ',' : ` ${joint}`} ${input.nominative(name)}`;
};
