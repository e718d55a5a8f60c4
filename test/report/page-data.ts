import { inflateSync } from 'node:zlib';
import type { StandingReview } from '../../src/model/index.js';

/** What is read of a packed document in tests. */
export interface Detail {
  readonly text: string;
  readonly notes: readonly (readonly [string, number])[];
  readonly acts: readonly {
    readonly id: string;
    readonly findings: readonly {
      readonly place: readonly [number, number, number | null] | null;
      readonly quote: string | null;
      readonly review: StandingReview | null;
    }[];
  }[];
}

/** The data that a page has at once. */
export const dataIn = (page: string) => JSON.parse(scriptText(page, 'data'));

/** The packed part of one document. */
export const detailIn = (page: string, document: number): Detail => JSON.parse(unpacked(page, `document-${document}`));

export const unpacked = (page: string, id: string): string => inflateSync(Buffer.from(scriptText(page, id), 'base64')).toString();

/** Text of a script element; empty where there is none. */
export const scriptText = (page: string, id: string): string =>
  new RegExp(`<script type="[^"]*" id="${id}">([^<]*)</script>`).exec(page)?.[1] ?? '';
