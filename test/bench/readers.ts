import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import mammoth from 'mammoth';
import { PDFParse } from 'pdf-parse';
import { findProgram } from '../../src/adapters/process.js';
import type { SourceBlock, TableRow } from '../../src/model/index.js';
import { convert } from '../system/render.js';
import { htmlRows } from './html-tables.js';
import type { Grid } from './measures.js';

/** A made document in a file too, for programs. */
export interface InputFile {
  readonly file: string;
  readonly bytes: Buffer;
}

/** Whatever takes text and tables out of a file. */
export interface TextReader {
  readonly name: string;
  readonly reads: RegExp;
  readonly text: (input: InputFile) => Promise<string>;
  /** Null where it has no tables. */
  readonly rows: ((input: InputFile) => Promise<Grid>) | null;
}

/** Ours first, then those of the others that are installed, and the names of those that are not. */
export const readers = (
  blocksOf: (input: InputFile) => Promise<readonly SourceBlock[]>,
): { readonly installed: readonly TextReader[]; readonly missing: readonly string[] } => {
  const ours: TextReader = {
    name: 'poryadok',
    reads: /\.(?:docx|pdf|tiff)$/u,
    text: async (input) => (await blocksOf(input)).map(blockText).join('\n'),
    rows: async (input) => (await blocksOf(input)).flatMap((block) => (block.kind === 'table' ? block.rows.map(cellsOf) : [])),
  };
  const programs = [PANDOC, LIBREOFFICE, PDFTOTEXT, TESSERACT];
  const isThere = ({ program }: Program): boolean => findProgram([program], process.env, undefined) !== null;
  return {
    installed: [ours, MAMMOTH, PDF_PARSE, ...programs.filter(isThere)],
    missing: programs.filter((each) => !isThere(each)).map(({ name }) => name),
  };
};

const blockText = (block: SourceBlock): string =>
  block.kind === 'paragraph'
    ? `${block.label ?? ''} ${block.text}`
    : block.rows.map((row) => row.cells.map(({ text }) => text).join('\t')).join('\n');

const cellsOf = ({ cells }: TableRow): string[] => {
  const row: string[] = [];
  for (const { column, text } of cells) row[column] = text;
  return Array.from(row, (cell) => cell ?? '');
};

const MAMMOTH: TextReader = {
  name: 'mammoth',
  reads: /\.docx$/u,
  text: async ({ bytes }) => (await mammoth.extractRawText({ buffer: bytes })).value,
  rows: async ({ bytes }) => htmlRows((await mammoth.convertToHtml({ buffer: bytes })).value),
};

const withPdf = async <T>(bytes: Buffer, read: (parser: PDFParse) => Promise<T>): Promise<T> => {
  // Its bytes are taken away by the parser, so it is given a copy.
  const parser = new PDFParse({ data: new Uint8Array(bytes) });
  try {
    return await read(parser);
  } finally {
    await parser.destroy();
  }
};

const PDF_PARSE: TextReader = {
  name: 'pdf-parse',
  reads: /(?<!dpi)\.pdf$/u,
  text: ({ bytes }) => withPdf(bytes, async (parser) => (await parser.getText({ pageJoiner: '' })).text),
  rows: ({ bytes }) => withPdf(bytes, async (parser) => (await parser.getTable()).pages.flatMap(({ tables }) => tables.flat())),
};

interface Program extends TextReader {
  readonly program: string;
}

const run = (program: string, ...args: readonly string[]): string =>
  execFileSync(program, args, {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, OMP_THREAD_LIMIT: '1' },
  });

const PANDOC: Program = {
  name: 'pandoc',
  program: 'pandoc',
  reads: /\.docx$/u,
  text: async ({ file }) => run('pandoc', '--to=plain', '--wrap=none', file),
  rows: async ({ file }) => htmlRows(run('pandoc', '--to=html', file)),
};

const LIBREOFFICE: Program = {
  name: 'LibreOffice',
  program: 'soffice',
  reads: /\.docx$/u,
  text: async ({ file }) => readFileSync(convert(file, 'txt:Text (encoded):UTF8'), 'utf8'),
  rows: async ({ file }) => htmlRows(readFileSync(convert(file, 'html:HTML (StarWriter)'), 'utf8')),
};

const PDFTOTEXT: Program = {
  name: 'pdftotext',
  program: 'pdftotext',
  reads: /(?<!dpi)\.pdf$/u,
  text: async ({ file }) => run('pdftotext', '-enc', 'UTF-8', path.resolve(file), '-'),
  rows: null,
};

/** As it comes: pages of 300 dpi, its own analysis of the page, Russian, one thread as ours. */
const TESSERACT: Program = {
  name: 'tesseract',
  program: 'tesseract',
  reads: /dpi\.(?:pdf|tiff)$/u,
  text: async ({ file }) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'poryadok-tesseract-'));
    try {
      return picturesOf(path.resolve(file), folder)
        .map((picture) => run('tesseract', picture, 'stdout', '-l', 'rus', '--psm', '3'))
        .join('\n');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
  rows: null,
};

const picturesOf = (file: string, folder: string): readonly string[] => {
  if (file.endsWith('.tiff')) return [file];
  run('pdftoppm', '-r', '300', '-gray', file, path.join(folder, 'page'));
  return readdirSync(folder)
    .sort()
    .map((name) => path.join(folder, name));
};
