import type { Stamp } from '../model/index.js';
import { fold } from '../rules/tokens.js';
import { placeOf, type ActInput } from './context.js';
import { firstType } from './requisites/act-names.js';
import type { Identity } from './requisites/context.js';
import { dateIn } from './requisites/date.js';
import { numbersIn } from './requisites/number.js';
import { anyOf } from './requisites/patterns.js';

/** What the approval stamp or annex caption over a part says; null where none stands there. */
export const stampOf = (identity: Identity, input: ActInput, partIndex: number): Stamp | null => {
  const at = input.act.parts[partIndex]?.stamp ?? null;
  if (at === null) return null;
  const text = input.file.text.slice(at.start, at.end);
  const kind = kindOf(identity, text);
  const own = withoutRemarks(identity, text);
  const annexNumber = annexNumberIn(identity, own);
  const rest = annexNumber === null ? own : blankedOut(own, annexNumber.start, annexNumber.end);
  const names = firstType(identity, identity.words.directiveTypes, rest, 0);
  const about = rest.slice(names?.at.end ?? 0);
  const date = dateIn(identity, about, 0);
  const { found, blanks } = numbersIn(identity.number, about);
  // The number of an institution stands before the date, in its name.
  const number =
    date === null || kind === 'approve'
      ? found.at(-1)
      : (found.find(({ start }) => start >= date.at.end) ?? found.find(({ end }) => end <= date.at.start));
  return {
    ...placeOf(input.file, at),
    kind,
    annexNumber: annexNumber?.value ?? null,
    namesAct: names !== null,
    date: date?.iso ?? null,
    number: kind === 'approve' ? null : (number?.value ?? null),
    blank: (date?.blank ?? false) || (number === undefined && blanks.length > 0),
  };
};

const kindOf = ({ words }: Identity, text: string): Stamp['kind'] => {
  const has = (list: readonly string[]): boolean => new RegExp(`(?<!\\p{L})(?:${anyOf(list.map(fold))})(?!\\p{L})`, 'u').test(fold(text));
  if (has(words.stamp.approve)) return 'approve';
  return has(words.stamp.approved) ? 'approved' : 'annex';
};

/** «(в ред. приказа от … № …)» tells of another act. */
const withoutRemarks = ({ words }: Identity, text: string): string =>
  text.replace(new RegExp(`\\((?:${anyOf(words.remarkOpeners)})[^)]*\\)`, 'giu'), (remark) => ' '.repeat(remark.length));

const blankedOut = (text: string, start: number, end: number): string => text.slice(0, start) + ' '.repeat(end - start) + text.slice(end);

/** «Приложение 2», «Приложение № 2», «Приложение № 2 к приказу». */
const annexNumberIn = ({ words }: Identity, text: string): { value: string; start: number; end: number } | null => {
  const pattern = new RegExp(
    `(?<!\\p{L})(?:${anyOf(words.stamp.annex)})\\s*(?:${anyOf(words.numberSigns)})?\\s*(\\d{1,3}(?:\\.\\d{1,2})?|[IVX]{1,4}|\\p{Lu}(?!\\p{L}))(?![\\d.]*\\d)`,
    'iu',
  );
  const match = pattern.exec(text);
  const value = match?.[1];
  if (match === null || value === undefined || (/\p{L}/u.test(value) && !/^[IVX]+$/u.test(value))) return null;
  return { value, start: match.index, end: match.index + match[0].length };
};
