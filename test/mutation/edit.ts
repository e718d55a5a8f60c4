import type { Span } from '../../src/model/index.js';

/** A stretch of the text and what stands there instead. */
export interface Edit extends Span {
  readonly text: string;
  /** The same thing under another name: a requirement that these words meet is met as before. */
  readonly renames?: true;
}
