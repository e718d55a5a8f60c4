/** A text as it is compared: one space between words, no soft hyphens, no-break spaces plain. */
export const plain = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\u00ad\u200b\ufeff]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();

/** Right ones of all. */
export interface Score {
  readonly right: number;
  readonly of: number;
}

export const sum = (scores: readonly Score[]): Score =>
  scores.reduce((all, each) => ({ right: all.right + each.right, of: all.of + each.of }), { right: 0, of: 0 });

/** A paragraph and the number that Word shows before it. */
export interface Numbered {
  readonly label: string;
  readonly text: string;
}

/** Numbers that stand before their paragraph in a text, written as they are shown; any dash or bullet is as good as another. */
export const labelsRight = (wanted: readonly Numbered[], given: string): Score => {
  const text = plain(given);
  let cursor = 0;
  let right = 0;
  for (const { label, text: whole } of wanted) {
    const needle = plain(whole).slice(0, NEEDLE).trimEnd();
    const at = find(text, needle, cursor);
    if (at < 0) continue;
    if (at >= cursor && at - cursor < FAR) cursor = at + needle.length;
    if (standsBefore(text.slice(0, at).trimEnd(), plain(label))) right += 1;
  }
  return { right, of: wanted.length };
};

const NEEDLE = 30;
/** A find further on is another paragraph that begins alike. */
const FAR = 5000;

const find = (text: string, needle: string, from: number): number => {
  const next = wholeAt(text, needle, from);
  return next >= 0 ? next : wholeAt(text, needle, 0);
};

/** «абзац 1» is not found in «абзац 10». */
const wholeAt = (text: string, needle: string, from: number): number => {
  let at = text.indexOf(needle, from);
  while (at >= 0 && needle.length < NEEDLE && /^[\p{L}\p{N}]/u.test(text.slice(at + needle.length))) at = text.indexOf(needle, at + 1);
  return at;
};

const DASH = /^[-–—•◦·▪\uf0b7]$/u;

const standsBefore = (before: string, label: string): boolean => {
  if (DASH.test(label)) return DASH.test(before.slice(-1)) && /^(?:|.*\s).$/su.test(before.slice(-2));
  return before.endsWith(label) && !/[\p{L}\p{N}.)(]$/u.test(before.slice(0, before.length - label.length));
};

/**
 * Characters of words that stand in both texts in the same order (longest common subsequence, words weighed by their
 * length): twice those over the characters of both, so that what is lost and what is added count alike.
 */
export const charactersRight = (wanted: string, given: string): Score => {
  const [a, b] = [wordsOf(wanted), wordsOf(given)];
  return { right: 2 * commonLength(a, b), of: lengthOf(a) + lengthOf(b) };
};

const wordsOf = (text: string): readonly string[] => plain(text).split(' ').filter(Boolean);

const lengthOf = (words: readonly string[]): number => words.reduce((total, word) => total + word.length, 0);

const commonLength = (a: readonly string[], b: readonly string[]): number => {
  let above = new Int32Array(b.length + 1);
  let row = new Int32Array(b.length + 1);
  const ids = new Map<string, number>();
  const idOf = (word: string): number => {
    const id = ids.get(word) ?? ids.size;
    ids.set(word, id);
    return id;
  };
  const columns = Int32Array.from(b, idOf);
  for (const word of a) {
    const id = idOf(word);
    for (let column = 0; column < columns.length; column += 1) {
      row[column + 1] = columns[column] === id ? (above[column] ?? 0) + word.length : Math.max(above[column + 1] ?? 0, row[column] ?? 0);
    }
    [above, row] = [row, above];
  }
  return above.at(-1) ?? 0;
};

/** Rows of cells, one a grid column; what a merged cell covers is empty. */
export type Grid = readonly (readonly string[])[];

/** Filled cells that stand in their row and column. Each wanted row is held against the row given that is most like it. */
export const cellsRight = (wanted: Grid, given: Grid): Score => {
  const rows = given.map((row) => row.map(plain));
  const taken = new Set<number>();
  let [right, of] = [0, 0];
  for (const row of wanted.map((cells) => cells.map(plain))) {
    of += row.filter((cell) => cell !== '').length;
    let best = { index: -1, same: 0 };
    for (const [index, candidate] of rows.entries()) {
      const same = taken.has(index) ? 0 : row.filter((cell, column) => cell !== '' && candidate[column] === cell).length;
      if (same > best.same) best = { index, same };
    }
    taken.add(best.index);
    right += best.same;
  }
  return { right, of };
};
