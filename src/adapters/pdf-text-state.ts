/** What operators of text have set when letters are shown (ISO 32000-1, 9.3 and 9.4). */
export interface TextState {
  /** From the page's own measures to those of a form, a picture, a part of it. */
  ctm: Matrix;
  text: Numbers;
  line: Numbers;
  font: TextFont | null;
  name: string | null;
  size: number;
  spacing: number;
  wordSpacing: number;
  leading: number;
  scale: number;
  rise: number;
}

export interface TextFont {
  /** What one of its widths counts in ems. */
  readonly unit: number;
}

export type Matrix = readonly [number, number, number, number, number, number];
type Numbers = [number, number, number, number, number, number];

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

export const newState = (): TextState => ({
  ctm: IDENTITY,
  text: [...IDENTITY],
  line: [...IDENTITY],
  font: null,
  name: null,
  size: 0,
  spacing: 0,
  wordSpacing: 0,
  leading: 0,
  scale: 1,
  rise: 0,
});

export const copyOf = (state: TextState): TextState => ({ ...state, text: [...state.text], line: [...state.line] });

/** To the beginning of the next line, or of one that stands as far from it. */
export const moveLine = (state: TextState, x: number, y: number): void => {
  const { line } = state;
  line[4] = line[0] * x + line[2] * y + line[4];
  line[5] = line[1] * x + line[3] * y + line[5];
  state.text = [...line];
};

/** How letters are turned and scaled; where they stand is `placeOf`. */
export const turnOf = ({ ctm, text, size, scale }: TextState): Matrix => {
  const across = size * scale;
  const [a, b, c, d] = [text[0] * across, text[1] * across, text[2] * size, text[3] * size];
  return [ctm[0] * a + ctm[2] * b, ctm[1] * a + ctm[3] * b, ctm[0] * c + ctm[2] * d, ctm[1] * c + ctm[3] * d, 0, 0];
};

/** Where the next letter stands on the page. */
export const placeOf = ({ ctm, text, rise }: TextState): { readonly x: number; readonly y: number } => {
  const [x, y] = [text[2] * rise + text[4], text[3] * rise + text[5]];
  return { x: ctm[0] * x + ctm[2] * y + ctm[4], y: ctm[1] * x + ctm[3] * y + ctm[5] };
};

/** Product of two transformations as ISO 32000-1, 8.3.4 writes them. */
export const product = ([a, b, c, d, e, f]: Matrix, [p, q, r, s, t, u]: Matrix): Matrix => [
  a * p + c * q,
  b * p + d * q,
  a * r + c * s,
  b * r + d * s,
  a * t + c * u + e,
  b * t + d * u + f,
];
