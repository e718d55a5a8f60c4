import type { Region } from '../../model/index.js';
import type { AgencyClass, IdentityWords, RegionRow } from '../../rules/lexicons/identity.js';
import type { IdentityLexicons } from '../../rules/load-identity.js';
import type { Recognition } from '../../rules/load.js';
import { createDateReader, type DateReader } from '../../rules/slots/date.js';
import { fold, tokenize, type Stemmer, type Token } from '../../rules/tokens.js';
import { createFormReader, type FormReader } from './forms.js';
import { createNumberPatterns, type NumberPatterns } from './number.js';

/** A kind of body by one of its word forms. */
export interface AgencyForm {
  readonly lemma: string;
  readonly gender: 'm' | 'f' | 'n';
  readonly class: AgencyClass;
  readonly nominative: boolean;
}

/** The lexicons of identity made ready: what recognizes regions, bodies, numbers and dates. Built once. */
export interface Identity {
  readonly words: IdentityWords;
  readonly lexicons: IdentityLexicons;
  readonly stem: Stemmer;
  readonly region: FormReader<RegionRow>;
  readonly capital: FormReader<null>;
  readonly city: FormReader<RegionRow>;
  readonly kinds: ReadonlyMap<string, AgencyForm>;
  readonly abbreviations: ReadonlySet<string>;
  readonly date: DateReader;
  readonly number: NumberPatterns;
  /** Folded word lists that are asked for often. */
  readonly stops: ReadonlySet<string>;
  readonly commonStems: ReadonlySet<string>;
  readonly declension: Recognition['declension'];
  readonly patronymicEndings: readonly string[];
  /** Words that name a post, as far as they begin one. */
  readonly posts: readonly string[];
  readonly tokens: (text: string, base?: number) => readonly Token[];
}

export const createIdentity = (lexicons: IdentityLexicons, recognition: Recognition): Identity => {
  const { agencies, regions, words } = lexicons;
  const { stem } = recognition;
  return {
    words,
    lexicons,
    stem,
    region: createFormReader(regions.flatMap((row) => row.forms.map((text) => ({ of: row, text })))),
    capital: createFormReader(agencies.capitals.map((text) => ({ of: null, text }))),
    city: createFormReader(
      regions.flatMap((row) => row.cities.flatMap((name) => declined(recognition, lexicons, name).map((text) => ({ of: row, text })))),
    ),
    kinds: kindsOf(lexicons),
    abbreviations: new Set(agencies.abbreviations),
    date: createDateReader(recognition.time),
    number: createNumberPatterns(words),
    stops: new Set([...agencies.stops].map(fold)),
    commonStems: new Set(agencies.commonWords.map(stem)),
    declension: recognition.declension,
    patronymicEndings: recognition.grammar.patronymicEndings.map(fold),
    posts: recognition.grammar.posts,
    tokens: (text, base = 0) => tokenize(stem, text, base),
  };
};

/** A town's name in every case, as far as its last word is declined regularly. */
const declined = ({ declension }: Recognition, { agencies }: IdentityLexicons, name: string): string[] => {
  const rows = agencies.placeEndings.filter(({ from }) =>
    from === '' ? !declension.vowelsAndSigns.includes(name.slice(-1)) : name.endsWith(from),
  );
  const one = rows.flatMap(({ from, to }) => to.map((ending) => name.slice(0, name.length - from.length) + ending));
  // «Нижнего Новгорода»: an adjective and a noun are known by how they begin.
  const words = name.split(' ');
  const many = words.length < 2 ? [] : [words.map((word) => `${word.slice(0, Math.max(MIN_STEM, word.length - 2))}*`).join(' ')];
  return [name, ...one, ...many];
};

const MIN_STEM = 3;

const kindsOf = ({ agencies }: IdentityLexicons): ReadonlyMap<string, AgencyForm> => {
  const kinds = new Map<string, AgencyForm>();
  for (const { lemma, gender, class: of, forms } of agencies.kinds) {
    for (const form of forms) if (!kinds.has(fold(form))) kinds.set(fold(form), { lemma, gender, class: of, nominative: false });
    kinds.set(fold(lemma), { lemma, gender, class: of, nominative: true });
  }
  return kinds;
};

export const regionOf = ({ code, name }: RegionRow): Region => ({ code, name });
