import { type Diagnostic, diagnostic } from '../../model/index.js';

/** A line's label as it must have been: instead of the first `length` characters of the text. */
export interface MendedLabel {
  readonly label: string;
  readonly length: number;
  /** Labels that settled it: the one before and the one after, null where there is none. */
  readonly after: string | null;
  readonly before: string | null;
}

/** What was read, what it must have been, and the labels round it that leave no other. */
export const labelRepaired = (from: string, { label, after, before }: MendedLabel, page: number | null): Diagnostic =>
  diagnostic('label-repaired', { from, to: label, ...(after === null ? {} : { after }), ...(before === null ? {} : { before }) }, { page });
