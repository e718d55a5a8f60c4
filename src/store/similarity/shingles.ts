/** Words in a row that are compared as one. */
export const SHINGLE_WORDS = 6;

/** Every run of `SHINGLE_WORDS` stems of a clause as a number, in order; empty for a shorter clause. */
export const shinglesOf = (stems: readonly string[]): Float64Array => {
  const codes = stems.map(codeOf);
  const shingles = new Float64Array(Math.max(0, stems.length - SHINGLE_WORDS + 1));
  for (let at = 0; at < shingles.length; at += 1) {
    let high = 0x9e3779b9;
    let low = 0x85ebca6b;
    for (let next = at; next < at + SHINGLE_WORDS; next += 1) {
      const code = codes[next] ?? 0;
      high = Math.imul(high ^ code, 0x01000193) >>> 0;
      low = mixed(low + code);
    }
    // 53 bits: two different runs of words meet in one number once in millions of orders.
    shingles[at] = (high & 0x1fffff) * 2 ** 32 + low;
  }
  return shingles;
};

/** A number from 0 to 1, exclusive of 0, that tells nothing of the shingle but is the same every time. */
export const evenly = (shingle: number): number => (mixed((shingle % 2 ** 32) ^ (shingle / 2 ** 32)) + 1) / (2 ** 32 + 1);

/** FNV-1a. */
const codeOf = (stem: string): number => {
  let hash = 0x811c9dc5;
  for (let index = 0; index < stem.length; index += 1) hash = Math.imul(hash ^ stem.charCodeAt(index), 0x01000193);
  return hash >>> 0;
};

/** The finishing steps of MurmurHash3: every bit of the result depends on every bit given. */
const mixed = (value: number): number => {
  let hash = value >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
};
