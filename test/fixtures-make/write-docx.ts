import {
  AlignmentType,
  BorderStyle,
  Document,
  ExternalHyperlink,
  HeadingLevel,
  type ISectionOptions,
  Packer,
  PageOrientation,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableRow,
  TabStopType,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { openZip } from '../../src/adapters/zip.js';
import type { Layout } from './layouts.js';
import { type Automatic, createNumberer, type Numberer } from './numbering.js';
import type { Block } from './read-sample.js';
import { spansDown } from './spans.js';

/** The sample as a Word file: automatic numbers, real tables, the stamp at the right, headings by style. */
export const writeDocx = async (blocks: readonly Block[], layout: Layout, automatic: Automatic): Promise<Buffer> => {
  const plain = await Packer.toBuffer(documentOf(blocks, layout, automatic));
  const zip = await openZip(plain);
  const part = zip.ok ? zip.archive.read('word/numbering.xml') : zip;
  if (part?.ok !== true) throw new Error('the package docx wrote no numbering');
  // The package repeats the start of every level as an override, and LibreOffice's DOC then counts each list from there.
  const data = part.bytes.toString('utf8').replace(/<w:lvlOverride\b.*?<\/w:lvlOverride>/gu, '');
  return Packer.toBuffer(documentOf(blocks, layout, automatic), false, [{ path: 'word/numbering.xml', data }]);
};

const FONT = 'Times New Roman';
const TEXT_WIDTH = 9638;
const FIRST_LINE = 709;

const documentOf = (blocks: readonly Block[], layout: Layout, automatic: Automatic): Document => {
  const numberer = createNumberer(automatic);
  const sections: { landscape: boolean; children: (Paragraph | Table)[] }[] = [{ landscape: false, children: [] }];
  for (const [index, block] of blocks.entries()) {
    if (block.kind === 'landscape') sections.push({ landscape: true, children: [] });
    else sections.at(-1)?.children.push(...elementsOf(block, { layout, numberer, opensSection: blocks[index - 1]?.kind === 'landscape' }));
  }
  return new Document({
    styles: {
      default: {
        document: { run: { font: FONT, size: 28 } },
        heading1: { run: { font: FONT, size: 28, bold: true, color: '000000' }, paragraph: { alignment: AlignmentType.CENTER } },
      },
    },
    numbering: { config: numberer.config() },
    sections: sections.map(({ landscape, children }): ISectionOptions => ({ properties: { page: pageOf(landscape) }, children })),
  });
};

const pageOf = (landscape: boolean): NonNullable<NonNullable<ISectionOptions['properties']>['page']> => ({
  size: { width: 11906, height: 16838, orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT },
  margin: { top: 1134, bottom: 1134, left: landscape ? 1134 : 1701, right: landscape ? 1134 : 567 },
});

interface Setting {
  readonly layout: Layout;
  readonly numberer: Numberer;
  /** The section has begun a page already. */
  readonly opensSection: boolean;
}

const elementsOf = (block: Exclude<Block, { kind: 'landscape' }>, setting: Setting): (Paragraph | Table)[] => {
  // Word ends no document with a table: a paragraph stands after it.
  if (block.kind === 'table') return [listTable(block.rows, setting.layout.columns), new Paragraph({})];
  if (block.kind === 'pair') return pairOf(block, setting.layout);
  return paragraphsOf(block, setting);
};

const paragraphsOf = (block: Extract<Block, { kind: 'paragraph' }>, { layout, numberer, opensSection }: Setting): (Paragraph | Table)[] => {
  const pageBreakBefore = block.newPage && !opensSection;
  const spacing = { before: 60, after: 60 };
  if (block.look === 'stamp') {
    const right = block.lines.map((line) => new Paragraph({ children: runs(line) }));
    if (layout.stampsBy === 'indent') {
      return block.lines.map(
        (line, index) => new Paragraph({ indent: { left: 5387 }, pageBreakBefore: pageBreakBefore && index === 0, children: runs(line) }),
      );
    }
    const table = sideBySide([new Paragraph({})], right, [5387, TEXT_WIDTH - 5387]);
    return [...(pageBreakBefore ? [new Paragraph({ pageBreakBefore })] : []), table, new Paragraph({})];
  }
  if (block.look === 'centred') {
    return [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        spacing: { before: 120, after: 120 },
        pageBreakBefore,
        children: runs(block.lines.join('\n'), true),
      }),
    ];
  }
  const numbering = block.label === null ? null : numberer.number(block.label, block.depth);
  const typed = block.label !== null && numbering === null ? `${block.label} ` : '';
  const content = `${typed}${block.lines.join('\n')}`;
  const listed = numbering === null ? {} : { numbering };
  if (block.look === 'heading') {
    return [
      new Paragraph({ heading: HeadingLevel.HEADING_1, spacing: { before: 240, after: 120 }, children: runs(content, true), ...listed }),
    ];
  }
  return [
    new Paragraph({
      alignment: block.lines.length > 1 ? AlignmentType.LEFT : AlignmentType.JUSTIFIED,
      spacing,
      pageBreakBefore,
      children: runs(content),
      ...(numbering === null ? { indent: { firstLine: FIRST_LINE } } : listed),
    }),
  ];
};

const pairOf = ({ left, right, letterhead }: Extract<Block, { kind: 'pair' }>, layout: Layout): (Paragraph | Table)[] => {
  const side = (lines: readonly string[], alignment: 'left' | 'right' | 'center'): Paragraph[] =>
    lines.map((line) => new Paragraph({ alignment, children: runs(line, letterhead) }));
  if (layout.pairsBy === 'table' || letterhead) {
    const [one, other] = letterhead ? (['center', 'center'] as const) : (['left', 'right'] as const);
    return [new Paragraph({}), sideBySide(side(left, one), side(right, other), [TEXT_WIDTH / 2, TEXT_WIDTH / 2]), new Paragraph({})];
  }
  const [last = '', ...above] = left.toReversed();
  return [
    new Paragraph({}),
    ...side(above.toReversed(), 'left'),
    new Paragraph({ tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }], children: runs(`${last}\t${right.join(' ')}`) }),
    new Paragraph({}),
  ];
};

const NO_BORDER = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const NO_BORDERS = { top: NO_BORDER, bottom: NO_BORDER, left: NO_BORDER, right: NO_BORDER };

const sideBySide = (left: Paragraph[], right: Paragraph[], widths: readonly [number, number]): Table =>
  new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    borders: { ...NO_BORDERS, insideHorizontal: NO_BORDER, insideVertical: NO_BORDER },
    rows: [
      new TableRow({
        children: [left, right].map(
          (children, index) => new TableCell({ children, borders: NO_BORDERS, width: { size: widths[index] ?? 0, type: WidthType.DXA } }),
        ),
      }),
    ],
  });

const listTable = (rows: readonly (readonly string[])[], widths: readonly number[]): Table => {
  const spans = spansDown(rows);
  return new Table({
    width: { size: widths.reduce((total, width) => total + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    rows: rows.map(
      (row, rowNo) =>
        new TableRow({
          tableHeader: rowNo === 0,
          cantSplit: false,
          children: row.flatMap((text, column) => {
            const rowSpan = spans[rowNo]?.[column] ?? 1;
            if (rowSpan === 0) return [];
            const alignment = rowNo === 0 ? AlignmentType.CENTER : AlignmentType.LEFT;
            return new TableCell({
              rowSpan,
              verticalAlign: VerticalAlignTable.TOP,
              width: { size: widths[column] ?? 0, type: WidthType.DXA },
              children: [new Paragraph({ alignment, children: runs(text, rowNo === 0, 24) })],
            });
          }),
        }),
    ),
  });
};

/** Words between `**` are bold, `<…>` is a link. */
const runs = (text: string, bold = false, size?: number): ParagraphChild[] =>
  text.split('**').flatMap((piece, index) =>
    piece.split(/(<https?:[^>]+>)/u).flatMap((part): ParagraphChild[] => {
      if (part === '') return [];
      const style = { bold: bold || index % 2 === 1, ...(size === undefined ? {} : { size }) };
      if (part.startsWith('<')) {
        const link = part.slice(1, -1);
        return [new ExternalHyperlink({ link, children: [new TextRun({ text: link, ...style })] })];
      }
      return part.split('\n').map((line, no) => new TextRun({ text: line, ...style, ...(no === 0 ? {} : { break: 1 }) }));
    }),
  );
