import {
  AlignmentType,
  BorderStyle,
  Document,
  Header,
  type ISectionOptions,
  PageNumber,
  PageOrientation,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun as Run,
  VerticalAlign,
  WidthType,
} from 'docx';
import { openZipPackage, writeZip } from '../annotate/zip.js';
import { visible } from '../visible.js';
import type { Block, ParagraphLook, Section, TextRun } from './blocks.js';

/** The bytes of a DOCX. The same blocks give the same bytes. */
export const writeDocument = async (
  properties: { readonly title: string; readonly creator: string },
  sections: readonly Section[],
): Promise<Buffer> => {
  const document = new Document({
    ...properties,
    styles: { default: { document: { run: { font: FONT, size: SIZE, language: { value: 'ru-RU' } } } } },
    sections: sections.map(sectionOf),
  });
  return withoutClock(await Packer.toBuffer(document));
};

const FONT = 'Times New Roman';
/** Half points. */
const SIZE = 28;
const SMALL = 22;
/** Twentieths of a point. */
const MM = 56.7;
const INDENT = 709;

/** The package stamps files with the time: nothing in an output depends on the clock. */
const withoutClock = (bytes: Buffer): Buffer => {
  const opened = openZipPackage(bytes);
  if (opened === null) throw new Error('docx wrote no package');
  const members = new Map<string, Buffer>();
  for (const name of opened.names) {
    const content = opened.read(name);
    if (content === null || name.endsWith('/')) continue;
    members.set(name, name === 'docProps/core.xml' ? Buffer.from(timeless(content.toString('utf8'))) : content);
  }
  return writeZip(members);
};

const timeless = (xml: string): string => xml.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, '$12024-01-01T00:00:00Z');

const sectionOf = ({ landscape, blocks }: Section): ISectionOptions => ({
  properties: {
    titlePage: !landscape,
    page: {
      size: {
        width: 210 * MM,
        height: 297 * MM,
        orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
      },
      margin: { top: 20 * MM, bottom: 20 * MM, left: 30 * MM, right: 15 * MM, header: 10 * MM },
    },
  },
  headers: {
    default: new Header({
      children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [new Run({ children: [PageNumber.CURRENT], size: SMALL })] })],
    }),
    first: new Header({ children: [new Paragraph({})] }),
  },
  children: blocks.flatMap((block) => blockOf(block, landscape)),
});

const blockOf = (block: Block, landscape: boolean): (Paragraph | Table)[] => {
  switch (block.kind) {
    case 'paragraph':
      return [paragraphOf(block.look, block.runs)];
    case 'columns':
      return [columnsOf(block.left, block.right)];
    case 'table':
      // A table that ends a document or meets another needs a paragraph after it.
      return [tableOf(block, landscape), paragraphOf('small', [])];
  }
};

type ParagraphOptions = Exclude<ConstructorParameters<typeof Paragraph>[0], string>;

const LOOKS: Readonly<Record<ParagraphLook, ParagraphOptions>> = {
  body: { alignment: AlignmentType.BOTH, indent: { firstLine: INDENT }, spacing: { after: 80 } },
  plain: { spacing: { after: 0 } },
  centred: { alignment: AlignmentType.CENTER, spacing: { after: 80 } },
  right: { alignment: AlignmentType.RIGHT, spacing: { after: 80 } },
  subject: { spacing: { before: 360, after: 360 }, indent: { right: 5000 } },
  section: { spacing: { before: 280, after: 120 }, keepNext: true, indent: { firstLine: INDENT } },
  item: { alignment: AlignmentType.BOTH, spacing: { before: 160, after: 60 }, keepNext: true, indent: { firstLine: INDENT } },
  small: { spacing: { after: 60 } },
};

const paragraphOf = (look: ParagraphLook, runs: readonly TextRun[]): Paragraph =>
  new Paragraph({
    ...LOOKS[look],
    children: runs.flatMap((run) => runsOf(run, look === 'small' ? SMALL : undefined, look === 'section' || look === 'item')),
  });

const runsOf = ({ text, bold, italic }: TextRun, size: number | undefined, heading = false): Run[] =>
  visible(text)
    .split('\n')
    .map(
      (line, index) =>
        new Run({
          text: line,
          ...(bold === true || heading ? { bold: true } : {}),
          ...(italic === true ? { italics: true } : {}),
          ...(size === undefined ? {} : { size }),
          ...(index > 0 ? { break: 1 } : {}),
        }),
    );

const NO_BORDER = { style: BorderStyle.NONE, size: 0, color: 'FFFFFF' } as const;
const NO_BORDERS = {
  top: NO_BORDER,
  bottom: NO_BORDER,
  left: NO_BORDER,
  right: NO_BORDER,
  insideHorizontal: NO_BORDER,
  insideVertical: NO_BORDER,
};

/** Date and number on the left, the addressee on the right. */
const columnsOf = (left: readonly string[], right: readonly string[]): Table => {
  const cell = (lines: readonly string[], size: number): TableCell =>
    new TableCell({
      width: { size, type: WidthType.DXA },
      children: lines.map((line) => new Paragraph({ spacing: { after: 60 }, children: [new Run({ text: visible(line) })] })),
    });
  return new Table({
    width: { size: 9350, type: WidthType.DXA },
    columnWidths: [4700, 4650],
    borders: NO_BORDERS,
    rows: [new TableRow({ children: [cell(left, 4700), cell(right, 4650)] })],
  });
};

const LINE = { style: BorderStyle.SINGLE, size: 4, color: '7F7F7F' } as const;

const tableOf = ({ header, widths, rows }: Extract<Block, { kind: 'table' }>, landscape: boolean): Table => {
  const total = widths.reduce((sum, each) => sum + each, 0);
  const room = landscape ? 14_280 : 9350;
  const sizes = widths.map((width) => Math.round((width / Math.max(1, total)) * room));
  const row = (cells: readonly string[], heading: boolean): TableRow =>
    new TableRow({
      tableHeader: heading,
      cantSplit: true,
      children: cells.map(
        (text, column) =>
          new TableCell({
            width: { size: sizes[column] ?? 1000, type: WidthType.DXA },
            verticalAlign: VerticalAlign.TOP,
            margins: { top: 40, bottom: 40, left: 80, right: 80 },
            ...(heading ? { shading: { fill: 'E7ECF2' } } : {}),
            children: [new Paragraph({ children: runsOf({ text, bold: heading }, SMALL) })],
          }),
      ),
    });
  return new Table({
    width: { size: room, type: WidthType.DXA },
    columnWidths: sizes,
    borders: { top: LINE, bottom: LINE, left: LINE, right: LINE, insideHorizontal: LINE, insideVertical: LINE },
    rows: [...(header === null ? [] : [row(header, true)]), ...rows.map((cells) => row(cells, false))],
  });
};
