import type { Node } from './clauses.js';
import type { ParseContext } from './context.js';
import { lettersFollow, type Label } from './labels.js';
import type { PrintedParagraph } from './print.js';

interface Placing {
  readonly nodes: readonly Node[];
  /** Indexes of the nodes from the root down to the last one placed. */
  readonly open: readonly number[];
  readonly item: PrintedParagraph;
  readonly heading: boolean;
}

export interface Place {
  /** Nodes from the root down to the parent. */
  readonly open: readonly number[];
  readonly role: Node['role'];
}

/** Where in the tree a paragraph belongs, from its label and from how what stands above it ended. */
export const placeOf = (context: ParseContext, placing: Placing): Place => {
  const { label } = placing.item;
  if (placing.heading) return { open: sectionsAbove(placing), role: 'heading' };
  if (label === null) return placeBare(placing);
  return { open: placeLabelled(context, placing, label), role: 'labelled' };
};

const chain = ({ nodes, open }: Placing): Node[] => open.flatMap((index) => nodes[index] ?? []);

/** Path down to and without the node at `index` of the chain. */
const upTo = ({ open }: Placing, index: number): readonly number[] => open.slice(0, Math.max(0, index));

/** An unnumbered heading stands under numbered sections of words or Roman numbers, beside other headings. */
const sectionsAbove = (placing: Placing): readonly number[] => {
  const above = chain(placing);
  const heading = above.findIndex(({ role }) => role === 'heading');
  if (heading >= 0) return upTo(placing, heading);
  const last = above.findLastIndex(({ label }) => label?.scheme === 'section-word');
  return last >= 0 ? upTo(placing, last + 1) : [];
};

const isSection = ({ role, label }: Node): boolean => role === 'heading' || label?.scheme === 'roman' || label?.scheme === 'section-word';

const placeLabelled = (context: ParseContext, placing: Placing, label: Label): readonly number[] => {
  const above = chain(placing);
  switch (label.scheme) {
    case 'section-word':
      return placeSection(context, placing, label);
    case 'roman': {
      const same = above.findLastIndex((node) => node.label?.scheme === 'roman');
      if (same >= 0) return upTo(placing, same);
      return upTo(placing, above.findLastIndex((node) => node.label?.scheme === 'section-word') + 1);
    }
    case 'dash':
      return placeDash(placing, label);
    case 'decimal':
      if (label.numbers.length > 1) return placeCompound(placing, label);
      return placeInSequence(context, placing, label);
    default:
      return label.numbers.length > 1 ? placeCompound(placing, label) : placeInSequence(context, placing, label);
  }
};

/** Sections of words nest in the order of the lexicon: a chapter in a part, an article in a chapter. */
const placeSection = (context: ParseContext, placing: Placing, label: Label): readonly number[] => {
  const rank = (sign: string): number => context.structure.sectionWords.indexOf(sign);
  const above = chain(placing);
  const higher = above.findLastIndex(
    (node) => node.label?.scheme === 'section-word' && rank(node.label.sign) < rank(label.sign) && node.label.sign !== label.sign,
  );
  return upTo(placing, higher + 1);
};

/** «2.3.1.» belongs under 2.3, else under 2, else beside others of its length, else in its section. */
const placeCompound = (placing: Placing, label: Label): readonly number[] => {
  const above = chain(placing);
  for (let length = label.numbers.length - 1; length > 0; length -= 1) {
    const prefix = label.numbers.slice(0, length);
    const at = above.findLastIndex((node) => node.label?.scheme === 'decimal' && sameNumbers(node.label.numbers, prefix));
    if (at >= 0) return upTo(placing, at + 1);
  }
  const beside = above.findIndex((node) => node.label?.scheme === label.scheme && node.label.numbers.length === label.numbers.length);
  const section = above.findLastIndex(isSection);
  if (beside > section) return upTo(placing, beside);
  return upTo(placing, section + 1);
};

const sameNumbers = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((number, index) => number === b[index]);

/** «3.», «3)», «в)»: beside the label it follows; «1» after a colon begins a list of its own. */
const placeInSequence = (context: ParseContext, placing: Placing, label: Label): readonly number[] => {
  const above = chain(placing);
  const value = label.numbers[0] ?? 0;
  const same = above.flatMap((node, at) => (isSameList(node.label, label) ? [{ at, value: node.label?.numbers[0] ?? 0 }] : []));
  const exact = same.findLast((peer) =>
    label.raised ? peer.value === value : label.scheme === 'letter' ? lettersFollow(context, peer.value, value) : value === peer.value + 1,
  );
  if (exact !== undefined) return upTo(placing, exact.at);
  const top = above.at(-1);
  if (value === 1 && top !== undefined && leads(top) && !isSection(top)) return placing.open;
  const sections = above.findLastIndex(isSection);
  const peers = same.filter((peer) => peer.at > sections);
  if (value > 1) {
    const repeated =
      peers.findLast((peer) => peer.value === value) ??
      peers.filter((peer) => peer.value < value).sort((a, b) => b.value - a.value)[0] ??
      peers.at(-1);
    if (repeated !== undefined) return upTo(placing, repeated.at);
  } else if (peers.length > 0 && label.scheme === 'decimal') return upTo(placing, peers[0]?.at ?? 0);
  const resumed = value > 1 && peers.length === 0 && label.scheme !== 'decimal' ? listToResume(context, placing, label) : null;
  if (resumed !== null) return resumed;
  return label.scheme === 'decimal' ? placeNewDecimal(placing, above, sections) : attach(placing, same.at(-1)?.at ?? null);
};

/** A list that a paragraph of its clause broke off: the label before this one, under a clause still open. */
const listToResume = (context: ParseContext, placing: Placing, label: Label): readonly number[] | null => {
  const { nodes, open } = placing;
  const floor = open.find((index) => isClauseLike(nodes[index])) ?? open.at(-1) ?? 0;
  for (let index = nodes.length - 1; index > floor; index -= 1) {
    const node = nodes[index];
    if (node?.zone !== 'body' || !isSameList(node.label, label)) continue;
    const before = node.label?.numbers[0] ?? 0;
    const value = label.numbers[0] ?? 0;
    if (label.scheme === 'letter' ? lettersFollow(context, before, value) : value === before + 1) return pathTo(nodes, node.parent);
  }
  return null;
};

const isClauseLike = (node: Node | undefined): boolean => node !== undefined && !isSection(node) && node.label !== null && !isItem(node);

const pathTo = (nodes: readonly Node[], index: number | null): number[] => {
  const path: number[] = [];
  for (let at = index; at !== null; at = nodes[at]?.parent ?? null) path.unshift(at);
  return path;
};

const isSameList = (a: Label | null, b: Label): boolean =>
  a !== null && a.scheme === b.scheme && a.numbers.length === b.numbers.length && a.sign === b.sign;

/** Clauses «1.» stand under their section; under a lead-in only where that is no section's title. */
const placeNewDecimal = (placing: Placing, above: readonly Node[], section: number): readonly number[] => {
  const lead = above.findLastIndex(leads);
  return upTo(placing, Math.max(lead, section) + 1);
};

const leads = ({ text }: { readonly text: string }): boolean => /:$/u.test(text);

/** A list of a new kind: under what it goes on from. */
const attach = (placing: Placing, before: number | null): readonly number[] => {
  const above = chain(placing);
  const top = above.at(-1);
  if (top === undefined) return [];
  if (before === null && !/[;.!?]$/u.test(top.text)) return placing.open;
  // A lead-in that has had its list gives way to one above it that has not.
  const free = above.findLastIndex((node, at) => leads(node) && (at === above.length - 1 || !hasLabelledChildren(placing, node)));
  const lead = free >= 0 ? free : above.findLastIndex(leads);
  if (lead >= 0) return upTo(placing, lead + 1);
  const clause = above.findLastIndex((node) => !isItem(node));
  return upTo(placing, clause + 1);
};

const hasLabelledChildren = ({ nodes }: Placing, { index }: Node): boolean =>
  nodes.some(({ parent, label }) => parent === index && label !== null);

const isItem = ({ role, label }: Node): boolean =>
  role === 'item' || label?.scheme === 'dash' || label?.scheme === 'letter' || label?.scheme === 'number-bracket';

const placeDash = (placing: Placing, label: Label): readonly number[] => {
  const above = chain(placing);
  const dashes = above.flatMap((node, at) => (node.label?.scheme === 'dash' ? [{ node, at }] : []));
  const top = above.at(-1);
  if (top !== undefined && leads(top)) return placing.open;
  const deepest = dashes.at(-1);
  if (deepest === undefined) return attach(placing, null);
  const level = placing.item.draft.style.listLevel;
  const byLevel = level === null ? undefined : dashes.findLast(({ node }) => node.listLevel !== null && node.listLevel <= level);
  if (byLevel !== undefined) return byLevel.node.listLevel === level ? upTo(placing, byLevel.at) : upTo(placing, byLevel.at + 1);
  // An outer list goes on where the indent says so, or where the inner one, parted by commas, ended with a semicolon.
  const outer = dashes.findLast(({ node, at }) => at < deepest.at && node.indent === placing.item.draft.indent);
  if (outer !== undefined && deepest.node.indent !== placing.item.draft.indent) return upTo(placing, outer.at);
  const closed = dashes.length > 1 && top !== undefined && /;$/u.test(top.text) && firstSibling(placing, deepest.node)?.text.endsWith(',');
  if (closed) return upTo(placing, dashes.at(-2)?.at ?? deepest.at);
  const signed = dashes.findLast(({ node }) => node.label?.sign === label.sign);
  return upTo(placing, (signed ?? deepest).at);
};

const firstSibling = ({ nodes }: Placing, node: Node): Node | undefined =>
  nodes.find((other) => other.parent === node.parent && other.zone === 'body' && other.label?.scheme === 'dash');

/** A paragraph with no label: an item after a colon, a clause's next paragraph otherwise. */
const placeBare = (placing: Placing): Place => {
  const above = chain(placing);
  const top = above.at(-1);
  const { text } = placing.item;
  if (top === undefined) return { open: [], role: 'paragraph' };
  // A remark in brackets («(в ред. приказа …)») ends nothing.
  if (/^\(.*\)[.;]?$/u.test(text)) return { open: placing.open, role: 'paragraph' };
  if (isSection(top) || (isTitled(top) && !leads(top))) return { open: placing.open, role: 'paragraph' };
  if (leads(top)) return { open: placing.open, role: 'item' };
  const bares = above.flatMap((node, at) => (node.role === 'item' ? [{ node, at }] : []));
  const lower = /^\p{Ll}/u.test(text);
  const goesOn = /[;,]$/u.test(top.text);
  if (lower || goesOn || isListedDefinition(placing, bares.at(-1)?.node, text)) {
    // Of two open lists, a lead-in goes on with the one whose items are lead-ins.
    const peer = (leads(placing.item) ? bares.findLast(({ node }) => leads(node)) : undefined) ?? bares.at(-1);
    if (peer !== undefined) return { open: upTo(placing, peer.at), role: 'item' };
    const lead = above.findLastIndex(leads);
    if (lead >= 0) return { open: upTo(placing, lead + 1), role: 'item' };
    // «Цифровые точки: СЭД «Дело»;» began its list on its own line.
    if (/[;,]$/u.test(top.text) && /: \S/u.test(top.text) && !isItem(top)) return { open: placing.open, role: 'item' };
  }
  return { open: clauseAbove(placing, above), role: 'paragraph' };
};

/** A numbered title without a stop. */
const isTitled = ({ label, text }: Node): boolean =>
  label?.scheme === 'decimal' && label.numbers.length === 1 && !/[.;:,]$/u.test(text) && text.length < 160;

/** «Клиент – …» after «Внутренний клиент – ….»: definitions that end in a stop are items still. */
const isListedDefinition = (placing: Placing, peer: Node | undefined, text: string): boolean =>
  peer !== undefined && placing.nodes.at(-1) === peer && isDefinition(peer.text) && isDefinition(text);

const isDefinition = (text: string): boolean => / [–—-] /u.test(text.slice(0, MAX_TERM));

const MAX_TERM = 100;

/** The clause whose next paragraph this is: the nearest one that is not itself an item under a lead-in. */
const clauseAbove = (placing: Placing, above: readonly Node[]): readonly number[] => {
  const at = above.findLastIndex((node, index) => {
    if (isSection(node)) return true;
    if (node.label === null || isItem(node)) return false;
    const parent = above[index - 1];
    return parent === undefined || !leads(parent);
  });
  return upTo(placing, at + 1);
};
