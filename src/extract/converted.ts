import type { Diagnostic, Format, Reading, SourceDocument } from '../model/index.js';
import { diagnostic, failed } from '../model/index.js';
import type { ExtractContext } from './context.js';
import { isMarkup } from './text-encoding.js';

/**
 * Reads a format that only a converter opens, by way of DOCX; the document keeps its own format.
 * Fails with `converter-unavailable`, `converter-failed`, `timeout`, and where the text itself is the reason with `empty`,
 * `unreadable-text`, `too-large` and `too-deep`.
 */
export const readConverted = async (context: ExtractContext, bytes: Buffer, format: Format): Promise<Reading<SourceDocument>> => {
  if (context.converter === null) return failed('converter-unavailable', { format });
  const conversion = await context.converter.toDocx(toConvert(bytes, format) ?? bytes, format);
  if (!conversion.ok)
    return conversion.reason === 'failed'
      ? failed('converter-failed', { format, detail: conversion.detail })
      : failed(conversion.reason, { format });
  const { readDocx } = await import('./docx/index.js');
  const reading = await readDocx(context, conversion.docx);
  if (reading.ok)
    return { ...reading, value: { ...reading.value, format }, diagnostics: [...macrosIn(bytes, format), ...reading.diagnostics] };
  const { code } = reading.failure;
  return OWN.has(code) ? reading : failed('converter-failed', { format, detail: code }, reading.diagnostics);
};

/** What a converter is given of a file, null where the file is of a format that is read without one. */
export const toConvert = (bytes: Buffer, format: Format): Buffer | null => {
  if (format === 'rtf') return closedRtf(withoutFields(bytes));
  return format === 'odt' || (format === 'doc' && !isMarkup(bytes)) ? bytes : null;
};

/** The converter runs no macros and leaves them out: who wrote them is to be told all the same. */
const macrosIn = (bytes: Buffer, format: Format): readonly Diagnostic[] =>
  (MACROS[format] ?? []).some((mark) => bytes.includes(mark)) ? [diagnostic('macro-present', {}, { level: 'warning' })] : [];

/** The storage of a VBA project ([MS-OVBA] 2.2.1); the folders of Basic and of others in a package, and the library in a single file. */
const MACROS: Readonly<Partial<Record<Format, readonly Buffer[]>>> = {
  doc: [Buffer.from('_VBA_PROJECT', 'utf16le')],
  odt: [Buffer.from('Basic/script-lc.xml'), Buffer.from('Scripts/'), Buffer.from('library-embedded')],
};

/**
 * Of a field the text that it shows, and nothing of what it does: LibreOffice opens the pictures that fields include, whatever its settings.
 * Names that no program knows leave every offset as it is.
 */
const withoutFields = (bytes: Buffer): Buffer =>
  Buffer.from(
    bytes
      .toString('latin1')
      .replace(/(?:\\\*\s*)?\\fldinst(?![a-z])/gu, '\\*\\fldinsx')
      .replace(/\\fldrslt(?![a-z])/gu, '\\fldrslx')
      .replace(/\\field(?![a-z])/gu, '\\fielx'),
    'latin1',
  );

/** LibreOffice forgets the level of a number in the very last paragraph: an empty one after it takes the loss. */
const closedRtf = (bytes: Buffer): Buffer => {
  const end = bytes.lastIndexOf('}');
  return end < 0 ? bytes : Buffer.concat([bytes.subarray(0, end), Buffer.from('\\pard\\plain\\par }')]);
};

/** Failures that are the file's and not the converter's. */
const OWN: ReadonlySet<string> = new Set(['empty', 'unreadable-text', 'too-large', 'too-deep']);
