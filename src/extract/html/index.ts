import type { Diagnostic, Reading, SourceDocument } from '../../model/index.js';
import { diagnostic, failed, readingOf } from '../../model/index.js';
import type { ExtractContext } from '../context.js';
import { createLegibility } from '../text-legibility.js';
import { decodePrefix } from '../text-encoding.js';
import { archivedPage, isWebArchive } from './archive.js';
import { type PageState, readBlocks } from './blocks.js';
import { findChrome } from './chrome.js';
import { decodeHtml } from './decode.js';
import { lookOf, PAGE_LOOK } from './look.js';
import { readStyles } from './styles.js';
import { parseHtml } from './tree.js';

export type { HtmlLexicon } from './context.js';

/**
 * Reads a saved web page, or a document saved as HTML by a word processor: the act without the site round it, numbers of
 * lists as the browser shows them, hidden text left out. A web archive (MHTML) is read as the page in it. Fails with `empty`,
 * `unreadable-text`, and `unsupported-format` where an archive holds no page.
 */
export const readHtml = (context: ExtractContext, file: Buffer): Reading<SourceDocument> => {
  const bytes = isWebArchive(decodePrefix(file.subarray(0, HEAD))) ? archivedPage(file) : file;
  if (bytes === null) return failed('unsupported-format', { kind: 'mhtml' });
  const { text, encoding } = decodeHtml(context.reading, bytes);
  const diagnostics: Diagnostic[] = [diagnostic('encoding-detected', { encoding })];
  const root = parseHtml(text.replaceAll('\u0000', ''));
  const sheet = readStyles(root);
  const chrome = findChrome(context.html, root, (element) => lookOf(sheet, element, PAGE_LOOK).hidden);
  const page: PageState = { sheet, chrome, counts: { hidden: 0, footnotes: 0, comments: 0 } };
  const blocks = readBlocks(page, root.children, PAGE_LOOK, 'body');
  diagnostics.push(...report(page));
  if (blocks.length === 0) return failed('empty', {}, diagnostics);
  const sample = blocks
    .map((block) =>
      block.kind === 'paragraph' ? block.text : block.rows.map((row) => row.cells.map((cell) => cell.text).join(' ')).join('\n'),
    )
    .join('\n');
  if (!createLegibility(context.reading).isLegible(sample)) return failed('unreadable-text', { encoding }, diagnostics);
  return readingOf({ format: 'html', method: 'text', pages: null, ocrConfidence: null, blocks }, diagnostics);
};

/** Bytes in which the head of a web archive stands. */
const HEAD = 8192;

const report = ({ counts }: PageState): readonly Diagnostic[] => [
  ...(counts.hidden > 0 ? [diagnostic('hidden-text-dropped', { chars: counts.hidden }, { level: 'warning' })] : []),
  ...(counts.footnotes > 0 ? [diagnostic('footnote', { count: counts.footnotes })] : []),
  ...(counts.comments > 0 ? [diagnostic('comment-dropped', { count: counts.comments })] : []),
];
