import { FINDING_STATUSES, type FindingStatus } from '../model/index.js';
import { html, type Markup } from './html.js';
import type { VerdictCounts } from './statistics.js';
import { nameOf, type Wording } from './wording.js';

const WIDTH = 460;
const LABELS = 225;
const FIGURES = 40;
const LINE = 26;

export interface NamedBar {
  readonly label: string;
  readonly count: number;
}

/** Horizontal bars, each with its name before it and its figure behind it. */
export const barChart = (title: string, bars: readonly NamedBar[], nothing: string): Markup => {
  if (bars.length === 0) return html`<p class="note">${nothing}</p>`;
  const most = Math.max(1, ...bars.map((bar) => bar.count));
  const room = WIDTH - LABELS - FIGURES;
  return html`<svg class="bars" viewBox="0 0 ${WIDTH} ${bars.length * LINE}" role="img" aria-label="${spoken(title, bars)}">${bars.map(
    ({ label, count }, line) => {
      const width = rounded((count / most) * room);
      const middle = line * LINE + LINE / 2;
      return html`<text x="${LABELS - 8}" y="${middle}" class="bar-name">${label}</text><rect x="${LABELS}" y="${middle - 8}" width="${width}" height="16" rx="1"/><text x="${rounded(LABELS + width + 6)}" y="${middle}" class="bar-figure">${count}</text>`;
    },
  )}</svg>`;
};

/** One bar split by verdict; the figures stand beside it in the table. */
export const splitBar = (wording: Wording, counts: VerdictCounts): Markup => {
  const shown = FINDING_STATUSES.filter((status) => counts[status] > 0);
  const total = shown.reduce((sum, status) => sum + counts[status], 0);
  return html`<svg class="split-bar" viewBox="0 0 200 10" preserveAspectRatio="none" aria-hidden="true">${segments(
    shown,
    counts,
    total,
  ).map(
    ({ status, from, width }) =>
      html`<rect class="fill-${status}" x="${from}" y="0" width="${width}" height="10"><title>${nameOf(wording.codes.findingStatus, status)}: ${counts[status]}</title></rect>`,
  )}</svg>`;
};

const segments = (shown: readonly FindingStatus[], counts: VerdictCounts, total: number) => {
  let from = 0;
  return shown.map((status) => {
    const width = rounded((counts[status] / total) * 200);
    const segment = { status, from: rounded(from), width };
    from += width;
    return segment;
  });
};

const spoken = (title: string, bars: readonly NamedBar[]): string =>
  `${title}. ${bars.map((bar) => `${bar.label}: ${bar.count}`).join('; ')}`;

const rounded = (value: number): number => Math.round(value * 10) / 10;
