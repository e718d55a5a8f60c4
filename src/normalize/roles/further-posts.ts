import { unitOf } from '../../rules/phrase/unit.js';
import type { Token } from '../../rules/tokens.js';
import type { ActInput } from '../context.js';
import { passageOf } from '../passage-of.js';
import { printedOf, type RoleMention } from './words.js';

/** «… согласованию с начальником отдела, заместителем директора и министром»: every post after the first. */
export const furtherPosts = (input: ActInput, mention: RoleMention): RoleMention[] => {
  const first = mention.captures.get('post');
  if (first === undefined || mention.emit.role !== 'approver') return [];
  const passage = passageOf(input, mention);
  const tokens = (passage?.own.tokens ?? []).filter(({ start }) => start >= first.span.end);
  const posts = input.recognition.vocabulary.finder(unitOf(tokens), 'post');
  const further: RoleMention[] = [];
  let from = 0;
  for (const [at, [longest]] of [...posts].sort(([a], [b]) => a - b)) {
    if (longest === undefined || at < from || !isJoined(tokens, at)) continue;
    from = longest.end;
    const span = { start: tokens[at]?.start ?? 0, end: tokens[longest.end - 1]?.end ?? 0 };
    const captures = new Map([['post', { span, value: null }]]);
    further.push({ ...mention, captures, match: span, quote: span });
  }
  return further.filter((one) => sameCase(input, mention, one));
};

/** Behind a comma or a conjunction, which is one short word. */
const isJoined = (tokens: readonly Token[], at: number): boolean => {
  const before = tokens[at - 1];
  if (before === undefined) return false;
  return (
    before.form === ',' ||
    (before.kind === 'word' && before.form.length <= MAX_CONJUNCTION && (tokens[at - 2]?.kind === 'mark' || before.form.length === 1))
  );
};

const MAX_CONJUNCTION = 3;

/** A post in another case is no further approver: «…, заместитель министра вносит …». */
const sameCase = (input: ActInput, first: RoleMention, other: RoleMention): boolean => {
  const isNominative = (mention: RoleMention): boolean => {
    const name = printedOf(input, mention).name ?? '';
    return input.nominative(name) === name;
  };
  return isNominative(first) === isNominative(other);
};
