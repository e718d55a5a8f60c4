/** The parts of an opened package, as another reader is handed them: nothing is unpacked a second time. */
export interface PackageParts {
  readonly exists: (name: string) => boolean;
  /** Null where there is no such part, or it cannot be unpacked. */
  read(name: string): Buffer | null;
}

/** An independent reader of DOCX. Null where it cannot read the package at all. */
export interface MammothPort {
  /** Text of each paragraph it sees, in its order, without automatic numbers; `\n` for a line break. */
  paragraphs(parts: PackageParts): Promise<readonly string[] | null>;
  /**
   * HTML of the document, without pictures and without links that leave the web. Bookmarks named `src-N` become anchors.
   * @param labels automatic numbers by bookmark, shown before the text of their paragraphs
   */
  html(parts: PackageParts, labels: ReadonlyMap<string, string>): Promise<string | null>;
}
