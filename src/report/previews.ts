import { type DocumentRecord, SEVERITIES, type Severity } from '../model/index.js';
import type { Preview, PreviewKey } from '../store/index.js';
import { type Box, cropPart, cropsOf } from './crops.js';
import { embeddedJson, embeddedPacked } from './embed.js';
import type { StreamedInput } from './input.js';
import { rowsIn } from './rows.js';

/** Gives a preview made before, null where there is none. */
export type PreviewSource = (key: PreviewKey) => Preview | null;

/** What had no room in the file. */
export interface LeftOut {
  readonly looks: number;
  readonly crops: number;
}

/** Bytes of a report of 1,000 orders and of its crops; a larger report has room in proportion. */
const ROOM = { page: 25_000_000, crops: 10_000_000, orders: 1000 } as const;

/**
 * Elements with the documents' own look, then those with crops, gravest deviations first, as far as there is room. Returns what was
 * left out.
 * @param size bytes of the page without them
 */
export function* previewPieces(input: StreamedInput, ids: readonly string[], size: number, orders: number): Generator<string, LeftOut> {
  const { previews } = input;
  if (previews === undefined) return { looks: 0, crops: 0 };
  const scale = Math.max(1, orders / ROOM.orders);
  const looks = yield* lookPieces(input.documents, previews, ROOM.page * scale - size);
  const crops = yield* cropPieces(input.documents, previews, ids, ROOM.crops * scale);
  return { looks, crops };
}

function* lookPieces(documents: Iterable<DocumentRecord>, previews: PreviewSource, room: number): Generator<string, number> {
  let left = 0;
  let free = room;
  let document = -1;
  for (const record of documents) {
    document += 1;
    if (!record.acts.some((act) => act.isPrimary)) continue;
    const look = previews({ sha256: record.sha256, kind: 'look', page: 0, part: '' });
    if (look === null) continue;
    const piece = `\n${embeddedPacked(`look-${document}`, Buffer.from(look.bytes).toString()).text}`;
    if (piece.length > free) left += 1;
    else {
      free -= piece.length;
      yield piece;
    }
  }
  return left;
}

interface Candidate {
  readonly document: number;
  readonly severity: Severity;
  readonly key: PreviewKey;
  readonly outlines: readonly Box[];
  /** Of its text in the page. */
  readonly bytes: number;
}

function* cropPieces(
  documents: Iterable<DocumentRecord>,
  previews: PreviewSource,
  ids: readonly string[],
  room: number,
): Generator<string, number> {
  const candidates = candidatesOf(documents, previews, ids);
  const byGravity = candidates.toSorted((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
  let free = room;
  const chosen = new Map<number, Candidate[]>();
  let left = 0;
  for (const candidate of byGravity) {
    if (candidate.bytes > free) {
      left += 1;
      continue;
    }
    free -= candidate.bytes;
    chosen.set(candidate.document, [...(chosen.get(candidate.document) ?? []), candidate]);
  }
  for (const [document, own] of [...chosen].toSorted(([a], [b]) => a - b)) {
    yield `\n${embeddedJson(`crops-${document}`, Object.fromEntries(own.map((each) => [each.key.part, pictureOf(each, previews)]))).text}`;
  }
  return left;
}

/** Each place of a document once, with the gravest deviation that rests on it. */
const candidatesOf = (documents: Iterable<DocumentRecord>, previews: PreviewSource, ids: readonly string[]): Candidate[] => {
  const candidates: Candidate[] = [];
  let document = -1;
  for (const record of documents) {
    document += 1;
    const own = new Map<string, Candidate>();
    const findings = rowsIn(record, document, ids).flatMap((row) => row.findings);
    const wanted = findings.flatMap((finding) =>
      finding === null ? [] : cropsOf(record, finding).map((crop) => ({ crop, severity: finding.severity })),
    );
    for (const { crop, severity } of wanted) {
      const key: PreviewKey = { sha256: record.sha256, kind: 'crop', page: crop.scan.page, part: cropPart(crop) };
      const known = own.get(key.part);
      if (known !== undefined && SEVERITIES.indexOf(known.severity) <= SEVERITIES.indexOf(severity)) continue;
      const preview = previews(key);
      if (preview === null) continue;
      const { outlines } = crop;
      own.set(key.part, { document, severity, key, outlines, bytes: textBytes(preview, outlines) });
    }
    candidates.push(...own.values());
  }
  return candidates;
};

/** Base64 takes four characters for three bytes; what stands round it is counted from above. */
const textBytes = ({ bytes }: Preview, outlines: readonly Box[]): number => Math.ceil(bytes.length / 3) * 4 + 120 + outlines.length * 24;

/** What the page shows: address of the picture's own bytes, its size, the lines to outline, the page of the document. */
const pictureOf = ({ key, outlines }: Candidate, previews: PreviewSource) => {
  const preview = previews(key);
  return preview === null
    ? null
    : {
        page: key.page,
        src: `data:${preview.mediaType};base64,${Buffer.from(preview.bytes).toString('base64')}`,
        width: preview.width,
        height: preview.height,
        outlines: outlines.map(({ left, top, right, bottom }) => [left, top, right, bottom]),
      };
};
