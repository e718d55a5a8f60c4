import type { ParsedAct, ParsedClause } from '../../model/index.js';
import type { Mention } from './index.js';

/**
 * Without the mentions that nothing governs and too few of their topic stand beside: «получение консультации» alone may be anything,
 * among five other needs of one list it is a need. Nor those that other items must stand beside: «формирует перечень» says who was
 * appointed, among other duties it is one of them.
 */
export const keptInCompany = (act: ParsedAct, mentions: readonly Mention[]): Mention[] => {
  const beside = itemsBeside(act, mentions);
  return mentions.filter((mention) => {
    if (mention.governed && mention.beside === 0) return true;
    const provision = provisionOf(mention);
    if (provision === null) return false;
    // The mention's own item is one of those counted.
    const count = beside(mention, provision);
    return count > mention.beside && (mention.governed || (count >= mention.company && !isAmongOthers(mentions, mention, provision)));
  });
};

/**
 * Whether the point that an ungoverned mention stands in is about another topic: under «Требования» one point is about the site, the next
 * about telephones, and «сценарий» in the first is no script of telephone calls, whatever the second says.
 */
const isAmongOthers = (mentions: readonly Mention[], { part, clause, level }: Mention, provision: string): boolean => {
  const topics = mentions
    .filter((other) => other.governed && other.part === part && other.clause === clause && other.level === level)
    .flatMap((other) => provisionOf(other) ?? []);
  const others = new Set(topics.filter((other) => topicOf(other) !== topicOf(provision)));
  return others.size >= OTHERS && !topics.some((other) => topicOf(other) === topicOf(provision));
};

/** So many different items of other topics say what a point is about. */
const OTHERS = 2;

/** How many different items of a provision's topic were found where a stretch stands: in its clause, or among the points of its list. */
export type ItemsBeside = (place: { readonly part: number; readonly clause: number }, provision: string) => number;

export const itemsBeside = (act: ParsedAct, mentions: readonly Mention[]): ItemsBeside => {
  const items = new Map<string, Set<string>>();
  for (const mention of mentions) {
    const provision = provisionOf(mention);
    if (provision === null) continue;
    for (const key of groupsOf(act, mention)) {
      const group = `${key} ${topicOf(provision)}`;
      items.set(group, (items.get(group) ?? new Set<string>()).add(provision));
    }
  }
  return (place, provision) => Math.max(...groupsOf(act, place).map((key) => items.get(`${key} ${topicOf(provision)}`)?.size ?? 0));
};

const provisionOf = ({ emit }: Mention): string | null => ('provision' in emit ? emit.provision : null);

const topicOf = (provision: string): string => provision.split('/')[0] ?? provision;

/** What stands together: the words of one clause, and the points under one lead-in (never the clauses of a whole section). */
const groupsOf = (act: ParsedAct, { part, clause }: { readonly part: number; readonly clause: number }): readonly string[] => {
  const clauses = act.parts[part]?.clauses ?? [];
  const own = clauses[clause];
  const parent = own?.parent === null || own?.parent === undefined ? undefined : clauses[own.parent];
  const keys = [`${part} ${clause}`];
  if (parent !== undefined && own !== undefined && isList(parent, own)) keys.push(`${part} ${parent.index}`);
  return keys;
};

const isList = (parent: ParsedClause, child: ParsedClause): boolean => parent.kind !== 'section' && child.kind !== 'section';
