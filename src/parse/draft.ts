import type { BlockRegion, Diagnostic, Dropped, ParagraphStyle, TableBlock } from '../model/index.js';

/** Something noticed in a draft, placed in its own text until the text of the file is printed. */
export interface Noted {
  readonly diagnostic: Diagnostic;
  readonly start: number;
  readonly end: number;
}

/** A line or paragraph on its way to the normalized text. Offsets are its own. */
export interface Draft {
  readonly kind: 'paragraph';
  /** Cleaned, without the automatic label. */
  readonly text: string;
  /** Automatic label, null where the file has none. */
  readonly auto: string | null;
  readonly region: BlockRegion;
  readonly style: ParagraphStyle;
  /** Page on which it begins. */
  readonly page: number | null;
  /** Pages that begin inside it. */
  readonly turns: readonly { readonly at: number; readonly page: number }[];
  readonly unreadable: readonly { readonly start: number; readonly end: number }[];
  readonly noted: readonly Noted[];
  /** Spaces before the text as received. */
  readonly indent: number;
  /** True where it begins a block of the source: after an empty line of a text file, a new paragraph elsewhere. */
  readonly opensBlock: boolean;
  /** Length of the line as received, before lines were joined. */
  readonly width: number;
  readonly dropped: Dropped['reason'] | null;
  /** True where a page ends between it and what stands before it. */
  readonly afterPageBreak: boolean;
}

/** A table on its way: cleaned cells. */
export interface DraftTable {
  readonly kind: 'table';
  readonly table: TableBlock;
  readonly noted: readonly Diagnostic[];
}

export type DraftBlock = Draft | DraftTable;

/** Puts `next` after `draft`, parted by `glue`. */
export const joinDrafts = (draft: Draft, next: Draft, glue: string): Draft => {
  const base = draft.text.length + glue.length;
  const turn = next.page !== null && next.page !== lastPage(draft) ? [{ at: base, page: next.page }] : [];
  return {
    ...draft,
    text: draft.text + glue + next.text,
    turns: [...draft.turns, ...turn, ...next.turns.map(({ at, page }) => ({ at: base + at, page }))],
    unreadable: [...draft.unreadable, ...next.unreadable.map(({ start, end }) => ({ start: base + start, end: base + end }))],
    noted: [...draft.noted, ...next.noted.map((note) => ({ ...note, start: base + note.start, end: base + note.end }))],
    width: next.width,
  };
};

/** Cuts a draft in two at `at`; the space there goes. */
export const splitDraft = (draft: Draft, at: number): readonly [Draft, Draft] => {
  const gap = /^ */.exec(draft.text.slice(at))?.[0].length ?? 0;
  const from = at + gap;
  const within = <T extends { readonly start: number; readonly end: number }>(items: readonly T[], low: number, high: number): T[] =>
    items
      .filter((item) => item.start < high && item.end > low)
      .map((item) => ({ ...item, start: Math.max(item.start, low) - low, end: Math.min(item.end, high) - low }));
  const page = draft.turns.filter((turn) => turn.at <= from).at(-1)?.page ?? draft.page;
  return [
    {
      ...draft,
      text: draft.text.slice(0, at).trimEnd(),
      turns: draft.turns.filter((turn) => turn.at < at),
      unreadable: within(draft.unreadable, 0, at),
      noted: within(draft.noted, 0, at),
    },
    {
      ...draft,
      text: draft.text.slice(from),
      auto: null,
      page,
      turns: draft.turns.filter((turn) => turn.at > from).map((turn) => ({ ...turn, at: turn.at - from })),
      unreadable: within(draft.unreadable, from, draft.text.length),
      noted: within(draft.noted, from, draft.text.length),
      opensBlock: false,
      afterPageBreak: false,
    },
  ];
};

export const noteIn = (draft: Draft, diagnostic: Diagnostic, start = 0, end = draft.text.length): Draft => ({
  ...draft,
  noted: [...draft.noted, { diagnostic, start, end }],
});

const lastPage = (draft: Draft): number | null => draft.turns.at(-1)?.page ?? draft.page;
