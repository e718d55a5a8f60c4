import type { ClauseZone, Span } from '../../model/index.js';
import { unitOf } from '../../rules/phrase/unit.js';
import { tokenize } from '../../rules/tokens.js';
import type { ActInput } from '../context.js';
import { isKeeperName } from './keeper-names.js';
import type { RoleMention } from './words.js';

/** True for the post of whoever heads the agency: by its name, or because the act is signed by it. */
export const isHead = (input: ActInput, post: string): boolean => input.nominative.isHeadPost(post) || isSignatory(input, post);

/** «Контроль остается за председателем комитета» over his own signature: kept by the head. */
export const isSigner = (input: ActInput, post: string): boolean => {
  const [word] = stemsOf(input, post);
  return isHead(input, post) && textsIn(input, 'signature').some((text) => stemsOf(input, text)[0] === word);
};

/** «Директор департамента» over a signature that begins with the same words; «заместитель министра» signs for another. */
const isSignatory = (input: ActInput, post: string): boolean => {
  const words = stemsOf(input, post);
  const [first] = post.split(/\s/u);
  if (first === undefined || words.length < MIN_WORDS || !input.nominative.isHeadPost(first)) return false;
  return textsIn(input, 'signature').some((text) => {
    const signed = stemsOf(input, text);
    const shared = words.findIndex((word, index) => signed[index] !== word);
    // «Начальник Главного управления по труду …» over a signature that names the office for short.
    return shared < 0 || shared >= WORDS_OF_OFFICE;
  });
};

const WORDS_OF_OFFICE = 3;

/** «Директор» alone is a head by its name. */
const MIN_WORDS = 2;

/** «Комитет ведет список», «ГКУ «Центр» (далее – учреждение)»: the agency keeps the list, which names nobody. */
export const isAgencyItself = (input: ActInput, mention: RoleMention): boolean => {
  const unit = mention.captures.get('unit')?.span;
  if (mention.emit.role !== 'authorized-person' || unit === undefined) return false;
  const printed = input.file.text.slice(unit.start, unit.end);
  const [head] = stemsOf(input, printed);
  const { text } = input.file;
  // «Центр карт» (далее – …): behind the closing mark stands what the act calls the agency.
  const isQuoted =
    OPENING.test(text.charAt(unit.start - 1)) && /^[^«"„»“”]{0,200}[»"”“]\s*\(/u.test(text.slice(unit.start, unit.end + MAX_BEHIND));
  const isShort = !/\s/u.test(printed.trim());
  return (
    isQuoted ||
    isAtLarge(input, printed) ||
    endsLongerName(input, unit) ||
    isNamedInFull(input, printed) ||
    (isShort && textsIn(input, 'letterhead').some((line) => head !== undefined && stemsOf(input, line).includes(head)))
  );
};

/** «Перечень ведется органом по форме …»: no name at all. */
const isAtLarge = (input: ActInput, printed: string): boolean => {
  const tokens = tokenize(input.recognition.stem, printed);
  const behind = tokens[1]?.form;
  const isAlone = behind === undefined || behind.length === 1 || input.recognition.grammar.notLast.includes(behind);
  return isAlone && input.recognition.vocabulary.finder(unitOf(tokens), 'agency-at-large').has(0);
};

/** «Учреждение «Центр» вместе с филиалами (далее – Центр)»: what is called so is more than its last words. */
const endsLongerName = (input: ActInput, unit: Span): boolean => {
  const introduced = input.found.introductions.find(({ name }) => {
    const start = name[0]?.start ?? -1;
    return start > unit.end && start <= unit.end + MAX_INTRODUCTION && /^\s*\([^()]*$/u.test(input.file.text.slice(unit.end, start));
  });
  if (introduced === undefined || isKeeperName(input, introduced.name)) return false;
  return !stemsOf(input, input.file.text.slice(unit.start, unit.end)).includes(introduced.name[0]?.stem ?? '');
};

const MAX_INTRODUCTION = 40;

/** «Администрации Целинного района» under a letterhead that says the same words. */
const isNamedInFull = (input: ActInput, printed: string): boolean => {
  const words = stemsOf(input, printed);
  // «администрации Целинного района» in small letters is no unit either, if it is said whole.
  if (!(/^\p{Lu}.*\s/u.test(printed) || words.length >= WORDS_IN_FULL)) return false;
  const letterhead = new Set(textsIn(input, 'letterhead').flatMap((line) => stemsOf(input, line)));
  return words.every((stem) => letterhead.has(stem));
};

const WORDS_IN_FULL = 3;

const OPENING = /[«"„]/u;
const MAX_BEHIND = 60;

const textsIn = (input: ActInput, zone: ClauseZone): string[] =>
  input.act.parts.flatMap(({ clauses }) =>
    clauses.filter((clause) => clause.zone === zone).map(({ span }) => input.file.text.slice(span.start, span.end)),
  );

const stemsOf = (input: ActInput, text: string): string[] =>
  tokenize(input.recognition.stem, text).flatMap(({ kind, stem }) => (kind === 'mark' ? [] : [stem]));
