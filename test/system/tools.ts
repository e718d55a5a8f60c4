import { createSoffice, findSoffice } from '../../src/adapters/soffice.js';
import type { ConverterPort } from '../../src/adapters/converter-port.js';
import { findOcr } from '../../src/adapters/ocr.js';
import type { OcrPort } from '../../src/adapters/ocr-port.js';

/** LibreOffice; throws with the package's name where it is missing. */
export const converter = (): ConverterPort => {
  const program = findSoffice(process.env);
  if (program === null) throw new Error('LibreOffice is missing: apt install libreoffice-writer-nogui');
  return createSoffice(program);
};

/** Recognition; throws with the packages' names where a part of it is missing. */
export const recognition = async (): Promise<OcrPort> => {
  const { ocr, missing } = await findOcr(process.env);
  if (ocr === null) throw new Error(`${missing.join(', ')} missing: apt install tesseract-ocr tesseract-ocr-rus poppler-utils`);
  return ocr;
};
