/** Text of a part that is known to be sound XML: UTF-8 or, by its byte order mark, UTF-16. */
export const decodePart = (bytes: Buffer): string =>
  new TextDecoder(
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8',
  ).decode(bytes);
