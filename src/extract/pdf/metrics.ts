import type { Fragment } from './lines.js';

/** The type area of a document, in points. */
export interface Metrics {
  readonly left: number;
  readonly right: number;
  /** First-line indent from `left`; null where first lines are not indented. */
  readonly indent: number | null;
  readonly bodySize: number;
  /** Usual distance of baselines, in multiples of the size. */
  readonly leading: number;
}

/**
 * Measures the type area from all lines of pages of one width; where no line is long, from the tables, else from the sheet.
 * @param tables edges of the columns of each table
 */
export const measure = (pages: readonly (readonly Fragment[])[], width: number, tables: readonly (readonly number[])[]): Metrics => {
  const lines = pages.flat();
  const long = lines.filter((line) => line.right - line.x > width * 0.45);
  const bodySize =
    mode(
      lines.map((line) => [line.size, line.text.length]),
      0.5,
    ) ?? 12;
  const outer = tables.length === 0 ? { left: width * 0.1, right: width * 0.9 } : outerEdges(lines, tables);
  const right =
    percentile(
      long.map((line) => line.right),
      0.9,
    ) ?? outer.right;
  const left = leftmost(long.filter((line) => line.right > right - width * 0.12).map((line) => line.x)) ?? outer.left;
  return {
    left,
    right,
    indent: indentOf(long, left),
    bodySize,
    leading: leadingOf(pages, right - width * 0.08) ?? leadingOf(pages, 0) ?? 1.2,
  };
};

/** The margin is the leftmost place where a fair part of the lines begin: where paragraphs are short, most lines are first lines. */
const leftmost = (xs: readonly number[]): number | null => {
  const counts = new Map<number, number>();
  for (const x of xs) counts.set(Math.round(x / 2), (counts.get(Math.round(x / 2)) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  const fair = [...counts].filter(([, count]) => count >= Math.max(1, most * 0.25)).map(([key]) => key);
  const key = fair.length === 0 ? null : Math.min(...fair);
  const own = xs.filter((x) => Math.round(x / 2) === key);
  return own.length === 0 ? null : own.reduce((sum, x) => sum + x, 0) / own.length;
};

const outerEdges = (
  lines: readonly Fragment[],
  tables: readonly (readonly number[])[],
): { readonly left: number; readonly right: number } => ({
  left: Math.min(...tables.map((xs) => xs[0] ?? 0), ...lines.map((line) => line.x)),
  right: Math.max(...tables.map((xs) => xs.at(-1) ?? 0), ...lines.map((line) => line.right)),
});

const indentOf = (long: readonly Fragment[], left: number): number | null => {
  const indented = long.filter((line) => line.x > left + 8 && line.x < left + 90);
  const usual = mode(
    indented.map((line) => [line.x - left, 1]),
    3,
  );
  const count = indented.filter((line) => usual !== null && Math.abs(line.x - left - usual) < 4).length;
  return usual !== null && count >= 2 ? usual : null;
};

/** From lines that reach `far` to the next: those are of one paragraph, and no space between paragraphs is counted in. */
const leadingOf = (pages: readonly (readonly Fragment[])[], far: number): number | null => {
  const distances: [number, number][] = [];
  for (const lines of pages) {
    for (let i = 1; i < lines.length; i += 1) {
      const [line, next] = [lines[i - 1], lines[i]];
      if (line === undefined || next === undefined || line.right < far || Math.abs(line.size - next.size) > 1) continue;
      const ratio = (next.y - line.y) / next.size;
      if (ratio > 0.8 && ratio < 3) distances.push([ratio, Math.min(line.text.length, next.text.length)]);
    }
  }
  return distances.length < 3 && far > 0 ? null : mode(distances, 0.1);
};

/** The most common value, within bins of the given width; weights count. */
const mode = (values: readonly (readonly [number, number])[], bin: number): number | null => {
  const bins = new Map<number, { weight: number; sum: number }>();
  for (const [value, weight] of values) {
    const key = Math.round(value / bin);
    const entry = bins.get(key) ?? { weight: 0, sum: 0 };
    entry.weight += weight;
    entry.sum += value * weight;
    bins.set(key, entry);
  }
  let best: { weight: number; sum: number } | null = null;
  for (const entry of bins.values()) if (best === null || entry.weight > best.weight) best = entry;
  return best === null || best.weight === 0 ? null : best.sum / best.weight;
};

const percentile = (values: readonly number[], share: number): number | null => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? null;
};
