import {
  begin,
  endOf,
  flush,
  follow,
  newOpen,
  noteBlank,
  type OpenPiece,
  rescale,
  type TextLook,
  type TextPiece,
} from './pdf-text-pieces.js';
import {
  copyOf,
  IDENTITY,
  type Matrix,
  moveLine,
  newState,
  placeOf,
  product,
  type TextFont,
  type TextState,
  turnOf,
} from './pdf-text-state.js';

/**
 * Letters of a page to pieces of text: what `getTextContent` of pdf.js does (src/core/evaluator.js, Apache License 2.0), over the
 * operators that are read for the ruling lines anyhow, for upright fonts. Measures are those of the page, not turned.
 */
export interface TextReader {
  /** Where letters stand before anything is shown; `save` and `restore` keep and bring back all that the other operators set. */
  save(): void;
  restore(): void;
  transform(matrix: Matrix): void;
  beginForm(matrix: Matrix | null): void;
  endForm(): void;
  /** Ends a piece where a picture or marked contents begin or end. */
  flush(): void;
  beginText(): void;
  setFont(name: string, size: number, font: TextFont): void;
  setMatrix(matrix: Matrix): void;
  move(x: number, y: number): void;
  nextLine(): void;
  setLeading(leading: number): void;
  setSpacing(of: 'character' | 'word', spacing: number): void;
  setScale(percent: number): void;
  setRise(rise: number): void;
  /** Letters, with what is put between them in thousandths of an em. */
  show(letters: readonly (Letter | number)[], look: TextLook): void;
  /** Where the next letter stands, and the size of its font as seen. */
  place(): { readonly x: number; readonly y: number; readonly size: number };
  /** What has been read; to be asked for when the page has ended. */
  pieces(): readonly TextPiece[];
}

/** A letter as pdf.js has it. */
export interface Letter {
  readonly unicode: string;
  readonly width: number;
  readonly originalCharCode: number;
  readonly category: { readonly isWhitespace: boolean; readonly isZeroWidthDiacritic: boolean; readonly isInvisibleFormatMark: boolean };
}

/** @param view the visible part of the page: left, bottom, right, top; what stands outside is left out */
export const createTextReader = (view: readonly number[]): TextReader => {
  const pieces: TextPiece[] = [];
  let state = newState();
  let states: TextState[] = [];
  let open = newOpen();
  const outer: { readonly states: TextState[]; readonly state: TextState; readonly open: OpenPiece }[] = [];
  return {
    save: () => {
      states.push(state);
      state = copyOf(state);
    },
    restore: () => {
      const before = states.pop();
      if (before === undefined) return;
      const other = state.font !== before.font || state.size !== before.size || state.name !== before.name;
      state = before;
      if (other) flush(open, pieces);
    },
    transform: (matrix) => {
      state.ctm = product(state.ctm, matrix);
    },
    beginForm: (matrix) => {
      flush(open, pieces);
      outer.push({ states, state, open });
      state = copyOf(state);
      if (matrix !== null) state.ctm = product(state.ctm, matrix);
      states = [];
      open = newOpen();
    },
    endForm: () => {
      flush(open, pieces);
      const before = outer.pop();
      if (before !== undefined) ({ states, state, open } = before);
    },
    flush: () => flush(open, pieces),
    beginText: () => {
      state.text = [...IDENTITY];
      state.line = [...IDENTITY];
    },
    setFont: (name, size, font) => {
      if (state.font !== null && state.name === name && state.size === size) return;
      flush(open, pieces);
      Object.assign(state, { name, size, font });
    },
    setMatrix: (matrix) => {
      state.text = [...matrix];
      state.line = [...matrix];
      rescale(open, state);
    },
    move: (x, y) => moveLine(state, x, y),
    nextLine: () => moveLine(state, 0, -state.leading),
    setLeading: (leading) => {
      state.leading = leading;
    },
    setSpacing: (of, spacing) => {
      if (of === 'word') state.wordSpacing = spacing;
      else state.spacing = spacing;
    },
    setScale: (percent) => {
      state.scale = percent / 100;
    },
    setRise: (rise) => {
      state.rise = rise;
    },
    show: (letters, look) => {
      if (open.begun && open.look !== look) flush(open, pieces);
      open.look = look;
      showAll({ state, open, pieces, view }, letters);
    },
    place: () => {
      const [, , c, d] = turnOf(state);
      const { x, y } = placeOf(state);
      return { x, y, size: Math.hypot(c, d) };
    },
    pieces: () => {
      flush(open, pieces);
      return pieces;
    },
  };
};

interface Showing {
  readonly state: TextState;
  readonly open: OpenPiece;
  readonly pieces: TextPiece[];
  readonly view: readonly number[];
}

const showAll = (showing: Showing, letters: readonly (Letter | number)[]): void => {
  const { state } = showing;
  const turn = turnOf(state);
  let from = 0;
  for (let i = 0; i < letters.length; i += 1) {
    const gap = letters[i];
    if (typeof gap !== 'number' || gap === 0) continue;
    const extra = gap * ((-1 * state.size) / 1000);
    if (!showRun(showing, turn, letters, { from, to: i, extra })) advance(state, (state.spacing + extra) * state.scale);
    from = i + 1;
  }
  showRun(showing, turn, letters, { from, to: letters.length, extra: 0 });
};

interface Run {
  readonly from: number;
  readonly to: number;
  /** What the last letter is followed by. */
  readonly extra: number;
}

/** Adds the letters of a run, zeros between them passed over; false where there is none. */
const showRun = ({ state, open, pieces, view }: Showing, turn: Matrix, letters: readonly (Letter | number)[], run: Run): boolean => {
  const unit = (state.font?.unit ?? 0) * state.size;
  let last = run.to - 1;
  while (last >= run.from && typeof letters[last] === 'number') last -= 1;
  for (let i = run.from; i <= last; i += 1) {
    const letter = letters[i];
    if (typeof letter !== 'object') continue;
    const { category, unicode } = letter;
    if (category.isInvisibleFormatMark) continue;
    let spacing = state.spacing + (i === last ? run.extra : 0);
    let width = letter.width * unit;
    if (letter.originalCharCode === SPACE) spacing += state.wordSpacing;
    if (category.isWhitespace) {
      advance(state, (spacing + width) * state.scale);
      noteBlank(open, true);
      continue;
    }
    if (!category.isZeroWidthDiacritic && !follow(open, pieces, { state, turn, width, view })) {
      advance(state, width * state.scale);
      continue;
    }
    begin(open, state, turn);
    width = category.isZeroWidthDiacritic ? 0 : width * state.scale;
    advance(state, width);
    open.width += width;
    if (Math.abs(width) > 0) endOf(open, state, turn);
    open.text += noteBlank(open, unicode === ' ') ? ` ${unicode}` : unicode;
    if (Math.abs(spacing) > 0) advance(state, spacing * state.scale);
  }
  return last >= run.from;
};

const SPACE = 0x20;

const advance = (state: TextState, x: number): void => {
  const { text } = state;
  text[4] = text[0] * x + text[4];
  text[5] = text[1] * x + text[5];
};
