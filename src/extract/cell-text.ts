import type { Vocabulary } from './text-hyphens.js';

/** A line of a cell and its length, in the measure of the cell's width. */
export interface CellLine {
  readonly text: string;
  readonly length: number;
}

/**
 * Joins the lines of a narrow cell. A word cut at the cell's edge is put together where the document knows the whole word,
 * or where the line fills the cell and what follows can be no word, or begins with the hyphen; a line that ends well before the edge,
 * with a capital after it, ends a paragraph of the cell (`\n`).
 * @param width room of the cell
 */
export const joinCellLines = (vocabulary: Vocabulary, lines: readonly CellLine[], width: number): string => {
  const own = lines.map((line) => ({ ...line, text: line.text.trim() })).filter((line) => line.text !== '');
  const longest = Math.max(0, ...own.map((line) => line.length));
  let text = '';
  own.forEach((line, i) => {
    const last = own[i - 1];
    text = last === undefined ? line.text : joined(vocabulary, { text, last, line, width, longest, isLast: i === own.length - 1 });
  });
  return text;
};

interface SeamInput {
  readonly text: string;
  readonly last: CellLine;
  readonly line: CellLine;
  readonly width: number;
  /** Length of the longest line of the cell. */
  readonly longest: number;
  readonly isLast: boolean;
}

const joined = (vocabulary: Vocabulary, input: SeamInput): string => {
  const { text, last, line } = input;
  if (/[\p{L}\p{N}][-‐\u00AD]$/u.test(last.text) && /^\p{L}/u.test(line.text)) return vocabulary.joinHyphen(text, line.text).text;
  // «Видео-конференц / -связь»: a hyphen that no blank stands before.
  if (/\p{L}$/u.test(last.text) && /^[-‐‑]\p{L}/u.test(line.text)) return text + line.text;
  if (isFull(input) && isCutWord(vocabulary, input)) return text + line.text;
  if (!isFull(input) && /^[^\p{Ll}]/u.test(line.text) && !/[,(]$/u.test(last.text)) return `${text}\n${line.text}`;
  return `${text} ${line.text}`;
};

/** Length of a character of the line. */
const measureOf = (line: CellLine): number => line.length / Math.max(1, line.text.length);

/** True where the next line's first word would not have fitted. */
const isFull = ({ last, line, width }: SeamInput): boolean => {
  const word = /\S+/u.exec(line.text)?.[0] ?? '';
  return last.length + (word.length + 1) * measureOf(last) > width;
};

const isCutWord = (vocabulary: Vocabulary, input: SeamInput): boolean => {
  const head = /[\p{L}\p{N}./@_:-]+$/u.exec(input.last.text)?.[0] ?? '';
  const tail = /^[\p{L}\p{N}./@_:-]+/u.exec(input.line.text)?.[0] ?? '';
  if (head === '' || tail === '') return false;
  // An address broken at the edge goes on in the next line in the letters of addresses.
  if (ADDRESS.test(head)) return /^[a-z0-9./_@-]+$/u.test(tail) && input.last.length > input.width * 0.6;
  const left = /\p{L}+$/u.exec(head)?.[0] ?? '';
  const right = /^\p{Ll}+/u.exec(tail)?.[0] ?? '';
  if (left === '' || right === '') return false;
  // The halves may be known too, from this very cut: then the whole is at least as common as the rarer of them.
  const whole = vocabulary.count(left + right);
  if (whole > 0 && (whole >= Math.min(vocabulary.count(left), vocabulary.count(right)) || !vocabulary.isInner(left))) return true;
  const fills = input.last.length > input.longest - 1.3 * measureOf(input.last) && input.last.length > input.width * 0.5;
  return fills && (vocabulary.isScrap(right) || isLoneLetter(input, right));
};

const ADDRESS = /^(?:https?:\/\/|www\.)\S*$|@[\w.-]*$|^[\w-]+(?:\.[\w-]+)+\.?$/u;

/** A single letter where no conjunction or preposition can be. */
const isLoneLetter = ({ line, isLast }: SeamInput, rest: string): boolean => {
  const after = line.text.slice(rest.length);
  return rest.length === 1 && (/^[.,;:)»]/u.test(after) || (after === '' && isLast));
};
