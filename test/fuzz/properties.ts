import { FAILURE_CODES, type ParsedFile, type Reading, type SourceBlock, type SourceDocument } from '../../src/model/index.js';
import { account } from '../../src/parse/index.js';

/** What must hold of everything that is read, whatever it was read from. Throws with what does not. */
export const mustRead = (reading: Reading<SourceDocument>, inputBytes: number): void => {
  if (!reading.ok) {
    must((FAILURE_CODES as readonly string[]).includes(reading.failure.code), `no such failure: ${reading.failure.code}`);
    return;
  }
  const { blocks } = reading.value;
  must(blocks.length > 0, 'read, and nothing in it');
  const most = MOST_FOR_EACH_BYTE * inputBytes + MOST_AT_LEAST;
  must(blocks.length <= most, `${blocks.length} blocks of ${inputBytes} bytes`);
  must(blocks.reduce((sum, block) => sum + sizeOf(block), 0) <= most, `more text than ${inputBytes} bytes can hold`);
};

/** Spans within the text, quotes equal to their stretch, every character in one place. */
export const mustBeSound = (file: ParsedFile): void => {
  const { uncovered, doubled } = account(file);
  must(uncovered.length === 0, `in nothing: ${JSON.stringify(uncovered)}`);
  must(doubled.length === 0, `in two things: ${JSON.stringify(doubled)}`);
  mustQuote(file, file.text);
};

/** Walks a value: each `start` and `end` lies within the text, each `quote` beside them is exactly that stretch. */
export const mustQuote = (value: unknown, text: string): void => {
  const open: unknown[] = [value];
  for (let each = open.pop(); open.length > 0 || each !== undefined; each = open.pop()) {
    if (typeof each !== 'object' || each === null) continue;
    if ('start' in each && 'end' in each && typeof each.start === 'number' && typeof each.end === 'number') {
      const { start, end } = each;
      must(Number.isInteger(start) && start >= 0 && start <= end && end <= text.length, `[${start}, ${end}) of ${text.length}`);
      if ('quote' in each && typeof each.quote === 'string') must(each.quote === text.slice(start, end), `quote at ${start}`);
    }
    open.push(...Object.values(each).filter((inner) => typeof inner === 'object' && inner !== null));
  }
};

/** No input reaches what all objects share. */
export const mustLeavePrototypes = (): void => {
  for (const shared of SHARED) {
    const now = Object.getOwnPropertyNames(shared.prototype).length;
    must(now === shared.names, `${shared.prototype.constructor.name}.prototype has ${now} names, not ${shared.names}`);
    for (const name in shared.prototype) must(false, `everything has ${name}`);
  }
};

export function must(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new Error(otherwise);
}

/** Numbers of lists, repeated cells and references to characters make a text longer than its file, by a bounded share. */
const MOST_FOR_EACH_BYTE = 16;
const MOST_AT_LEAST = 20_000;

const sizeOf = (block: SourceBlock): number =>
  block.kind === 'paragraph'
    ? block.text.length + (block.label?.length ?? 0)
    : block.rows.reduce((sum, { cells }) => sum + cells.reduce((all, cell) => all + cell.text.length + 1, 0), 0);

const SHARED = [Object, Function, String, Number].map((each: { readonly prototype: object }) => ({
  prototype: each.prototype,
  names: Object.getOwnPropertyNames(each.prototype).length,
}));
