import type { MammothPort } from '../../adapters/mammoth-port.js';
import type { XmlElement, XmlNode } from '../../adapters/xml-port.js';
import { decodePart } from './decode.js';
import type { DocxContext } from './context.js';
import { readOpened } from './document.js';
import { child } from './elements.js';
import { openPackage } from './package.js';
import { partsOf } from './second-reading.js';
import type { Trace } from './story.js';

/** A document drawn as HTML, with an anchor for each block that has a place in it. */
export interface DocxPreview {
  readonly html: string;
  /** Id of the anchor of each block of `SourceDocument.blocks`, null for those that are not in the picture. */
  readonly anchors: readonly (string | null)[];
}

/** Draws a file with the second reader: its HTML, our numbers, our anchors. Null where it cannot be read. */
export const previewDocx = async (context: DocxContext, second: MammothPort, bytes: Buffer): Promise<DocxPreview | null> => {
  const opened = await openPackage(context, bytes);
  if (!opened.ok) return null;
  const trace: Trace = { labels: new Map(), blocks: new Map() };
  const reading = await readOpened(context, opened.package, opened.document, { depth: 0, trace });
  const main = opened.package.bytes(opened.package.main);
  if (!reading.ok || main === null) return null;
  const ordinals = numberParagraphs(opened.document);
  const labels = new Map([...trace.labels].flatMap(([element, label]) => named(ordinals.get(element), (name) => [name, label] as const)));
  const marked = markParagraphs(decodePart(main), ordinals.count);
  const parts = partsOf(opened.package);
  const read = (name: string): Buffer | null => (name === opened.package.main ? Buffer.from(marked ?? main) : parts.read(name));
  const html = await second.html({ exists: parts.exists, read }, labels);
  if (html === null) return null;
  const anchors = reading.value.blocks.map((block) => {
    const origin = trace.blocks.get(block);
    const ordinal = origin === undefined || marked === null ? undefined : ordinals.get(firstParagraph(origin) ?? origin);
    return ordinal === undefined ? null : bookmark(ordinal);
  });
  return { html, anchors };
};

const bookmark = (ordinal: number): string => `src-${ordinal}`;

const named = <T>(ordinal: number | undefined, make: (name: string) => T): T[] => (ordinal === undefined ? [] : [make(bookmark(ordinal))]);

interface Ordinals {
  readonly count: number;
  get(element: XmlElement): number | undefined;
}

/**
 * Numbers every `w:p` in the order of the file. What stands twice (a text box as DrawingML and as VML) has one number
 * for us: the one of the copy that the second reader shows, which is the fallback.
 */
const numberParagraphs = (root: XmlElement): Ordinals => {
  const numbers = new Map<XmlElement, number>();
  let count = 0;
  const walk = (node: XmlNode): void => {
    if (typeof node === 'string') return;
    if (node.name === 'w:p') {
      numbers.set(node, count);
      count += 1;
    }
    for (const inner of node.children) walk(inner);
    if (node.name === 'mc:AlternateContent') pair(node);
  };
  const pair = (node: XmlElement): void => {
    const shown = paragraphsOf(child(node, 'mc:Choice'));
    const copies = paragraphsOf(child(node, 'mc:Fallback'));
    if (shown.length !== copies.length) return;
    shown.forEach((element, index) => {
      const copy = copies[index];
      const number = copy === undefined ? undefined : numbers.get(copy);
      if (number !== undefined) numbers.set(element, number);
    });
  };
  walk(root);
  return { count, get: (element) => numbers.get(element) };
};

const paragraphsOf = (element: XmlElement | undefined): XmlElement[] =>
  (element?.children ?? []).flatMap((node) =>
    typeof node === 'string' ? [] : [...(node.name === 'w:p' ? [node] : []), ...paragraphsOf(node)],
  );

const firstParagraph = (element: XmlElement): XmlElement | undefined => (element.name === 'w:p' ? element : paragraphsOf(element)[0]);

/**
 * Puts a bookmark into every paragraph of the file's own text. Null where the text and the tree do not have the same
 * paragraphs (another prefix, a tag inside a comment): then there are no anchors rather than wrong ones.
 */
const markParagraphs = (xml: string, count: number): string | null => {
  let ordinal = 0;
  const marked = xml.replace(/<w:p(\s[^>]*?)?(\/?)>/gu, (_, attributes: string | undefined, empty: string) => {
    const mark = `<w:bookmarkStart w:id="9${ordinal}" w:name="${bookmark(ordinal)}"/>`;
    ordinal += 1;
    const open = `<w:p${attributes ?? ''}>${mark}`;
    return empty === '' ? open : `${open}</w:p>`;
  });
  return ordinal === count ? marked : null;
};
