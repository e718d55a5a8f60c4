import type { Recognition } from '../../rules/load.js';
import { findMatch, type Finder } from '../../rules/phrase/match.js';
import { compile, type Program } from '../../rules/phrase/program.js';
import { parseLine } from '../../rules/phrase/syntax.js';
import { unitOf } from '../../rules/phrase/unit.js';
import type { Token } from '../../rules/tokens.js';
import type { DocumentTerms } from './terms.js';

/**
 * Names that a document uses without «(далее – …)»: «реестр точек встречи» is «реестр» from then on. The `name_of` rules say by the
 * capture `name` which words become a name; where a `not_name_of` rule captures the same words («реестр процессов») they name two
 * things and become the name of neither.
 */
export const impliedNames = (recognition: Recognition, finder: Finder, sentences: readonly (readonly Token[])[]): DocumentTerms => {
  const namings = namingsOf(recognition);
  const names = new Map<string, Map<string, string[]>>();
  const ambiguous = new Set<string>();
  for (const sentence of sentences) {
    const unit = unitOf(sentence);
    for (const { concept, names: isName, program } of namings) {
      const captured = findMatch(finder, unit, program, 0)?.captures.get('name');
      if (captured === undefined || captured.from < 0) continue;
      const stems = sentence.slice(captured.from, captured.to).map(({ stem }) => stem);
      const key = stems.join(' ');
      if (!isName) ambiguous.add(`${concept} ${key}`);
      else names.set(concept, (names.get(concept) ?? new Map<string, string[]>()).set(key, stems));
    }
  }
  for (const stems of sentences.flatMap((sentence) => glossedAsTouchpoint(finder, sentence)))
    names.set('touchpoint', (names.get('touchpoint') ?? new Map<string, string[]>()).set(stems.join(' '), stems));
  return new Map(
    [...names].map(([concept, found]) => [
      concept,
      [...found].filter(([key]) => !ambiguous.has(`${concept} ${key}`)).map(([, stems]) => stems),
    ]),
  );
};

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
