import { crc32, inflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { packer } from '../../../src/report/xlsx/packer.js';

describe('what is packed as it comes', () => {
  it.each<[string, readonly string[]]>([
    ['nothing', []],
    ['an empty text', ['']],
    ['a little', ['перечень', ' ', 'точек']],
    ['a stretch that fills a piece', ['я'.repeat(256 * 1024)]],
    ['many pieces', Array.from({ length: 40_000 }, (_, index) => `<row r="${index}">пункт ${index % 97}</row>`)],
  ])('unpacks to what was put: %s', (_, texts) => {
    const out = packer();
    for (const text of texts) out.put(text);
    const { pieces, crc, size, packedSize } = out.finish();
    const whole = Buffer.from(texts.join(''));
    const packed = Buffer.concat(pieces);
    expect(inflateRawSync(packed).equals(whole)).toBe(true);
    expect({ crc, size, packedSize }).toEqual({ crc: crc32(whole), size: whole.length, packedSize: packed.length });
  });
});
