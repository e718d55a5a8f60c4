import fc from 'fast-check';

/** One change of a run of bytes. Places count in ten-thousandths of the length, so that they fit whatever was changed before. */
type Edit =
  | { readonly kind: 'set'; readonly at: number; readonly bytes: Uint8Array }
  | { readonly kind: 'flip'; readonly at: number; readonly bit: number }
  | { readonly kind: 'cut'; readonly at: number; readonly length: number }
  | { readonly kind: 'repeat'; readonly at: number; readonly length: number; readonly times: number }
  | { readonly kind: 'insert'; readonly at: number; readonly bytes: Uint8Array }
  | { readonly kind: 'end'; readonly at: number };

const WHOLE = 10_000;

const place = fc.nat(WHOLE);

/** Values at which counters and sizes break. */
const LIMITS: readonly Uint8Array[] = [
  Uint8Array.of(0),
  Uint8Array.of(0xff),
  Uint8Array.of(0x7f),
  Uint8Array.of(0x80),
  Uint8Array.of(0xff, 0xff),
  Uint8Array.of(0xff, 0xff, 0xff, 0xff),
  Uint8Array.of(0xff, 0xff, 0xff, 0x7f),
  Uint8Array.of(0, 0, 0, 0),
  Uint8Array.of(0x0d, 0x0a),
  Uint8Array.of(0xef, 0xbb, 0xbf),
];

const edit = (words: readonly string[]): fc.Arbitrary<Edit> => {
  const piece = fc.oneof(
    fc.constantFrom(...LIMITS),
    fc.constantFrom(...words.map((word) => Buffer.from(word))),
    fc.uint8Array({ maxLength: 8 }),
  );
  return fc.oneof(
    fc.record({ kind: fc.constant('set' as const), at: place, bytes: piece }),
    fc.record({ kind: fc.constant('flip' as const), at: place, bit: fc.nat(7) }),
    fc.record({ kind: fc.constant('cut' as const), at: place, length: fc.nat(400) }),
    fc.record({ kind: fc.constant('repeat' as const), at: place, length: fc.nat(60), times: fc.nat(40) }),
    fc.record({ kind: fc.constant('insert' as const), at: place, bytes: piece }),
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('end' as const), at: place }) },
  );
};

const edited = (bytes: Buffer, each: Edit): Buffer => {
  const at = Math.floor((each.at / WHOLE) * bytes.length);
  const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)];
  switch (each.kind) {
    case 'set':
      return Buffer.concat([before, each.bytes, after.subarray(each.bytes.length)]);
    case 'flip': {
      const copy = Buffer.from(bytes);
      if (at < copy.length) copy[at] = (copy[at] ?? 0) ^ (1 << each.bit);
      return copy;
    }
    case 'cut':
      return Buffer.concat([before, after.subarray(each.length)]);
    case 'repeat':
      return Buffer.concat([
        before,
        ...Array.from({ length: each.times + 1 }, () => after.subarray(0, each.length)),
        after.subarray(each.length),
      ]);
    case 'insert':
      return Buffer.concat([before, each.bytes, after]);
    case 'end':
      return before;
  }
};

/**
 * Sound inputs with a few changes.
 * @param seeds sound inputs, never changed themselves
 * @param words what means something in the format: put in where it does not belong
 */
export const mutated = (seeds: readonly Buffer[], words: readonly string[] = [' ']): fc.Arbitrary<Buffer> =>
  fc
    .tuple(fc.constantFrom(...seeds), fc.array(edit(words), { minLength: 1, maxLength: 6 }))
    .map(([seed, edits]) => edits.reduce(edited, seed));

/** Bytes with no form at all, behind a beginning that claims one. */
export const headed = (heads: readonly string[]): fc.Arbitrary<Buffer> =>
  fc
    .tuple(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 600 }))
    .map(([head, rest]) => Buffer.concat([Buffer.from(head, 'latin1'), rest]));

/** Words of a language in any order, joined by what is given. */
export const soup = (words: readonly string[], by: string, maxLength = 40): fc.Arbitrary<string> =>
  fc
    .array(
      fc.oneof(
        { weight: 12, arbitrary: fc.constantFrom(...words) },
        { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
      ),
      {
        maxLength,
      },
    )
    .map((chosen) => chosen.join(by));
