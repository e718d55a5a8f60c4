import type { Span } from '../../model/index.js';
import type { ActInput } from '../context.js';
import { fold } from '../../rules/tokens.js';
import { stampOf } from '../stamps.js';
import type { Identity } from './context.js';
import type { Reading } from './field.js';
import type { Head } from './head.js';
import { anyOf, patternOf } from './patterns.js';
import { personIn } from './person-in.js';

export interface Signatory {
  readonly name: Reading<string> | null;
  readonly position: Reading<string> | null;
}

/** Who signed: of an order from its signature, of a procedure under УТВЕРЖДАЮ from the stamp; else whose electronic signature it is. */
export const readSignatory = (identity: Identity, input: ActInput, head: Head): Signatory => {
  const own = head.kind === 'stamped' ? fromStamp(identity, input, head) : fromSignature(identity, input, head);
  if (own.name !== null) return own;
  const owner = ownerOfStamp(identity, input);
  return { name: owner.name, position: own.position ?? owner.position };
};

const NOBODY: Signatory = { name: null, position: null };

const fromStamp = (identity: Identity, input: ActInput, head: Head): Signatory => {
  const stamp = stampOf(identity, input, head.partIndex);
  if (stamp === null || stamp.kind !== 'approve') return NOBODY;
  const opener =
    patternOf(`^[\\s«"]*(?:${anyOf([...identity.words.stamp.approve, ...identity.words.stamp.approved])})[\\s:.»"]*`, 'iu').exec(
      stamp.quote,
    )?.[0].length ?? 0;
  return split(identity, input, { start: stamp.start + opener, end: stamp.end });
};

const fromSignature = (identity: Identity, input: ActInput, head: Head): Signatory => {
  const [first] = head.signature;
  if (first === undefined) return head.kind === 'order' ? fromLastLines(identity, input, head) : NOBODY;
  const last =
    head.signature.filter((line, index, all) => index === 0 || line.start - (all[index - 1]?.end ?? 0) < MAX_GAP).at(-1) ?? first;
  return split(identity, input, { start: first.start, end: last.end }, head.noise);
};

/** Where no signature was told from the text: the last lines of the order, if they end in a name. */
const fromLastLines = (identity: Identity, input: ActInput, head: Head): Signatory => {
  const last = head.part.clauses
    .filter(({ zone, label, kind }) => zone !== 'title' && (label === null || kind === 'paragraph'))
    .slice(-LAST);
  for (const { span, label } of last.reverse()) {
    if (label !== null || span.end - span.start > MAX_SIGNATURE) continue;
    const text = input.file.text.slice(span.start, span.end);
    const name = personIn(identity, text);
    if (name === null || text.slice(name.end).replace(/[\s/|_.]+/gu, '') !== '' || !/^\p{Lu}/u.test(text)) continue;
    return split(identity, input, span);
  }
  return NOBODY;
};

const LAST = 4;
const MAX_SIGNATURE = 320;

/** Lines of one signature stand no further apart, in characters. */
const MAX_GAP = 400;

/** Post before the first name, the name itself. */
const split = (identity: Identity, input: ActInput, at: Span, marks: readonly Span[] = []): Signatory => {
  const text = without(input.file.text.slice(at.start, at.end), at.start, marks);
  const name = personIn(identity, text);
  if (name === null) return { name: null, position: positionIn(identity, text, at.start) };
  const before = positionIn(identity, text.slice(0, name.start), at.start);
  const behind = positionIn(identity, text.slice(name.end), at.start + name.end);
  return {
    name: { value: name.value, at: { start: at.start + name.start, end: at.start + name.end } },
    position: before === null ? behind : withRest(before, behind),
  };
};

/** A post of two lines whose name stands beside the first: «Глава муниципального … С.Н. Лаврухин / округа». */
const withRest = (before: Reading<string>, behind: Reading<string> | null): Reading<string> =>
  behind !== null && /^\p{Ll}/u.test(behind.value)
    ? { ...before, value: `${before.value} ${behind.value}` }
    : { ...before, value: before.value.replace(STROKE, '') };

/** What recognition makes of a stroke of the signature: «Министр В». */
const STROKE = /(?<=\p{Ll}{3}) \p{Lu}$/u;

/** Lines of an electronic signature between post and name, blanked out. */
const without = (text: string, base: number, marks: readonly Span[]): string =>
  marks.reduce((rest, { start, end }) => {
    const [from, to] = [Math.max(0, start - base), Math.min(rest.length, end - base)];
    return from < to ? rest.slice(0, from) + ' '.repeat(to - from) + rest.slice(to) : rest;
  }, text);

const positionIn = (identity: Identity, text: string, base: number): Reading<string> | null => {
  const { signatureMarks, signatureStops } = identity.words;
  const marks = patternOf(
    `[(/\\[]\\s*(?:${anyOf(signatureMarks)})\\s*[)/\\]]|(?<!\\p{L})(?:${anyOf(signatureMarks.filter((mark) => mark.includes('.') || mark.includes('/')))})(?!\\p{L})`,
    'giu',
  );
  const bareMark = patternOf(`[\\s_]+(?:${anyOf(signatureMarks)})[\\s_.]*$`, 'iu');
  const stops = patternOf(`(?<!\\p{L})(?:${anyOf(signatureStops)})(?!\\p{L})`, 'iu');
  const cut = text.split(stops)[0] ?? '';
  const lines = cut.split('\n').filter((line) => !isDateLine(identity, line));
  const value = lines
    .join(' ')
    .replace(marks, ' ')
    .replace(bareMark, '')
    .replace(/[_/|\\]{1,}|\.{3,}|…+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/ \.(?= |$)/gu, '')
    .replace(/^[\s,.:;–—-]+|[\s,:;–—-]+$/gu, '')
    .trim();
  if (!/\p{L}{3}/u.test(value) && !/\p{L}\.\p{L}/u.test(value)) return null;
  const start = base + (/\S/u.exec(text)?.index ?? 0);
  return { value, at: { start, end: base + cut.trimEnd().length } };
};

/** A line of the signature that is nothing but a date. */
const isDateLine = (identity: Identity, line: string): boolean => {
  const letters = line.replace(/[\s\d_«»"“”„.,]+/gu, '');
  return (
    /[\d_]/u.test(line) &&
    (letters === '' || identity.words.yearWords.includes(fold(letters)) || (/(?:19|20)\d\d/u.test(line) && letters.length <= 12))
  );
};

/** «Подписант: Усманов А.А., министр»: who the signature says it belongs to, with the post where it follows the name. */
const ownerOfStamp = (identity: Identity, input: ActInput): Signatory => {
  const label = patternOf(`(?<!\\p{L})(?:${anyOf(identity.words.signatureOwners)})\\s*:?\\s*`, 'iu');
  const post = patternOf(`^\\s*[,–—-]\\s*(?=(?:${anyOf(identity.posts)})(?!\\p{L}))[^\\n]{3,${String(MAX_POST)}}`, 'iu');
  for (const clause of input.act.parts.flatMap(({ clauses }) => clauses)) {
    if (clause.zone !== 'noise' && clause.zone !== 'signature') continue;
    const text = input.file.text.slice(clause.span.start, clause.span.end);
    const opened = label.exec(text);
    if (opened === null) continue;
    const from = opened.index + opened[0].length;
    const name = personIn(identity, text.slice(from, from + MAX_POST));
    if (name === null) continue;
    const [start, end] = [clause.span.start + from + name.start, clause.span.start + from + name.end];
    const said = post.exec(text.slice(from + name.end))?.[0];
    return {
      name: { value: name.value, at: { start, end }, confidence: 0.8 },
      position: said === undefined ? null : positionIn(identity, said, end),
    };
  }
  return NOBODY;
};

const MAX_POST = 120;
