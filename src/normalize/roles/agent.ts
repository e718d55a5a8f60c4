import { unitOf } from '../../rules/phrase/unit.js';
import { tokenize, type Token } from '../../rules/tokens.js';
import type { ActInput } from '../context.js';
import type { RoleMention } from './words.js';

/** The capture by whom something is done. */
export const AGENT = 'agent';

/** The capture of who does something, wherever in the passage that is told. */
const DOER = 'doer';

/**
 * The mention with whoever does it: «размещается на сайте администрации пресс-службой» captures the nearest name, but only who
 * stands in the instrumental does it, and in «сведения о своих точках готовят отделы» who stands in the nominative. Null where nobody does.
 */
export const withAgent = (input: ActInput, mention: RoleMention): RoleMention | null =>
  mention.captures.has(DOER) ? withDoer(input, mention) : withInstrumental(input, mention);

const withInstrumental = (input: ActInput, mention: RoleMention): RoleMention | null => {
  const nearest = mention.captures.get(AGENT)?.span;
  if (nearest === undefined) return mention;
  const tokens = tokenize(input.recognition.stem, input.file.text.slice(nearest.start, mention.passage.end), nearest.start);
  const unit = unitOf(tokens, LIST);
  const found = CONCEPTS.map((concept) => input.found.finder(unit, concept));
  for (const [at, token] of tokens.entries()) {
    const end = Math.max(0, ...found.map((one) => one.get(at)?.[0]?.end ?? 0));
    if (end === 0 || !isInstrumental(input, tokens.slice(at, end))) continue;
    const span = { start: token.start, end: tokens[end - 1]?.end ?? token.end };
    return { ...mention, captures: new Map([...mention.captures, [AGENT, { span, value: null }]]) };
  }
  return null;
};

const CONCEPTS = ['unit', 'post', 'keeper-name'];

/** The first subject of the passage, where it is a unit. */
const withDoer = (input: ActInput, mention: RoleMention): RoleMention | null => {
  const { start, end } = mention.passage;
  const tokens = tokenize(input.recognition.stem, input.file.text.slice(start, end), start);
  const unit = unitOf(tokens, LIST);
  const found = SUBJECTS.map((concept) => input.found.finder(unit, concept));
  for (let at = 0; at < tokens.length; ) {
    const to = Math.max(at + 1, ...found.map((one) => one.get(at)?.[0]?.end ?? 0));
    const isNamed = found.some((one) => one.has(at));
    if (isNamed && isSubject(input, tokens.slice(at, to), tokens[at - 1])) {
      const isUnit = input.found.finder(unit, 'unit').get(at)?.[0]?.end === to;
      const span = { start: tokens[at]?.start ?? start, end: tokens[to - 1]?.end ?? end };
      return isUnit ? { ...mention, match: span, quote: mention.passage, captures: new Map([['unit', { span, value: null }]]) } : null;
    }
    at = to;
  }
  return null;
};

const SUBJECTS = ['unit', 'post', 'commission', 'keeper-name', 'keeper-of-list'];

/** In the nominative and behind no preposition. */
export const isSubject = (input: ActInput, name: readonly Token[], before: Token | undefined): boolean => {
  const { notLast, rowConjunctions } = input.recognition.grammar;
  const words = name.map(({ form }) => form).join(' ');
  const isGoverned =
    before?.kind === 'word' && (notLast.includes(before.form) || (before.form.length === 1 && !rowConjunctions.includes(before.form)));
  return !isGoverned && input.nominative(words) === words;
};

/** The words up to the head have such endings: «отделом кадров», «общим отделом», not «юридической службы». */
export const isInstrumental = (input: ActInput, name: readonly Token[]): boolean => {
  const { instrumentalEndings } = input.recognition.grammar;
  const after = name.findIndex(({ form }) => !instrumentalEndings.some((ending) => form.endsWith(ending)));
  const leading = unitOf(after < 0 ? name : name.slice(0, after));
  return CONCEPTS.some((concept) => input.found.finder(leading, concept).has(0)) || isTitle(input, name);
};

/** «ответственным за ведение свода»: a name of the role whose first word says the case. */
const isTitle = (input: ActInput, name: readonly Token[]): boolean =>
  input.recognition.grammar.instrumentalEndings.some((ending) => name[0]?.form.endsWith(ending)) &&
  input.found.finder(unitOf(name, LIST), 'keeper-name').has(0);

/** The concept that the act's own name of the list stands for. */
const LIST = ['list'];
