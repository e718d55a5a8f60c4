import type { Span } from '../model/index.js';
import { fold } from '../rules/tokens.js';
import { perLexicon, type ParseContext } from './context.js';

/**
 * Sentences of `text` within `span`, without the blanks between them. Knows abbreviations, initials, numbers of clauses
 * and addresses; a line break always ends a sentence.
 */
export const sentences = (context: ParseContext, text: string, span: Span): Span[] => {
  const found: Span[] = [];
  let start = span.start;
  const close = (end: number): void => {
    const from = start + (/^\s*/u.exec(text.slice(start, end))?.[0].length ?? 0);
    const to = end - (/\s*$/u.exec(text.slice(from, end))?.[0].length ?? 0);
    if (to > from) found.push({ start: from, end: to });
    start = end;
  };
  for (const match of text.slice(span.start, span.end).matchAll(BREAK)) {
    const at = span.start + match.index;
    const end = at + match[0].length;
    if (match[0].includes('\n') || endsSentence(context, text, start, at, end, span.end)) close(end);
  }
  close(span.end);
  return found;
};

/** A stop with the quotes and brackets that close with it, or a line break. */
const BREAK = /\n|[.!?…]+["»”)\]]*(?=\s|$)/gu;

const words = perLexicon(({ sentences: { abbreviations, mayEnd, city } }) => ({
  never: new Set(abbreviations.map(fold)),
  mayEnd: new Set(mayEnd.map(fold)),
  city: new Set(city.map(fold)),
}));

const endsSentence = (context: ParseContext, text: string, start: number, at: number, end: number, limit: number): boolean => {
  if (end >= limit) return true;
  const after = text.slice(end, Math.min(limit, end + LOOK)).trimStart();
  if (text[at] !== '.') return !/^[\p{Ll},;]/u.test(after);
  // Only what could begin a sentence ends one.
  if (!/^["«“([]*[\p{Lu}\d–—-]/u.test(after)) return false;
  if (end - at > 1) return true;
  const before = text.slice(Math.max(start, at - LOOK), at);
  // «5.3.1. Руководители»: the number of a clause at the beginning.
  if (/^\s*(?:\d{1,3}(?:\.\d{1,3})*|[IVXLC]+|\p{L})$/u.test(text.slice(start, at))) return false;
  const last = /[\p{L}\d.-]+$/u.exec(before)?.[0] ?? '';
  const word = fold(last);
  const { never, mayEnd, city } = words(context);
  if (/^\p{Lu}$/u.test(last) || /^\p{Lu}\.\p{Lu}$/u.test(last)) return false;
  if (city.has(word)) return /\d\s*$/u.test(before.slice(0, before.length - last.length)) && /^["«“(]*\p{Lu}\p{L}/u.test(after);
  if (mayEnd.has(word)) return /^["«“(]*\p{Lu}/u.test(after);
  return !never.has(word);
};

const LOOK = 24;
