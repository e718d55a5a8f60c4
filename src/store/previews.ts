import type { Connection } from './dataset.js';
import type { PreviewKind } from './schema/kept.js';

/** What a preview is found by. */
export interface PreviewKey {
  /** Of the file's bytes, lower-case hex. */
  readonly sha256: string;
  readonly kind: PreviewKind;
  /** 1-based; 0 for the whole document. */
  readonly page: number;
  /** Which piece of the page (a range of offsets, say); empty for the whole of it. */
  readonly part: string;
}

/** A page or a document made ready to be looked at. */
export interface Preview extends PreviewKey {
  /** What made it, in which edition; whoever reads it decides whether it is still good. */
  readonly maker: string;
  readonly mediaType: string;
  /** Pixels; null where it has no fixed size. */
  readonly width: number | null;
  readonly height: number | null;
  readonly bytes: Uint8Array;
}

/** Stores a preview in place of the earlier one. */
export const putPreview = (db: Connection, preview: Preview): void => {
  db.prepare(
    `INSERT OR REPLACE INTO previews (sha256, kind, page, part, maker, media_type, width, height, bytes)
     VALUES (@sha256, @kind, @page, @part, @maker, @mediaType, @width, @height, @bytes)`,
  ).run(preview);
};

/** Null where there is none. */
export const readPreview = (db: Connection, { sha256, kind, page, part }: PreviewKey): Preview | null =>
  db
    .prepare<[string, string, number, string], Preview>(
      `SELECT sha256, kind, page, part, maker, media_type AS mediaType, width, height, bytes
       FROM previews WHERE sha256 = ? AND kind = ? AND page = ? AND part = ?`,
    )
    .get(sha256, kind, page, part) ?? null;
