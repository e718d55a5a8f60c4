import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  AlignmentType,
  BorderStyle,
  Document,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalMergeType,
  WidthType,
} from 'docx';
import { readText } from '../../src/extract/text.js';
import type { ParagraphBlock, SourceBlock, TableBlock } from '../../src/model/index.js';
import { testContext } from '../extract/context.js';

/** The blocks of a sample order as its text file gives them. */
export const orderBlocks = (file: string): readonly SourceBlock[] => {
  const read = readText(testContext(), readFileSync(file));
  if (!read.ok) throw new Error(read.failure.code);
  return read.value.blocks;
};

/** The same as a DOCX laid out as offices do: 14 points, justified, first lines set in, tables with lines. */
export const renderDocx = async (blocks: readonly SourceBlock[]): Promise<Buffer> => {
  const document = new Document({
    styles: { default: { document: { run: { font: 'Liberation Serif', size: 28 } } } },
    sections: [
      {
        properties: { page: { size: { width: 11906, height: 16838 }, margin: { top: 1134, bottom: 1134, left: 1701, right: 851 } } },
        children: blocks.flatMap((block) => (block.kind === 'paragraph' ? [drawParagraph(block)] : [drawTable(block), new Paragraph('')])),
      },
    ],
  });
  return Packer.toBuffer(document);
};

/** Converts with LibreOffice; the output stands beside the input. */
export const convert = (file: string, to: string): string => {
  const folder = path.dirname(file);
  execFileSync('soffice', [`-env:UserInstallation=file://${folder}/profile`, '--headless', '--convert-to', to, '--outdir', folder, file], {
    stdio: 'ignore',
  });
  const extension = to.split(':')[0] ?? to;
  return path.join(folder, `${path.basename(file, path.extname(file))}.${extension}`);
};

/** Writes bytes to a file of a folder that is made where it is missing. */
export const write = (folder: string, name: string, bytes: Buffer): string => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, name), bytes);
  return path.join(folder, name);
};

const SHORT = 60;

const drawParagraph = (block: ParagraphBlock): Paragraph => {
  const lines = block.text.split('\n');
  const isBody = block.text.length > SHORT || /^[\d.]+\s|^[-–—•]|^\p{L}\)/u.test(block.text);
  return new Paragraph({
    // A line that ends with a break would be drawn out to the margins.
    alignment: !isBody ? AlignmentType.CENTER : lines.length > 1 ? AlignmentType.LEFT : AlignmentType.BOTH,
    ...(isBody ? { indent: { firstLine: 709 } } : {}),
    spacing: { after: isBody ? 0 : 120 },
    children: lines.map(
      (text, index) =>
        new TextRun({
          text: (block.label === null || index > 0 ? '' : `${block.label} `) + text,
          ...(index > 0 ? { break: 1 } : {}),
        }),
    ),
  });
};

const LINE = { style: BorderStyle.SINGLE, size: 4, color: '000000' };

const drawTable = (block: TableBlock): Table => {
  const columns = Math.max(...block.rows.flatMap((row) => row.cells.map((cell) => cell.column + cell.colSpan)));
  const width = Math.floor(9354 / columns);
  const grid = new Map<string, { readonly text: string; readonly colSpan: number; readonly first: boolean }>();
  block.rows.forEach((row, r) => {
    for (const cell of row.cells) {
      for (let down = 0; down < cell.rowSpan; down += 1)
        grid.set(`${r + down}:${cell.column}`, { text: down === 0 ? cell.text : '', colSpan: cell.colSpan, first: down === 0 });
    }
  });
  const merged = (r: number, c: number): boolean => grid.get(`${r + 1}:${c}`)?.first === false;
  return new Table({
    width: { size: 9354, type: WidthType.DXA },
    columnWidths: Array.from({ length: columns }, () => width),
    layout: TableLayoutType.FIXED,
    borders: { top: LINE, bottom: LINE, left: LINE, right: LINE, insideHorizontal: LINE, insideVertical: LINE },
    rows: block.rows.map(
      (_, r) =>
        new TableRow({
          children: Array.from({ length: columns }, (__, c) => ({ c, cell: grid.get(`${r}:${c}`) })).flatMap(({ c, cell }) =>
            cell === undefined
              ? []
              : [
                  new TableCell({
                    columnSpan: cell.colSpan,
                    ...(cell.first
                      ? merged(r, c)
                        ? { verticalMerge: VerticalMergeType.RESTART }
                        : {}
                      : { verticalMerge: VerticalMergeType.CONTINUE }),
                    children: cell.text.split('\n').map((text) => new Paragraph({ children: [new TextRun({ text, size: 22 })] })),
                  }),
                ],
          ),
        }),
    ),
  });
};
