import { visible } from '../visible.js';
import { type Author, type CommentText, commentsPartOf, withComments } from './comments.js';
import { applied, type Edit, encloseRun, encloseWords, insertedLine, insertedParagraph, type Insertion, markParagraph } from './edits.js';
import { type Anchor, type Letters, lettersOf, locate } from './locate.js';
import { readStory, type Story } from './story.js';
import { type ParagraphKinds, paragraphKinds } from './styles.js';
import { openZipPackage, type ZipPackage } from './zip.js';

export type { Author } from './comments.js';
export { type Anchor, anchorOf, type FoldedText, foldedText } from './locate.js';

/** One comment to be put into a document. */
export interface Note {
  /** Paragraphs of the comment, the first its heading. */
  readonly lines: readonly string[];
  /** Where it belongs, the best place first; the first that is found is taken. */
  readonly anchors: readonly Anchor[];
  /** Wording to be put after that place as a tracked insertion; null for none. */
  readonly insertion: string | null;
}

export interface Annotated {
  readonly bytes: Buffer;
  /** Comments that stand at a place of theirs; all others stand at the beginning of the document. */
  readonly placed: number;
  readonly comments: number;
  readonly insertions: number;
}

/**
 * A copy of a DOCX with comments and tracked insertions. Of its parts only the document, the comments, the document's relationships and
 * the content types are written anew; all others keep their bytes, and in the document nothing is taken out.
 * @returns null where the bytes are no DOCX that can be read this way (damaged, in another encoding)
 */
export const annotateDocx = (bytes: Buffer, notes: readonly Note[], author: Author): Annotated | null => {
  const opened = openZipPackage(bytes);
  const main = opened === null ? null : mainPart(opened);
  const xml = opened === null || main === null ? null : utf8(opened.read(main));
  const story = xml === null ? null : readStory(xml);
  if (opened === null || main === null || story === null) return null;
  const part = commentsPartOf(opened, main);
  const places = placer(opened, main, story);
  const kinds = paragraphKinds(story, utf8(opened.read(`${folderOf(main)}styles.xml`)));
  const ids = counter(nextAnnotationId(story.xml));
  const edits: Edit[] = [];
  const comments: CommentText[] = [];
  let placed = 0;
  let insertions = 0;
  for (const [index, note] of notes.entries()) {
    const id = part.nextId + index;
    const place = places(note.anchors, id);
    if (place === null) return null;
    edits.push(...place.edits);
    if (place.exact) placed += 1;
    if (note.insertion !== null) {
      edits.push(insertionEdit(story, kinds, place.paragraph, { text: visible(note.insertion), author: author.name, ids }));
      insertions += 1;
    }
    comments.push({ id, lines: note.lines.map((line) => visible(line.replace(/\s+/g, ' '))) });
  }
  if (notes.length === 0) return { bytes, placed, comments: 0, insertions };
  const changes = new Map(withComments(opened, main, part, comments, author, story.namespace));
  changes.set(main, Buffer.from(applied(story.xml, edits), 'utf8'));
  return { bytes: opened.with(changes), placed, comments: comments.length, insertions };
};

interface Place {
  readonly edits: readonly Edit[];
  readonly paragraph: number;
  readonly exact: boolean;
}

/** Finds the place of a comment: in the text, in a note that the text refers to, else at the beginning of the document. */
const placer = (opened: ZipPackage, main: string, story: Story): ((anchors: readonly Anchor[], id: number) => Place | null) => {
  const letters = lettersOf(story);
  const notes = ['footnote', 'endnote'].flatMap((kind) => {
    const xml = utf8(opened.read(`${folderOf(main)}${kind}s.xml`));
    const read = xml === null ? null : readStory(xml);
    return read === null ? [] : [{ kind, story: read, letters: lettersOf(read) }];
  });
  return (anchors, id) => {
    for (const anchor of anchors) {
      const place =
        inText(story, letters, anchor, id) ?? notes.map((each) => inNote(story, each, anchor, id)).find((found) => found !== null);
      if (place) return place;
    }
    const first = story.paragraphs.findIndex(({ open, host }) => open && host === null);
    const paragraph = story.paragraphs[first];
    return paragraph === undefined ? null : { edits: markParagraph(story, paragraph, id), paragraph: first, exact: false };
  };
};

const inText = (story: Story, letters: Letters, anchor: Anchor, id: number): Place | null => {
  const found = locate(letters, anchor);
  const node = found === null ? undefined : story.nodes[found.to.node];
  if (found === null || node === undefined) return null;
  return {
    edits: encloseWords(story, found, id),
    paragraph: story.paragraphs[node.paragraph]?.host?.paragraph ?? node.paragraph,
    exact: true,
  };
};

interface NotesPart {
  readonly kind: string;
  readonly story: Story;
  readonly letters: Letters;
}

/** Words of a footnote are commented at its reference: a program may show no comment within a note. */
const inNote = (story: Story, { kind, story: notes, letters }: NotesPart, anchor: Anchor, id: number): Place | null => {
  const found = locate(letters, anchor);
  const node = found === null ? undefined : notes.nodes[found.from.node];
  if (node === undefined) return null;
  const opening = notes.xml.lastIndexOf(`<${notes.prefix}${kind} `, node.start);
  const number = new RegExp(`^[^>]*?\\s${notes.prefix}id="(-?\\d+)"`).exec(notes.xml.slice(opening, opening + 300))?.[1];
  const reference = story.notes.get(`${kind} ${number ?? ''}`);
  if (reference === undefined) return null;
  return { edits: encloseRun(story, reference.run, id), paragraph: reference.paragraph, exact: true };
};

/** A paragraph of its own where the next one is plain text, else a new line at the end of the paragraph it belongs to. */
const insertionEdit = (story: Story, kinds: ParagraphKinds, index: number, insertion: Insertion): Edit => {
  const paragraph = story.paragraphs[index];
  if (paragraph === undefined) throw new Error(`no paragraph ${index}`);
  const next = story.paragraphs
    .slice(index + 1)
    .find(({ container, start }) => container === paragraph.container && start >= paragraph.end);
  const between = next === undefined ? '' : story.xml.slice(paragraph.end, next.start);
  const plain = next !== undefined && next.open && !kinds.isNumbered(next) && !kinds.isHeading(next) && between.trim() === '';
  return plain ? insertedParagraph(story, next, insertion) : insertedLine(story, paragraph, insertion);
};

/** Ids of insertions and bookmarks are one row of numbers. */
const nextAnnotationId = (xml: string): number => {
  let most = 0;
  for (const [, id] of xml.matchAll(/<[\w.-]+:?(?:ins|del|moveFrom|moveTo|bookmarkStart|rPrChange|pPrChange)\s[^>]*?\bid="(\d{1,9})"/g))
    most = Math.max(most, Number(id));
  return most + 1;
};

const folderOf = (part: string): string => part.slice(0, part.lastIndexOf('/') + 1);

const counter = (first: number): (() => number) => {
  let next = first - 1;
  return () => {
    next += 1;
    return next;
  };
};

const mainPart = (opened: ZipPackage): string | null => {
  const relations = opened.read('_rels/.rels')?.toString('utf8') ?? '';
  const tag = [...relations.matchAll(/<(?:[\w.-]+:)?Relationship\s[^>]*>/g)]
    .map(([each]) => each)
    .find((each) => /Type="[^"]*\/officeDocument"/.test(each));
  const target = tag === undefined ? undefined : /Target="\/?([^"]*)"/.exec(tag)?.[1];
  const name = target ?? 'word/document.xml';
  return opened.names.includes(name) ? name : null;
};

/** Null where it is not UTF-8: written back, it would not be what it was. */
const utf8 = (bytes: Buffer | null): string | null => {
  if (bytes === null) return null;
  const text = bytes.toString('utf8');
  return Buffer.from(text, 'utf8').equals(bytes) && !/^<\?xml[^>]*encoding="(?!utf-8)/i.test(text) ? text : null;
};
