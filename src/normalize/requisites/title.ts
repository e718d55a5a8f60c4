import type { ParsedPart, Span } from '../../model/index.js';
import type { ActInput } from '../context.js';
import type { Identity } from './context.js';
import type { Reading } from './field.js';
import { joined, linesOf, type Head, type HeadLine } from './head.js';
import { anyOf, patternOf } from './patterns.js';
import { isCityLine } from './place.js';

/** The act's title on one line without outer quotes; of a stamped act the heading of what the stamp approves. */
export const readTitle = (identity: Identity, input: ActInput, head: Head): Reading<string> | null => {
  const whole =
    joined(head.kind === 'stamped' ? headingLines(input, head.part) : head.title.filter((line) => !isCityLine(identity, line))) ??
    quotedInType(head);
  if (whole === null) return null;
  const value = unquoted(withoutRemark(identity, whole.text)).replace(/[.\s]+$/u, '');
  return value === '' ? null : { value, at: whole.at };
};

/** «Приказ … от … № … «Об утверждении …»»: the whole head on one line. */
const quotedInType = ({ actType }: Head): { text: string; at: Span } | null => {
  const match = actType === null ? null : /[«"“](\p{Lu}\p{Ll}{0,2} .+)[»"”]\.?$/u.exec(actType.text);
  const inner = match?.[1];
  if (actType === null || match === null || inner === undefined) return null;
  const start = actType.start + match.index + 1;
  return { text: inner, at: { start, end: start + inner.length } };
};

/** Lines of a part's own heading: title of a procedure, caption of a list. */
export const headingLines = (input: ActInput, part: ParsedPart): HeadLine[] =>
  linesOf(input, part).filter(({ zone }) => zone === 'title' || zone === 'caption');

/** «(далее – Порядок)» behind a heading is no part of it. */
const withoutRemark = ({ words }: Identity, text: string): string =>
  text.replace(patternOf(`\\s*\\((?:${anyOf(words.remarkOpeners)})[^)]*\\)\\s*$`, 'iu'), '');

/** Drops a pair of quotes that holds the whole, and the corner marks of printed forms. */
export const unquoted = (text: string): string => {
  const bare = text.replace(/^[┌┐└┘\s]+|[┌┐└┘\s]+$/gu, '');
  const match = /^[«"“„](.*)[»"”“]\.?$/su.exec(bare);
  return match !== null && balanced(match[1] ?? '') ? (match[1] ?? '').trim() : bare;
};

/** True where no quote closes that did not open inside. */
const balanced = (text: string): boolean => {
  let depth = 0;
  for (const letter of text) {
    if (letter === '«') depth += 1;
    if (letter === '»') depth -= 1;
    if (depth < 0) return false;
  }
  return true;
};
