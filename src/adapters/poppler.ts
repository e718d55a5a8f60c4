import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { OcrPort, PageImage } from './ocr-port.js';
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
 * Draws pages, those with coloured pictures in colour, each at the resolution of the scan in it: drawing at another one would blur the letters. Drawing
 * rather than taking the picture out keeps turned pages, masks and pictures in strips right.
 */
export const createPoppler = (programs: Poppler): Pick<OcrPort, 'openPdf'> => ({
  openPdf: async (bytes) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'poryadok-pages-'));
    const file = path.join(folder, 'file.pdf');
    await writeFile(file, bytes);
    const list = await runProcess(programs.pdfimages, ['-list', file], { timeoutMs: 60_000 });
    const pictures = readPictures(list.stdout.toString('utf8'));
    return {
      pages: null,
      weightOf: (number) => pictures.get(number)?.bytes ?? 0,
      page: async (number) => {
        const { dpi, coloured } = pictures.get(number) ?? NO_PICTURE;
        const resolution = Math.min(MAX_DPI, Math.max(MIN_DPI, dpi));
        const args = [
          ...(coloured ? [] : ['-gray']),
          '-r',
          String(resolution),
          '-f',
          String(number),
          '-l',
          String(number),
          '-singlefile',
          file,
        ];
        const drawn = await runProcess(programs.pdftoppm, args, { timeoutMs: 120_000 });
        return readNetpbm(drawn.stdout);
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

interface Pictures {
  /** Of the largest. */
  readonly area: number;
  readonly dpi: number;
  /** Whether any has colours. */
  readonly coloured: boolean;
  /** Of all. */
  readonly bytes: number;
}

/** What `pdfimages -list` says of the pictures of each page. */
const readPictures = (list: string): ReadonlyMap<number, Pictures> => {
  const found = new Map<number, Pictures>();
  for (const line of list.split('\n').slice(2)) {
    const cells = line.trim().split(/\s+/u);
    const [page, width, height, components] = [Number(cells[0]), Number(cells[3]), Number(cells[4]), Number(cells[6])];
    // `… enc interp object ID x-ppi y-ppi size ratio`: counted from the end, as inline pictures have no object.
    const dpi = Math.max(Number(cells.at(-4)), Number(cells.at(-3)));
    const area = width * height;
    if (!Number.isFinite(dpi)) continue;
    const before = found.get(page) ?? NO_PICTURE;
    const larger = area > before.area ? { area, dpi } : { area: before.area, dpi: before.dpi };
    found.set(page, { ...larger, coloured: before.coloured || components >= 3, bytes: before.bytes + bytesOf(cells.at(-2) ?? '') });
  }
  return found;
};

/** `28.9K`, `4330B`, `1.2M`. */
const bytesOf = (size: string): number => {
  const [, value, unit] = /^([\d.]+)([BKMG])$/u.exec(size) ?? [];
  return value === undefined ? 0 : Number(value) * 1024 ** 'BKMG'.indexOf(unit ?? 'B');
};

/** A picture of fewer pixels is an emblem. */
const MIN_AREA = 300_000;
const NO_PICTURE: Pictures = { area: MIN_AREA, dpi: DRAWN_DPI, coloured: false, bytes: 0 };

/** Netpbm P5 or P6 as pdftoppm writes it. */
export const readNetpbm = (bytes: Buffer): PageImage | null => {
  const header = /^P([56])\s+(\d+)\s+(\d+)\s+255\s/u.exec(bytes.toString('latin1', 0, 64));
  if (header === null) return null;
  const [width, height] = [Number(header[2]), Number(header[3])];
  const channels = header[1] === '6' ? 3 : 1;
  const data = bytes.subarray(header[0].length, header[0].length + width * height * channels);
  if (data.length !== width * height * channels) return null;
  return channels === 1 ? { width, height, data } : { width, height, data: toGrey(data), colour: data };
};

/** Rec. 601 luma, as pdftoppm draws grey. */
const toGrey = (colour: Uint8Array): Uint8Array => {
  const grey = new Uint8Array(colour.length / 3);
  for (let at = 0; at < grey.length; at += 1)
    grey[at] = ((colour[at * 3] ?? 0) * 299 + (colour[at * 3 + 1] ?? 0) * 587 + (colour[at * 3 + 2] ?? 0) * 114 + 500) / 1000;
  return grey;
};
