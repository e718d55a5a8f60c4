import type { Field, Requisites } from '../../model/index.js';
import type { ActInput } from '../context.js';
import { stampOf } from '../stamps.js';
import { readActType } from './act-type.js';
import { readAgency } from './agency.js';
import type { Identity } from './context.js';
import { dateIn, dateOfLines, type DateFound } from './date.js';
import { ambiguousField, absentField, fieldOf, foundField, missingField } from './field.js';
import { foreignLine, headOf, type Head, type HeadLine } from './head.js';
import { headingNumber } from './heading-number.js';
import { numbersIn, type NumberFound } from './number.js';
import { readPlace } from './place.js';
import { readRegion } from './region.js';
import { readSignatory } from './signatory.js';
import { readClientTypes, readSubjects } from './subjects.js';
import { headingLines, readTitle } from './title.js';
import { fold } from '../../rules/tokens.js';

export { createIdentity, type Identity } from './context.js';

/** The act's requisites, each with where it stands and how it is known. */
export const requisitesOf = (input: ActInput, identity: Identity): Requisites => {
  const head = headOf(identity, input);
  if (head === null) return NOTHING;
  const date = ownDate(identity, input, head);
  const agency = readAgency(identity, input, head);
  const signatory = readSignatory(identity, input, head);
  const field = <T>(name: string, reading: Parameters<typeof fieldOf<T>>[2]): Field<T> =>
    fieldOf(input, `requisite/${name}`, reading, head.span);
  return {
    actType: field('act-type', readActType(identity, input, head)),
    number: numberField(identity, input, head),
    date: field('date', date === null || date.iso === null ? null : { value: date.iso, at: date.at }),
    dateText: date?.text ?? null,
    place: field('place', placeReading(identity, head)),
    agency: field('agency', agency),
    region: field('region', readRegion(identity, input, head, agency?.at ?? null)),
    title: field('title', readTitle(identity, input, head)),
    signatoryName: fieldOf(input, 'requisite/signatory', signatory.name, head.part),
    signatoryPosition: fieldOf(input, 'requisite/signatory', signatory.position, head.part),
    subjects: readSubjects(identity, input),
    clientTypes: readClientTypes(identity, input),
  };
};

const placeReading = (identity: Identity, head: Head): ReturnType<typeof readPlace> => {
  // Beside a stamp the town stands in a line of its own under the letterhead.
  if (head.kind === 'stamped')
    return readPlace(
      identity,
      head.requisites.filter(({ text }) => !/\d/u.test(text)),
    );
  const foot = requisiteFoot(identity, head).filter(({ zone, text }) => zone !== 'signature' && !/^\s*\p{Lu}\.\s?\p{Lu}{2}/u.test(text));
  // A town's name over the agency is the region that it stands for.
  const above = head.letterhead.filter(({ start }, index) => start > (head.actType?.start ?? 0) || index === head.letterhead.length - 1);
  return readPlace(identity, [...head.requisites, ...foot], head.kind === 'order' ? [...above, ...head.title] : []);
};

const NOTHING: Requisites = {
  actType: absentField(),
  number: absentField(),
  date: absentField(),
  dateText: null,
  place: absentField(),
  agency: absentField(),
  region: absentField(),
  title: absentField(),
  signatoryName: absentField(),
  signatoryPosition: absentField(),
  subjects: absentField(),
  clientTypes: absentField(),
};

/** The number printed in the act's own head, else at its foot, else in the stamp that names the act. */
const numberField = (identity: Identity, input: ActInput, head: Head): Field<string> => {
  const inHead = numbersOfLines(identity, head.requisites);
  const candidates =
    inHead.found.length > 0 ? inHead.found : inHead.blanks ? [] : numbersOfLines(identity, requisiteFoot(identity, head)).found;
  const [first, ...others] = candidates;
  if (first !== undefined) {
    const rivals = others.filter(({ value }) => fold(value) !== fold(first.value));
    if (rivals.length === 0 || head.kind === 'memo') return foundField(input, 'requisite/number', { value: first.value, at: first });
    return ambiguousField(
      input,
      'requisite/number',
      [first, ...rivals].map((number) => ({ value: number.value, at: number })),
    );
  }
  if (!inHead.blanks) {
    const unsigned = head.kind === 'memo' ? unsignedNumber(head.requisites) : besideDate(identity, head.requisites);
    if (unsigned !== null) return foundField(input, 'requisite/number', { value: unsigned.value, at: unsigned, confidence: 0.8 });
    const stamp = ownStamp(identity, input);
    if (stamp !== null && stamp.number !== null && head.kind !== 'memo')
      return foundField(input, 'requisite/number', { value: stamp.number, at: stamp, confidence: 0.9 });
    const own = head.kind === 'stamped' ? headingNumber(identity, headingLines(input, head.part)) : null;
    if (own !== null) return foundField(input, 'requisite/number', { value: own.value, at: own, confidence: 0.9 });
  }
  return missingField(input, head.span);
};

/** The stamp of the procedure, where it names the act and the act's own head says nothing. */
const ownStamp = (identity: Identity, input: ActInput): ReturnType<typeof stampOf> => {
  const part = input.act.parts.findIndex(({ kind, stamp }) => kind === 'procedure' && stamp !== null);
  const stamp = part < 0 ? null : stampOf(identity, input, part);
  return stamp !== null && (stamp.namesAct || stamp.kind === 'approve') ? stamp : null;
};

export const numbersOfLines = (identity: Identity, lines: readonly HeadLine[]): { found: NumberFound[]; blanks: boolean } => {
  const read = lines.map((line) => numbersIn(identity.number, line.text, line.start));
  return { found: read.flatMap(({ found }) => found), blanks: read.some(({ blanks }) => blanks.length > 0) };
};

/** A memo's number often has no sign: «02-04/805/24» in a line of its own. */
const unsignedNumber = (lines: readonly HeadLine[]): NumberFound | null => {
  for (const { text, start } of lines) {
    const match = /^\s*(\d[\p{L}\d]*(?:[-–/.][\p{L}\d]+)+)\s*$/u.exec(text);
    const value = match?.[1];
    if (value !== undefined && !/^\d{1,2}\.\d{1,2}\.\d{2,4}$/u.test(value))
      return { value, start: start + text.indexOf(value), end: start + text.indexOf(value) + value.length };
  }
  return null;
};

/** «21.11.2024   СЭД-2024-171»: an index beside the date of an order, with no sign before it. */
const besideDate = (identity: Identity, lines: readonly HeadLine[]): NumberFound | null => {
  for (const { text, start } of lines) {
    const date = dateIn(identity, text, 0);
    if (date?.iso == null) continue;
    const rest = text.slice(0, date.at.start) + ' '.repeat(date.at.end - date.at.start) + text.slice(date.at.end);
    const match = /(?<!\S)(?=\S*\d)[\p{L}\d]{1,12}(?:[-/][\p{L}\d]{1,12}){1,6}(?!\S)/u.exec(rest);
    if (match !== null) return { value: match[0], start: start + match.index, end: start + match.index + match[0].length };
  }
  return null;
};

/** A governor's decree has its date and number under the signature. */
export const requisiteFoot = (identity: Identity, head: Head): HeadLine[] => {
  if (head.kind !== 'order') return [];
  const foreign = foreignLine(identity);
  return head.foot.filter(({ text, zone }) => zone !== 'body' && text.length < MAX_FOOT_LINE && !foreign.test(fold(text)));
};

const MAX_FOOT_LINE = 80;

export const ownDate = (identity: Identity, input: ActInput, head: Head): DateFound | null => {
  const own = dateOfLines(identity, input.file.text, head.requisites);
  if (own !== null) return own;
  if (head.kind === 'memo') return null;
  const foot = requisiteFoot(identity, head);
  const atFoot = foot.length === 0 ? null : dateOfLines(identity, input.file.text, foot);
  if (atFoot?.iso != null) return atFoot;
  const stamp = ownStamp(identity, input);
  return stamp === null ? null : dateIn(identity, stamp.quote, stamp.start);
};
