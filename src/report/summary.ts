import { FINDING_STATUSES } from '../model/index.js';
import { barChart, splitBar } from './charts.js';
import { html, type Markup } from './html.js';
import type { Digest } from './digest.js';
import type { StreamedInput } from './input.js';
import { STATUS_SYMBOL } from './marks.js';
import type { Line } from './line.js';
import {
  type Bar,
  byChannel,
  byRate,
  byRegion,
  bySeverity,
  byTrigger,
  byUpdateTerm,
  commonDeviations,
  countVerdicts,
  deviatingIn,
  grouped,
  rateOf,
  type SeverityLine,
} from './statistics.js';
import { stepOf, tileMap } from './tile-map.js';
import { actName, nameOf, percent, type Wording } from './wording.js';

const SHOWN_DEVIATIONS = 12;

/** What the coordinator sees first: how many, how well, what is lacking most, and where. */
export const summarySection = (input: StreamedInput, wording: Wording, digest: Digest): Markup => {
  const { frame } = wording.words;
  const { rows } = digest;
  return html`<section id="summary" aria-labelledby="summary-title">
<h1 id="summary-title">${frame.navSummary}</h1>
${figures(wording, digest)}
<div class="split">
<div class="panel">${compliance(wording, rows)}</div>
<div class="panel">${deviations(input, wording, rows)}</div>
</div>
<div class="panel">
<h2>${frame.mapTitle}</h2>
<p class="note">${frame.mapNote}</p>
${tileMap(input.labels.tiles, wording, byRegion(rows))}
</div>
<h2>${frame.chartsTitle}</h2>
${charts(wording, rows)}
${agencies(wording, rows)}
</section>`;
};

const figures = (wording: Wording, { files, rows }: Digest): Markup => {
  const { frame } = wording.words;
  const distinct = (keyOf: (row: Line) => string | undefined) => new Set(rows.map(keyOf).filter((key) => key)).size;
  const clean = rows.filter((row) => deviatingIn(countVerdicts(row.findings)) === 0).length;
  const settled = rows.reduce((sum, row) => sum + row.findings.filter((finding) => finding?.settled === true).length, 0);
  const all: Figure[] = [
    [frame.filesReceived, files.received, null],
    [frame.filesRead, files.parsed, null],
    [frame.filesRefused, files.failed, 'not-read'],
    [frame.filesSkipped, files.skipped, 'not-counted'],
    [frame.ordersInScope, rows.length, 'matrix'],
    [frame.agencies, distinct((row) => row.act.requisites.agency.value ?? undefined), null],
    [frame.regions, distinct((row) => row.act.requisites.region.value?.code), null],
    [frame.fullCompliance, clean, null],
    ...(settled === 0 ? [] : [[frame.settled, settled, 'matrix?verdict=settled'] satisfies Figure]),
  ];
  return html`<dl class="figures">${all.map(
    ([label, count, section]) =>
      html`<div><dt>${label}</dt><dd>${section === null ? count : html`<a href="#/${section}">${count}</a>`}</dd></div>`,
  )}</dl>`;
};

type Figure = [label: string, count: number, section: string | null];

const compliance = (wording: Wording, rows: readonly Line[]): Markup => {
  const { frame } = wording.words;
  const { codes } = wording;
  const shown = FINDING_STATUSES;
  return html`<h2>${frame.complianceTitle}</h2>
<p class="note">${frame.complianceNote}</p>
<div class="scroll"><table class="plain numbers">
<thead><tr><th scope="col">${frame.severity}</th><th scope="col">${frame.compliance}</th>${shown.map(
    (status) =>
      html`<th scope="col" title="${nameOf(codes.findingStatus, status)}"><span class="mark ${status}" aria-hidden="true">${STATUS_SYMBOL[status]}</span><span class="visually-hidden">${nameOf(codes.findingStatus, status)}</span></th>`,
  )}</tr></thead>
<tbody>${bySeverity(rows).map((line) => complianceLine(wording, line))}</tbody>
</table></div>
<p class="legend">${shown.map((status) => html`<span><span class="mark ${status}" aria-hidden="true">${STATUS_SYMBOL[status]}</span> ${nameOf(codes.findingStatus, status)}</span>`)}</p>`;
};

const complianceLine = (wording: Wording, line: SeverityLine): Markup => {
  const { frame } = wording.words;
  const { codes } = wording;
  const label = line.severity === null ? frame.total : nameOf(codes.severity, line.severity);
  return html`<tr${line.severity === null ? html` class="sum"` : null}><th scope="row">${label}</th>
<td class="rate"><b>${percent(wording, line.rate)}</b>${splitBar(wording, line.counts)}</td>
${FINDING_STATUSES.map((status) => html`<td>${line.counts[status]}</td>`)}</tr>`;
};

const deviations = (input: StreamedInput, wording: Wording, rows: readonly Line[]): Markup => {
  const { frame } = wording.words;
  const { codes } = wording;
  const lines = commonDeviations(rows, input.standard.requirements).slice(0, SHOWN_DEVIATIONS);
  if (lines.length === 0) return html`<h2>${frame.deviationsTitle}</h2><p>${frame.deviationsNone}</p>`;
  return html`<h2>${frame.deviationsTitle}</h2>
<div class="scroll"><table class="plain">
<thead><tr><th scope="col">${frame.requirement}</th><th scope="col">${frame.severity}</th><th scope="col" class="number">${frame.ordersWithDeviation}</th><th scope="col" class="number">${frame.share}</th></tr></thead>
<tbody>${lines.map(
    ({ requirement, deviating, judged }) => html`<tr>
<th scope="row"><a href="#/matrix?req=${encodeURIComponent(requirement.id)}&verdict=deviation">${requirement.title}</a></th>
<td><span class="severity ${requirement.severity}">${nameOf(codes.severity, requirement.severity)}</span></td>
<td class="number">${deviating}</td><td class="number">${percent(wording, deviating / judged)}</td></tr>`,
  )}</tbody></table></div>`;
};

const charts = (wording: Wording, rows: readonly Line[]): Markup => {
  const { frame } = wording.words;
  const { codes } = wording;
  const named = (bars: readonly Bar[], labelOf: (key: string) => string) =>
    bars.map((bar) => ({ label: labelOf(bar.key), count: bar.count }));
  const all = [
    { title: frame.chartDeadlines, bars: named(byUpdateTerm(rows), (key) => termName(wording, key)) },
    { title: frame.chartTriggers, bars: named(byTrigger(rows), (key) => nameOf(codes.triggerKind, key)) },
    { title: frame.chartChannels, bars: named(byChannel(rows), (key) => nameOf(codes.channel, key)) },
    { title: frame.chartCompliance, bars: rows.length === 0 ? [] : named(byRate(rows), tenthName).reverse() },
  ];
  return html`<div class="charts">${all.map(
    ({ title, bars }) =>
      html`<figure class="panel"><figcaption><b>${title}</b>, ${frame.chartCount}</figcaption>${barChart(title, bars, frame.chartNothing)}</figure>`,
  )}</div>`;
};

/** Agencies that have an order for each direction of their work: one line an agency, one column a direction. */
const agencies = (wording: Wording, rows: readonly Line[]): Markup | null => {
  const { frame } = wording.words;
  const { codes } = wording;
  const several = [...grouped(rows, (row) => row.act.requisites.agency.value ?? '')]
    .filter(([agency, own]) => agency !== '' && own.length > 1)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  if (several.length === 0) return null;
  const subjects = Object.keys(codes.subject).filter((subject) =>
    several.some(([, own]) => own.some((row) => subjectsOf(row).includes(subject))),
  );
  const unsaid = several.some(([, own]) => own.some((row) => subjectsOf(row).length === 0));
  return html`<div class="panel"><h2>${frame.agenciesTitle}</h2><p class="note">${frame.agenciesNote}</p>
<div class="scroll"><table class="plain directions">
<thead><tr><th scope="col">${frame.agency}</th><th scope="col" class="number">${frame.agencyOrders}</th>${subjects.map((subject) => html`<th scope="col" class="rate-cell">${nameOf(codes.subject, subject)}</th>`)}${unsaid ? html`<th scope="col" class="rate-cell">${frame.agencyUnsaid}</th>` : null}</tr></thead>
<tbody>${several.map(
    ([agency, own]) =>
      html`<tr><th scope="row"><a href="#/matrix?q=${encodeURIComponent(agency)}">${agency}</a></th><td class="number">${own.length}</td>${subjects.map(
        (subject) =>
          directionCell(
            wording,
            agency,
            own.filter((row) => subjectsOf(row).includes(subject)),
          ),
      )}${
        unsaid
          ? directionCell(
              wording,
              agency,
              own.filter((row) => subjectsOf(row).length === 0),
            )
          : null
      }</tr>`,
  )}</tbody></table></div></div>`;
};

/** Orders shown one by one in a cell; more of them are put together. */
const SHOWN_ORDERS = 3;

const directionCell = (wording: Wording, agency: string, rows: readonly Line[]): Markup => {
  if (rows.length <= SHOWN_ORDERS) return html`<td class="rate-cell">${rows.map((row) => orderRate(wording, row))}</td>`;
  const rate = rateOf(countVerdicts(rows.flatMap((row) => row.findings)));
  const { orders } = wording.words.frame;
  return html`<td class="rate-cell"><a class="step-${stepOf(rate)}" href="#/matrix?q=${encodeURIComponent(agency)}">${percent(wording, rate)}</a><br><span class="note">${rows.length} ${orders}</span></td>`;
};

/** The share that one order meets, leading to its page. */
const orderRate = (wording: Wording, row: Line): Markup => {
  const rate = rateOf(countVerdicts(row.findings));
  return html`<a class="step-${stepOf(rate)}" href="#/order/${encodeURIComponent(row.act.id)}" title="${actName(wording, row.act)}">${percent(wording, rate)}</a> `;
};

const subjectsOf = (row: Line): readonly string[] => row.act.requisites.subjects.value ?? [];

const termName = ({ words, codes }: Wording, key: string): string => {
  if (key === '') return words.frame.chartNoDeadline;
  if (key === 'conflict') return words.page.conflict;
  const [value = '', unit] = key.split(' ');
  return unit === undefined ? nameOf(codes.deadlineBound, value) : `${value} ${nameOf(words.codes.unit, unit)}`;
};

const tenthName = (from: string): string => `${from}–${from === '90' ? 100 : Number(from) + 9}\u00a0%`;
