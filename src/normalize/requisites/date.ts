import type { Span } from '../../model/index.js';
import type { Identity } from './context.js';
import type { HeadLine } from './head.js';
import { anyOf, patternOf } from './patterns.js';

/** A date of a head or stamp: certain where `iso` is there; `text` as printed; `blank` where the form was not filled in. */
export interface DateFound {
  readonly iso: string | null;
  readonly text: string | null;
  readonly at: Span;
  readonly blank: boolean;
}

/** The date in a stretch of text: the first certain one, else what is left of one. */
export const dateIn = (identity: Identity, text: string, base: number): DateFound | null =>
  certainDate(identity, text, base) ?? partialDate(identity, text, base);

/** The date among requisite lines, which may be cut over several. */
export const dateOfLines = (identity: Identity, source: string, lines: readonly HeadLine[]): DateFound | null => {
  for (const line of lines) {
    const found = certainDate(identity, line.text, line.start);
    if (found !== null) return found;
  }
  for (const run of runsOf(lines, source)) {
    const text = source.slice(run.start, run.end);
    const found = certainDate(identity, text, run.start) ?? partialDate(identity, text, run.start);
    if (found !== null) return found;
  }
  return null;
};

/** Lines that follow each other with nothing but blanks between. */
const runsOf = (lines: readonly HeadLine[], source: string): Span[] => {
  const runs: { start: number; end: number }[] = [];
  for (const line of lines) {
    const last = runs.at(-1);
    if (last !== undefined && last.end <= line.start && source.slice(last.end, line.start).trim() === '') last.end = line.end;
    else runs.push({ start: line.start, end: line.end });
  }
  return runs;
};

const certainDate = (identity: Identity, text: string, base: number): DateFound | null => {
  // Filled-in blanks («_23_» __мая__) read as if there were none.
  const tokens = identity.tokens(text.replaceAll('_', ' '), base);
  for (let at = 0; at < tokens.length; at += 1) {
    const read = identity.date(tokens, at);
    if (read === null || read.value.iso === null) continue;
    const span = { start: tokens[at]?.start ?? base, end: tokens[read.end - 1]?.end ?? base };
    return { iso: read.value.iso, text: printed(text, span, base), at: span, blank: false };
  }
  return null;
};

const partialDate = (identity: Identity, text: string, base: number): DateFound | null => {
  const year = anyOf(identity.words.yearWords);
  const pattern = patternOf(
    `(?:[«"„“][\\s_\\d/.|!lI]{0,14}[»"”“]|(?<![\\d№/.-])\\d{1,2}(?![\\d/]))?[\\s_]*(?:\\p{L}{0,10}\\.?)[\\s_.]*(?<![\\d\\p{L}])(?:19|20)[\\d_]{1,3}(?![\\d-])[\\s_]*(?:(?:${year})(?!\\p{L})\\.?)?`,
    'u',
  );
  const match = pattern.exec(text);
  const from = anyOf(identity.words.dateFrom);
  if (match === null) {
    const blank = patternOf(`(?<!\\p{L})(?:${from})[\\s]*[«"]?[\\s]*_{2,}|[«"][\\s_]*[»"][\\s_]*`, 'u').exec(text);
    return blank === null
      ? null
      : { iso: null, text: null, at: { start: base + blank.index, end: base + blank.index + blank[0].trimEnd().length }, blank: true };
  }
  const lead = /^[\s_]*(?:\p{L}+[\s_]+)?/u.exec(match[0])?.[0] ?? '';
  const isFrom = patternOf(`^[\\s_]*(?:${from})[\\s_]+$`, 'u').test(lead);
  const skip = isFrom ? lead.length : (/^\s*/u.exec(match[0])?.[0].length ?? 0);
  const start = base + match.index + skip;
  const words = match[0].slice(skip).trimEnd();
  const span = { start, end: start + words.length };
  const day = /\d/u.test(words.replace(/(?:19|20)[\d_]{1,3}.*$/su, ''));
  return { iso: null, text: printed(text, span, base), at: span, blank: !day || /_{2,}/u.test(words.replace(/^.*?[»"]/su, '')) };
};

const printed = (text: string, at: Span, base: number): string =>
  text
    .slice(at.start - base, at.end - base)
    .replace(/\s+/gu, ' ')
    .trim();
