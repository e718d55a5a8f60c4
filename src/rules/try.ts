import type { Recognition } from './load.js';
import { createRuleBook, hitsIn, type Hit } from './rulebook.js';
import { placesOfText, type LevelPlace } from './places.js';
import type { RecognizeRule } from './schema.js';
import { tokenize, type Token } from './tokens.js';

/** A rule that matched in a text: which words, and what was captured. Offsets count in the text. */
export interface TextHit {
  readonly rule: RecognizeRule;
  readonly line: string;
  readonly start: number;
  readonly end: number;
  readonly captures: Readonly<Record<string, { readonly text: string; readonly value: unknown }>>;
}

/** What the rules find in a bare text that stands under the given lead-ins (outermost first). */
export const tryText = (recognition: Recognition, text: string, under: readonly string[]): TextHit[] => {
  const tokens = tokenize(recognition.stem, text);
  const lead = under.flatMap((line) => tokenize(recognition.stem, line));
  const hits = placesOfText(recognition, tokens, lead).flatMap((place) =>
    hitsIn(recognition.vocabulary.finder, recognition.negation, recognition.book, place.level, place)
      .filter(({ governed }) => governed)
      .map((hit) => textHit(text, place, hit)),
  );
  return distinct(hits);
};

const textHit = (text: string, place: LevelPlace, hit: Hit): TextHit => {
  const range = (tokens: readonly Token[], from: number, to: number): [number, number] => [
    tokens[from]?.start ?? 0,
    tokens[to - 1]?.end ?? 0,
  ];
  const [start, end] =
    hit.rule.quote === 'match' ? range(place.own.tokens, hit.from, hit.to) : range(place.own.tokens, 0, place.own.tokens.length);
  const captures = [...hit.captures]
    .filter(([, capture]) => capture.from >= 0)
    .map(([name, capture]) => {
      const [from, to] = range(place.own.tokens, capture.from, capture.to);
      return [name, { text: text.slice(from, to), value: capture.value }] as const;
    });
  return { rule: hit.rule, line: hit.line, start, end, captures: Object.fromEntries(captures) };
};

const distinct = (hits: readonly TextHit[]): TextHit[] => {
  const seen = new Set<string>();
  return hits.filter((hit) => {
    const key = `${hit.rule.id} ${hit.start} ${hit.end}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
};

/** An example of a rule that did not come out as it says. */
export interface ExampleFailure {
  readonly rule: string;
  readonly file: string;
  readonly text: string;
  readonly reason: string;
}

/** Runs every example of every rule, each against its own rule alone. */
export const testExamples = (recognition: Recognition): { readonly run: number; readonly failures: readonly ExampleFailure[] } => {
  let run = 0;
  const failures: ExampleFailure[] = [];
  for (const rule of recognition.book.rules) {
    const alone: Recognition = { ...recognition, book: createRuleBook(recognition.vocabulary, [rule]) };
    const fail = (text: string, reason: string): void => {
      failures.push({ rule: rule.id, file: recognition.fileOf.get(rule.id) ?? '', text, reason });
    };
    for (const example of rule.examples.match) {
      run += 1;
      const reason = reasonAgainst(alone, example.text, example.under ?? [], example.expect ?? {});
      if (reason !== null) fail(example.text, reason);
    }
    for (const example of rule.examples['no-match']) {
      run += 1;
      const [hit] = tryText(alone, example.text, example.under ?? []);
      if (hit !== undefined) fail(example.text, `must not match, but «${hit.line}» does: ${example.because}`);
    }
  }
  return { run, failures };
};

const MARKS = /[⟦⟧]/gu;

const reasonAgainst = (
  recognition: Recognition,
  marked: string,
  under: readonly string[],
  expect: Readonly<Record<string, unknown>>,
): string | null => {
  const text = marked.replace(MARKS, '');
  const hits = tryText(recognition, text, under);
  if (hits.length === 0) return 'must match, but no line does';
  const open = marked.indexOf('⟦');
  const close = marked.indexOf('⟧') - 1;
  const there = open < 0 ? hits : hits.filter((hit) => hit.start === open && hit.end === close);
  if (there.length === 0) return `quotes ${hits.map((hit) => `«${text.slice(hit.start, hit.end)}»`).join(', ')}`;
  if (there.some((hit) => agrees(hit, expect))) return null;
  return `captures ${JSON.stringify(there.map((hit) => hit.captures))}, not ${JSON.stringify(expect)}`;
};

/** An expected object holds in part: only the keys it names are compared. */
const agrees = (hit: TextHit, expect: Readonly<Record<string, unknown>>): boolean =>
  Object.entries(expect).every(([name, wanted]) => {
    const capture = hit.captures[name];
    if (capture === undefined) return wanted === null;
    if (typeof wanted !== 'object' || wanted === null) return capture.value === wanted || capture.text === wanted;
    const value: Readonly<Record<string, unknown>> = Object(capture.value);
    return Object.entries(wanted).every(([key, expected]) => value[key] === expected);
  });
