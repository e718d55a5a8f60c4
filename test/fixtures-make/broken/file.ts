import type { FailureCode } from '../../../src/model/index.js';

/** What a run must say of a file. */
export type Expected = FailureCode | 'parsed' | 'duplicate' | 'excluded';

/** One deliberately broken file, or one that looks it. */
export interface BrokenFile {
  /** In the folder; bytes where the name is no valid UTF-8. */
  readonly name: string | Buffer;
  readonly bytes: Buffer;
  readonly expected: Expected;
  /** The rows of what is in an archive, by the name that follows `!/`; the archive itself is `excluded` then. */
  readonly inside?: Readonly<Record<string, Expected>>;
  /** Codes that must be among the diagnostics of its record. */
  readonly noticed?: readonly string[];
  /** Permissions; those of a usual file where not given. */
  readonly mode?: number;
}

export const file = (name: string | Buffer, bytes: Buffer | string, expected: Expected, rest: Partial<BrokenFile> = {}): BrokenFile => ({
  name,
  bytes: Buffer.from(bytes),
  expected,
  ...rest,
});

/** Bytes without a pattern, the same every time (a generator of Lehmer's kind). */
export const noise = (length: number, seed: number): Buffer => {
  const bytes = Buffer.alloc(length);
  let state = (seed * 48_271 + 1) % 2_147_483_647;
  for (let at = 0; at < length; at += 1) {
    state = (state * 48_271) % 2_147_483_647;
    bytes[at] = state >> 8;
  }
  return bytes;
};

/** A copy with one byte turned over. */
export const flipped = (bytes: Buffer, at: number): Buffer => {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 0xff;
  return copy;
};

export const cut = (bytes: Buffer, share: number): Buffer => bytes.subarray(0, Math.floor(bytes.length * share));

export const replaced = (bytes: Buffer, from: string, to: string): Buffer =>
  Buffer.from(bytes.toString('latin1').replaceAll(from, to), 'latin1');
