import { detailOf, type DetailContext } from './detail.js';
import { digestOf } from './digest.js';
import { embeddedJson, embeddedPacked } from './embed.js';
import type { StreamedInput } from './input.js';
import { pageFrame } from './page.js';
import { payloadOf } from './payload.js';
import { previewPieces } from './previews.js';
import { rowsIn } from './rows.js';
import { NO_REVIEWS } from './settled.js';
import { wordingOf } from './wording.js';

export type { ReportInput, ReportLabels, ReportLang, ReportStandard, RequirementGroup, StreamedInput, Threshold } from './input.js';
export { type Crop, cropPart, cropsOf } from './crops.js';
export type { ReportChanges } from './changes.js';
export type { PreviewSource } from './previews.js';
export { NO_REVIEWS, type ReportReviews } from './settled.js';

/** The coordinator's report as one self-contained HTML file, whole. */
export const renderReport = (input: StreamedInput): string => [...reportPieces(input)].join('');

/**
 * The report piece by piece, for a file too large to be held. Pure: the same input gives the same pieces. The documents are walked
 * more than once and none is kept. Reads nothing but the style sheet and scripts in `assets/` beside this module (the build copies
 * them), and what `previews` gives.
 */
export function* reportPieces(input: StreamedInput): Generator<string> {
  const wording = wordingOf(input.labels, input.lang);
  const ids = input.standard.requirements.map((requirement) => requirement.id);
  const reviews = input.reviews ?? NO_REVIEWS;
  const digest = digestOf(input.documents, ids, reviews);
  const frame = pageFrame({ input, wording, digest });
  let size = 0;
  const counted = (piece: string): string => {
    size += Buffer.byteLength(piece);
    return piece;
  };
  yield counted(frame.before);
  yield counted(embeddedJson('data', payloadOf(input, wording, digest)).text);
  const index = new Map(digest.strings.map((text, position) => [text, position]));
  for (const piece of details(input, ids, { index, reviews, noteText: input.noteText ?? null })) yield counted(piece);
  const left = yield* previewPieces(input, ids, size, digest.rows.length);
  yield frame.after(left);
}

/** One packed element for each document with an order that was compared. */
function* details(input: StreamedInput, ids: readonly string[], context: DetailContext): Generator<string> {
  let document = -1;
  for (const record of input.documents) {
    document += 1;
    const rows = rowsIn(record, document, ids);
    if (rows.length > 0) yield `\n${embeddedPacked(`document-${document}`, detailOf(context, record, rows)).text}`;
  }
}
