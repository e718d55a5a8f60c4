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
import { createFlow, type DocumentState, type Findings } from './story.js';
import { readStyles } from './styles.js';

export type { DocxContext, NumberingLexicon } from './context.js';

/**
 * Reads a DOCX or DOCM file: blocks in reading order, numbers as Word shows them, tracked changes as accepted, hidden
 * text left out. Headers come first, footers last, footnotes after the paragraph that refers to them, text boxes before
 * the paragraph they are anchored in. Pages are those Word laid out last, null where the file does not say.
 *
 * Fails with `empty` (no text and no picture), `unreadable-text` (pictures only), `corrupt`, `encrypted`, `too-large`,
 * `too-deep`.
 */
export const readDocx = (context: DocxContext, bytes: Buffer): Promise<Reading<SourceDocument>> => readPackage(context, bytes, 0);

const readPackage = async (context: DocxContext, bytes: Buffer, depth: number): Promise<Reading<SourceDocument>> => {
  if (bytes.length === 0) return failed('empty');
  const opened = await openPackage(context, bytes);
  if (!opened.ok) return failed(opened.failure.code, opened.failure.data);
  const chunks = await readChunks(opened.package, depth, (inner) => readPackage(context, inner, depth + 1));
  const state = createState(context, opened.package, chunks);
  const body = readBlocks(createFlow(state, 'body'), bodyOf(opened.document));
  const header = readRunning(opened.package, state, 'header');
  const footer = readRunning(opened.package, state, 'footer');
  const diagnostics = report(state, opened.package);
  if (body.length === 0) return failed(state.findings.images > 0 ? 'unreadable-text' : 'empty', {}, diagnostics);
  const paged = state.findings.paged;
  const blocks = [...header, ...body, ...footer];
  return readingOf(
    {
      format: 'docx',
      method: 'text',
      pages: paged ? state.page : null,
      ocrConfidence: null,
      blocks: paged ? blocks : blocks.map(withoutPages),
    },
    diagnostics,
  );
};

const bodyOf = (document: XmlElement): XmlElement['children'] => child(document, 'w:body')?.children ?? [];

const createState = (context: DocxContext, opened: DocxPackage, chunks: DocumentState['chunks']): DocumentState => {
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
  };
};

const createFindings = (): Findings => ({
  hiddenChars: 0,
  revisions: new Map(),
  diagnostics: [],
  textBoxes: 0,
  footnotes: 0,
  images: 0,
  paged: false,
});

const report = ({ findings }: DocumentState, opened: DocxPackage): readonly Diagnostic[] => {
  const diagnostics = [...findings.diagnostics];
  if (findings.hiddenChars > 0) diagnostics.push(diagnostic('hidden-text-dropped', { chars: findings.hiddenChars }, { level: 'warning' }));
  for (const [kind, chars] of findings.revisions) diagnostics.push(diagnostic('open-revision', { kind, chars }, { level: 'warning' }));
  if (findings.textBoxes > 0) diagnostics.push(diagnostic('text-box', { count: findings.textBoxes }));
  if (findings.footnotes > 0) diagnostics.push(diagnostic('footnote', { count: findings.footnotes }));
  if (opened.names.some((name) => /(?:^|\/)vbaProject\.bin$/iu.test(name))) diagnostics.push(diagnostic('macro-present', {}, { level: 'warning' }));
  return diagnostics;
};

/** Without Word's own marks a count of page breaks would only be a lower bound: no page is better than a wrong one. */
const withoutPages = (block: SourceBlock): SourceBlock =>
  block.kind === 'paragraph' ? { ...block, page: null } : { ...block, page: null, rows: block.rows.map((row) => ({ ...row, page: null })) };
