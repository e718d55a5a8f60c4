import { unitOf } from '../rules/phrase/unit.js';
import { tokenize, type Token } from '../rules/tokens.js';
import type { ActInput, mentionsOf } from './context.js';

export type RoleMention = ReturnType<typeof mentionsOf<'role'>>[number];

interface Printed {
  /** The post, unit or other name as printed, with the tail that belongs to it. */
  readonly name: string | null;
  readonly person: string | null;
}

/** The words of a role as the order prints them. */
export const printedOf = (input: ActInput, mention: RoleMention): Printed => {
  const captured = NAMES.map((name) => mention.captures.get(name)?.span).find((span) => span !== undefined);
  const person = mention.captures.get('person')?.span;
  const words = (start: number, end: number): string => input.file.text.slice(start, end).replace(/\s+/gu, ' ');
  return {
    name:
      captured === undefined
        ? null
        : words(
            captured.start,
            mention.emit.role === 'authorized-person' ? bracketEnd(input, captured.end) : tailEnd(input, captured.end, mention.passage.end),
          ),
    person: person === undefined ? null : nameWords(input, person.start, person.end),
  };
};

/** The word right before the post and the name: «возложить на …»; null where a mark stands there. */
export const governorOf = (input: ActInput, mention: RoleMention): string | null => {
  const starts = ['post', 'person'].flatMap((name) => mention.captures.get(name)?.span.start ?? []);
  const before = input.file.text.slice(mention.passage.start, Math.min(...starts));
  return /(?<word>[\p{L}-]{1,12})\s+$/u.exec(before.slice(-MAX_GOVERNOR))?.groups?.['word'] ?? null;
};

const MAX_GOVERNOR = 20;

const NAMES = ['post', 'unit', 'commission', 'designation'];

/** A name in brackets stands in the nominative: the caller gets it as printed. */
const nameWords = (input: ActInput, start: number, end: number): string => input.file.text.slice(start, end).replace(/\s+/gu, ' ');

/** «лицом (лицами)», «…, ответственным за процесс»: where the name really ends. */
const tailEnd = (input: ActInput, end: number, limit: number): number => {
  const rest = input.file.text.slice(end, Math.min(limit, end + MAX_TAIL));
  const bracket = BRACKET.exec(rest)?.[0] ?? '';
  const tail = /^,\s*(?<word>[\p{L}-]+)[^,;.:()]*/u.exec(rest.slice(bracket.length));
  const word = tail?.groups?.['word'];
  if (tail === null || word === undefined || !input.nominative.beginsTail(word)) return end + bracket.length;
  const tokens = tokenize(input.recognition.stem, tail[0]);
  if (tokens.length < MIN_TAIL_TOKENS) return end + bracket.length;
  return end + bracket.length + tail[0].slice(0, nextPost(input, tokens) ?? undefined).trimEnd().length;
};

/** What a person is authorized to do is no part of the name: «консультант отдела, ответственный за ведение …». */
const bracketEnd = (input: ActInput, end: number): number =>
  end + (BRACKET.exec(input.file.text.slice(end, end + MAX_TAIL))?.[0].length ?? 0);

const BRACKET = /^\s*\([\p{L}-]+\)/u;
const MAX_TAIL = 200;
/** A comma and a lone participle are no tail. */
const MIN_TAIL_TOKENS = 3;

/** A tail ends before the conjunction that brings the next post; «принципов и стандартов» goes on. */
const nextPost = (input: ActInput, tokens: readonly Token[]): number | null => {
  const posts = input.recognition.vocabulary.finder(unitOf(tokens), 'post');
  const joint = tokens.find((token, index) => token.kind === 'word' && token.form.length <= MAX_CONJUNCTION && posts.has(index + 1));
  return joint?.start ?? null;
};

const MAX_CONJUNCTION = 3;
