import { readHtml } from '../../../src/extract/html/index.js';
import type { SourceBlock } from '../../../src/model/index.js';
import { drawn, testContext } from '../context.js';

/** What a page reads as: paragraphs with `<label>` before and marks of style, tables row by row. */
export const readPage = (html: string | Buffer): readonly string[] => {
  const reading = readHtml(testContext(), typeof html === 'string' ? Buffer.from(html, 'utf8') : html);
  if (!reading.ok) return [`failed: ${reading.failure.code}`];
  return reading.value.blocks.flatMap(shown);
};

const shown = (block: SourceBlock): readonly string[] => {
  if (block.kind === 'table') return drawn(block);
  const { align, bold, heading } = block.style;
  const marks = [
    block.region === 'body' ? '' : block.region,
    heading === null ? '' : `h${heading}`,
    align === 'center' || align === 'right' ? align : '',
    bold ? 'bold' : '',
  ].filter(Boolean);
  return [
    `${marks.length > 0 ? `[${marks.join(' ')}] ` : ''}${block.label === null ? '' : `<${block.label}> `}${block.text.replaceAll('\n', '/')}`,
  ];
};
