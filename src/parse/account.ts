import type { ParsedFile, Span } from '../model/index.js';

export interface Account {
  /** Runs of non-blank characters that belong to nothing. */
  readonly uncovered: readonly Span[];
  /** Runs of non-blank characters that belong to more than one clause, row or dropped span. */
  readonly doubled: readonly Span[];
}

/** Whether every non-blank character of the text is in exactly one clause, table header, table row or dropped span. */
export const account = (file: ParsedFile): Account => {
  const counts = new Uint8Array(file.text.length);
  const add = ({ start, end }: Span): void => {
    for (let at = start; at < end; at += 1) counts[at] = Math.min((counts[at] ?? 0) + 1, 2);
  };
  for (const part of file.acts.flatMap(({ parts }) => parts)) {
    for (const { labelSpan, span } of part.clauses) {
      if (labelSpan !== null) add(labelSpan);
      add(span);
    }
    for (const table of part.tables) {
      if (table.headerSpan !== null) add(table.headerSpan);
      table.rows.forEach(add);
    }
  }
  file.dropped.forEach(add);
  return { uncovered: runs(file.text, (at) => counts[at] === 0), doubled: runs(file.text, (at) => counts[at] === 2) };
};

const runs = (text: string, matches: (at: number) => boolean): Span[] => {
  const found: Span[] = [];
  let start = -1;
  for (let at = 0; at <= text.length; at += 1) {
    const inside = at < text.length && !/\s/u.test(text[at] ?? '') && matches(at);
    if (inside && start < 0) start = at;
    if (!inside && start >= 0) {
      found.push({ start, end: at });
      start = -1;
    }
  }
  return found;
};
