import type { XmlElement } from '../../adapters/xml-port.js';
import { type Diagnostic, diagnostic, failed, type Reading, readingOf, type SourceBlock, type SourceDocument } from '../../model/index.js';
import { readBlocks } from './blocks.js';
import { readChunks } from './chunks.js';
import type { DocxContext } from './context.js';
import { child } from './elements.js';
import { openNotes } from './notes.js';
import { readLists } from './numbering.js';
import { type DocxPackage, openPackage } from './package.js';
import { readRunning } from './running.js';
import { createFlow, type DocumentState, type Findings, type Revision, type Trace } from './story.js';
import { readStyles } from './styles.js';

/** Opens a file and reads it. `depth` counts the documents around this one. */
export const readFile = async (context: DocxContext, bytes: Buffer, depth: number): Promise<Reading<SourceDocument>> => {
  if (bytes.length === 0) return failed('empty');
  const opened = await openPackage(context, bytes);
  if (!opened.ok) return failed(opened.failure.code, opened.failure.data);
  return readOpened(context, opened.package, opened.document, { depth, trace: null });
};

/** Reads an opened package. */
export const readOpened = async (
  context: DocxContext,
  opened: DocxPackage,
  document: XmlElement,
  { depth, trace }: { readonly depth: number; readonly trace: Trace | null },
): Promise<Reading<SourceDocument>> => {
  const chunks = await readChunks(opened, depth, (inner) => readFile(context, inner, depth + 1));
  const state = createState(context, opened, chunks, trace);
  const body = readBlocks(createFlow(state, 'body'), child(document, 'w:body')?.children ?? []);
  const blocks = [...readRunning(opened, state, 'header'), ...body, ...readRunning(opened, state, 'footer')];
  const diagnostics = report(state, opened, blocks);
  if (body.length === 0) return failed(state.findings.images > 0 ? 'unreadable-text' : 'empty', {}, diagnostics);
  if (isScan(state.findings, body)) return failed('unreadable-text', { pictures: state.findings.pageImages }, diagnostics);
  const { paged } = state.findings;
  return readingOf(
    {
      format: 'docx',
      method: 'text',
      pages: paged ? state.page : null,
      ocrConfidence: null,
      blocks: paged ? blocks : blocks.map((block) => withoutPages(block, trace)),
    },
    diagnostics,
  );
};

const createState = (context: DocxContext, opened: DocxPackage, chunks: DocumentState['chunks'], trace: Trace | null): DocumentState => {
  const root = (kind: string): XmlElement | null => {
    const name = opened.related(opened.main, kind);
    return name === null ? null : opened.part(name);
  };
  const styles = readStyles(root('styles'));
  return {
    styles,
    lists: readLists(root('numbering'), styles.numberingOf),
    lexicon: context.numbering,
    findings: createFindings(),
    chunks,
    notes: openNotes(context.numbering, opened),
    page: 1,
    pageDue: false,
    sections: [],
    counters: new Map(),
    trace,
  };
};

const createFindings = (): Findings => ({
  hiddenChars: 0,
  revisions: [],
  diagnostics: [],
  textBoxes: 0,
  footnotes: 0,
  images: 0,
  pageImages: 0,
  paged: false,
});

const report = ({ findings }: DocumentState, opened: DocxPackage, blocks: readonly SourceBlock[]): readonly Diagnostic[] => {
  const diagnostics = [...findings.diagnostics];
  if (findings.hiddenChars > 0) diagnostics.push(diagnostic('hidden-text-dropped', { chars: findings.hiddenChars }, { level: 'warning' }));
  diagnostics.push(...reportRevisions(findings.revisions, blocks));
  if (findings.textBoxes > 0) diagnostics.push(diagnostic('text-box', { count: findings.textBoxes }));
  if (findings.footnotes > 0) diagnostics.push(diagnostic('footnote', { count: findings.footnotes }));
  if (findings.pageImages > 0) diagnostics.push(diagnostic('block-unreadable', { pictures: findings.pageImages }, { level: 'warning' }));
  if (opened.names.some((name) => /(?:^|\/)vbaProject\.bin$/iu.test(name)))
    diagnostics.push(diagnostic('macro-present', {}, { level: 'warning' }));
  return diagnostics;
};

const MAX_REVISIONS = 500;
const MAX_QUOTE = 200;

const FEW_LETTERS = 200;

/** Scanned pages put into a document with a line of text at most: what they say is not read, so nothing may be said of it. */
const isScan = ({ pageImages }: Findings, body: readonly SourceBlock[]): boolean => {
  if (pageImages === 0) return false;
  const letters = body.reduce((sum, block) => sum + (block.kind === 'paragraph' ? block.text.length : FEW_LETTERS), 0);
  return letters < FEW_LETTERS;
};

/** `block` is the position in `SourceDocument.blocks`, so that what was read from that block can be told to be unsettled. */
const reportRevisions = (revisions: readonly Revision[], blocks: readonly SourceBlock[]): Diagnostic[] => {
  if (revisions.length === 0) return [];
  const positions = new Map(blocks.map((block, index) => [block, index]));
  return revisions.slice(0, MAX_REVISIONS).map(({ kind, text, block }) => {
    const position = block === null ? undefined : positions.get(block);
    const where = position === undefined ? {} : { block: position };
    return diagnostic('open-revision', { kind, chars: text.length, text: text.slice(0, MAX_QUOTE), ...where }, { level: 'warning' });
  });
};

/** Without Word's own marks a count of page breaks would only be a lower bound: no page is better than a wrong one. */
const withoutPages = (block: SourceBlock, trace: Trace | null): SourceBlock => {
  const pageless: SourceBlock =
    block.kind === 'paragraph'
      ? { ...block, page: null }
      : { ...block, page: null, rows: block.rows.map((row) => ({ ...row, page: null })) };
  const origin = trace?.blocks.get(block);
  if (origin !== undefined) trace?.blocks.set(pageless, origin);
  return pageless;
};
