import mammoth from 'mammoth';
import type { MammothPort, PackageParts } from './mammoth-port.js';

/** mammoth as the second reader of every DOCX, and as the one that draws its preview. */
export const mammothReader: MammothPort = {
  paragraphs: async (parts) => {
    const found: string[] = [];
    const read = await convert(parts, (root) => {
      collect(root, root.notes, found);
      // Nothing is left to be drawn.
      return { ...root, children: [] };
    });
    return read === null ? null : found;
  },
  html: (parts, labels) => convert(parts, (root) => ({ ...root, children: redraw(root.children ?? [], labels) })),
};

/** mammoth's document tree (its documents.js), as far as it is used here. */
interface Node {
  readonly type: string;
  readonly children?: readonly Node[];
  readonly value?: string;
  readonly breakType?: string;
  readonly name?: string;
  readonly href?: string;
  readonly body?: readonly Node[];
  readonly noteType?: string;
  readonly noteId?: string;
  readonly notes?: Notes;
  readonly [other: string]: unknown;
}

interface Notes {
  resolve(reference: Node): Node | null;
}

/** mammoth takes an opened package as `file`, which its types do not say. */
type Convert = (
  input: { readonly file: MammothFile },
  options: { readonly transformDocument: (root: Node) => Node; readonly ignoreEmptyParagraphs: boolean },
) => Promise<{ readonly value: string }>;

interface MammothFile {
  exists(name: string): boolean;
  read(name: string, encoding?: string): Promise<Uint8Array | string>;
}

const convert = async (parts: PackageParts, transformDocument: (root: Node) => Node): Promise<string | null> => {
  try {
    const run = mammoth.convertToHtml as unknown as Convert;
    const result = await run({ file: fileOf(parts) }, { transformDocument, ignoreEmptyParagraphs: false });
    return result.value;
  } catch {
    // A second opinion that cannot be had is none; the first reader says what is wrong with the file.
    return null;
  }
};

const fileOf = (parts: PackageParts): MammothFile => ({
  exists: (name) => parts.exists(name),
  read: async (name, encoding) => {
    const bytes = parts.read(name) ?? Buffer.alloc(0);
    if (encoding === undefined) return bytes;
    return encoding === 'base64' ? bytes.toString('base64') : new TextDecoder(encoding).decode(bytes);
  },
});

const collect = (node: Node, notes: Notes | undefined, found: string[]): void => {
  if (node.type === 'paragraph') {
    const references: Node[] = [];
    const outer: string[] = [];
    found.push(textOf(node, references, outer, notes), ...outer);
    for (const reference of references) {
      for (const child of notes?.resolve(reference)?.body ?? []) collect(child, undefined, found);
    }
    return;
  }
  for (const child of node.children ?? []) collect(child, notes, found);
};

/** Text of a paragraph; what other paragraphs stand inside it (text boxes) goes to `outer`. */
const textOf = (node: Node, references: Node[], outer: string[], notes: Notes | undefined): string => {
  switch (node.type) {
    case 'text':
      return node.value ?? '';
    case 'tab':
      return '\t';
    case 'break':
      return '\n';
    case 'noteReference':
      references.push(node);
      return '';
    default:
      return (node.children ?? [])
        .map((child) => {
          if (child.type !== 'paragraph' && child.type !== 'table') return textOf(child, references, outer, notes);
          collect(child, notes, outer);
          return '';
        })
        .join('');
  }
};

const redraw = (nodes: readonly Node[], labels: ReadonlyMap<string, string>): Node[] =>
  nodes.flatMap((node) => {
    if (node.type === 'image') return [];
    const children = node.children === undefined ? undefined : redraw(node.children, labels);
    if (node.type === 'hyperlink' && !isWebLink(node.href)) return children ?? [];
    if (children === undefined) return [node];
    if (node.type !== 'paragraph') return [{ ...node, children }];
    // Numbers are ours; mammoth's own would be those of an HTML list.
    return [{ ...node, numbering: null, children: withLabel(children, labels) }];
  });

/** A file under review must not put `javascript:` into the report. */
const isWebLink = (href: string | undefined): boolean => /^(?:https?:|mailto:)/iu.test(href ?? '');

const withLabel = (children: readonly Node[], labels: ReadonlyMap<string, string>): readonly Node[] => {
  const at = children.findIndex((child) => child.type === 'bookmarkStart' && labels.has(child.name ?? ''));
  if (at < 0) return children;
  const label = labels.get(children[at]?.name ?? '') ?? '';
  return [...children.slice(0, at + 1), { type: 'text', value: `${label} ` }, ...children.slice(at + 1)];
};
