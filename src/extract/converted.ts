import type { Format, Reading, SourceDocument } from '../model/index.js';
import { failed } from '../model/index.js';
import type { ExtractContext } from './context.js';

/**
 * Reads a format that only a converter opens, by way of DOCX; the document keeps its own format.
 * Fails with `converter-unavailable`, `converter-failed`, `timeout`, and where the text itself is the reason with `empty`,
 * `unreadable-text`, `too-large` and `too-deep`.
 */
export const readConverted = async (context: ExtractContext, bytes: Buffer, format: Format): Promise<Reading<SourceDocument>> => {
  if (context.converter === null) return failed('converter-unavailable', { format });
  const conversion = await context.converter.toDocx(bytes, format);
  if (!conversion.ok)
    return conversion.reason === 'timeout'
      ? failed('timeout', { format })
      : failed('converter-failed', { format, detail: conversion.detail });
  const { readDocx } = await import('./docx/index.js');
  const reading = await readDocx(context, conversion.docx);
  if (reading.ok) return { ...reading, value: { ...reading.value, format } };
  const { code } = reading.failure;
  return OWN.has(code) ? reading : failed('converter-failed', { format, detail: code }, reading.diagnostics);
};

/** Failures that are the file's and not the converter's. */
const OWN: ReadonlySet<string> = new Set(['empty', 'unreadable-text', 'too-large', 'too-deep']);
