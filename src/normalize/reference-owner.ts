import { fold, tokenize, type Token } from '../rules/tokens.js';
import type { ActInput } from './context.js';
import { mannerOf } from './touchpoints/manner.js';

/** Characters behind a number in which the document that it belongs to is named. */
const REACH = 120;
/** «Типового административного регламента» */
const MAX_ADJECTIVES = 3;

/**
 * True where what follows a number says that it is of another document: «пунктом 2.4 регламента» in a procedure that is called a Порядок,
 * «пункта 5 Правил внутреннего распорядка» in one called Правила, «приложении № 2 к Административному регламенту».
 * @param end where the number ends
 */
export const isOfOtherDocument = (input: ActInput, end: number): boolean => {
  const own = ownKinds(input);
  if (own.size === 0) return false;
  const tokens = tokenize(input.recognition.stem, input.file.text.slice(end, end + REACH));
  const { isAdjective } = mannerOf(input.recognition.grammar);
  const first = tokens.findIndex((token) => token.kind === 'word' && token.form.length > 1 && !JOINS.test(token.form));
  if (first < 0 || tokens.slice(0, first).some(({ form }) => /^[.;:]$/u.test(form))) return false;
  let at = first;
  while (at - first < MAX_ADJECTIVES && kindAt(input, tokens[at]) === null && isAdjective(tokens[at] ?? NO_TOKEN)) at += 1;
  const kind = kindAt(input, tokens[at]);
  const adjectives = tokens.slice(first, at);
  if (kind === null || adjectives.some(({ form }) => pointsHere(input, form))) return false;
  if (!own.has(kind)) return true;
  const words = titleStems(input);
  const next = tokens[at + 1];
  const goesOn =
    next?.kind === 'word' && isAdjective(next) && input.recognition.grammar.genitiveAdjectives.some((ending) => next.form.endsWith(ending));
  return [...adjectives, ...(goesOn ? [next] : [])].some(({ stem }) => !words.has(stem));
};

/** Words that join numbers; one letter is a preposition or an item. */
const JOINS = /^(?:\P{L}+|\p{L})$/u;
const NO_TOKEN: Token = { kind: 'mark', form: '', stem: '', capital: false, start: 0, end: 0 };

/** The kind of document that a word is: «регламента», «рекомендаций». */
const kindAt = ({ recognition }: ActInput, token: Token | undefined): string | null =>
  token?.kind !== 'word'
    ? null
    : (recognition.grammar.documentKinds.find(({ beginnings }) => beginnings.some((one) => token.form.startsWith(fold(one))))?.kind ??
      null);

const pointsHere = ({ recognition }: ActInput, form: string): boolean =>
  recognition.grammar.ownMarks.some((beginning) => form.startsWith(fold(beginning)));

const kindsByInput = new WeakMap<ActInput, ReadonlySet<string>>();

/** What the parts of the act call themselves in their headings. */
const ownKinds = (input: ActInput): ReadonlySet<string> => {
  const known = kindsByInput.get(input);
  if (known !== undefined) return known;
  const kinds = new Set(
    input.act.parts.flatMap(({ kind, title }) =>
      kind === 'order' || title === null
        ? []
        : tokenize(input.recognition.stem, title)
            .slice(0, MAX_ADJECTIVES)
            .flatMap((token) => kindAt(input, token) ?? []),
    ),
  );
  kindsByInput.set(input, kinds);
  return kinds;
};

const titleStems = (input: ActInput): ReadonlySet<string> =>
  new Set(input.act.parts.flatMap(({ title }) => tokenize(input.recognition.stem, title ?? '').map(({ stem }) => stem)));
