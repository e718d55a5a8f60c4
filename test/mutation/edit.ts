import type { Span } from '../../src/model/index.js';

/** A stretch of the text and what stands there instead. */
export interface Edit extends Span {
  readonly text: string;
}
