import type { TileMap } from '../rules/lexicons/report.js';
import { html, type Markup } from './html.js';
import type { RegionLine } from './statistics.js';
import { percent, type Wording } from './wording.js';

const SIDE = 56;
const GAP = 4;

/** Steps of the scale by their lower bounds; each tile also prints its figure. */
const STEPS = [0.9, 0.75, 0.6, 0.4, 0] as const;

/** The subjects of the federation as tiles coloured by the share of requirements met, and a line for orders beyond the grid. */
export const tileMap = (map: TileMap, wording: Wording, regions: ReadonlyMap<string, RegionLine>): Markup => {
  const { frame } = wording.words;
  const known = new Set(map.tiles.map((tile) => tile.code));
  const outside = [...regions].filter(([code]) => !known.has(code)).reduce((sum, [, line]) => sum + line.orders, 0);
  return html`<svg class="tiles" viewBox="0 0 ${map.columns * SIDE} ${map.rows * SIDE}" role="group" aria-label="${frame.mapTitle}">${map.tiles.map(
    (tile) => tileOf(tile, wording, regions.get(tile.code)),
  )}</svg>
<p class="legend">${STEPS.map((from, step) => html`<span><span class="swatch step-${step}" aria-hidden="true"></span> ${bounds(wording, from, STEPS[step - 1])}</span>`)}<span><span class="swatch step-none" aria-hidden="true"></span> ${frame.mapNoData}</span></p>
${outside === 0 ? null : html`<p class="note">${frame.mapOutside}: ${outside}</p>`}`;
};

const tileOf = (tile: TileMap['tiles'][number], wording: Wording, line: RegionLine | undefined): Markup => {
  const { frame } = wording.words;
  const [column, row] = tile.at;
  const name = tile[wording.lang];
  const spoken =
    line === undefined ? `${name}: ${frame.mapNoData}` : `${name}: ${percent(wording, line.rate)}, ${line.orders} ${frame.orders}`;
  const square = html`<title>${spoken}</title><rect x="${column * SIDE + GAP / 2}" y="${row * SIDE + GAP / 2}" width="${SIDE - GAP}" height="${SIDE - GAP}" rx="3"/>
<text x="${column * SIDE + SIDE / 2}" y="${row * SIDE + 22}" class="tile-name">${tile.short}</text>`;
  if (line === undefined) return html`<g class="tile step-none" role="img" aria-label="${spoken}">${square}</g>`;
  return html`<a href="#/matrix?region=${tile.code}" aria-label="${spoken}"><g class="tile step-${stepOf(line.rate)}">${square}<text x="${column * SIDE + SIDE / 2}" y="${row * SIDE + 41}" class="tile-figure">${line.rate === null ? '–' : Math.round(line.rate * 100)}</text></g></a>`;
};

/** Step of the scale by its place from the best; the page colours it, and always prints the figure beside. */
export const stepOf = (rate: number | null): number | 'none' => (rate === null ? 'none' : STEPS.findIndex((from) => rate >= from));

const bounds = (wording: Wording, from: number, above: number | undefined): string =>
  above === undefined ? `≥ ${percent(wording, from)}` : `${Math.round(from * 100)}–${percent(wording, above)}`;
