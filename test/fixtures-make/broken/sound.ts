import { readFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { ROOT } from '../../structure/files.js';
import { docxParts, type DocxSource, p } from '../../extract/docx/build.js';
import { packAll } from '../../fuzz/pack.js';

/** Sound files, to be spoilt. */
export interface Sound {
  readonly docx: Buffer;
  readonly odt: Buffer;
  readonly rtf: Buffer;
  readonly doc: Buffer;
  readonly pdf: Buffer;
  readonly html: Buffer;
  readonly txt: Buffer;
  readonly png: Buffer;
  readonly jpg: Buffer;
  readonly tiff: Buffer;
}

export const sound = async (): Promise<Sound> => {
  const page = sharp({ create: { width: 400, height: 300, channels: 3, background: '#fff' } });
  return {
    docx: docxOf({ body: BODY }),
    odt: bytesOf('fixtures/formats/001.odt'),
    rtf: bytesOf('fixtures/formats/001.rtf'),
    doc: bytesOf('fixtures/formats/001.doc'),
    pdf: bytesOf('fixtures/extract/order.pdf'),
    html: bytesOf('fixtures/formats/001.html'),
    txt: bytesOf('corpus/orders/001_22ada60ea46ef3e6.txt'),
    png: await page.clone().png().toBuffer(),
    jpg: await page.clone().jpeg().toBuffer(),
    tiff: await page.clone().tiff().toBuffer(),
  };
};

/** A DOCX of the parts given: stored, so that what is spoilt in it is what was meant to be. */
export const docxOf = (source: DocxSource, over: Readonly<Record<string, Buffer | string>> = {}): Buffer =>
  packAll(new Map<string, Buffer | string>([...docxParts(source), ...Object.entries(over)]));

export const BODY = [
  'ПРИКАЗ',
  'от 5 мая 2024 г. № 7',
  'Об утверждении порядка ведения перечня точек взаимодействия',
  'Приказываю утвердить порядок ведения перечня точек взаимодействия с клиентами.',
  'Министр И.И. Лесной',
]
  .map((text) => p(text))
  .join('');

/** A short order as text; different texts for different names, as copies are recorded once. */
export const orderText = (mark: string): string =>
  `ПРИКАЗ\n\nот 5 мая 2024 г. № 7\n\nОб утверждении порядка ведения перечня (${mark})\n\nПриказываю утвердить порядок.\n`;

export const bytesOf = (name: string): Buffer => readFileSync(path.join(ROOT, name));
