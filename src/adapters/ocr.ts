import type { OcrPort } from './ocr-port.js';
import { createPoppler, findPoppler } from './poppler.js';
import { createTesseract, findTesseract, tesseractLanguages } from './tesseract.js';

export interface FoundOcr {
  /** Null where a part of it is missing. */
  readonly ocr: OcrPort | null;
  /** Names of what is missing, as packages call them. */
  readonly missing: readonly string[];
}

/** Puts recognition together from what is installed. */
export const findOcr = async (env: Readonly<Record<string, string | undefined>>): Promise<FoundOcr> => {
  const [tesseract, poppler] = [findTesseract(env), findPoppler(env)];
  const languages = tesseract === null ? [] : await tesseractLanguages(tesseract);
  const missing = [
    ...(tesseract === null ? ['tesseract'] : []),
    ...(languages.includes('rus') ? [] : ['tesseract rus']),
    ...(poppler === null ? ['poppler'] : []),
  ];
  if (tesseract === null || poppler === null || missing.length > 0) return { ocr: null, missing };
  const { images } = await import('./images.js');
  return { ocr: { ...createPoppler(poppler), ...images, ...createTesseract(tesseract) }, missing };
};
