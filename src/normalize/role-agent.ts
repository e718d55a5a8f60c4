import { unitOf } from '../rules/phrase/unit.js';
import { tokenize, type Token } from '../rules/tokens.js';
import type { ActInput } from './context.js';
import type { RoleMention } from './role-words.js';

/** The capture by whom something is done. */
export const AGENT = 'agent';

/**
 * The mention with whoever does it: «размещается на сайте администрации пресс-службой» captures the nearest name, but only who
 * stands in the instrumental does it. Null where nobody does.
 */
export const withAgent = (input: ActInput, mention: RoleMention): RoleMention | null => {
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

/** The words up to the head have such endings: «отделом кадров», «общим отделом», not «юридической службы». */
const isInstrumental = (input: ActInput, name: readonly Token[]): boolean => {
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
