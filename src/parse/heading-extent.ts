import { tokenize } from '../rules/tokens.js';
import type { Seen } from './acts.js';
import type { ParseContext } from './context.js';

/**
 * End of a heading of one or more lines.
 * @param names stems of the words that the act's letterhead, or the stamp over the heading, names the agency with
 */
export const headingExtent = (
  context: ParseContext,
  seen: readonly Seen[],
  from: number,
  to: number,
  names: ReadonlySet<string>,
): number => {
  let at = from;
  while (at < to) {
    const here = seen[at];
    if (here?.looks === null && here.block.kind === 'paragraph') {
      at += 1;
      continue;
    }
    if (here === undefined || here.looks === null || here.labelled || /[;:]$/u.test(here.text)) break;
    if (at === from) {
      // «(фамилия, имя, отчество)» says what to fill in.
      if (here.text.startsWith('(')) break;
      if (
        here.looks.heading === null &&
        !here.looks.capitals &&
        here.block.kind === 'paragraph' &&
        here.block.style.heading === null &&
        (here.text.length > MAX_HEADING_LINE || /\.$/u.test(here.text))
      )
        break;
    } else if (!continuesHeading(context, seen, at, from, names)) break;
    at += 1;
  }
  return at;
};

const MAX_HEADING_LINE = 300;

const continuesHeading = (context: ParseContext, seen: readonly Seen[], at: number, from: number, names: ReadonlySet<string>): boolean => {
  const here = seen[at];
  const first = seen[from];
  const before = seen[at - 1];
  if (here?.looks == null || first?.looks == null || /\.$/u.test(here.text)) return false;
  if (/^[(«"\p{Ll}]/u.test(here.text) || here.looks.note || ENDS_IN_PREPOSITION.test(before?.text ?? '')) return true;
  if (here.looks.capitals && first.looks.capitals && !isSectionLike(seen, at)) return true;
  const word = tokenize(context.stem, here.text.slice(0, 40))[0];
  if (word !== undefined && names.has(word.stem) && here.text.length < MAX_HEADING_LINE) return true;
  // A heading word alone («ПОРЯДОК») is never the whole heading.
  return before === first && /^\p{L}+$/u.test(first.text) && here.text.length < MAX_HEADING_LINE && !isSectionLike(seen, at);
};

/** «… по вопросам учета в | Администрации …» */
const ENDS_IN_PREPOSITION = /\s\p{Ll}{1,2}$/u;

/** Followed by clause 1 of its own. */
const isSectionLike = (seen: readonly Seen[], at: number): boolean =>
  (seen[at + 1]?.labelled ?? false) &&
  !(seen[at]?.looks?.capitals && /\p{Lu}{4}/u.test(seen[at]?.text ?? '') && (seen[at]?.text.length ?? 0) > 60);
