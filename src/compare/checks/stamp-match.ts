import type { Field, Part, Requisites, Stamp } from '../../model/index.js';
import type { CaseOf } from '../../rules/lexicons/verdicts.js';
import { fieldGround, ground, type Check, type CheckInput, type Verdict } from '../verdict.js';
import type { Wording } from '../wording.js';

/** The stamp over the procedure repeats the date and number of the order. Of several procedures the worst counts. */
export const stampMatch: Check<'stamp-match'> = (input) => {
  const judged = stampedParts(input.act.parts).map((part) => judge(input, part.stamp));
  const worst = RANK.flatMap((status) => judged.filter((each) => each.status === status))[0];
  return worst ?? judge(input, null);
};

const RANK = ['deviates', 'missing', 'undetermined', 'met'] as const;

/** The procedure; where the file calls nothing so, whatever the order approves. */
const stampedParts = (parts: readonly Part[]): Part[] => {
  const procedures = parts.filter(({ kind }) => kind === 'procedure');
  return procedures.length > 0 ? procedures : parts.filter(({ kind }) => kind === 'list' || kind === 'annex');
};

const judge = ({ act, wording }: CheckInput, stamp: Stamp | null): Verdict<CaseOf<'stamp-match'>> => {
  const { requisites } = act;
  if (stamp === null) return { status: 'missing', case: 'missing', rests: 'absent', data: orderData(wording, requisites), evidence: [] };
  const data = { ...orderData(wording, requisites), stamp: shown(wording, stamp.date, stamp.number) };
  const evidence = [ground(stamp, null), ...fieldGround(requisites.date), ...fieldGround(requisites.number)];
  const says = stamp.date !== null || stamp.number !== null;
  if (stamp.kind === 'annex' && !says && !stamp.blank) return { status: 'missing', case: 'bare', rests: 'absent', data, evidence };
  const date = compared(stamp.date, requisites.date, (text) => text);
  const number = compared(stamp.number, requisites.number, plainNumber);
  if (date === 'differs' || number === 'differs') {
    const contrary = evidence.map((each) => ({ ...each, role: 'contradicts' as const }));
    return { status: 'deviates', case: 'differs', direction: 'different', rests: 'found', data, evidence: contrary };
  }
  if (stamp.blank) return { status: 'deviates', case: 'blanks', direction: 'different', rests: 'found', data, evidence };
  if (date === 'lacks' || number === 'lacks') {
    return { status: 'deviates', case: 'incomplete', direction: 'different', rests: 'found', data, evidence };
  }
  if (date === 'same' && number === 'same') return { status: 'met', case: 'met', rests: 'found', data, evidence };
  const { date: dateLabel, number: numberLabel } = wording.lexicon.requisites;
  const unclear = wording.list([...(date === 'unclear' ? [dateLabel] : []), ...(number === 'unclear' ? [numberLabel] : [])]);
  return { status: 'undetermined', case: 'met', rests: 'found', data: { ...data, unclear }, evidence };
};

/** `unclear`: the order's own date or number could not be read for certain. */
const compared = (given: string | null, own: Field<string>, plain: (text: string) => string): 'same' | 'differs' | 'lacks' | 'unclear' => {
  if (given === null) return 'lacks';
  if (own.state === 'found' && own.value !== null) return plain(given) === plain(own.value) ? 'same' : 'differs';
  return own.state === 'absent' ? 'differs' : 'unclear';
};

/** «154 - ОД» and «154-од» are one number. */
const plainNumber = (text: string): string =>
  text
    .toLowerCase()
    .replace(/\s+/gu, '')
    .replace(/[‐‑‒–—]/gu, '-');

const orderData = (wording: Wording, { date, number }: Requisites): Record<string, string> => ({
  date: date.value === null ? wording.lexicon.text.blank : dateText(wording, date.value),
  number: number.value ?? wording.lexicon.text.blank,
  order: shown(wording, date.value, number.value),
});

const shown = (wording: Wording, date: string | null, number: string | null): string =>
  wording.fill(wording.lexicon.text.stamp, {
    date: date === null ? wording.lexicon.text.blank : dateText(wording, date),
    number: number ?? wording.lexicon.text.blank,
  });

const dateText = (wording: Wording, iso: string): string => {
  const [year = '', month = '', day = ''] = iso.split('-');
  return wording.fill(wording.lexicon.text.date, { day, month, year });
};
