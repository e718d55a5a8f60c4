import type { RequirementInfo } from '../model/index.js';
import type { Digest, Refused } from './digest.js';
import { html, type Markup } from './html.js';
import type { StreamedInput } from './input.js';
import type { Line } from './line.js';
import type { Uncounted } from './rows.js';
import { actName, nameOf, type Wording } from './wording.js';

/** Files that were refused, and apart from them the verdicts that an unreadable place leaves open. */
export const notReadSection = (input: StreamedInput, wording: Wording, { rows, refused }: Digest): Markup => {
  const { frame } = wording.words;
  const open = rows.filter((row) => row.findings.some((finding) => finding?.status === 'undetermined'));
  return html`<section id="not-read" aria-labelledby="not-read-title">
<h1 id="not-read-title">${frame.notReadTitle}</h1>
${refused.length === 0 ? html`<p>${frame.notReadNone}</p>` : html`<p class="note">${frame.notReadNote}</p>${refusedTable(wording, refused)}`}
<h2>${frame.undeterminedTitle}</h2>
${open.length === 0 ? html`<p>${frame.undeterminedListNone}</p>` : html`<p class="note">${frame.undeterminedNote}</p>${openTable(input.standard.requirements, wording, open)}`}
</section>`;
};

/** What was read and is not compared: amendments, other documents, drafts and copies, duplicates. */
export const notCountedSection = (wording: Wording, uncounted: readonly Uncounted[]): Markup => {
  const { frame, codes: own } = wording.words;
  const lines = uncounted.map(
    ({ record, act, why }) =>
      html`<tr><th scope="row" class="path">${record.path}</th><td>${act === null ? '–' : documentName(wording, act)}</td><td>${own.notCounted[why]}${act?.status === 'draft' ? ` (${nameOf(wording.codes.actStatus, 'draft')})` : ''}</td></tr>`,
  );
  return html`<section id="not-counted" aria-labelledby="not-counted-title">
<h1 id="not-counted-title">${frame.notCountedTitle}</h1>
${
  lines.length === 0
    ? html`<p>${frame.notCountedNone}</p>`
    : html`<p class="note">${frame.notCountedNote}</p><div class="panel scroll"><table class="plain"><thead><tr><th scope="col">${frame.file}</th><th scope="col">${frame.document}</th><th scope="col">${frame.reason}</th></tr></thead><tbody>${lines}</tbody></table></div>`
}
</section>`;
};

const refusedTable = (wording: Wording, refused: readonly Refused[]): Markup => {
  const { frame } = wording.words;
  return html`<div class="panel scroll"><table class="plain"><thead><tr><th scope="col">${frame.file}</th><th scope="col">${frame.reason}</th><th scope="col">${frame.details}</th></tr></thead>
<tbody>${refused.map(
    (record) =>
      html`<tr><th scope="row" class="path">${record.path}</th><td>${nameOf(wording.codes.failure, record.errorCode ?? '–')}</td><td class="details">${record.errorMessage}</td></tr>`,
  )}</tbody></table></div>`;
};

const openTable = (requirements: readonly RequirementInfo[], wording: Wording, rows: readonly Line[]): Markup => {
  const { frame } = wording.words;
  return html`<div class="panel scroll"><table class="plain"><thead><tr><th scope="col">${frame.document}</th><th scope="col">${frame.undeterminedList}</th></tr></thead>
<tbody>${rows.map(
    (row) =>
      html`<tr><th scope="row"><a href="#/order/${encodeURIComponent(row.act.id)}">${row.act.requisites.agency.value ?? wording.words.page.unknownAgency}</a><br><span class="path">${row.record.path}</span></th><td><ul class="inline">${row.findings.map(
        (finding, index) =>
          finding?.status === 'undetermined'
            ? html`<li><a href="#/order/${encodeURIComponent(row.act.id)}/${encodeURIComponent(finding.requirementId)}">${requirements[index]?.title ?? finding.requirementId}</a></li>`
            : null,
      )}</ul></td></tr>`,
  )}</tbody></table></div>`;
};

const documentName = (wording: Wording, act: NonNullable<Uncounted['act']>): string =>
  [actName(wording, act), act.requisites.agency.value].filter((part) => part !== null).join(', ');
