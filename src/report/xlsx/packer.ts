import { constants, crc32, deflateRawSync } from 'node:zlib';
import type { PackedMember } from '../annotate/zip.js';

/** Packs a text as it comes: nothing but what is packed is held. */
export interface Packer {
  put(text: string): void;
  /** Nothing may be put after it. */
  finish(): PackedMember;
}

/** Letters that are packed at a time: enough that what repeats is found, and few enough to be held. */
const AT_A_TIME = 256 * 1024;

/** Makes one deflate stream of stretches that each end on a byte. */
export const packer = (): Packer => {
  const pieces: Buffer[] = [];
  let [crc, size, packedSize] = [0, 0, 0];
  let waiting: string[] = [];
  let letters = 0;
  const flush = (finishFlush: number): void => {
    const bytes = Buffer.from(waiting.join(''));
    const packed = deflateRawSync(bytes, { finishFlush });
    // Of nothing it would be 0, whatever came before.
    if (bytes.length > 0) crc = crc32(bytes, crc);
    size += bytes.length;
    packedSize += packed.length;
    pieces.push(packed);
    [waiting, letters] = [[], 0];
  };
  return {
    put: (text) => {
      waiting.push(text);
      letters += text.length;
      if (letters >= AT_A_TIME) flush(constants.Z_SYNC_FLUSH);
    },
    finish: () => {
      flush(constants.Z_FINISH);
      return { pieces, crc, size, packedSize };
    },
  };
};
