import { fold, tokenize } from '../rules/tokens.js';
import type { PartRange, Seen } from './acts.js';
import { perLexicon, type ParseContext } from './context.js';

/**
 * Annexes that are the list the act is about, under whatever name («МАТРИЦА контактных позиций»): the title or a «(далее – …)» of
 * the act calls the list so, or the table asks for touchpoint, need and type.
 */
export const withLists = (context: ParseContext, seen: readonly Seen[], ranges: readonly PartRange[]): PartRange[] => {
  let names: ReadonlySet<string> | null = null;
  return ranges.map((range, index) => {
    if (range.newAct) names = null;
    if (range.kind !== 'annex') return range;
    const heading = headingOf(context, seen, range);
    if (heading === null) return range;
    names ??= listNames(context, seen, actOf(ranges, index));
    const named = heading.stems.length > 1 && names.has(pairOf(heading.stems));
    return named || asksForTouchpoints(context, seen, range) ? { ...range, kind: 'list' } : range;
  });
};

/** The ranges of the act that a range belongs to. */
const actOf = (ranges: readonly PartRange[], index: number): readonly PartRange[] => {
  const from = ranges.findLastIndex((range, at) => at <= index && range.newAct);
  const next = ranges.findIndex((range, at) => at > index && range.newAct);
  return ranges.slice(Math.max(0, from), next < 0 ? ranges.length : next);
};

interface Heading {
  /** Stems of its words but «форма». */
  readonly stems: readonly string[];
}

/** The lines between the caption of the annex and its table or first clause; null where they name a plan, a composition or the like. */
const headingOf = (context: ParseContext, seen: readonly Seen[], { from, to }: PartRange): Heading | null => {
  const lines: string[] = [];
  for (let at = from; at < Math.min(to, from + MAX_LINES); at += 1) {
    const here = seen[at];
    if (here === undefined || here.block.kind === 'table' || here.labelled) break;
    if (here.looks === null) continue;
    if (here.looks.heading === 'other' || here.looks.heading === 'procedure' || here.looks.approvalSheet) return null;
    if (lines.length > 0 || here.looks.heading === 'list') lines.push(here.text);
  }
  const forms = words(context).forms;
  return { stems: contentStems(context, lines.join(' ')).filter((stem) => !forms.has(stem)) };
};

const MAX_LINES = 14;

/** The first two words: «реестр» and what it is a register of. */
const pairOf = (stems: readonly string[]): string => stems.slice(0, 2).join(' ');

const contentStems = (context: ParseContext, text: string): string[] =>
  tokenize(context.stem, text)
    .filter(({ kind, form }) => kind === 'word' && form.length > 3)
    .map(({ stem }) => stem);

/** Pairs of words that follow each other in the titles of the act, or right before a «(далее – …)». */
const listNames = (context: ParseContext, seen: readonly Seen[], ranges: readonly PartRange[]): ReadonlySet<string> => {
  const names = new Set<string>();
  const { clients } = words(context);
  // A register of anything else is no list of touchpoints: those are for clients.
  if (!ranges.some(({ from, to }) => seen.slice(from, to).some(({ text }) => clients.test(fold(text))))) return names;
  const add = (text: string): void => {
    const stems = contentStems(context, text);
    stems.forEach((stem, at) => {
      if (at > 0) names.add(`${stems[at - 1] ?? ''} ${stem}`);
    });
  };
  for (const { kind, from, to } of ranges) {
    if (kind !== 'order' && kind !== 'procedure') continue;
    let headed = true;
    for (let at = from; at < to; at += 1) {
      const here = seen[at];
      if (here?.looks == null) continue;
      headed &&= !here.labelled;
      if (headed && (here.looks.title || here.looks.heading !== null)) add(here.text);
      for (const match of here.text.matchAll(words(context).called)) add(here.text.slice(Math.max(0, match.index - REACH), match.index));
    }
  }
  return names;
};

/** Characters before a «(далее – …)» that hold what is called so. */
const REACH = 120;

const asksForTouchpoints = (context: ParseContext, seen: readonly Seen[], { from, to }: PartRange): boolean => {
  const block = seen.slice(from, to).find(({ block: own }) => own.kind === 'table')?.block;
  if (block?.kind !== 'table') return false;
  const { columns, types } = words(context);
  const titles = block.table.rows.slice(0, 2).flatMap(({ cells }) => cells.map(({ text }) => fold(text)));
  const asked = columns.filter((pattern) => titles.some((title) => pattern.test(title))).length;
  const typed = block.table.rows.some(({ cells }) => cells.some(({ text }) => types.test(fold(text))));
  return asked === columns.length || (asked > 1 && typed);
};

const words = perLexicon(({ headings: { listColumns, listClients, touchpointTypes, forms }, definedBy }) => {
  const begin = (list: readonly string[]): RegExp => new RegExp(`(?<!\\p{L})(?:${list.map(fold).join('|')})`, 'u');
  return {
    columns: [begin(listColumns.point), begin(listColumns.need), begin(listColumns.type)],
    types: begin(touchpointTypes),
    clients: begin(listClients),
    forms: new Set(forms),
    called: new RegExp(`\\((?:${definedBy.map(fold).join('|')})(?!\\p{L})`, 'giu'),
  };
});
