import type { PdfPort } from './pdf-port.js';

/** The PDF adapter, loaded with the first PDF: its package takes longer to load than a text order to read. */
export const lazyPdfPort: PdfPort = {
  open: async (bytes, options) => {
    try {
      return await (await import('./pdf.js')).pdfPort.open(bytes, options);
    } finally {
      // oxlint-disable-next-line no-extend-native -- it puts back what was there before
      Array.prototype.push = PUSH;
    }
  },
};

/**
 * The build of pdf.js for Node replaces `push` of all arrays, for the sake of a wrong type of error in old engines, by one that is
 * many times slower: from the first PDF on everything would be.
 */
const PUSH = Array.prototype.push;
