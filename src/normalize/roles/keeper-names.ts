import type { Span } from '../../model/index.js';
import { quoteSpan } from '../../parse/mentions/passages.js';
import { unitOf, type Occurrences } from '../../rules/phrase/unit.js';
import { tokenize, type Token } from '../../rules/tokens.js';
import type { ActInput } from '../context.js';
import type { RoleMention } from './words.js';

/** What an act calls whoever keeps the list. */
export interface Called {
  /** Nominative. */
  readonly text: string;
  readonly stems: string;
}

export const calledAs = (input: ActInput, printed: string): Called => {
  const text = input.nominative(printed.replace(/\s+/gu, ' '));
  return { text, stems: stemsOf(input, text) };
};

const stemsOf = (input: ActInput, text: string): string =>
  tokenize(input.recognition.stem, text)
    .filter(({ kind }) => kind !== 'mark')
    .map(({ stem }) => stem)
    .join(' ');

/** «… (далее – уполномоченное лицо)» in the same sentence; the agency's own short name there is another's. */
export const introducedName = (input: ActInput, mention: RoleMention): string | null => {
  const captured = CAPTURED.flatMap((one) => mention.captures.get(one)?.span ?? []);
  const words = new Set(captured.flatMap((span) => ownWords(input, span)));
  const introduced = input.found.introductions.find(({ name }) => {
    const start = name[0]?.start ?? -1;
    return (
      start >= mention.match.start &&
      start <= mention.match.end + REACH &&
      start <= mention.passage.end &&
      (isKeeperName(input, name) || words.has(name[0]?.stem ?? ''))
    );
  });
  if (introduced === undefined) return null;
  const at = quoteSpan(introduced.name);
  return input.file.text.slice(at.start, at.end);
};

/** «… работники, назначенные начальником (далее – координаторы)»: what those who prepare entries are called; null for the name of a unit. */
export const nameOfPreparers = (input: ActInput, { match, passage }: RoleMention): string | null => {
  const introduced = input.found.introductions.find(({ name }) => {
    const start = name[0]?.start ?? -1;
    return (
      start >= match.start && start <= passage.end && !OTHERS.some((concept) => input.found.finder(unitOf(name, LIST), concept).has(0))
    );
  });
  if (introduced === undefined) return null;
  const at = quoteSpan(introduced.name);
  return input.file.text.slice(at.start, at.end);
};

/** What a bracket in such a sentence may name besides: units, the list, a touchpoint, the client. */
const OTHERS = ['unit', 'list', 'touchpoint', 'client', 'person'];

/** Up to the first noun that names posts or units: «отдел писем службы (далее – служба)» gives the agency its name. */
const ownWords = (input: ActInput, { start, end }: Span): string[] => {
  const stems = tokenize(input.recognition.stem, input.file.text.slice(start, end)).map(({ stem }) => stem);
  const { posts, units, commissions } = input.recognition.grammar;
  const heads = new Set([...posts, ...units, ...commissions].map((word) => input.recognition.stem(word)));
  const head = stems.findIndex((stem) => heads.has(stem));
  return head < 0 ? stems : stems.slice(0, head + 1);
};

const CAPTURED = ['post', 'unit', 'commission', 'designation', 'person'];

/** How far behind the matched words the bracket may open, in characters. */
const REACH = 220;

const KEEPER_NAMES = ['keeper-name', 'keeper-title', 'keeper-person', 'keeper-substantive', 'commission', 'post', 'authorized-person'];

export const isKeeperName = (input: ActInput, name: readonly Token[]): boolean => {
  const unit = unitOf(name, OWN);
  return KEEPER_NAMES.some((concept) => input.found.finder(unit, concept).has(0));
};

/** «Ответственное лицо» and «ответственный за ведение перечня»: the second only says for what. */
export const isSameByDuty = (input: ActInput, one: Called, other: Called): boolean =>
  one.stems.split(' ')[0] === other.stems.split(' ')[0] && [one, other].some(({ text }) => beginsAs(input, text, 'keeper-by-duty'));

/** «Указанный сотрудник: – организует …»: whoever was named before. */
export const isPointedAt = (input: ActInput, { captures }: RoleMention): boolean => {
  const post = captures.get('post')?.span;
  if (post === undefined) return false;
  const before = /(?<word>\p{L}+)\s+$/u.exec(input.file.text.slice(Math.max(0, post.start - MAX_WORD), post.start))?.groups?.['word'] ?? '';
  const name = input.file.text.slice(post.start, post.end);
  return [before, name].some((word) => finds(input, word, 'demonstrative').has(0));
};

const MAX_WORD = 30;

export const isTitle = (input: ActInput, text: string): boolean => beginsAs(input, text, 'keeper-name');

export const beginsAs = (input: ActInput, text: string, concept: string): boolean => finds(input, text, concept).has(0);

/** Knows what the act calls the list: «администратор картотеки». */
export const finds = (input: ActInput, text: string, concept: string): Occurrences =>
  input.found.finder(unitOf(tokenize(input.recognition.stem, text), LIST), concept);

const LIST = ['list'];

/** «(далее – составитель)»: also what the act itself calls whoever keeps the list. */
export const OWN = ['list', 'authorized-person'];
