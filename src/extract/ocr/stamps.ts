import type { GrayImage, PageImage } from '../../adapters/ocr-port.js';

/**
 * The page in grey without the coloured ink of stamps and signatures that lies over black print: rings, frames and
 * strokes far larger than letters, where there is black among them. Coloured letters, and a stamp alone on white paper, stay.
 */
export const withoutStamps = (page: PageImage): GrayImage => {
  const gray: GrayImage = { width: page.width, height: page.height, data: page.data };
  if (page.colour === undefined) return gray;
  const kinds = kindsOf(page, page.colour);
  const stamps = gathered(shapesOf(kinds, page.width, page.height), page).filter((shape) => isOverPrint(kinds, page.width, shape));
  if (stamps.length === 0) return gray;
  const data = new Uint8Array(page.data);
  for (const { left, top, right, bottom } of stamps) {
    for (let y = top; y < bottom; y += 1) {
      for (let at = y * page.width + left; at < y * page.width + right; at += 1)
        data[at] = withoutColour(page.colour, at, data[at] ?? WHITE);
    }
  }
  return { ...gray, data };
};

const WHITE = 255;
/** Paper is 0. */
const COLOURED = 1;
const BLACK = 2;
/** Least difference of the strongest and the weakest of red, green and blue. */
const COLOUR = 48;
const DARK = 130;

/** Paper, coloured ink or black, pixel by pixel, as seen on white paper. */
const kindsOf = (page: GrayImage, colour: Uint8Array): Uint8Array => {
  const white = paperOf(colour);
  const kinds = new Uint8Array(page.width * page.height);
  const [toRed, toGreen, toBlue] = white.map((value) => WHITE / value);
  for (let at = 0; at < kinds.length; at += 1) {
    const red = (colour[at * 3] ?? WHITE) * (toRed ?? 1);
    const green = (colour[at * 3 + 1] ?? WHITE) * (toGreen ?? 1);
    const blue = (colour[at * 3 + 2] ?? WHITE) * (toBlue ?? 1);
    const strongest = Math.min(WHITE, Math.max(red, green, blue));
    if (strongest - Math.min(red, green, blue) >= COLOUR) kinds[at] = COLOURED;
    else if (strongest < DARK) kinds[at] = BLACK;
  }
  return kinds;
};

/** The commonest light value of each channel. */
const paperOf = (colour: Uint8Array): readonly number[] =>
  [0, 1, 2].map((channel) => {
    const counts = new Uint32Array(256);
    for (let at = channel; at < colour.length; at += 3 * 7) counts[colour[at] ?? WHITE] = (counts[colour[at] ?? WHITE] ?? 0) + 1;
    let best = WHITE;
    for (let value = 130; value < 256; value += 1) if ((counts[value] ?? 0) > (counts[best] ?? 0)) best = value;
    return best;
  });

interface Shape {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** What of the coloured ink hangs together, gaps of a pixel or two allowed: black letters cut the rings of a stamp. */
const shapesOf = (kinds: Uint8Array, width: number, height: number): readonly Shape[] => {
  const step = Math.max(2, Math.round(width / 620));
  const [columns, rows] = [Math.ceil(width / step), Math.ceil(height / step)];
  const cells = new Uint8Array(columns * rows);
  for (let at = 0; at < kinds.length; at += 1) {
    if (kinds[at] === COLOURED) cells[Math.floor(at / width / step) * columns + Math.floor((at % width) / step)] = 1;
  }
  const shapes: Shape[] = [];
  for (let start = 0; start < cells.length; start += 1) {
    if (cells[start] !== 1) continue;
    const shape = { left: columns, top: rows, right: 0, bottom: 0 };
    const waiting = [start];
    cells[start] = 0;
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      const [x, y] = [at % columns, Math.floor(at / columns)];
      shape.left = Math.min(shape.left, x);
      shape.right = Math.max(shape.right, x + 1);
      shape.top = Math.min(shape.top, y);
      shape.bottom = Math.max(shape.bottom, y + 1);
      for (let near = 0; near < 9; near += 1) {
        const [nx, ny] = [x + (near % 3) - 1, y + Math.floor(near / 3) - 1];
        if (nx < 0 || ny < 0 || nx >= columns || ny >= rows || cells[ny * columns + nx] !== 1) continue;
        cells[ny * columns + nx] = 0;
        waiting.push(ny * columns + nx);
      }
    }
    shapes.push({
      left: shape.left * step,
      top: shape.top * step,
      right: Math.min(width, shape.right * step),
      bottom: Math.min(height, shape.bottom * step),
    });
  }
  return shapes;
};

/** In widths of a sheet: letters are smaller, a coloured underline is thinner; no stamp is larger. */
const MIN_LENGTH = 0.05;
const MIN_BREADTH = 0.02;
const MAX_LENGTH = 0.3;
/** How far the pieces of a stamp stand apart where lines of print cut it. */
const GAP = 0.015;

const isStamp = ({ left, top, right, bottom }: Shape, { width, height }: GrayImage): boolean => {
  const sheet = Math.min(width, height);
  const [across, down] = [right - left, bottom - top];
  return Math.max(across, down) >= sheet * MIN_LENGTH && Math.min(across, down) >= sheet * MIN_BREADTH;
};

/**
 * Stamps put together: each shape too large for a letter with all that lies round it; then rings that lines of print cut into
 * pieces no larger than letters, where together they are as large as a stamp both ways.
 */
const gathered = (shapes: readonly Shape[], page: GrayImage): readonly Shape[] => {
  const sheet = Math.min(page.width, page.height);
  const taken = new Set<Shape>();
  const whole = shapes.flatMap((seed) => (isStamp(seed, page) && !taken.has(seed) ? [grown(seed, shapes, taken, sheet)] : []));
  const pieces = shapes.filter((shape) => !taken.has(shape) && longer(shape) >= sheet * MIN_PIECE);
  const torn = pieces.length > MOST_PIECES ? [] : pieces.flatMap((seed) => (taken.has(seed) ? [] : [grown(seed, pieces, taken, sheet)]));
  const isLarge = ({ left, top, right, bottom }: Shape): boolean => Math.min(right - left, bottom - top) >= sheet * MIN_TORN;
  return [...whole, ...torn.filter(isLarge)];
};

const longer = ({ left, top, right, bottom }: Shape): number => Math.max(right - left, bottom - top);

/** In widths of a sheet: a piece of a ring, and a ring of them. */
const MIN_PIECE = 0.008;
const MIN_TORN = 0.1;
/** More are print in colour. */
const MOST_PIECES = 600;

/** A shape with all that lies near it and near that, as far as a stamp may reach; what is used goes to `taken`. */
const grown = (seed: Shape, shapes: readonly Shape[], taken: Set<Shape>, sheet: number): Shape => {
  taken.add(seed);
  const whole = { ...seed };
  for (let grew = true; grew; ) {
    grew = false;
    for (const shape of shapes) {
      if (taken.has(shape) || !isNear(whole, shape, sheet * GAP)) continue;
      const joined = unionOf(whole, shape);
      if (longer(joined) > sheet * MAX_LENGTH) continue;
      taken.add(shape);
      Object.assign(whole, joined);
      grew = true;
    }
  }
  return whole;
};

const isNear = (a: Shape, b: Shape, gap: number): boolean =>
  b.left - a.right < gap && a.left - b.right < gap && b.top - a.bottom < gap && a.top - b.bottom < gap;

const unionOf = (a: Shape, b: Shape): Shape => ({
  left: Math.min(a.left, b.left),
  top: Math.min(a.top, b.top),
  right: Math.max(a.right, b.right),
  bottom: Math.max(a.bottom, b.bottom),
});

/** Share of black below which there is no print under a stamp. */
const LEAST_PRINT = 0.004;

const isOverPrint = (kinds: Uint8Array, width: number, { left, top, right, bottom }: Shape): boolean => {
  let black = 0;
  for (let y = top; y < bottom; y += 1)
    for (let at = y * width + left; at < y * width + right; at += 1) if (kinds[at] === BLACK) black += 1;
  return black > (right - left) * (bottom - top) * LEAST_PRINT;
};

/** As light as the strongest colour is, and lighter the purer it is: blue ink turns white, black letters under it stay black. */
const withoutColour = (colour: Uint8Array, at: number, grey: number): number => {
  const [red, green, blue] = [colour[at * 3] ?? WHITE, colour[at * 3 + 1] ?? WHITE, colour[at * 3 + 2] ?? WHITE];
  const strongest = Math.max(red, green, blue);
  const purity = strongest - Math.min(red, green, blue);
  return purity < COLOUR / 3 ? grey : Math.max(grey, Math.min(WHITE, strongest + purity * 1.5));
};
