import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { GrayImage, OcrPort } from './ocr-port.js';
import { findProgram, runProcess } from './process.js';

type Env = Readonly<Record<string, string | undefined>>;

export interface Poppler {
  readonly pdftoppm: string;
  readonly pdfimages: string;
}

/** poppler's programs: in the folder named by `PORYADOK_POPPLER`, else on PATH; null where one is missing. */
export const findPoppler = (env: Env): Poppler | null => {
  const folder = env['PORYADOK_POPPLER'];
  const find = (name: string): string | null => findProgram([name], folder === undefined || folder === '' ? env : { PATH: folder });
  const [pdftoppm, pdfimages] = [find('pdftoppm'), find('pdfimages')];
  return pdftoppm === null || pdfimages === null ? null : { pdftoppm, pdfimages };
};

export const popplerVersion = async ({ pdftoppm }: Poppler): Promise<string | null> => {
  const run = await runProcess(pdftoppm, ['-v'], { timeoutMs: 20_000 });
  return /version\s+(\S+)/u.exec(run.stderr + run.stdout.toString('utf8'))?.[1] ?? null;
};

/**
 * Draws pages in grey, each at the resolution of the scan in it: drawing at another one would blur the letters. Drawing
 * rather than taking the picture out keeps turned pages, masks and pictures in strips right.
 */
export const createPoppler = (programs: Poppler): Pick<OcrPort, 'openPdf'> => ({
  openPdf: async (bytes) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'poryadok-pages-'));
    const file = path.join(folder, 'file.pdf');
    await writeFile(file, bytes);
    const list = await runProcess(programs.pdfimages, ['-list', file], { timeoutMs: 60_000 });
    const resolutions = readResolutions(list.stdout.toString('utf8'));
    return {
      pages: null,
      page: async (number) => {
        const resolution = Math.min(MAX_DPI, Math.max(MIN_DPI, resolutions.get(number) ?? DRAWN_DPI));
        const args = ['-gray', '-r', String(resolution), '-f', String(number), '-l', String(number), '-singlefile', file];
        const drawn = await runProcess(programs.pdftoppm, args, { timeoutMs: 120_000 });
        return readPgm(drawn.stdout);
      },
      close: () => rm(folder, { recursive: true, force: true }),
    };
  },
});

/** For pages without a scan: letters drawn from fonts nobody can decode. */
const DRAWN_DPI = 300;
/** Pages that lie of their size: a fax of 200 dpi may claim 96, a picture of a phone 30. */
const MIN_DPI = 72;
const MAX_DPI = 400;

/** Resolution of the largest picture of each page. */
const readResolutions = (list: string): ReadonlyMap<number, number> => {
  const found = new Map<number, { readonly area: number; readonly dpi: number }>();
  for (const line of list.split('\n').slice(2)) {
    const cells = line.trim().split(/\s+/u);
    const [page, width, height] = [Number(cells[0]), Number(cells[3]), Number(cells[4])];
    // `… enc interp object ID x-ppi y-ppi size ratio`: counted from the end, as inline pictures have no object.
    const dpi = Math.max(Number(cells.at(-4)), Number(cells.at(-3)));
    const area = width * height;
    if (!Number.isFinite(dpi) || !(area > MIN_AREA)) continue;
    if (area > (found.get(page)?.area ?? 0)) found.set(page, { area, dpi });
  }
  return new Map([...found].map(([page, { dpi }]) => [page, dpi]));
};

/** A picture of fewer pixels is an emblem. */
const MIN_AREA = 300_000;

/** Netpbm P5 as pdftoppm writes it. */
const readPgm = (bytes: Buffer): GrayImage | null => {
  const header = /^P5\s+(\d+)\s+(\d+)\s+255\s/u.exec(bytes.toString('latin1', 0, 64));
  if (header === null) return null;
  const [width, height] = [Number(header[1]), Number(header[2])];
  const data = bytes.subarray(header[0].length, header[0].length + width * height);
  return data.length === width * height ? { width, height, data } : null;
};
