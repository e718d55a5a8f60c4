import type { MammothPort, PackageParts } from '../../adapters/mammoth-port.js';
import type { XmlElement, XmlNode } from '../../adapters/xml-port.js';
import type { SourceBlock, SourceDocument } from '../../model/index.js';
import type { DocxContext } from './context.js';
import { readOpened } from './document.js';
import { child, textOf, toggle, wordsOf } from './elements.js';
import { type DocxPackage, openPackage } from './package.js';
import type { Trace } from './story.js';
import { readStyles } from './styles.js';

/** Words that one reading of a file has and the other has not. */
export interface ReadingDifference {
  /** Whose reading has them. */
  readonly side: 'ours' | 'second';
  readonly words: string;
  /** The whole line they stand in. */
  readonly line: string;
  /** Why the readings differ; null for a defect of one of them. */
  readonly reason: DifferenceReason | null;
}

export type DifferenceReason =
  | 'simple-field' // w:fldSimple, which mammoth drops
  | 'hidden' // hidden text, which mammoth prints
  | 'field-instruction' // the result of a field inside the instruction of another
  | 'line-break' // w:cr, which mammoth drops, so that two words become one
  | 'formula'
  | 'symbol'
  | 'drawn-text' // DrawingML boxes without a VML copy, WordArt, drop-down fields, ruby
  | 'alternative-chunk'
  | 'merged-cell' // text of a cell that a merged one covers
  | 'removed' // text of a deleted row or a moved paragraph
  | 'automatic-number' // in the text of a cell, where it has no place of its own
  | 'running-line' // a header, footer or page number, which only a page has
  | 'repeated-header' // a header row that stands on every page of its table
  | 'hyphen'; // a word in two pieces on one side

/**
 * Reads a file a second time with another reader and lists what only one of the two has. Empty where they agree; null
 * where one of them cannot read the file.
 */
export const compareWithSecond = async (
  context: DocxContext,
  second: MammothPort,
  bytes: Buffer,
): Promise<readonly ReadingDifference[] | null> => {
  const opened = await openPackage(context, bytes);
  if (!opened.ok) return null;
  const trace: Trace = { labels: new Map(), blocks: new Map() };
  const reading = await readOpened(context, opened.package, opened.document, { depth: 0, trace });
  const theirs = await second.paragraphs(partsOf(opened.package));
  if (!reading.ok || theirs === null) return null;
  const ours = reading.value.blocks.filter((block) => block.region !== 'header' && block.region !== 'footer').flatMap(linesOf);
  const numbers: Known = { reason: 'automatic-number', words: new Set([...trace.labels.values()].flatMap(wordsIn)) };
  return compareLines(ours, theirs, [...collectReasons(opened.package, opened.document, reading.value), numbers]);
};

/** A package as another reader is handed it. */
export const partsOf = (opened: DocxPackage): PackageParts => ({
  exists: (name) => opened.bytes(name) !== null,
  read: (name) => opened.bytes(name),
});

const linesOf = (block: SourceBlock): string[] =>
  block.kind === 'paragraph' ? [block.text] : block.rows.flatMap((row) => row.cells.flatMap((cell) => cell.text.split('\n')));

const WORD = /[\p{L}\p{M}\p{N}]+/gu;

/** Case is left aside: capitals by style are capitals to us only; so are raised digits. */
export const wordsIn = (line: string): string[] =>
  line
    .replaceAll('\u00ad', '')
    .replace(/[⁰¹²³⁴-⁹]/gu, (digit) => digit.normalize('NFKC'))
    .toLowerCase()
    .match(WORD) ?? [];

export interface Known {
  readonly reason: DifferenceReason;
  readonly words: ReadonlySet<string>;
}

/** Lines of two readings; `known` explains words that one of them lacks. */
export const compareLines = (ours: readonly string[], theirs: readonly string[], known: readonly Known[]): ReadingDifference[] => {
  const balance = new Map<string, number>();
  const count = (lines: readonly string[], by: number): void => {
    for (const word of lines.flatMap(wordsIn)) balance.set(word, (balance.get(word) ?? 0) + by);
  };
  count(ours, 1);
  count(theirs, -1);
  return [...surplus(ours, theirs, balance, 'ours', known), ...surplus(theirs, ours, balance, 'second', known)];
};

/** Lines that the other side does not have as they stand, with those of their words that it lacks altogether. */
const surplus = (
  lines: readonly string[],
  others: readonly string[],
  balance: Map<string, number>,
  side: ReadingDifference['side'],
  known: readonly Known[],
): ReadingDifference[] => {
  const sign = side === 'ours' ? 1 : -1;
  const same = new Set(others.map((line) => wordsIn(line).join(' ')));
  const found: ReadingDifference[] = [];
  const take = (line: string, always: boolean): void => {
    const words = wordsIn(line);
    if (!always && same.has(words.join(' '))) return;
    const extra = words.filter((word) => {
      const left = (balance.get(word) ?? 0) * sign;
      if (left > 0) balance.set(word, (left - 1) * sign);
      return left > 0;
    });
    if (extra.length > 0) found.push({ side, words: extra.join(' '), line, reason: reasonFor(extra, known) });
  };
  for (const line of lines) take(line, false);
  // The same line twice here and once there.
  for (const line of lines) take(line, true);
  return found;
};

const reasonFor = (words: readonly string[], known: readonly Known[]): DifferenceReason | null => {
  const whole = known.find((each) => words.every((word) => each.words.has(word)));
  if (whole !== undefined) return whole.reason;
  // Several causes met in one line, or words ran together over what was left out between them.
  const each = words.map(
    (word) => known.find((candidate) => candidate.words.has(word)) ?? known.find((candidate) => isGlued(word, candidate.words)),
  );
  return each.every((found) => found !== undefined) ? (each[0]?.reason ?? null) : null;
};

const SHORTEST_PART = 3;

const isGlued = (word: string, parts: ReadonlySet<string>): boolean => {
  for (const part of parts) {
    if (part.length >= SHORTEST_PART && word.includes(part)) return true;
  }
  return false;
};

/** Words of a document under each of the named reasons for which the two readers differ. */
const collectReasons = (opened: DocxPackage, document: XmlElement, read: SourceDocument): readonly Known[] => {
  const texts = new Map<DifferenceReason, string[]>();
  const add = (reason: DifferenceReason, text: string): void => void texts.set(reason, [...(texts.get(reason) ?? []), text]);
  const stylesPart = opened.related(opened.main, 'styles');
  const styles = readStyles(stylesPart === null ? null : opened.part(stylesPart));
  const fields: ('instruction' | 'result')[] = [];
  const walk = (node: XmlNode, hiddenParagraph: boolean): void => {
    if (typeof node === 'string') return;
    if (node.name === 'w:fldChar') followField(fields, node.attributes['w:fldCharType']);
    if (node.name === 'w:t' && fields.includes('instruction')) add('field-instruction', textOf(node));
    const style = node.name === 'w:p' ? styles.paragraph(child(child(node, 'w:pPr'), 'w:pStyle')?.attributes['w:val']) : null;
    const hidden = style === null ? hiddenParagraph : (style.run.hidden ?? false);
    const reason = reasonOf(node, hidden, (id) => styles.character(id)?.hidden ?? false);
    if (reason !== null) add(reason, `${wordsOf(node)} ${reason === 'formula' || reason === 'drawn-text' ? attributesAndText(node) : ''}`);
    for (const inner of node.children) walk(inner, hidden);
  };
  walk(document, false);
  for (const name of ['footnotes', 'endnotes']) {
    const part = opened.related(opened.main, name);
    const root = part === null ? null : opened.part(part);
    if (root !== null) walk(root, false);
  }
  if (opened.relationships(opened.main).size > 0) addChunks(opened, read, add);
  return [...texts].map(([reason, found]) => ({ reason, words: new Set(found.flatMap(wordsIn)) }));
};

const followField = (fields: ('instruction' | 'result')[], mark: string | undefined): void => {
  if (mark === 'begin') fields.push('instruction');
  else if (mark === 'separate' && fields.length > 0) fields[fields.length - 1] = 'result';
  else if (mark === 'end') fields.pop();
};

const reasonOf = (node: XmlElement, hiddenParagraph: boolean, isHidden: (style: string) => boolean): DifferenceReason | null => {
  switch (node.name) {
    case 'w:fldSimple':
      return 'simple-field';
    case 'm:oMath':
      return 'formula';
    case 'w:sym':
      return 'symbol';
    case 'wps:txbx':
    case 'v:textpath':
    case 'w:ddList':
    case 'w:ruby':
    case 'mc:AlternateContent':
      return 'drawn-text';
    case 'w:del':
    case 'w:moveFrom':
      return 'removed';
    case 'w:tr':
      return child(child(node, 'w:trPr'), 'w:del') === undefined ? null : 'removed';
    case 'w:tc':
      return isCovered(node) ? 'merged-cell' : null;
    case 'w:r': {
      if (child(node, 'w:cr') !== undefined) return 'line-break';
      const properties = child(node, 'w:rPr');
      const style = child(properties, 'w:rStyle')?.attributes['w:val'];
      return (toggle(properties, 'w:vanish') ?? (hiddenParagraph || (style !== undefined && isHidden(style)))) ? 'hidden' : null;
    }
    default:
      return null;
  }
};

const isCovered = (cell: XmlElement): boolean => {
  const merge = child(child(cell, 'w:tcPr'), 'w:vMerge');
  return merge !== undefined && merge.attributes['w:val'] !== 'restart';
};

/** What our reader takes from places that hold no `w:t`: attributes of WordArt and of list entries, formulas. */
const attributesAndText = (node: XmlElement): string => {
  const own = [
    node.attributes['string'],
    node.name === 'w:listEntry' ? node.attributes['w:val'] : undefined,
    node.name === 'm:t' ? textOf(node) : undefined,
  ];
  return [
    ...own.filter((value) => value !== undefined),
    ...node.children.map((inner) => (typeof inner === 'string' ? '' : attributesAndText(inner))),
  ].join(' ');
};

/** mammoth puts in no foreign parts: whatever they hold is ours alone. */
const addChunks = (opened: DocxPackage, read: SourceDocument, add: (reason: DifferenceReason, text: string) => void): void => {
  if (![...opened.relationships(opened.main).values()].some((relation) => relation.kind === 'aFChunk')) return;
  for (const block of read.blocks) add('alternative-chunk', linesOf(block).join(' '));
};
