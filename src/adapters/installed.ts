import { runProcess } from './process.js';
import { findPoppler, popplerVersion } from './poppler.js';
import { findSoffice } from './soffice.js';
import { findTesseract, tesseractLanguages, tesseractVersion } from './tesseract.js';

/** A program that reading of some formats rests on. */
export interface Installed {
  readonly tool: 'libreoffice' | 'tesseract' | 'tesseract-rus' | 'poppler';
  readonly found: boolean;
  readonly version: string | null;
  readonly path: string | null;
}

/** Looks which of the programs are there, as the readers would. */
export const findInstalled = async (env: Readonly<Record<string, string | undefined>>): Promise<readonly Installed[]> => {
  const [soffice, tesseract, poppler] = [findSoffice(env), findTesseract(env), findPoppler(env)];
  const [office, version, languages, drawn] = await Promise.all([
    soffice === null ? null : sofficeVersion(soffice),
    tesseract === null ? null : tesseractVersion(tesseract),
    tesseract === null ? NONE : tesseractLanguages(tesseract),
    poppler === null ? null : popplerVersion(poppler),
  ]);
  return [
    { tool: 'libreoffice', found: soffice !== null, version: office, path: soffice },
    { tool: 'tesseract', found: tesseract !== null, version, path: tesseract },
    { tool: 'tesseract-rus', found: languages.includes('rus'), version: null, path: null },
    { tool: 'poppler', found: poppler !== null, version: drawn, path: poppler?.pdftoppm ?? null },
  ];
};

const NONE: readonly string[] = [];

const sofficeVersion = async (program: string): Promise<string | null> => {
  const run = await runProcess(program, ['--version'], { timeoutMs: 30_000 });
  return /LibreOffice\s+([\d.]+)/u.exec(run.stdout.toString('utf8'))?.[1] ?? null;
};
