import type { Span } from '../../model/index.js';
import { unitOf, type Occurrences } from '../../rules/phrase/unit.js';
import { tokenize, type Token } from '../../rules/tokens.js';
import type { ActInput } from '../context.js';
import type { RoleMention } from './words.js';

/** «… специалиста Беляеву Т.Т. и консультанта Орлову М.М.»: everyone in the row behind whom the rule has found, a mention each. */
export const furtherPeople = (input: ActInput, mention: RoleMention): RoleMention[] => {
  const ends = ['post', 'person'].flatMap((name) => mention.captures.get(name)?.span.end ?? []);
  const behind = Math.max(...ends);
  if (behind >= mention.passage.end) return [];
  // The full stop of the last initial is no part of the passage.
  const tokens = tokenize(input.recognition.stem, input.file.text.slice(behind, mention.passage.end + 1), behind);
  const unit = unitOf(tokens);
  const found = {
    post: input.recognition.vocabulary.finder(unit, 'post'),
    person: input.recognition.vocabulary.finder(unit, 'person'),
  };
  const people: RoleMention[] = [];
  for (let at = afterJoints(tokens, 0); at > 0 && people.length < MAX_PEOPLE; ) {
    const pair = pairAt(tokens, found, at, mention.captures.has('post'));
    if (pair === null) break;
    const spans = Object.entries(pair.spans).map(([name, span]) => [name, { span, value: null }] as const);
    const match = { start: tokens[at]?.start ?? behind, end: tokens[pair.end - 1]?.end ?? behind };
    people.push({ ...mention, captures: new Map(spans), match, quote: match });
    at = afterJoints(tokens, pair.end);
  }
  return people;
};

/** «Список ведут заместитель директора и секретарь учебной части»: a mention for each post that the captured name joins. */
export const eachPost = (input: ActInput, mention: RoleMention): RoleMention[] => {
  const post = mention.captures.get('post')?.span;
  if (post === undefined || mention.captures.has('person')) return [mention];
  const tokens = tokenize(input.recognition.stem, input.file.text.slice(post.start, post.end), post.start);
  const found = input.recognition.vocabulary.finder(unitOf(tokens), 'post');
  const at = tokens.findIndex(
    (token, index) => isJoint(token) && token.form !== ',' && found.get(index + 1)?.some(({ end }) => end === tokens.length) === true,
  );
  const [before, after] = [tokens[at - 1], tokens[at + 1]];
  if (before === undefined || after === undefined) return [mention];
  const spans = [
    { start: post.start, end: before.end },
    { start: after.start, end: post.end },
  ];
  const [first, second] = spans.map(({ start, end }) => isNominative(input, input.file.text.slice(start, end)));
  // Posts of one row stand in one case: «начальник отдела по работе с директором и заместителем» is one post.
  return first === second ? spans.map((span) => ({ ...mention, captures: new Map([['post', { span, value: null }]]) })) : [mention];
};

const isNominative = (input: ActInput, name: string): boolean => input.nominative(name) === name;

const MAX_PEOPLE = 9;

interface Pair {
  readonly spans: Readonly<Record<string, Span>>;
  readonly end: number;
}

/** A post and a name in either order, or a name alone where the first was named alone. */
const pairAt = (
  tokens: readonly Token[],
  found: { readonly post: Occurrences; readonly person: Occurrences },
  at: number,
  needsPost: boolean,
): Pair | null => {
  const span = (from: number, to: number): Span => ({ start: tokens[from]?.start ?? 0, end: tokens[to - 1]?.end ?? 0 });
  for (const [one, other] of ORDERS) {
    for (const { end } of found[one].get(at) ?? []) {
      const next = tokens[end]?.form === ',' ? end + 1 : end;
      const behind = found[other].get(next)?.[0]?.end;
      if (behind !== undefined) return { spans: { [one]: span(at, end), [other]: span(next, behind) }, end: behind };
    }
  }
  const alone = needsPost ? undefined : found.person.get(at)?.[0]?.end;
  return alone === undefined ? null : { spans: { person: span(at, alone) }, end: alone };
};

const ORDERS = [
  ['post', 'person'],
  ['person', 'post'],
] as const;

/** Where the next one begins behind a comma, a conjunction of one letter or both; 0 where nothing joins. */
const afterJoints = (tokens: readonly Token[], from: number): number => {
  let at = from;
  while (at < from + MAX_JOINTS && isJoint(tokens[at])) at += 1;
  return at === from ? 0 : at;
};

const MAX_JOINTS = 2;

const isJoint = (token: Token | undefined): boolean =>
  token !== undefined && (token.form === ',' || (token.kind === 'word' && token.form.length === 1 && !token.capital));
