/** Fewer letters stand in a text by chance. */
const LEAST = 3;

/**
 * Marks of a text as read, by where the same words stand in another form of the document, whose spaces, line ends and labels differ.
 * What is not found there has no mark there.
 * @param {string} text as read, which the offsets of the marks are in
 * @param {string} other the same document in its other form
 * @param {{ start: number, end: number }[]} marks
 * @returns the marks with offsets in the other form; one over several lines may have become several
 */
export const marksIn = (text, other, marks) => {
  const [own, there] = [lettersIn(text), lettersIn(other)];
  return marks.flatMap((mark) => {
    const whole = foundIn(own, there, mark);
    if (whole !== null) return [{ ...mark, ...whole }];
    return linesWithin(text, mark).flatMap((line) => {
      const found = foundIn(own, there, line);
      return found === null ? [] : [{ ...mark, ...found }];
    });
  });
};

/** Letters and digits alone, in lower case, with the offset of each. */
const lettersIn = (text) => {
  const at = [];
  let letters = '';
  for (const { 0: letter, index } of text.matchAll(/[\p{L}\p{N}]/gu)) {
    const folded = letter.toLowerCase();
    if (folded.length !== 1) continue;
    letters += folded.normalize('NFD').charAt(0);
    at.push(index);
  }
  return { letters, at };
};

/** The same one of equal places where both forms have as many of them, else the one that stands nearest. */
const foundIn = (own, there, { start, end }) => {
  const [from, to] = [countBefore(own.at, start), countBefore(own.at, end)];
  const wanted = own.letters.slice(from, to);
  if (wanted.length < LEAST) return null;
  const places = placesOf(there.letters, wanted);
  const ownPlaces = placesOf(own.letters, wanted);
  const share = (position) => Math.abs(position / there.letters.length - from / own.letters.length);
  const place = places.length === ownPlaces.length ? places[ownPlaces.indexOf(from)] : places.toSorted((a, b) => share(a) - share(b))[0];
  return place === undefined ? null : { start: there.at[place], end: there.at[place + wanted.length - 1] + 1 };
};

const MOST_PLACES = 1000;

const placesOf = (letters, wanted) => {
  const places = [];
  for (let at = letters.indexOf(wanted); at >= 0 && places.length < MOST_PLACES; at = letters.indexOf(wanted, at + 1)) places.push(at);
  return places;
};

/** Number of sorted offsets before one. */
const countBefore = (offsets, offset) => {
  let [low, high] = [0, offsets.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (offsets[middle] < offset) low = middle + 1;
    else high = middle;
  }
  return low;
};

const linesWithin = (text, { start, end }) => {
  const lines = [];
  let at = start;
  for (const line of text.slice(start, end).split(/[\n\t]/)) {
    lines.push({ start: at, end: at + line.length });
    at += line.length + 1;
  }
  return lines;
};
