import { paragraph, type Reading, type SourceBlock, type SourceDocument } from '../../model/index.js';
import { htmlParagraphs } from './chunk-html.js';
import { rtfParagraphs } from './chunk-rtf.js';
import type { DocxPackage } from './package.js';

const MAX_DEPTH = 3;
const MAX_CHUNKS = 32;

/**
 * Blocks of the foreign parts that a document puts in by `w:altChunk` (17.17.2.1), by relationship id. Parts of the
 * package only; what a part is, is told by its content.
 * @param readInner reads a DOCX inside the DOCX
 */
export const readChunks = async (
  opened: DocxPackage,
  depth: number,
  readInner: (bytes: Buffer) => Promise<Reading<SourceDocument>>,
): Promise<Map<string, readonly SourceBlock[]>> => {
  const chunks = new Map<string, readonly SourceBlock[]>();
  if (depth >= MAX_DEPTH) return chunks;
  for (const [id, relation] of opened.relationships(opened.main)) {
    if (relation.kind !== 'aFChunk' || chunks.size >= MAX_CHUNKS) continue;
    const bytes = opened.bytes(relation.target);
    if (bytes !== null) chunks.set(id, await readChunk(bytes, readInner));
  }
  return chunks;
};

const readChunk = async (
  bytes: Buffer,
  readInner: (bytes: Buffer) => Promise<Reading<SourceDocument>>,
): Promise<readonly SourceBlock[]> => {
  if (bytes.toString('latin1', 0, 2) === 'PK') {
    const reading = await readInner(bytes);
    return reading.ok ? reading.value.blocks.filter((block) => block.region !== 'header' && block.region !== 'footer') : [];
  }
  if (bytes.toString('latin1', 0, 5) === '{\\rtf') return rtfParagraphs(bytes).map((text) => paragraph(text));
  return htmlParagraphs(bytes).map((text) => paragraph(text));
};
