import type { PdfRuling } from '../../adapters/pdf-port.js';

/** A ruled table on one page: edges of its columns and rows, and its cells with merged ones once. */
export interface RuledGrid {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly cells: readonly RuledCell[];
}

export interface RuledCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly colSpan: number;
}

/** Grids of two cells and more that the ruling lines of a page form, top down. */
export const findGrids = (rulings: readonly PdfRuling[]): readonly RuledGrid[] => {
  const horizontal = mergeCollinear(
    rulings.filter((line) => line.y1 === line.y2).map((line) => ({ at: line.y1, from: line.x1, to: line.x2 })),
  );
  const vertical = mergeCollinear(
    rulings.filter((line) => line.x1 === line.x2 && line.y1 !== line.y2).map((line) => ({ at: line.x1, from: line.y1, to: line.y2 })),
  );
  return connect(horizontal, vertical)
    .flatMap((lines) => toGrid(lines))
    .sort((a, b) => (a.ys[0] ?? 0) - (b.ys[0] ?? 0));
};

/** A straight line: `at` across its direction, `from` and `to` along it. */
interface Ruling {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

interface Lines {
  readonly horizontal: Ruling[];
  readonly vertical: Ruling[];
}

/** Distance in points at which lines still count as touching, or as one. */
const TOUCH = 3.5;
const MIN_LENGTH = 4;

/** Pieces of one line (borders of neighbouring cells, dots of a dotted line) put together. */
const mergeCollinear = (lines: readonly Ruling[]): readonly Ruling[] => {
  const merged: { at: number; from: number; to: number }[] = [];
  const sorted = [...lines].sort((a, b) => a.at - b.at || a.from - b.from);
  let band: Ruling[] = [];
  const flush = (): void => {
    const own = band.sort((a, b) => a.from - b.from);
    let current: { at: number; from: number; to: number } | undefined;
    for (const line of own) {
      if (current !== undefined && line.from - current.to <= TOUCH) current.to = Math.max(current.to, line.to);
      else {
        current = { ...line };
        merged.push(current);
      }
    }
    band = [];
  };
  for (const line of sorted) {
    const first = band[0];
    if (first !== undefined && line.at - first.at > 2) flush();
    band.push(line);
  }
  flush();
  return merged.filter((line) => line.to - line.from >= MIN_LENGTH);
};

/** Groups of lines that touch or cross. */
const connect = (horizontal: readonly Ruling[], vertical: readonly Ruling[]): readonly Lines[] => {
  const parents = Array.from({ length: horizontal.length + vertical.length }, (_, i) => i);
  const find = (i: number): number => {
    let root = i;
    while (parents[root] !== root) root = parents[root] ?? root;
    parents[i] = root;
    return root;
  };
  horizontal.forEach((h, i) => {
    vertical.forEach((v, j) => {
      const crosses = v.at >= h.from - TOUCH && v.at <= h.to + TOUCH && h.at >= v.from - TOUCH && h.at <= v.to + TOUCH;
      if (crosses) parents[find(i)] = find(horizontal.length + j);
    });
  });
  const groups = new Map<number, Lines>();
  const groupOf = (i: number): Lines => {
    const root = find(i);
    const group = groups.get(root) ?? { horizontal: [], vertical: [] };
    groups.set(root, group);
    return group;
  };
  horizontal.forEach((line, i) => groupOf(i).horizontal.push(line));
  vertical.forEach((line, j) => groupOf(horizontal.length + j).vertical.push(line));
  return [...groups.values()];
};

const toGrid = (lines: Lines): readonly RuledGrid[] => {
  if (lines.horizontal.length < 2 || lines.vertical.length < 1) return [];
  const xs = withEnds(cluster(lines.vertical.map((line) => line.at)), lines.horizontal);
  const ys = withEnds(cluster(lines.horizontal.map((line) => line.at)), lines.vertical);
  const [columns, rows] = [xs.length - 1, ys.length - 1];
  if (columns < 1 || rows < 1 || columns * rows < 2 || columns > MAX_COLUMNS) return [];
  const hasRight = (r: number, c: number): boolean =>
    c === columns - 1 || isRuled(lines.vertical, xs[c + 1] ?? 0, ys[r] ?? 0, ys[r + 1] ?? 0);
  const hasBelow = (r: number, c: number): boolean =>
    r === rows - 1 || isRuled(lines.horizontal, ys[r + 1] ?? 0, xs[c] ?? 0, xs[c + 1] ?? 0);
  return [{ xs, ys, cells: mergeCells(rows, columns, hasRight, hasBelow) }];
};

const MAX_COLUMNS = 60;

const cluster = (values: readonly number[]): readonly number[] => {
  const groups: number[][] = [];
  for (const value of [...values].sort((a, b) => a - b)) {
    const group = groups.at(-1);
    if (group !== undefined && value - (group.at(-1) ?? 0) <= TOUCH) group.push(value);
    else groups.push([value]);
  }
  return groups.map((group) => group.reduce((sum, value) => sum + value, 0) / group.length);
};

/** A table open at its sides: its edge is where the crossing lines end. */
const withEnds = (edges: readonly number[], crossing: readonly Ruling[]): readonly number[] => {
  const from = median(crossing.map((line) => line.from));
  const to = median(crossing.map((line) => line.to));
  const first = edges[0];
  const last = edges.at(-1);
  const open = crossing.length > 1;
  return [
    ...(open && first !== undefined && first - from > OPEN_SIDE ? [from] : []),
    ...edges,
    ...(open && last !== undefined && to - last > OPEN_SIDE ? [to] : []),
  ];
};

const OPEN_SIDE = 12;

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** True where lines along `at` cover most of the way between two edges. */
const isRuled = (lines: readonly Ruling[], at: number, from: number, to: number): boolean => {
  let covered = 0;
  for (const line of lines) {
    if (Math.abs(line.at - at) <= TOUCH) covered += Math.max(0, Math.min(line.to, to) - Math.max(line.from, from));
  }
  return covered >= (to - from) * 0.6;
};

/** Places with no line between belong to one cell: first to the right, then down as far as the whole width is open. */
export const mergeCells = (
  rows: number,
  columns: number,
  hasRight: (row: number, column: number) => boolean,
  hasBelow: (row: number, column: number) => boolean,
): readonly RuledCell[] => {
  const taken = new Set<number>();
  const cells: RuledCell[] = [];
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      if (taken.has(row * columns + column)) continue;
      let colSpan = 1;
      while (column + colSpan < columns && !hasRight(row, column + colSpan - 1) && !taken.has(row * columns + column + colSpan))
        colSpan += 1;
      let rowSpan = 1;
      while (row + rowSpan < rows && isOpenBelow(row + rowSpan - 1, column, colSpan, columns, hasRight, hasBelow)) rowSpan += 1;
      for (let r = row; r < row + rowSpan; r += 1) for (let c = column; c < column + colSpan; c += 1) taken.add(r * columns + c);
      cells.push({ row, column, rowSpan, colSpan });
    }
  }
  return cells;
};

const isOpenBelow = (
  row: number,
  column: number,
  colSpan: number,
  columns: number,
  hasRight: (row: number, column: number) => boolean,
  hasBelow: (row: number, column: number) => boolean,
): boolean => {
  for (let c = column; c < column + colSpan; c += 1) {
    if (hasBelow(row, c)) return false;
    // A line between two places below: they are cells of their own.
    if (c + 1 < column + colSpan && hasRight(row + 1, c)) return false;
  }
  return column + colSpan >= columns || hasRight(row + 1, column + colSpan - 1);
};
