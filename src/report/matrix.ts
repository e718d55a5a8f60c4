import { FINDING_STATUSES, SEVERITIES } from '../model/index.js';
import { html, type Markup } from './html.js';
import type { StreamedInput } from './input.js';
import { STATUS_SYMBOL } from './marks.js';
import type { Line } from './line.js';
import { grouped } from './statistics.js';
import { nameOf, type Wording } from './wording.js';

/** Filters and an empty grid; the page fills in the rows that are in view. */
export const matrixFrame = (input: StreamedInput, wording: Wording, rows: readonly Line[]): Markup => {
  const { frame } = wording.words;
  return html`<section id="matrix" aria-labelledby="matrix-title">
<div class="title-line"><h1 id="matrix-title">${frame.matrixTitle}</h1><p id="matrix-count" aria-live="polite"></p><button type="button" id="matrix-print">${frame.print}</button></div>
${filters(input, wording, rows)}
${legend(wording)}
<div id="matrix-cell" class="cell-line" aria-live="polite"><span class="note">${frame.matrixHelp}</span></div>
<div id="matrix-scroll" class="matrix-scroll" tabindex="-1"><table id="matrix-grid" class="matrix" role="grid" aria-label="${frame.matrixLabel}"><thead></thead><tbody></tbody></table></div>
</section>`;
};

const filters = (input: StreamedInput, wording: Wording, rows: readonly Line[]): Markup => {
  const { frame } = wording.words;
  const { codes } = wording;
  return html`<form id="filters" class="filters" role="search" aria-label="${frame.filters}">
<label>${frame.filterRegion} <select name="region"><option value="">${frame.filterAny}</option>${regionsOf(wording, rows).map(([code, name]) => html`<option value="${code}">${name || wording.words.page.unknownRegion}</option>`)}</select></label>
<label>${frame.filterSeverity} <select name="severity"><option value="">${frame.filterAny}</option>${SEVERITIES.map((severity) => html`<option value="${severity}">${nameOf(codes.severity, severity)}</option>`)}</select></label>
<label>${frame.filterRequirement} <select name="req"><option value="">${frame.filterAnyRequirement}</option>${input.groups.map(
    (group) =>
      html`<optgroup label="${group.title}">${input.standard.requirements
        .filter((requirement) => requirement.groupId === group.id)
        .map((requirement) => html`<option value="${requirement.id}">${requirement.title}</option>`)}</optgroup>`,
  )}</select></label>
<label>${frame.filterVerdict} <select name="verdict"><option value="">${frame.filterAny}</option><option value="deviation">${wording.words.page.deviations}</option>${FINDING_STATUSES.map((status) => html`<option value="${status}">${nameOf(codes.findingStatus, status)}</option>`)}${rows.some((row) => row.findings.some((finding) => finding?.settled === true)) ? html`<option value="settled">${frame.filterSettled}</option>` : null}</select></label>
<label class="wide">${frame.filterText} <input type="search" name="q" placeholder="${frame.filterTextHint}"></label>
<label class="check"><input type="checkbox" name="full"> ${frame.filterFullText}</label>
<button type="reset">${frame.filterReset}</button>
</form>`;
};

const legend = (wording: Wording): Markup => {
  const { frame } = wording.words;
  const { codes } = wording;
  return html`<p class="legend" aria-label="${frame.legend}">${FINDING_STATUSES.map((status) => html`<span><span class="mark ${status}" aria-hidden="true">${STATUS_SYMBOL[status]}</span> ${nameOf(codes.findingStatus, status)}</span>`)}<span><span class="mark deviates" aria-hidden="true">↑</span> ${nameOf(codes.direction, 'stricter')}</span><span><span class="mark deviates" aria-hidden="true">↓</span> ${nameOf(codes.direction, 'weaker')}</span></p>`;
};

/** Code and name of every region that has an order, by name; an unknown one last. */
const regionsOf = (wording: Wording, rows: readonly Line[]): [code: string, name: string][] =>
  [...grouped(rows, (row) => row.act.requisites.region.value?.code ?? '-')]
    .map(([code, own]): [string, string] => {
      const region = own[0]?.act.requisites.region.value ?? null;
      return [code, region === null ? '' : wording.regionName(region)];
    })
    .sort(([, a], [, b]) => (a === '' ? 1 : b === '' ? -1 : a < b ? -1 : 1));
