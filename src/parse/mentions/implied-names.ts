import { contentOf, namesWithin } from '../../rules/content.js';
import type { Recognition } from '../../rules/load.js';
import { memoryOf } from '../../rules/memory.js';
import { findMatch, type Finder } from '../../rules/phrase/match.js';
import { compile, type Program } from '../../rules/phrase/program.js';
import { parseLine } from '../../rules/phrase/syntax.js';
import { unitOf } from '../../rules/phrase/unit.js';
import type { Token } from '../../rules/tokens.js';
import { stemsOfName, type DocumentTerms } from './terms.js';

/**
 * Names that a document uses without «(далее – …)»: «реестр точек встречи» is «реестр» from then on. The `name_of` rules say by the
 * capture `name` which words become a name; where a `not_name_of` rule captures the same words («реестр процессов») they name two
 * things and become the name of neither.
 */
export const impliedNames = (
  recognition: Recognition,
  introduced: DocumentTerms,
  sentences: readonly (readonly Token[])[],
): DocumentTerms => {
  const finder = recognition.vocabulary.withTerms(introduced);
  const memory = memoryFor(recognition.book);
  const names = new Map<string, Map<string, readonly string[]>>();
  const ambiguous = new Set<string>();
  const glosses: (readonly string[])[] = [];
  for (const sentence of sentences) {
    const key = contentOf(sentence) + namesWithin(sentence, introduced);
    const named = memory.recall(key, () => namedIn(recognition, finder, sentence));
    for (const { concept, names: isName, stems } of named.captured) {
      const name = stems.join(' ');
      if (!isName) ambiguous.add(`${concept} ${name}`);
      else names.set(concept, (names.get(concept) ?? new Map<string, readonly string[]>()).set(name, stems));
    }
    glosses.push(...named.glosses);
  }
  const own = new Set([...introduced.values()].flat().map((stems) => stems.join(' ')));
  // «… клиента и агентства (точка взаимодействия)»: what the act calls its agency is no point.
  for (const stems of glosses.filter((gloss) => !own.has(gloss.join(' '))))
    names.set('touchpoint', (names.get('touchpoint') ?? new Map<string, readonly string[]>()).set(stems.join(' '), stems));
  return new Map(
    [...names].map(([concept, found]) => [
      concept,
      [...found].filter(([name]) => !ambiguous.has(`${concept} ${name}`)).map(([, stems]) => [...stems]),
    ]),
  );
};

/** What a sentence gives names to. */
interface Named {
  readonly captured: readonly { readonly concept: string; readonly names: boolean; readonly stems: readonly string[] }[];
  readonly glosses: readonly (readonly string[])[];
}

const memoryFor = memoryOf<Named>(1_000_000);

const namedIn = (recognition: Recognition, finder: Finder, sentence: readonly Token[]): Named => {
  const unit = unitOf(sentence);
  const captured = namingsOf(recognition).flatMap(({ concept, names, program }) => {
    const name = findMatch(finder, unit, program, 0)?.captures.get('name');
    if (name === undefined || name.from < 0) return [];
    const words = sentence.slice(name.from, name.to);
    // «точка» means a touchpoint as it is: a name of it would take away that «точка продаж» does not.
    if (names && [concept, COMMON[concept]].some((known) => known !== undefined && coversAll(finder, words, known))) return [];
    // «ведение новых точек»: what they are like is no name of the list.
    if (names && concept === 'list' && isAdjective(recognition, words)) return [];
    return stemsOfName(recognition, words).map((stems) => ({ concept, names, stems }));
  });
  return captured.length === 0 && !sentence.some(({ form }) => form === '(')
    ? NOTHING
    : { captured, glosses: glossedAsTouchpoint(finder, sentence) };
};

/** Words too common to name anything: «ведение учета точек», «строки точек». */
const COMMON: Readonly<Record<string, string>> = { list: 'not-a-list' };

const coversAll = (finder: Finder, words: readonly Token[], concept: string): boolean =>
  (finder(unitOf(words), concept).get(0) ?? []).some(({ end }) => end === words.length);

const isAdjective = ({ grammar }: Recognition, words: readonly Token[]): boolean =>
  words.some(({ form }) => [...grammar.adjectiveEndings, ...grammar.genitiveAdjectives].some((ending) => form.endsWith(ending)));

const NOTHING: Named = { captured: [], glosses: [] };

/** «контактные позиции (точки взаимодействия)»: the words before the bracket are another name of what stands in it. */
const glossedAsTouchpoint = (finder: Finder, sentence: readonly Token[]): string[][] =>
  sentence.flatMap((token, at) => {
    const close = token.form === '(' ? sentence.findIndex(({ form }, index) => index > at && form === ')') : -1;
    if (close < 0 || close - at > LONGEST_GLOSS) return [];
    const inside = sentence.slice(at + 1, close);
    const isWhole = (finder(unitOf(inside), 'touchpoint').get(0) ?? []).some(({ end }) => end === inside.length);
    const [first, last] = [sentence[at - 2], sentence[at - 1]];
    if (!isWhole || inside.length < 2 || last?.kind !== 'word') return [];
    const isName = first?.kind === 'word' && first.form.length > LONGEST_PREPOSITION;
    return [isName ? [first.stem, last.stem] : [last.stem]];
  });

const LONGEST_GLOSS = 4;
const LONGEST_PREPOSITION = 3;

/** Names of both, each once. */
export const joinTerms = (a: DocumentTerms, b: DocumentTerms): DocumentTerms =>
  new Map(
    [...new Set([...a.keys(), ...b.keys()])].map((concept) => {
      const all = [...(a.get(concept) ?? []), ...(b.get(concept) ?? [])];
      return [concept, [...new Map(all.map((stems) => [stems.join(' '), stems])).values()]];
    }),
  );

interface Naming {
  readonly concept: string;
  /** False for what takes the words for another thing. */
  readonly names: boolean;
  readonly program: Program;
}

const namingsByBook = new WeakMap<Recognition['book'], readonly Naming[]>();

const namingsOf = (recognition: Recognition): readonly Naming[] => {
  const known = namingsByBook.get(recognition.book);
  if (known !== undefined) return known;
  const namings = recognition.book.rules.flatMap(({ emit, match }) => {
    const concept = 'name_of' in emit ? emit.name_of : 'not_name_of' in emit ? emit.not_name_of : null;
    if (concept === null) return [];
    return match.flatMap((source) => {
      const [term] = parseLine(source).own;
      return term === undefined ? [] : [{ concept, names: 'name_of' in emit, program: compile(recognition.stem, term.node) }];
    });
  });
  namingsByBook.set(recognition.book, namings);
  return namings;
};
