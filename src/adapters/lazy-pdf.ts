import type { PdfPort } from './pdf-port.js';

/** The PDF adapter, loaded with the first PDF: its package takes longer to load than a text order to read. */
export const lazyPdfPort: PdfPort = {
  open: async (bytes, options) => (await import('./pdf.js')).pdfPort.open(bytes, options),
};
