import type { TimeUnit } from '../../model/index.js';
import type { TimeLexicon } from '../lexicons/time.js';
import { fold, type Stemmer, type Token } from '../tokens.js';
import { formsOf, type NumberReader, type NumberValue, type Read } from './number.js';

/** A length of time. `value` is null where digits and words disagree. */
export interface DurationValue {
  readonly value: number | null;
  readonly unit: TimeUnit;
  readonly conflict: boolean;
}

export type DurationReader = (tokens: readonly Token[], at: number) => Read<DurationValue> | null;

interface UnitWords {
  readonly unit: TimeUnit;
  readonly multiple: number;
  readonly stems: readonly string[];
}

/**
 * Reads «10 (десяти) рабочих дней», «пяти рабочих дней», «5-дневный», «рабочего дня» (one), «десятого рабочего дня», «от 5 до 10 дней» (upper bound)
 * at a token; null where there is none. A kind of day that is not said is not supposed: «30 дней» has the unit `day`.
 */
export const createDurationReader = (stem: Stemmer, lexicon: TimeLexicon, readNumber: NumberReader): DurationReader => {
  const units = unitWordsOf(stem, lexicon);
  const singular = new Set(lexicon.singular.map(fold));
  const starts = new Set(lexicon.startWords.map(fold));
  const ordinals = formsOf(lexicon.ordinals);
  const fillers = new Set(lexicon.fillers.map(fold));
  const range = { from: new Set(lexicon.rangeWords.from), to: new Set(lexicon.rangeWords.to) };
  const adjective = createAdjectiveReader(lexicon, readNumber);

  const readUnit = (tokens: readonly Token[], at: number): (Read<UnitWords> & { last: number }) | null => {
    for (const unit of units) {
      if (!unit.stems.every((word, index) => tokens[at + index]?.stem === word)) continue;
      return { end: at + unit.stems.length, value: unit, last: at + unit.stems.length - 1 };
    }
    return null;
  };

  const counted = (tokens: readonly Token[], at: number): Read<DurationValue> | null => {
    const number = readNumber(tokens, at);
    if (number === null) return null;
    const upper = upperBound(range, readNumber, tokens, number);
    let from = upper.end;
    while (fillers.has(tokens[from]?.form ?? '')) from += 1;
    const unit = readUnit(tokens, from);
    if (unit === null || (unit.value.unit === 'year' && upper.value.value >= FIRST_CALENDAR_YEAR)) return null;
    return { end: unit.end, value: durationOf(upper.value, unit.value) };
  };

  const lone = (tokens: readonly Token[], at: number): Read<DurationValue> | null => {
    const unit = starts.has(tokens[at - 1]?.form ?? '') ? null : readUnit(tokens, at);
    if (unit === null) return null;
    const isSingular = tokens.slice(at, unit.end).some((token) => singular.has(token.form));
    return isSingular ? { end: unit.end, value: durationOf({ value: 1, conflict: false, words: null }, unit.value) } : null;
  };

  /** «десятого рабочего дня», «десятого (10) рабочего дня», «второго часа»: the days or hours up to and with that one. */
  const ordinal = (tokens: readonly Token[], at: number): Read<DurationValue> | null => {
    const value = ordinals.get(tokens[at]?.form ?? '');
    if (value === undefined) return null;
    const isRepeated = tokens[at + 1]?.form === '(' && readNumber(tokens, at + 2)?.value.value === value && tokens[at + 3]?.form === ')';
    const day = lone(tokens, at + (isRepeated ? 4 : 1));
    return day !== null && (day.value.unit === 'hour' || day.value.unit.endsWith('day'))
      ? { end: day.end, value: { ...day.value, value } }
      : null;
  };

  return createMeasured(lexicon, (tokens, at) => {
    const from = range.from.has(tokens[at]?.form ?? '') ? counted(tokens, at + 1) : null;
    const upperOnly = from !== null && readNumber(tokens, at + 1)?.end !== from.end ? from : null;
    return (
      counted(tokens, at) ??
      adjective(tokens, at) ??
      (isRange(range, readNumber, tokens, at) ? upperOnly : null) ??
      ordinal(tokens, at) ??
      lone(tokens, at)
    );
  });
};

/** «до 2030 года» names a year, not a length of time. */
const FIRST_CALENDAR_YEAR = 1000;

const unitWordsOf = (stem: Stemmer, lexicon: TimeLexicon): UnitWords[] =>
  lexicon.units
    .flatMap(({ unit, multiple, words }) =>
      words.map((phrase) => ({ unit, multiple, stems: phrase.split(' ').map((word) => (/\p{L}/u.test(word) ? stem(word) : word)) })),
    )
    .sort((a, b) => b.stems.length - a.stems.length);

const durationOf = (number: NumberValue, unit: UnitWords): DurationValue => ({
  value: number.conflict ? null : rounded(number.value * unit.multiple),
  unit: unit.unit,
  conflict: number.conflict,
});

/** Minutes are parts of an hour: to two digits. */
const rounded = (value: number): number => Math.round(value * 100) / 100;

interface RangeWords {
  readonly from: ReadonlySet<string>;
  readonly to: ReadonlySet<string>;
}

/** «10–14 рабочих дней», «5 до 10»: the second number is the bound. */
const upperBound = (range: RangeWords, readNumber: NumberReader, tokens: readonly Token[], first: Read<NumberValue>): Read<NumberValue> => {
  const link = tokens[first.end]?.form ?? '';
  if (!/^[-–—]$/u.test(link) && !range.to.has(link)) return first;
  return readNumber(tokens, first.end + 1) ?? first;
};

/** True for «от 5 до 10»: two numbers after the word of a range. */
const isRange = (range: RangeWords, readNumber: NumberReader, tokens: readonly Token[], at: number): boolean => {
  if (!range.from.has(tokens[at]?.form ?? '')) return false;
  const first = readNumber(tokens, at + 1);
  return first !== null && range.to.has(tokens[first.end]?.form ?? '');
};

/** «в десятидневный срок, исчисляемый в рабочих днях», «10 дней (рабочих)»: the words behind tell the kind of day. */
const createMeasured = (lexicon: TimeLexicon, read: DurationReader): DurationReader => {
  const words = new Set(lexicon.measured.words.map(fold));
  const kinds = Object.entries(lexicon.measured.in).flatMap(
    ([unit, forms]) => forms.map((form) => [fold(form), unit as TimeUnit] as const), // keys are checked by the schema
  );
  const units = new Map(kinds);
  return (tokens, at) => {
    const found = read(tokens, at);
    if (found?.value.unit !== 'day') return found;
    // «10 дней (рабочих)»
    const bracketed = tokens[found.end]?.form === '(' ? units.get(tokens[found.end + 1]?.form ?? '') : undefined;
    if (bracketed !== undefined) {
      const close = tokens.findIndex(({ form }, index) => index > found.end && form === ')');
      return { end: close < 0 ? found.end : close + 1, value: { ...found.value, unit: bracketed } };
    }
    // «10-дневный срок (рабочие дни)», «10-дневный срок (в рабочих днях)»
    const inside = tokens[found.end + 1]?.form === '(' ? tokens.slice(found.end + 2, found.end + 4) : [];
    const beyond = inside.flatMap(({ form }) => units.get(form) ?? [])[0];
    if (beyond !== undefined) return { end: found.end, value: { ...found.value, unit: beyond } };
    const behind = tokens.slice(found.end, found.end + MEASURED_REACH);
    const said = behind.findIndex(({ form }) => words.has(form));
    const unit = said < 0 ? undefined : behind.slice(said).flatMap(({ form }) => units.get(form) ?? [])[0];
    return unit === undefined ? found : { end: found.end, value: { ...found.value, unit } };
  };
};

/** «срок», a comma, the participle, a preposition and the days, with a word to spare. */
const MEASURED_REACH = 7;

/** «5-дневный», «пятидневный», «5-ти дневный», «5 дневный», «месячный». */
const createAdjectiveReader = (lexicon: TimeLexicon, readNumber: NumberReader): DurationReader => {
  const units = Object.entries(lexicon.adjectives).flatMap(
    ([unit, stems]) => stems.map((stem) => ({ unit: unit as TimeUnit, stem: fold(stem) })), // keys are checked by the schema
  );
  const lone = new Set<TimeUnit>(lexicon.loneAdjectives);
  const numerals = Object.entries(lexicon.adjectiveNumerals)
    .flatMap(([value, heads]) => heads.map((head) => ({ value: Number(value), head: fold(head) })))
    .sort((a, b) => b.head.length - a.head.length);
  const of = (value: number, unit: TimeUnit): DurationValue => ({ value, unit, conflict: false });

  const inOneWord = (form: string): DurationValue | null => {
    const digits = /^(\d+)-?(?:\p{L}{1,3}-)?(\p{L}+)$/u.exec(form);
    if (digits !== null) {
      const unit = units.find(({ stem }) => digits[2]?.startsWith(stem));
      return unit === undefined ? null : of(Number(digits[1]), unit.unit);
    }
    for (const { value, head } of [...numerals, { value: 1, head: '' }]) {
      if (!form.startsWith(head)) continue;
      const rest = form.slice(head.length).replace(/^-/u, '');
      const unit = units.find(({ stem }) => rest.startsWith(stem));
      if (unit !== undefined && (head !== '' || lone.has(unit.unit))) return of(value, unit.unit);
    }
    return null;
  };

  return (tokens, at) => {
    const token = tokens[at];
    if (token === undefined) return null;
    const whole = token.kind === 'mark' ? null : inOneWord(token.form);
    if (whole !== null) return { end: at + 1, value: whole };
    const number = readNumber(tokens, at);
    if (number === null) return null;
    const dash = /^[-–—]$/u.test(tokens[number.end]?.form ?? '') ? 1 : 0;
    const next = tokens[number.end + dash]?.form ?? '';
    const unit = units.find(({ stem }) => next.startsWith(stem));
    if (unit === undefined) return null;
    return {
      end: number.end + dash + 1,
      value: { value: number.value.conflict ? null : number.value.value, unit: unit.unit, conflict: number.value.conflict },
    };
  };
};
