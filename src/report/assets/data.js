import { byId } from './dom.js';

/** Everything the page needs at once. */
export const data = JSON.parse(byId('data').textContent);
export const words = data.words;
export const codes = data.codes;

export const statusByLetter = new Map(data.statuses.map((status) => [status.letter, status]));
export const requirementIndex = new Map(data.requirements.map((requirement, index) => [requirement.id, index]));
export const rowById = new Map(data.rows.map((row) => [row.id, row]));

/** Statuses that count as a deviation. */
export const DEVIATIONS = ['missing', 'deviates', 'partial'];

const UNKNOWN_STATUS = { code: 'undetermined', letter: '.', symbol: '?' };

/** Verdict of a row on a requirement: its code and symbol. */
export const statusOf = (row, index) => statusByLetter.get(row.verdicts[index].toLowerCase()) ?? UNKNOWN_STATUS;

/** True where a decision has settled the deviation: its letter is a capital. */
export const isSettled = (row, index) => row.verdicts[index] !== row.verdicts[index].toLowerCase();

/** «deviates, weaker than the standard» in the language of the report. */
export const verdictText = (row, index) => {
  const direction = directionAt(row, index);
  const status = codes.findingStatus[statusOf(row, index).code];
  const settled = isSettled(row, index) ? [words.settled] : [];
  return [status, ...(direction === null ? [] : [codes.direction[direction]]), ...settled].join(', ');
};

/** A day as people write it in the language of the report. */
export const printedDate = (iso) => (data.lang === 'ru' ? iso.split('-').reverse().join('.') : iso);

const DIRECTIONS = { s: 'stricter', w: 'weaker', f: 'different' };
export const directionAt = (row, index) => DIRECTIONS[row.directions[index]] ?? null;

/** A string of a finding: itself, or its position in the table of shared ones. */
export const sharedText = (value) => (typeof value === 'number' ? data.strings[value] : (value ?? ''));

/** Pictures of the places of one document, by their offsets; empty where there are none. */
export const cropsOf = (documentIndex) => JSON.parse(byId(`crops-${documentIndex}`)?.textContent ?? '{}');

export const hasLook = (documentIndex) => byId(`look-${documentIndex}`) !== null;

/** HTML of the document's own look. */
export const lookOf = (documentIndex) => unpack(byId(`look-${documentIndex}`).textContent);

const unpacked = new Map();

/** The packed part of one document: text, facts, findings. Rejects where the browser cannot unpack. */
export const detailOf = (documentIndex) => {
  if (!unpacked.has(documentIndex)) unpacked.set(documentIndex, unpack(byId(`document-${documentIndex}`).textContent));
  return unpacked.get(documentIndex);
};

export const canUnpack = () => typeof DecompressionStream === 'function';

const unpack = async (packed) => {
  const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'));
  return JSON.parse(await new Response(stream).text());
};
