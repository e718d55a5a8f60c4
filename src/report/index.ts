import { detailOf } from './detail.js';
import { digestOf } from './digest.js';
import { embeddedJson, embeddedPacked } from './embed.js';
import type { StreamedInput } from './input.js';
import { pageOf } from './page.js';
import { payloadOf } from './payload.js';
import { rowsIn } from './rows.js';
import { wordingOf } from './wording.js';

export type { ReportInput, StreamedInput, ReportLabels, ReportLang, ReportStandard, RequirementGroup, Threshold } from './input.js';

/** The coordinator's report as one self-contained HTML file, whole. */
export const renderReport = (input: StreamedInput): string => [...reportPieces(input)].join('');

/**
 * The report piece by piece, for a file too large to be held. Pure: the same input gives the same pieces. The documents are walked
 * twice and none is kept. Reads nothing but the style sheet and scripts in `assets/` beside this module (the build copies them).
 */
export function* reportPieces(input: StreamedInput): Generator<string> {
  const wording = wordingOf(input.labels, input.lang);
  const ids = input.standard.requirements.map((requirement) => requirement.id);
  const digest = digestOf(input.documents, ids);
  const page = pageOf({ input, wording, digest });
  yield page.before;
  yield embeddedJson('data', payloadOf(input, wording, digest)).text;
  yield* details(input, ids, digest.strings);
  yield page.after;
}

/** One packed element for each document with an order that was compared. */
function* details(input: StreamedInput, ids: readonly string[], strings: readonly string[]): Generator<string> {
  const index = new Map(strings.map((text, position) => [text, position]));
  let document = -1;
  for (const record of input.documents) {
    document += 1;
    const rows = rowsIn(record, document, ids);
    if (rows.length > 0) yield `\n${embeddedPacked(`document-${document}`, detailOf(record, rows, index, input.noteText ?? null)).text}`;
  }
}
