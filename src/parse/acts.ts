import type { PartKind } from '../model/index.js';
import { looksOf, type Looks } from './anchors.js';
import type { ParseContext } from './context.js';
import type { DraftBlock } from './draft.js';
import { type Label, type LabelScheme, readAutomaticLabel, readLabel } from './labels.js';
import { isAnnexToNoAct, kindOfHeading, stampExtent } from './part-heads.js';
import { withLists } from './list-parts.js';
import { signatureAt } from './signatures.js';
import { isTableCaption } from './tables.js';

/** A piece of the file that is one part of an act, as a range of blocks. */
export interface PartRange {
  readonly kind: PartKind;
  readonly newAct: boolean;
  readonly from: number;
  readonly to: number;
}

/** A block with what it looks like; tables and dropped lines look like nothing. */
export interface Seen {
  readonly block: DraftBlock;
  readonly looks: Looks | null;
  readonly labelled: boolean;
  readonly text: string;
}

export const seeAll = (context: ParseContext, blocks: readonly DraftBlock[]): Seen[] =>
  blocks.map((block) => {
    if (block.kind === 'table' || block.dropped !== null || block.region === 'footnote')
      return { block, looks: null, labelled: false, text: '' };
    const labelled = block.auto !== null || readLabel(context, block.text) !== null;
    return { block, looks: looksOf(context, block.text), labelled, text: block.text };
  });

/** Cuts the file into parts and says where a new act begins. Covers every block. */
export const findParts = (context: ParseContext, seen: readonly Seen[]): PartRange[] => {
  const heads = orderHeads(seen);
  const starts: Start[] = [];
  let state: State = { kind: null, signed: false, actHas: new Set(), bodyFrom: 0 };
  let at = 0;
  while (at < seen.length) {
    const start = startAt(context, seen, at, state, heads);
    if (start !== null) {
      starts.push(start);
      state = {
        kind: start.kind,
        signed: false,
        actHas: start.newAct ? new Set([start.kind]) : new Set([...state.actHas, start.kind]),
        bodyFrom: start.bodyFrom,
      };
      at = Math.max(start.bodyFrom, at + 1);
      continue;
    }
    const signature = at >= state.bodyFrom ? signatureAt(seen, at) : null;
    if (signature !== null) {
      state = { ...state, signed: true };
      at = signature;
    } else at += 1;
  }
  return withLists(context, seen, rangesOf(starts, seen.length));
};

interface Start {
  readonly at: number;
  readonly kind: PartKind;
  readonly newAct: boolean;
  /** First block after the head: where a new start may be looked for again. */
  readonly bodyFrom: number;
}

interface State {
  readonly kind: PartKind | null;
  readonly signed: boolean;
  readonly actHas: ReadonlySet<PartKind>;
  readonly bodyFrom: number;
}

const rangesOf = (starts: readonly Start[], length: number): PartRange[] => {
  if (length === 0) return [];
  const [first] = starts;
  const all =
    first === undefined
      ? [{ at: 0, kind: 'annex' as const, newAct: true, bodyFrom: 0 }]
      : [{ ...first, at: 0, newAct: true }, ...starts.slice(1)];
  // A sheet of approvals that lies on top belongs to the act under it.
  const isUnderSheet = (index: number): boolean => index === 1 && all[0]?.kind === 'approval-sheet' && all[1]?.kind !== 'memo';
  return all.map(({ at, kind, newAct }, index) => ({
    kind,
    newAct: newAct && !isUnderSheet(index),
    from: at,
    to: all[index + 1]?.at ?? length,
  }));
};

/** Head of an order or memo: where its first line stands → where its type stands. */
type Heads = ReadonlyMap<number, { readonly kind: 'order' | 'memo'; readonly type: number }>;

const orderHeads = (seen: readonly Seen[]): Heads => {
  const heads = new Map<number, { kind: 'order' | 'memo'; type: number }>();
  let floor = 0;
  let last = null as 'order' | 'memo' | null; // widened: it changes within the loop
  seen.forEach(({ looks }, index) => {
    if (index < floor || looks === null) return;
    const kind =
      looks.actType && headFollows(seen, index) ? 'order' : looks.salutation || (looks.memo && memoFollows(seen, index)) ? 'memo' : null;
    const between = seen.slice(floor, index);
    // A short memo has nothing that ends a head: a letterhead in capitals under it begins the order.
    const underMemo =
      last === 'memo' &&
      kind === 'order' &&
      looks.capitals &&
      between.some((above) => above.looks?.agency === true && above.looks.capitals);
    if (kind === null || (floor > 0 && !underMemo && !between.some(endsHead))) return;
    const type = kind === 'order' ? typeBelow(seen, index) : index;
    heads.set(backtrack(seen, index, floor, kind), { kind, type });
    last = kind;
    floor = type + 1;
  });
  return heads;
};

/**
 * Publishers put a line of their own over an act («Приказ … от … № …»): its type then stands once more in capitals, alone, before
 * the head is over.
 */
export const typeBelow = (seen: readonly Seen[], index: number): number => {
  const above = seen[index]?.looks;
  if (above == null || above.capitals) return index;
  for (let at = index + 1; at < Math.min(seen.length, index + MAX_TITLE_PAGE); at += 1) {
    const here = seen[at];
    if (here?.looks == null) continue;
    if (endsHead(here)) return index;
    if (here.looks.actType && here.looks.capitals && !/\d/u.test(here.text)) return at;
  }
  return index;
};

const MAX_TITLE_PAGE = 16;

/** The head of an order is over where its preamble or first clause stands: a type named before that is no new act. */
const endsHead = ({ looks, labelled, block }: Seen): boolean =>
  labelled ||
  block.kind === 'table' ||
  (looks !== null && (looks.operative || looks.stamp !== null || (looks.post && looks.name) || looks.onlyName));

const HEAD_REACH = 14;

/** After «ПРИКАЗ» come a date, a title, a preamble: otherwise it is a word in a list. */
const headFollows = (seen: readonly Seen[], index: number): boolean => {
  const own = seen[index];
  if (own === undefined) return false;
  const after = seen.slice(index + 1, index + 1 + HEAD_REACH);
  const end = after.findIndex(({ labelled }) => labelled);
  const head = end < 0 ? after : after.slice(0, end + 1);
  return (
    head.some(({ looks }) => looks !== null && (looks.requisites || looks.title || looks.preamble || looks.operative)) ||
    (own.looks?.capitals ?? false)
  );
};

/** A memo is headed by its name in a line of its own, with an addressee above or text below. */
const memoFollows = (seen: readonly Seen[], index: number): boolean => {
  const above = seen.slice(Math.max(0, index - 8), index);
  return (
    ((seen[index]?.text.length ?? 0) < MAX_MEMO_HEAD || /^\P{Ll}{12,}/u.test(seen[index]?.text ?? '')) &&
    (above.some(({ looks }) => looks?.addressee || looks?.requisites) || index < 8 || (seen[index]?.looks?.capitals ?? false))
  );
};

const MAX_MEMO_HEAD = 80;

/** Up from the type of an act over its letterhead. */
const backtrack = (seen: readonly Seen[], index: number, floor: number, kind: 'order' | 'memo'): number => {
  let at = index;
  while (at > floor && index - at < MAX_LETTERHEAD) {
    const above = seen[at - 1];
    if (above === undefined) break;
    if (above.looks === null && above.block.kind === 'paragraph') {
      at -= 1;
      continue;
    }
    if (!isHeadish(above, kind, floor === 0)) break;
    at -= 1;
  }
  // A page number that ends the page before belongs to the page before.
  while (at < index && seen[at]?.looks === null) at += 1;
  return at;
};

const MAX_LETTERHEAD = 25;

const isHeadish = ({ looks, labelled, text }: Seen, kind: 'order' | 'memo', atTop: boolean): boolean => {
  if (looks === null || looks.noise) return false;
  if (looks.requisites || looks.superior || looks.registration || looks.draftMark) return true;
  if (labelled || looks.stamp !== null || looks.memo) return false;
  if (kind === 'memo')
    return (
      looks.addressee ||
      looks.title ||
      looks.capitals ||
      looks.onlyName ||
      looks.name ||
      (text.length < MAX_MEMO_HEAD && !/[.;:]$/u.test(text))
    );
  if (looks.onlyName || (looks.post && !looks.agency && !looks.capitals)) return false;
  if (looks.capitals || looks.agency) return true;
  if (/^\(.*\)$/u.test(text)) return true;
  return atTop && text.length < MAX_HEAD_LINE && !/[.;:]$/u.test(text);
};

const MAX_HEAD_LINE = 160;

const startAt = (context: ParseContext, seen: readonly Seen[], at: number, state: State, heads: Heads): Start | null => {
  const head = heads.get(at);
  if (head !== undefined) return { at, kind: head.kind, newAct: true, bodyFrom: head.type + 1 };
  const { looks, labelled, block } = seen[at] ?? { looks: null, labelled: false, block: null };
  if (looks === null || labelled || block?.kind !== 'paragraph') return null;
  // An order that lost its head is known by its preamble.
  if (state.kind === null && looks.operative) return { at, kind: 'order', newAct: true, bodyFrom: at + 1 };
  const alone = state.kind === null || (state.actHas.size === 1 && state.actHas.has('memo'));
  if (looks.stamp !== null && looks.stamp !== 'agreed') {
    const body = stampExtent(context, seen, at);
    const headed = kindOfHeading(context, seen, body);
    // Rules in «Приложение № 2 к Порядку» are no second procedure.
    const kind =
      headed === 'procedure' && state.actHas.has('procedure') && isAnnexToNoAct(context, seen.slice(at, body)) ? 'annex' : headed;
    const again = looks.stamp === 'approve' && kind === 'procedure' && state.actHas.has('procedure') && !state.actHas.has('order');
    return { at, kind, newAct: alone || again, bodyFrom: body + 1 };
  }
  if (looks.approvalSheet || (looks.stamp === 'agreed' && state.signed && state.kind !== 'approval-sheet'))
    return { at, kind: 'approval-sheet', newAct: state.kind === null, bodyFrom: at + 1 };
  return unstamped(context, seen, at, state, alone);
};

/** Headings that begin a part with no stamp over them. */
const unstamped = (context: ParseContext, seen: readonly Seen[], at: number, state: State, alone: boolean): Start | null => {
  const looks = seen[at]?.looks ?? null;
  if (looks === null) return null;
  const headed = looks.heading !== null;
  const kind = kindOfHeading(context, seen, at);
  const tableNext = isTableNext(seen, at);
  const isWithin = tableNext && (!looks.capitals || isTableCaption(context, seen[at]?.text ?? ''));
  if (isWithin && state.kind === 'procedure' && clausesGoOn(context, seen, at)) return null;
  if (headed && (state.signed || state.kind === null || alone) && (looks.heading === 'procedure' || tableNext || looks.capitals)) {
    if (state.kind !== 'memo' || looks.capitals || looks.heading === 'procedure') return { at, kind, newAct: alone, bodyFrom: at + 1 };
  }
  if (
    state.signed &&
    looks.capitals &&
    / \p{L}{3}/u.test(seen[at]?.text ?? '') &&
    !looks.agency &&
    !looks.noise &&
    !looks.name &&
    seen[at]?.text !== ''
  )
    return { at, kind, newAct: alone, bodyFrom: at + 1 };
  if (headed && looks.heading !== 'procedure' && tableNext && state.kind !== 'list')
    return { at, kind, newAct: state.kind === null, bodyFrom: at + 1 };
  return null;
};

/** True where the numbers of the clauses run on behind the table: «Таблица 1» within a procedure is no annex. */
const clausesGoOn = (context: ParseContext, seen: readonly Seen[], at: number): boolean => {
  let isBehind = false;
  for (let next = at + 1; next < Math.min(seen.length, at + MAX_ANNEX); next += 1) {
    const here = seen[next];
    isBehind ||= here?.block.kind === 'table';
    if (here === undefined || here.looks === null || !isBehind) continue;
    if (here.looks.stamp !== null || (here.looks.heading !== null && here.looks.capitals)) return false;
    const label = here.block.kind === 'paragraph' && here.labelled ? labelOf(context, here.block.auto, here.text) : null;
    if (label !== null && NUMBERED.has(label.scheme)) return label.numbers.some((number) => number > 1);
  }
  return false;
};

/** Blocks among which the next clause is looked for. */
const MAX_ANNEX = 200;

/** Labels of clauses and sections; those of items begin anew everywhere. */
const NUMBERED: ReadonlySet<LabelScheme> = new Set(['section-word', 'roman', 'decimal']);

const labelOf = (context: ParseContext, auto: string | null, text: string): Label | null =>
  auto === null ? readLabel(context, text) : readAutomaticLabel(context, auto);

/** A heading with a table right under it (a line or two of caption between). */
const isTableNext = (seen: readonly Seen[], at: number): boolean => {
  for (let next = at + 1; next < Math.min(seen.length, at + 5); next += 1) {
    const here = seen[next];
    if (here?.block.kind === 'table') return true;
    if (here?.labelled || /[.;:]$/u.test(here?.text ?? '')) return false;
  }
  return false;
};
