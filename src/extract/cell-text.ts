import type { Vocabulary } from './text-hyphens.js';

/**
 * Joins the lines of a narrow cell. A word cut at the cell's edge is put together where the document knows the whole word;
 * a line that ends well before the edge, or in a stop before a capital, ends a paragraph of the cell (`\n`).
 * @param width room of the cell, in the measure of `lengthOf`
 */
export const joinCellLines = (
  vocabulary: Vocabulary,
  lines: readonly string[],
  width: number,
  lengthOf: (text: string) => number = (text) => text.length,
): string => {
  let text = '';
  let last = '';
  for (const raw of lines) {
    const line = raw.trim();
    if (line === '') continue;
    text = text === '' ? line : joined(vocabulary, { text, last, line, width, lengthOf });
    last = line;
  }
  return text;
};

interface SeamInput {
  readonly text: string;
  readonly last: string;
  readonly line: string;
  readonly width: number;
  readonly lengthOf: (text: string) => number;
}

const joined = (vocabulary: Vocabulary, { text, last, line, width, lengthOf }: SeamInput): string => {
  const word = /\S+/u.exec(line)?.[0] ?? '';
  const full = lengthOf(`${last} ${word}`) > width;
  if (/[\p{L}\p{N}][-‐\u00AD]$/u.test(last) && /^\p{L}/u.test(line)) return vocabulary.joinHyphen(text, line).text;
  if (isCutWord(vocabulary, last, line, full, lengthOf(last) > width * 0.75)) return text + line;
  if (!full && /^[^\p{Ll}]/u.test(line) && !/[,(]$/u.test(last)) return `${text}\n${line}`;
  return `${text} ${line}`;
};

/** «Наименова / ние»: the halves are no words, or the whole is one the document has. */
const isCutWord = (vocabulary: Vocabulary, last: string, line: string, full: boolean, nearEdge: boolean): boolean => {
  const head = /[\p{L}\p{N}./@_:-]+$/u.exec(last)?.[0] ?? '';
  const tail = /^[\p{L}\p{N}./@_:-]+/u.exec(line)?.[0] ?? '';
  if (head === '' || tail === '' || !full) return false;
  // An address that was broken at the edge: nothing but the address stands on the line, and it goes on in the next one.
  if (/^(?:https?:\/\/|www\.)\S*$|@[\w.-]*$|^[\w.-]+\.$/u.test(last) && /^[a-z0-9./_-]+$/u.test(tail)) return nearEdge;
  if (!/^\p{Ll}+$/u.test(tail.replace(/[.,;:]+$/u, '')) || !/\p{L}$/u.test(head)) return false;
  const left = /\p{L}+$/u.exec(head)?.[0] ?? '';
  const right = /^\p{L}+/u.exec(tail)?.[0] ?? '';
  // The halves may be known too, from this very cut: then the whole is at least as common as the rarer of them.
  const whole = vocabulary.count(left + right);
  return whole > 0 && whole >= Math.min(vocabulary.count(left), vocabulary.count(right));
};
