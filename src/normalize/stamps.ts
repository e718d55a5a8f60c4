import type { Span, Stamp } from '../model/index.js';
import { fold } from '../rules/tokens.js';
import { placeOf, type ActInput } from './context.js';
import { firstType } from './requisites/act-names.js';
import type { Identity } from './requisites/context.js';
import { dateIn } from './requisites/date.js';
import { numbersIn } from './requisites/number.js';
import { anyOf, patternOf } from './requisites/patterns.js';
import { personIn } from './requisites/person-in.js';

/** What the approval stamp or annex caption over a part says; null where none stands there. */
export const stampOf = (identity: Identity, input: ActInput, partIndex: number): Stamp | null => {
  const whole = input.act.parts[partIndex]?.stamp ?? null;
  if (whole === null) return null;
  const at = ownOf(identity, input.file.text, whole);
  const text = input.file.text.slice(at.start, at.end);
  const kind = kindOf(identity, text);
  const own = withoutRemarks(identity, text);
  const annexNumber = annexNumberIn(identity, own);
  const rest = annexNumber === null ? own : blankedOut(own, annexNumber.start, annexNumber.end);
  const names = firstType(identity, identity.words.directiveTypes, rest, 0);
  const about = rest.slice(names?.at.end ?? 0);
  const date = dateIn(identity, about, 0);
  const { found, blanks } = numbersIn(identity.number, about);
  // The number of an institution stands before the act's own, in its name.
  const number =
    date === null || kind === 'approve'
      ? found.at(-1)
      : (found.find(({ start }) => start >= date.at.end) ?? found.findLast(({ end }) => end <= date.at.start));
  return {
    ...placeOf(input.file, at),
    kind,
    annexNumber: annexNumber?.value ?? null,
    namesAct: names !== null,
    date: date?.iso ?? null,
    number: kind === 'approve' ? (numberBeside(identity, text, date?.at ?? null) ?? null) : (number?.value ?? null),
    blank: (date?.blank ?? false) || (number === undefined && blanks.length > 0),
  };
};

/** Of several stamps one under the other the one that approves: those that tell who agreed or adopted are none of the act's. */
const ownOf = ({ words }: Identity, text: string, { start, end }: Span): Span => {
  const opener = (list: readonly string[], tail: string): RegExp => patternOf(`^[\\s«"]*(?:${anyOf(list.map(fold))})${tail}`, 'u');
  const agreed = opener(words.stamp.agreed, '(?!\\p{L})');
  const own = opener([...words.stamp.approve, ...words.stamp.approved, ...words.stamp.annex], '(?!\\p{L})');
  const lines: Span[] = [];
  let at = start;
  for (const line of text.slice(start, end).split('\n')) {
    lines.push({ start: at, end: at + line.length });
    at += line.length + 1;
  }
  const says = (line: Span, pattern: RegExp): boolean => pattern.test(fold(text.slice(line.start, line.end)));
  const from = lines.findIndex((line) => says(line, own));
  if (from < 0 || !lines.some((line) => says(line, agreed))) return { start, end };
  const to = lines.findIndex((line, index) => index > from && says(line, agreed));
  return { start: lines[from]?.start ?? start, end: (to < 0 ? lines.at(-1) : lines[to - 1])?.end ?? end };
};

/** «УТВЕРЖДЕНО» over a post and a name, with no act that approves, is as good as «УТВЕРЖДАЮ». */
const kindOf = (identity: Identity, text: string): Stamp['kind'] => {
  const { words } = identity;
  const has = (list: readonly string[]): boolean => patternOf(`(?<!\\p{L})(?:${anyOf(list.map(fold))})(?!\\p{L})`, 'u').test(fold(text));
  if (has(words.stamp.approve)) return 'approve';
  if (!has(words.stamp.approved)) return 'annex';
  const byPerson = personIn(identity, text) !== null && firstType(identity, identity.words.citedTypes, text, 0) === null;
  return byPerson && !has(words.stamp.annex) ? 'approve' : 'approved';
};

/** The number of what is approved stands with the date or in a line of its own; one in a name («Школа № 9») is the school's. */
const numberBeside = (identity: Identity, text: string, date: Span | null): string | undefined => {
  let at = 0;
  for (const line of text.split('\n')) {
    const own = date !== null && at <= date.start && date.start < at + line.length;
    const { found } = numbersIn(identity.number, line);
    const first = found[0];
    const before = line.slice(0, first?.start ?? 0);
    const isAlone = patternOf(
      `^[\\s(]*(?:${anyOf(identity.words.registrationWords)})?[\\s.]*(?:${anyOf(identity.words.numberSigns)})?[\\s]*$`,
      'iu',
    ).test(before);
    if (first !== undefined && (isAlone || (own && first.start >= (date?.start ?? 0) - at))) return first.value;
    at += line.length + 1;
  }
  return undefined;
};

/** «(в ред. приказа от … № …)» tells of another act. */
const withoutRemarks = ({ words }: Identity, text: string): string =>
  text.replace(patternOf(`\\((?:${anyOf(words.remarkOpeners)})[^)]*\\)`, 'giu'), (remark) => ' '.repeat(remark.length));

const blankedOut = (text: string, start: number, end: number): string => text.slice(0, start) + ' '.repeat(end - start) + text.slice(end);

/** «Приложение 2», «Приложение № 2», «Приложение № 2 к приказу». */
const annexNumberIn = ({ words }: Identity, text: string): { value: string; start: number; end: number } | null => {
  const pattern = patternOf(
    `(?<!\\p{L})(?:${anyOf(words.stamp.annex)})\\s*(?:${anyOf(words.numberSigns)})?\\s*(\\d{1,3}(?:\\.\\d{1,2})?|[IVX]{1,4}|\\p{Lu}(?!\\p{L}))(?![\\d.]*\\d)`,
    'iu',
  );
  const match = pattern.exec(text);
  const value = match?.[1];
  if (match === null || value === undefined || (/\p{L}/u.test(value) && !/^[IVX]+$/u.test(value))) return null;
  return { value, start: match.index, end: match.index + match[0].length };
};
