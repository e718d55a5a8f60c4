import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { imagePdf, type PageImage } from './image-pdf.js';

/** What kind of scanner it was: black and white keeps pages small, grey shows the noise of the paper. */
export interface Scan {
  readonly dpi: 150 | 200 | 300;
  readonly as: 'bilevel-pdf' | 'grey-pdf' | 'colour-pdf' | 'tiff';
  /** Side of the largest speck of dust in pixels. */
  readonly dust?: number;
  /** Round stamps and a signature over the print of each page, in their ink; in grey and in black and white only its darkness is left. */
  readonly stamps?: string;
  /** What stands round each stamp; strokes like letters where it is not told. */
  readonly legend?: string;
  /** Where marks stand instead, each on a page of its own or on all. */
  readonly marks?: readonly Mark[];
}

/** What a hand puts on a page; its middle in inches from the top left corner of the page as printed. */
export interface Mark {
  readonly kind: 'seal' | 'frame' | 'signature';
  readonly x: number;
  readonly y: number;
  /** 1-based; all pages where absent. */
  readonly page?: number;
  /** Degrees clockwise. */
  readonly turn?: number;
  /** Lines inside a frame. */
  readonly lines?: readonly string[];
}

/** A PDF as a scanner would give it back: every page a picture, a degree askew, blurred a little and speckled. */
export const scan = async (pdf: Buffer, { dpi, as, dust, stamps = '', legend = '', marks = USUAL }: Scan): Promise<Buffer> => {
  const pages: PageImage[] = [];
  for (const [index, png] of rasterize(pdf, dpi).entries())
    pages.push(await worn(png, index, { dpi, as, dust: dust ?? 2, stamps, legend, marks }));
  return as === 'tiff'
    ? tiffOf(
        pages.map(({ data }) => data),
        dpi,
      )
    : imagePdf(pages, dpi);
};

const rasterize = (pdf: Buffer, dpi: number): Buffer[] => {
  const folder = mkdtempSync(path.join(tmpdir(), 'poryadok-scan-'));
  try {
    writeFileSync(path.join(folder, 'a.pdf'), pdf);
    execFileSync('pdftoppm', ['-r', String(dpi), '-gray', '-png', path.join(folder, 'a.pdf'), path.join(folder, 'page')]);
    const names = readdirSync(folder).filter((name) => name.endsWith('.png'));
    return names.sort().map((name) => readFileSync(path.join(folder, name)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const worn = async (png: Buffer, page: number, { dpi, as, dust, stamps, legend, marks }: Required<Scan>): Promise<PageImage> => {
  const angle = page % 2 === 0 ? 1.1 : -0.8;
  const { width, height } = await sharp(png).metadata();
  const turned = await sharp(png).rotate(angle, { background: '#ffffff' }).png().toBuffer({ resolveWithObject: true });
  // The glass of the scanner keeps its size: the corners of the turned page fall outside.
  const glass = { left: (turned.info.width - width) >> 1, top: (turned.info.height - height) >> 1, width, height };
  const { data, info } = await sharp(turned.data).extract(glass).blur(0.6).greyscale().raw().toBuffer({ resolveWithObject: true });
  speckle(data, { width: info.width, channels: info.channels, largest: dust, seed: page + 1, grey: as === 'grey-pdf' });
  const plain = sharp(data, { raw: info }).greyscale();
  const own = marks.filter((mark) => (mark.page ?? page + 1) === page + 1);
  const stamped =
    stamps === '' || own.length === 0
      ? null
      : await sharp(await plain.toColourspace('srgb').png().toBuffer())
          .composite([{ input: stampOf(info, dpi, { ink: stamps, legend, marks: own }), blend: 'multiply' }])
          .blur(0.5)
          .png()
          .toBuffer();
  if (as === 'colour-pdf' && stamped !== null)
    return {
      kind: 'jpeg',
      data: await sharp(stamped).jpeg({ quality: 45 }).toBuffer(),
      width: info.width,
      height: info.height,
      colours: 3,
    };
  const picture = stamped === null ? plain : sharp(stamped).greyscale();
  if (as === 'grey-pdf')
    return {
      kind: 'jpeg',
      data: await picture.toColourspace('b-w').jpeg({ quality: 35 }).toBuffer(),
      width: info.width,
      height: info.height,
    };
  const bilevel = await picture.threshold(165).png({ palette: true, colours: 2, compressionLevel: 9 }).toBuffer();
  return { kind: 'png', data: bilevel, width: info.width, height: info.height };
};

/** Two stamps of an office, one over lines of text in the middle of the page, and strokes of a signature. */
const USUAL: readonly Mark[] = [
  { kind: 'seal', x: 0.35 * 8.27, y: 0.4 * 11.69 },
  { kind: 'seal', x: 0.6 * 8.27, y: 0.7 * 11.69 },
  { kind: 'signature', x: 0.5 * 8.27, y: 0.75 * 11.69 },
];

interface Stamping {
  readonly ink: string;
  readonly legend: string;
  readonly marks: readonly Mark[];
}

const stampOf = (
  { width, height }: { readonly width: number; readonly height: number },
  inch: number,
  { ink, legend, marks }: Stamping,
): Buffer => {
  const drawn = marks.map((mark) => {
    const shape = {
      seal: () => sealOf(inch, ink, legend),
      frame: () => frameOf(inch, ink, mark.lines ?? []),
      signature: () => strokesOf(inch, ink),
    };
    return `<g transform="translate(${mark.x * inch} ${mark.y * inch}) rotate(${mark.turn ?? 0})">${shape[mark.kind]()}</g>`;
  });
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#fff"/>${drawn.join('')}</svg>`,
  );
};

const sealOf = (inch: number, ink: string, legend: string): string => {
  const letters = Array.from(legend, (letter, at) => {
    const turn = `rotate(${(at * 360) / legend.length})`;
    return `<text transform="${turn} translate(0 ${-inch * 0.52})" font-size="${inch * 0.14}" text-anchor="middle" fill="${ink}" stroke="none">${letter}</text>`;
  }).join('');
  const strokes = Array.from(
    { length: 36 },
    (_, at) =>
      `<path transform="rotate(${at * 10}) translate(0 ${-inch * 0.64})" d="M0 0 V${inch * 0.13} M${inch * 0.05} 0 L${inch * 0.01} ${inch * 0.1}"/>`,
  ).join('');
  return (
    `<g fill="none" stroke="${ink}" stroke-width="${inch * 0.02}" opacity="0.85">` +
    `<circle r="${inch * 0.75}"/><circle r="${inch * 0.7}"/><circle r="${inch * 0.45}"/>` +
    (legend === '' ? strokes : letters) +
    `<path d="M${-inch * 0.25} ${-inch * 0.2} h${inch * 0.5} M${-inch * 0.3} 0 h${inch * 0.6} M${-inch * 0.2} ${inch * 0.2} h${inch * 0.4}"/></g>`
  );
};

/** A rectangular stamp with words in it: 2.4 by 0.9 inches. */
const frameOf = (inch: number, ink: string, lines: readonly string[]): string =>
  `<rect x="${-inch * 1.2}" y="${-inch * 0.45}" width="${inch * 2.4}" height="${inch * 0.9}" fill="none" stroke="${ink}" stroke-width="${inch * 0.025}"/>` +
  lines
    .map(
      (line, at) =>
        `<text x="0" y="${inch * (0.28 * (at - (lines.length - 1) / 2) + 0.07)}" font-size="${inch * 0.22}" font-weight="bold" text-anchor="middle" fill="${ink}">${line}</text>`,
    )
    .join('');

const strokesOf = (inch: number, ink: string): string =>
  `<path d="M0 0 q${inch * 0.3} ${-inch * 0.6} ${inch * 0.4} 0 t${inch * 0.5} ${-inch * 0.2} t${inch * 0.3} ${inch * 0.3} q${inch * 0.5} ${-inch * 0.5} ${inch} ${-inch * 0.1}" fill="none" stroke="${ink}" stroke-width="${inch * 0.025}"/>`;

interface Speckling {
  readonly width: number;
  readonly channels: number;
  /** Side of the largest speck in pixels. */
  readonly largest: number;
  readonly seed: number;
  readonly grey: boolean;
}

/** Specks of dust about a tenth of a millimetre wide, and an uneven ground in grey; the same for the same seed. */
const speckle = (pixels: Buffer, { width, channels, largest, seed, grey }: Speckling): void => {
  const random = randomOf(seed);
  const count = Math.round(pixels.length / channels / 9000);
  for (let speck = 0; speck < count; speck += 1) {
    const at = Math.floor(random() * (pixels.length / channels));
    const dark = Math.floor(random() * 140);
    const size = 1 + Math.floor(random() * largest);
    for (let y = 0; y < size; y += 1) {
      for (let x = 0; x < size; x += 1) {
        const start = (at + y * width + x) * channels;
        if (start + channels <= pixels.length) pixels.fill(dark, start, start + channels);
      }
    }
  }
  if (!grey) return;
  for (let at = 0; at < pixels.length; at += 1) pixels[at] = Math.max(0, Math.min(255, (pixels[at] ?? 0) - 8 + Math.floor(random() * 12)));
};

/** Mulberry32: the same sequence on every machine. */
const randomOf = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

const tiffOf = (pages: readonly Buffer[], dpi: number): Promise<Buffer> =>
  sharp([...pages], { join: { animated: true } })
    .threshold()
    .toColourspace('b-w')
    .tiff({ compression: 'ccittfax4', bitdepth: 1, xres: dpi / MM_PER_INCH, yres: dpi / MM_PER_INCH })
    .toBuffer();

const MM_PER_INCH = 25.4;
