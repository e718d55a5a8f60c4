import type { GrayImage } from '../../adapters/ocr-port.js';

/** What stands together: a letter, a mark, a speck. */
export interface Piece {
  left: number;
  top: number;
  right: number;
  bottom: number;
  /** Pixels by their darkness. */
  mass: number;
}

/** Connected ink, corners counting, by runs of rows. */
export const piecesOf = ({ width, height, data }: GrayImage): readonly Piece[] => {
  const pieces: Piece[] = [];
  const parents: number[] = [];
  const rootOf = (index: number): number => {
    let root = index;
    while (parents[root] !== root) root = parents[root] ?? root;
    parents[index] = root;
    return root;
  };
  let above: readonly Run[] = [];
  for (let y = 0; y < height; y += 1) {
    const row: Run[] = [];
    let next = 0;
    for (let x = 0; x < width; x += 1) {
      if ((data[y * width + x] ?? 255) >= INK) continue;
      const from = x;
      let mass = 0;
      for (; x < width && (data[y * width + x] ?? 255) < INK; x += 1) mass += (255 - (data[y * width + x] ?? 255)) / 255;
      let own = -1;
      while (next < above.length && (above[next]?.to ?? 0) < from) next += 1;
      for (let k = next; k < above.length && (above[k]?.from ?? width) <= x; k += 1) {
        const root = rootOf(above[k]?.piece ?? 0);
        if (own < 0) own = root;
        else if (own !== root) {
          join(pieces[own], pieces[root]);
          parents[root] = own;
        }
      }
      if (own < 0) {
        own = pieces.length;
        parents.push(own);
        pieces.push({ left: from, top: y, right: x, bottom: y + 1, mass: 0 });
      }
      join(pieces[own], { left: from, top: y, right: x, bottom: y + 1, mass });
      row.push({ from, to: x, piece: own });
    }
    above = row;
  }
  return pieces.filter((_, index) => parents[index] === index);
};

const join = (into: Piece | undefined, other: Piece | undefined): void => {
  if (into === undefined || other === undefined) return;
  into.left = Math.min(into.left, other.left);
  into.top = Math.min(into.top, other.top);
  into.right = Math.max(into.right, other.right);
  into.bottom = Math.max(into.bottom, other.bottom);
  into.mass += other.mass;
};

export const sizeOf = (piece: Piece): number => Math.max(piece.right - piece.left, piece.bottom - piece.top);

const INK = 190;

interface Run {
  readonly from: number;
  readonly to: number;
  readonly piece: number;
}
