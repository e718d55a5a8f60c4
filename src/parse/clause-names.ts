import type { ClauseKind } from '../model/index.js';
import type { Node } from './clauses.js';
import type { ParseContext } from './context.js';

export interface ClauseName {
  readonly path: string;
  readonly citation: string;
  readonly ordinal: number;
}

/** Paths already given in an act, with the number that the next copy of each may have. */
export type TakenPaths = Map<string, number>;

/** Paths (unique in the act: `taken` holds those already given) and citations of the nodes of one part. */
export const nameClauses = (
  context: ParseContext,
  slug: string,
  nodes: readonly Node[],
  kinds: readonly ClauseKind[],
  taken: TakenPaths,
): ClauseName[] => {
  const names: ClauseName[] = [];
  const counts = new Map<string, number>();
  const clauseKeys = new Map<string, number>();
  nodes.forEach((node, index) => {
    if (isClause(kinds[index]) && node.label !== null) clauseKeys.set(node.label.key, (clauseKeys.get(node.label.key) ?? 0) + 1);
  });
  const twins = new Map<string, number>();
  for (const node of nodes) twins.set(twinKey(nodes, node), (twins.get(twinKey(nodes, node)) ?? 0) + 1);
  const cited: Cited[] = [];
  const root: Base = { text: '', precedes: false, count: 0 };
  for (const node of nodes) {
    const siblings = `${node.parent ?? ''}/${node.zone === 'body' ? '' : node.zone}`;
    const ordinal = (counts.get(siblings) ?? 0) + 1;
    counts.set(siblings, ordinal);
    const parent = node.parent === null ? null : (names[node.parent] ?? null);
    const path = unique(`${parent?.path ?? slug}/${segmentOf(node, ordinal)}`, taken);
    const cite = citationOf(
      context,
      node,
      kinds[node.index] ?? 'paragraph',
      node.parent === null ? null : (cited[node.parent] ?? null),
      root,
      clauseKeys,
      (twins.get(twinKey(nodes, node)) ?? 0) > 1,
    );
    cited.push(cite);
    names.push({ path, citation: cite.text, ordinal });
  }
  return names;
};

/** Items with one label under one clause, in lists of their own, are told apart by the paragraph over them. */
const twinKey = (nodes: readonly Node[], node: Node): string => {
  let above = node.parent;
  while (above !== null && (nodes[above]?.label?.key ?? '') === '') above = nodes[above]?.parent ?? null;
  return `${above ?? ''}/${node.label?.key ?? ''}`;
};

const isClause = (kind: ClauseKind | undefined): boolean => kind === 'clause' || kind === 'subclause';

const segmentOf = (node: Node, ordinal: number): string => {
  if (node.zone !== 'body') return node.zone;
  return node.label === null || node.label.key === '' ? String(ordinal) : node.label.key;
};

const unique = (path: string, taken: TakenPaths): string => {
  let copy = taken.get(path);
  if (copy === undefined) {
    taken.set(path, FIRST_COPY);
    return path;
  }
  while (taken.has(`${path}~${copy}`)) copy += 1;
  taken.set(path, copy + 1);
  taken.set(`${path}~${copy}`, FIRST_COPY);
  return `${path}~${copy}`;
};

const FIRST_COPY = 2;

/** A citation on its way down the tree. */
interface Cited {
  readonly text: string;
  readonly kind: ClauseKind;
  /** The nearest node that can be named by itself: what paragraphs are counted in. */
  readonly base: Base;
  /** The section it stands in. */
  readonly section: string | null;
  readonly unnamedSection: boolean;
}

interface Base {
  readonly text: string;
  /** «раздел III, абз. 1», but «абз. 1 п. 2.2». */
  readonly precedes: boolean;
  /** Paragraphs met so far; a clause's own text is its first. */
  count: number;
}

const citationOf = (
  context: ParseContext,
  node: Node,
  kind: ClauseKind,
  parent: Cited | null,
  root: Base,
  clauseKeys: ReadonlyMap<string, number>,
  twin: boolean,
): Cited => {
  const words = context.structure.citation;
  const section = parent?.section ?? null;
  const unnamedSection = parent?.unnamedSection ?? false;
  if (node.zone !== 'body') {
    const text = words.zones[node.zone] ?? node.zone;
    return { text, kind, base: { text: '', precedes: false, count: 0 }, section: null, unnamedSection: false };
  }
  const named = (text: string, count = 1): Cited => ({
    text,
    kind,
    base: { text, precedes: /[,(]/u.test(text), count },
    section,
    unnamedSection,
  });
  if (kind === 'section') {
    const text = sectionName(context, node);
    return {
      text,
      kind,
      base: { text: node.label === null ? `(${text})` : text, precedes: node.label !== null, count: 0 },
      section: text,
      unnamedSection: node.label === null,
    };
  }
  if (node.label === null || node.label.key === '') return paragraphName(words.paragraph, kind, parent, root, section, unnamedSection);
  const key = node.label.key;
  if (isClause(kind)) {
    const clause = `${words.clause} ${key}`;
    if (section === null || (clauseKeys.get(key) ?? 0) < 2) return named(clause);
    return named(unnamedSection ? `${clause} (${section})` : `${section}, ${clause}`);
  }
  const shown = node.label.scheme === 'letter' ? `${words.quoteOpen}${key}${words.quoteClose}` : key;
  const above = (twin ? parent?.text : parent?.base.text) ?? '';
  return named(above === '' ? `${words.item} ${shown}` : `${above}, ${words.item} ${shown}`);
};

const paragraphName = (
  word: string,
  kind: ClauseKind,
  parent: Cited | null,
  root: Base,
  section: string | null,
  unnamedSection: boolean,
): Cited => {
  const base = parent?.base ?? root;
  base.count += 1;
  const place = `${word} ${base.count}`;
  const text = base.text === '' ? place : base.precedes ? `${base.text}, ${place}` : `${place} ${base.text}`;
  return { text, kind, base, section, unnamedSection };
};

const sectionName = (context: ParseContext, node: Node): string => {
  const { section, quoteOpen, quoteClose } = context.structure.citation;
  if (node.label === null) return `${section} ${quoteOpen}${node.text.replace(/[.\s]+$/u, '').replaceAll('\n', ' ')}${quoteClose}`;
  if (node.label.scheme === 'section-word') return `${node.label.sign} ${node.label.key}`;
  return `${section} ${node.label.key}`;
};
