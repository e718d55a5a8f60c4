import type { Format, Reading, SourceDocument } from '../model/index.js';
import { failed } from '../model/index.js';
import type { ExtractContext } from './context.js';
import { readConverted } from './converted.js';
import { extensionDiagnostics, sniff } from './sniff.js';
import { isMarkup } from './text-encoding.js';
import { readText } from './text.js';

export * from './context.js';

/** A reader of one format: bytes in, blocks and tables out. Bad input gives a failure with its code, never an exception. */
export type Reader = (context: ExtractContext, bytes: Buffer) => Promise<Reading<SourceDocument>>;

/**
 * Reads one file, whatever it is: the format is told by content, a name that claims another one is a diagnostic.
 * Failures: `empty`, `too-large`, `unsupported-format`, `corrupt`, `encrypted`, `unreadable-text`, `ocr-unavailable`,
 * `converter-unavailable`, `converter-failed`.
 */
export const extract = async (
  context: ExtractContext,
  file: { readonly path: string; readonly bytes: Buffer },
): Promise<Reading<SourceDocument>> => {
  if (file.bytes.length > context.limits.maxBytes) {
    return failed('too-large', { bytes: file.bytes.length, limit: context.limits.maxBytes });
  }
  const sniffed = sniff(file.path, file.bytes);
  if ('failure' in sniffed) return failed(sniffed.failure.code, sniffed.failure.data);
  const reading = await READERS[sniffed.format](context, file.bytes).catch(stopped);
  const noticed = extensionDiagnostics(file.path, sniffed.format);
  return { ...reading, diagnostics: [...noticed, ...reading.diagnostics] };
};

/** Recognition that was ended before it was done has read nothing that may be judged; anything else is a bug. */
const stopped = (error: unknown): Reading<never> => {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ocr-unavailable' || code === 'timeout') return failed(code);
  throw error;
};

/** Every format has its reader here; each is loaded when the first file of its kind comes. */
const READERS: Readonly<Record<Format, Reader>> = {
  txt: async (context, bytes) => readText(context, bytes),
  docx: async (context, bytes) => (await import('./docx/index.js')).readDocx(context, bytes),
  pdf: async (context, bytes) => (await import('./pdf/index.js')).readPdf(context, bytes),
  doc: async (context, bytes) =>
    isMarkup(bytes) ? (await import('./docx/index.js')).readWordXml(context, bytes) : readConverted(context, bytes, 'doc'),
  rtf: (context, bytes) => readConverted(context, bytes, 'rtf'),
  odt: (context, bytes) => readConverted(context, bytes, 'odt'),
  html: async (context, bytes) => (await import('./html/index.js')).readHtml(context, bytes),
  image: async (context, bytes) => (await import('./image.js')).readImage(context, bytes),
};
