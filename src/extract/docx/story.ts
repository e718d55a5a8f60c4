import type { XmlElement } from '../../adapters/xml-port.js';
import type { BlockRegion, Diagnostic, SourceBlock } from '../../model/index.js';
import type { NumberingLexicon } from './context.js';
import { createLabelCounter, type LabelCounter } from './labels.js';
import type { Lists } from './numbering.js';
import type { Styles } from './styles.js';

/** What reading one document gathers on its way. One object a document; the only mutable state of the reader. */
export interface DocumentState {
  readonly styles: Styles;
  readonly lists: Lists;
  readonly lexicon: NumberingLexicon;
  readonly findings: Findings;
  /** Blocks of a foreign part put in at `w:altChunk`, by relationship id. */
  readonly chunks: Map<string, readonly SourceBlock[]>;
  readonly notes: Notes;
  /** 1-based, as Word laid it out last. */
  page: number;
  /** A break that was asked for and that Word's own mark of a new page may still confirm. */
  pageDue: boolean;
  /** Section properties in document order. */
  readonly sections: XmlElement[];
  readonly counters: Map<BlockRegion, LabelCounter>;
  /** Set where somebody wants to know which element each block and label came from. */
  readonly trace: Trace | null;
}

/** Which `w:p` each label was given to, and which element each block was made of. */
export interface Trace {
  readonly labels: Map<XmlElement, string>;
  readonly blocks: Map<SourceBlock, XmlElement>;
}

/** Footnotes, endnotes and comments: what they are numbered, and where their text is. */
export interface Notes {
  /** A note or comment, at its first reference only: a second one would repeat it. */
  take(kind: NoteKind, id: string): XmlElement | null;
  /** Number of the next reference, as shown. */
  nextLabel(kind: NoteKind): string | null;
}

export type NoteKind = 'footnote' | 'endnote' | 'comment';

export interface Findings {
  hiddenChars: number;
  readonly revisions: Revision[];
  readonly diagnostics: Diagnostic[];
  textBoxes: number;
  footnotes: number;
  images: number;
  /** Pictures as large as a page: most likely scans. */
  pageImages: number;
  /** True once Word's own page marks were seen. */
  paged: boolean;
}

export type RevisionKind = 'inserted' | 'deleted' | 'moved';

/** A tracked change that nobody has accepted yet. */
export interface Revision {
  readonly kind: RevisionKind;
  readonly text: string;
  /** The block it stands in, null where none was left of it. */
  block: SourceBlock | null;
}

/** A run of blocks in one container: the body, a cell, a text box, a note. */
export interface Flow {
  readonly state: DocumentState;
  readonly region: BlockRegion;
  readonly out: SourceBlock[];
  /** Open complex fields, innermost last: which half of it we are in (17.16.18). */
  readonly fields: ('instruction' | 'result')[];
  /** Text of a paragraph whose mark is deleted or hidden: it runs on into the next one. */
  pending: Draft | null;
}

/** A paragraph in the making. */
export interface Draft {
  text: string;
  /** Letters and digits that were seen, and how many of them in bold. */
  inked: number;
  bold: number;
  page: number | null;
  /** References met, to be put after the paragraph. */
  readonly notes: { readonly kind: NoteKind; readonly id: string; readonly custom: boolean }[];
  /** Label of a paragraph that another runs on from. */
  label: string | null;
  readonly revisions: Revision[];
  /** The paragraph it began with. */
  readonly element: XmlElement;
}

export const createDraft = (element: XmlElement): Draft => ({
  text: '',
  inked: 0,
  bold: 0,
  page: null,
  notes: [],
  label: null,
  revisions: [],
  element,
});

export const createFlow = (state: DocumentState, region: BlockRegion): Flow => ({
  state,
  region,
  out: [],
  fields: [],
  pending: null,
});

/** Puts blocks at the end of a flow. One by one: a call with as many arguments as a table has paragraphs can overflow the stack. */
export const putBlocks = ({ out }: Flow, blocks: readonly SourceBlock[]): void => {
  for (const block of blocks) out.push(block);
};

/** Lists count apart in each kind of story: a list in a text box does not disturb the one in the body. */
export const counterOf = (state: DocumentState, region: BlockRegion): LabelCounter => {
  const counter = state.counters.get(region) ?? createLabelCounter(state.lexicon);
  state.counters.set(region, counter);
  return counter;
};

/** Notes a change in a paragraph (`draft`), or one of a row or cell that is not shown at all (null). */
export const recordRevision = (state: DocumentState, draft: Draft | null, kind: RevisionKind, text: string): void => {
  const revision: Revision = { kind, text, block: null };
  state.findings.revisions.push(revision);
  draft?.revisions.push(revision);
};
