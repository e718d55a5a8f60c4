import type { PartKind } from '../model/index.js';
import { tokenize } from '../rules/tokens.js';
import type { Seen } from './acts.js';
import { looksOf, type Looks } from './anchors.js';
import type { ParseContext } from './context.js';

const MAX_STAMP_LINES = 14;

/** First block after the stamp that begins at `from`. */
export const stampExtent = (context: ParseContext, seen: readonly Seen[], from: number): number => {
  let at = from + 1;
  let kind = seen[from]?.looks?.stamp ?? null;
  let complete = isComplete(context, seen[from], kind);
  while (at < seen.length && at - from < MAX_STAMP_LINES) {
    const here = seen[at];
    if (here?.looks === null && here.block.kind === 'paragraph') {
      at += 1;
      continue;
    }
    if (here === undefined || here.looks === null || here.labelled) break;
    const { looks, text } = here;
    const again = looks.stamp !== null;
    // «УТВЕРЖДЕНО» over «Приказ министерства от … № …».
    const names = kind === 'approved' && !complete && at === from + 1;
    if (!again && (looks.heading !== null || (looks.actType && !names) || looks.title)) break;
    // «(приложение № 1)» under the approval.
    if (/^\(.*\)$/u.test(text) && looksOf(context, text.slice(1, -1)).stamp === 'annex') {
      at += 1;
      continue;
    }
    // «Регистрационный № 61» under the date of approval.
    if (kind === 'approve' && looks.registration && text.includes('№')) {
      at += 1;
      continue;
    }
    if (!again && complete && !looks.note && !looks.requisites && !(looks.onlyName || looks.name) && !/^\p{Ll}/u.test(text)) break;
    if (!again && kind === 'annex' && looks.capitals && / \p{L}{3}/u.test(text) && !/\d|№/u.test(text)) break;
    // «ТИПОВОЕ ОБЯЗАТЕЛЬСТВО служащего …»: a heading, though no word of it is known for one.
    if (!again && kind === 'annex' && /^\p{Lu}{4,} \p{Lu}{4,} \p{Ll}/u.test(text) && !/\d|№/u.test(text)) break;
    if (text.length > MAX_STAMP_LINE || (/[;:]$/u.test(text) && !again)) break;
    kind = looks.stamp ?? kind;
    complete = again ? isComplete(context, here, kind) : complete || isComplete(context, here, kind);
    at += 1;
  }
  return at;
};

const MAX_STAMP_LINE = 260;

/** A stamp has said all when it has given a date or number, or when it is an annex caption on one line. */
const isComplete = (context: ParseContext, seen: Seen | undefined, kind: Looks['stamp']): boolean => {
  if (seen?.looks == null) return false;
  if (kind === 'approve') return seen.looks.requisites;
  const dated = /(?:\d{4}|№|_{2})/u.test(seen.text);
  // «Приложение к приказу» goes on to whose, when and what number; «Приложение к Порядку» does not.
  if (seen.looks.stamp === 'annex' && namesAct(context, seen.text)) return dated && /\d{4}|_{2}/u.test(seen.text);
  if (seen.looks.stamp === 'annex') return !/^\p{L}+(?: ?№? ?\d+)?$/u.test(seen.text) || seen.looks.capitals;
  return dated;
};

const namesAct = (context: ParseContext, text: string): boolean => {
  const types = new Set(context.structure.actTypes.map((type) => context.stem(type)));
  return tokenize(context.stem, text).some(({ stem }) => types.has(stem));
};

/** True for the caption of an annex that is no annex to an act: «Приложение № 2 к Порядку», «Приложение 2». */
export const isAnnexToNoAct = (context: ParseContext, stamp: readonly Seen[]): boolean =>
  stamp.some(({ looks }) => looks?.stamp === 'annex') && !stamp.some(({ text }) => namesAct(context, text));

/** What kind of part the heading at `at` heads; by what follows where the heading does not say. */
export const kindOfHeading = (context: ParseContext, seen: readonly Seen[], at: number): PartKind => {
  const here = seen[at];
  if (here?.looks?.approvalSheet) return 'approval-sheet';
  if (here?.looks?.heading === 'procedure') return 'procedure';
  if (here?.looks?.heading === 'list') {
    return isListTopic(context, headingText(seen, at)) ||
      tableSaysList(context, seen, at) ||
      /^\P{L}*\p{L}+\P{L}*$/u.test(headingText(seen, at))
      ? 'list'
      : 'annex';
  }
  if (tableSaysList(context, seen, at)) return 'list';
  if (here?.looks?.heading === 'other') return 'annex';
  if (here?.block.kind === 'table') return 'annex';
  return seen.slice(at, at + 4).some(({ labelled }) => labelled) ? 'procedure' : 'annex';
};

const headingText = (seen: readonly Seen[], at: number): string => {
  const lines: string[] = [];
  for (let index = at; index < Math.min(seen.length, at + 6); index += 1) {
    const here = seen[index];
    if (here === undefined || here.looks === null || here.labelled) break;
    lines.push(here.text);
  }
  return lines.join(' ');
};

/** True where the words speak of touchpoints, or of a list or report of the procedure. */
export const isListTopic = (context: ParseContext, text: string): boolean => {
  const { listTopic, listSubject, list } = context.structure.headings;
  const stems = tokenize(context.stem, text).map(({ stem }) => stem);
  const topic = listTopic.some((word) => stems.includes(context.stem(word)));
  const subject = listSubject.some((root) => stems.some((stem) => stem.startsWith(root)));
  if (topic && subject) return true;
  if (topic) return stems.length <= 2;
  // «Форма перечня», «Отчет о формировании Перечня», «Реестр каналов»: a list word governed by another.
  const [head, ...rest] = list.map((word) => context.stem(word)).filter((stem) => stems.includes(stem));
  return head !== undefined && rest.length > 0 && stems.length <= 4;
};

/** Characters of a title in the second row of a table's head. */
const LONGEST_TITLE = 60;

const tableSaysList = (context: ParseContext, seen: readonly Seen[], at: number): boolean => {
  for (let index = at; index < Math.min(seen.length, at + 8); index += 1) {
    const block = seen[index]?.block;
    if (block?.kind !== 'table') continue;
    const [titles = [], below = []] = block.table.rows.map((row) => row.cells.map(({ text }) => text));
    // What stands below a head of one row is told in sentences.
    const isHead = below.every((text) => text.length <= LONGEST_TITLE);
    return isListTopic(context, [...titles, ...(isHead ? below : [])].join(' '));
  }
  return false;
};
