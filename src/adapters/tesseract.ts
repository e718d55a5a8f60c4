import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import type { GrayImage, OcrLine, OcrPort, OcrWord } from './ocr-port.js';
import { findProgram, runProcess } from './process.js';

type Env = Readonly<Record<string, string | undefined>>;

/** tesseract: the one named by `PORYADOK_TESSERACT`, else the one on PATH; null where there is none. */
export const findTesseract = (env: Env): string | null => findProgram(['tesseract'], env, env['PORYADOK_TESSERACT']);

/** The languages it has data for (`TESSDATA_PREFIX` is its own to respect); empty where it does not run. */
export const tesseractLanguages = async (program: string): Promise<readonly string[]> => {
  const run = await runProcess(program, ['--list-langs'], { timeoutMs: 20_000 });
  // Old versions write the list to the error output.
  const lines = `${run.stdout.toString('utf8')}\n${run.stderr}`.split(/\r?\n/u).map((line) => line.trim());
  return run.code === 0 ? lines.filter((line) => /^[\w/+-]+$/u.test(line)) : [];
};

export const tesseractVersion = async (program: string): Promise<string | null> => {
  const run = await runProcess(program, ['--version'], { timeoutMs: 20_000 });
  return /tesseract\s+v?(\S+)/iu.exec(run.stdout.toString('utf8') + run.stderr)?.[1] ?? null;
};

/** Reading by tesseract, one thread a process: its threads wait for one another where cores are shared. */
export const createTesseract = (program: string, options: { readonly timeoutMs?: number } = {}): Pick<OcrPort, 'read' | 'orientation'> => {
  const timeoutMs = options.timeoutMs ?? 180_000;
  return {
    read: async (images, { language, segmentation, dpi }) => {
      if (images.length === 0) return [];
      const args = [
        '-l',
        language,
        '--psm',
        String(segmentation),
        '--dpi',
        String(Math.round(dpi)),
        '-c',
        'tessedit_create_hocr=1',
        '-c',
        'hocr_font_info=0',
      ];
      const pages = await withPictures(images, (list) =>
        inTurn(() => runProcess(program, [list, 'stdout', ...args], { timeoutMs, env: ONE_THREAD })),
      );
      // Killed, or out of time: a page of which a part was read must not pass for one with nothing more on it.
      if (pages.code === null) throw Object.assign(new Error('tesseract'), { code: pages.timedOut ? 'timeout' : 'ocr-unavailable' });
      return linesOfPages(pages.stdout.toString('utf8'), images.length);
    },
    orientation: async (image) => {
      const run = await withPictures([image], (list) =>
        inTurn(() => runProcess(program, [list, 'stdout', '--psm', '0', '-l', 'osd'], { timeoutMs, env: ONE_THREAD })),
      );
      const text = run.stdout.toString('utf8') + run.stderr;
      const degrees = Number(/^Rotate:\s*(\d+)/mu.exec(text)?.[1] ?? Number.NaN);
      const confidence = Number(/^Orientation confidence:\s*([\d.]+)/mu.exec(text)?.[1] ?? 0);
      return confidence >= 1.5 && (degrees === 0 || degrees === 90 || degrees === 180 || degrees === 270) ? degrees : null;
    },
  };
};

const ONE_THREAD = { OMP_THREAD_LIMIT: '1', OMP_NUM_THREADS: '1' };

/** As many processes at a time as there are cores: more would only wait for one another. The time of one runs from its start. */
const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
  if (running >= availableParallelism()) await new Promise<void>((go) => waiting.push(go));
  else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  }
};

let running = 0;
const waiting: (() => void)[] = [];

/** Several pictures to one process by a list of files: the language is loaded once. */
const withPictures = async <T>(images: readonly GrayImage[], run: (list: string) => Promise<T>): Promise<T> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'poryadok-ocr-'));
  try {
    const names = images.map((_, index) => path.join(folder, `${index}.pgm`));
    await Promise.all(images.map((image, index) => writeFile(names[index] ?? '', toPgm(image))));
    const list = path.join(folder, 'list.txt');
    await writeFile(list, `${names.join('\n')}\n`);
    return await run(list);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const toPgm = ({ width, height, data }: GrayImage): Buffer => Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`, 'latin1'), data]);

/** What hOCR says of each of so many pictures. */
export const linesOfPages = (hocr: string, count: number): readonly (readonly OcrLine[])[] => {
  const pages: OcrLine[][] = Array.from({ length: count }, () => []);
  // Pictures in which nothing was found have a page all the same; its number is in `ppageno`.
  for (const page of hocr.split(/<div class=['"]ocr_page['"]/u).slice(1)) {
    const number = Number(/ppageno (\d+)/u.exec(page.slice(0, 2000))?.[1] ?? Number.NaN);
    const own = pages[number];
    if (own === undefined) continue;
    for (const line of page.split(/<span class=['"](?:ocr_line|ocr_header|ocr_caption|ocr_textfloat)['"]/u).slice(1))
      own.push(...lineOf(line));
  }
  return pages;
};

const lineOf = (markup: string): readonly OcrLine[] => {
  const title = /title=["']([^"']*)["']/u.exec(markup)?.[1] ?? '';
  const [left = 0, , , bottom = 0] = numbersAfter(title, 'bbox');
  const [slope = 0, offset = 0] = numbersAfter(title, 'baseline');
  const [size = 0] = numbersAfter(title, 'x_size');
  const words = [...markup.matchAll(WORD)].flatMap((match): readonly OcrWord[] => {
    const [l, t, r, b] = numbersAfter(match[1] ?? '', 'bbox');
    const [confidence = 0] = numbersAfter(match[1] ?? '', 'x_wconf');
    const text = decode((match[2] ?? '').replace(/<[^>]*>/gu, '')).trim();
    if (text === '' || l === undefined || t === undefined || r === undefined || b === undefined) return [];
    const baseline = bottom + offset + slope * ((l + r) / 2 - left);
    return [{ text, left: l, top: t, right: r, bottom: b, baseline, confidence: confidence / 100 }];
  });
  return words.length === 0 ? [] : [{ words, size }];
};

const WORD = /<span class=['"]ocrx_word['"][^>]*title=['"]([^'"]*)['"][^>]*>([\s\S]*?)<\/span>/gu;

/** None where one of them is no number. */
const numbersAfter = (title: string, name: string): readonly number[] => {
  const numbers = (new RegExp(`${name}((?: -?[\\d.]+)+)`, 'u').exec(title)?.[1] ?? '').trim().split(' ').filter(Boolean).map(Number);
  return numbers.every(Number.isFinite) ? numbers : [];
};

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
const decode = (text: string): string => text.replace(/&(amp|lt|gt|quot|#39);/gu, (_, name: string) => ENTITIES[name] ?? '');
