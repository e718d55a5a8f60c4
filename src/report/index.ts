import { detailOf } from './detail.js';
import { embeddedJson, embeddedPacked } from './embed.js';
import type { ReportInput } from './input.js';
import { pageOf } from './page.js';
import { payloadOf } from './payload.js';
import { rowsOf, uncountedOf } from './rows.js';
import { sharedStrings } from './strings.js';
import { grouped } from './statistics.js';
import { wordingOf } from './wording.js';

export type { ReportInput, ReportLabels, ReportLang, ReportStandard, RequirementGroup } from './input.js';

/**
 * The coordinator's report as one self-contained HTML file. Pure: the same input gives the same string.
 * Reads nothing but the style sheet and scripts in `assets/` beside this module (the build copies them).
 */
export const renderReport = (input: ReportInput): string => {
  const wording = wordingOf(input.labels, input.lang);
  const rows = rowsOf(
    input.documents,
    input.standard.requirements.map((requirement) => requirement.id),
  );
  const strings = sharedStrings(rows);
  const index = new Map(strings.map((text, position) => [text, position]));
  const details = [...grouped(rows, (row) => String(row.document))].map(([document, own]) =>
    embeddedPacked(`document-${document}`, own[0] && detailOf(own[0].record, own, index, input.noteText ?? null)),
  );
  return pageOf({
    input,
    wording,
    rows,
    uncounted: uncountedOf(input.documents),
    data: [embeddedJson('data', payloadOf(input, wording, rows, strings)), ...details],
  });
};
