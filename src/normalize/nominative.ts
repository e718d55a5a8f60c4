import type { Case, Declension } from '../rules/lexicons/declension.js';
import type { Grammar } from '../rules/schema.js';
import { fold } from '../rules/tokens.js';
import { createPersonNominative } from './person-name.js';

type Gender = 'm' | 'f' | 'n' | 'p';

interface Head {
  readonly nominative: string;
  readonly gender: Gender;
  /** Cases that the form may be in; empty where the lexicon does not tell. */
  readonly cases: readonly Case[];
  /** Somebody's post, not a unit. */
  readonly isPost: boolean;
}

/** Brings names of posts, units and people to the nominative. */
export interface Nominative {
  /** A noun phrase: only what stands before and at its head changes, and a tail that agrees with it; what depends on it stays. */
  (phrase: string): string;
  /**
   * A person's name as printed; `post`: the name of the post beside it, whose case the name shares, else null; `governor`: the word
   * before both («возложить на …»), else null.
   */
  readonly person: (name: string, post: string | null, governor?: string | null) => string;
  /** True for a post that heads an agency: «министр», «начальник Управления», not «начальник отдела». */
  readonly isHeadPost: (post: string) => boolean;
  /** True for a word that begins a tail which agrees with the head: «ответственное за …». */
  readonly beginsTail: (word: string) => boolean;
}

export const createNominative = (declension: Declension, grammar: Grammar): Nominative => {
  const heads = headsOf(declension, grammar);
  const headOf = (word: string, before: readonly string[]): Head | null =>
    agreeing(declension, heads.get(fold(word)) ?? [], before) ?? compoundHead(heads, word);
  const acting = new Set(declension.acting.map(fold));
  const isTail = (word: string): boolean => declension.tails.some((stem) => fold(bare(word)).startsWith(stem));

  // «на странице Службы в социальной сети»: a preposition joins nothing.
  const conjunctions = new Set(grammar.conjunctions.filter((word) => word.length === 1));

  const phrase = (text: string): string => text.split(DASH).map(both).join('');

  /** «заместителя главы округа, управляющего делами»: each post of one person. */
  const both = (text: string): string => {
    const [first = '', ...rest] = text.split(/,\s+/u);
    const isOf = rest.length === 1 && isPostNext(wordsOf(rest[0] ?? ''), 0);
    return isOf ? `${joined(first)}, ${joined(rest[0] ?? '')}` : joined(text);
  };

  /** «секторами и отделами Комитета»: heads that stand next to each other are declined alike. */
  const joined = (text: string): string => {
    const words = wordsOf(text);
    const at = words.findIndex(
      (word, index) =>
        index > 0 &&
        conjunctions.has(word) &&
        ((isOnlyHead(words.slice(0, index)) && isHeadSoon(words, index + 1)) || (isPostNext(words, 0) && isPostNext(words, index + 1))),
    );
    if (at < 0) return single(text);
    const first = words.slice(0, at).join(' ');
    const rest = words.slice(at + 1).join(' ');
    // Where the first is in the nominative, so is the other: «мастерские и сектора».
    return [single(first), words[at], single(first) === first ? rest : joined(rest)].join(' ');
  };

  /** The last word is a head and no earlier one is: «руководители отделов и служб» has its head before them. */
  const isOnlyHead = (words: readonly string[]): boolean =>
    words.findIndex((word, index) => headOf(word, words.slice(0, index)) !== null) === words.length - 1;
  const isHeadSoon = (words: readonly string[], from: number): boolean =>
    [from, from + 1].some((at) => words[at] !== undefined && headOf(bare(words[at]), words.slice(from, at)) !== null);

  const isPostNext = (words: readonly string[], at: number): boolean => headOf(bare(words[at] ?? ''), [])?.isPost === true;

  const single = (text: string): string => {
    const words = wordsOf(text);
    const isHead = (word: string, index: number): boolean => headOf(bare(word), words.slice(0, index)) !== null;
    // «назначенные приказом министра сотрудники»: what depends on a participle stands before the head.
    const at = isTail(words[0] ?? '') && !isHead(words[1] ?? '', 1) ? words.findLastIndex(isHead) : words.findIndex(isHead);
    const head = at < 0 ? null : (manyOver(words, at) ?? headOf(bare(words[at] ?? ''), words.slice(0, at)));
    if (head === null) return substantive(text, words);
    const standsAfterActing = words.slice(0, at).some((word) => acting.has(fold(word)));
    const gender = standsAfterActing ? 'm' : head.gender;
    const before = words
      .slice(0, at)
      .map((word) => (isAbbreviated(word) ? word : inBrackets(word, (inner) => adjective(declension, gender, inner))));
    const noun = standsAfterActing ? (words[at] ?? '') : withWordOf(words[at] ?? '', head.nominative);
    const after = words.slice(at + 1).map((word, index) => tailWord(words[at + index] ?? '', word, head, index === 0));
    return [...before, noun, ...after].join(' ');
  };

  /** «заведующим отделениями»: of several units, several are in charge. */
  const manyOver = (words: readonly string[], at: number): Head | null => {
    const many = (heads.get(fold(bare(words[at] ?? ''))) ?? []).find((head) => head.gender === 'p' && head.isPost);
    return many !== undefined && at === 0 && headOf(bare(words[1] ?? ''), [])?.gender === 'p' ? many : null;
  };

  /** «ответственной за ведение перечня», «ведущему перечень»: an adjective or participle that names a person by itself. */
  const substantive = (text: string, words: readonly string[]): string => {
    const [first = '', ...rest] = words;
    if (!isTail(first) && !declension.substantives.some((stem) => fold(first).startsWith(stem))) return text;
    const gender = GENDERS.find((one) => adjective(declension, one, first) !== first);
    return gender === undefined ? text : [adjective(declension, gender, first), ...rest].join(' ');
  };

  /** «лицом (лицами)», «…, ответственным за …»: what agrees with the head behind it. */
  const tailWord = (previous: string, word: string, head: Head, isNext: boolean): string => {
    const bracketed = !isNext ? undefined : /^\((?<inner>[^()]+)\)(?<rest>.*)$/u.exec(word)?.groups;
    const other = bracketed === undefined ? null : headOf(bracketed['inner'] ?? '', []);
    if (bracketed !== undefined && other !== null) return `(${other.nominative})${bracketed['rest'] ?? ''}`;
    if (!previous.endsWith(',') || !isTail(word)) return word;
    return adjective(declension, head.gender, word);
  };

  const person = createPersonNominative(declension);
  const casesOf = (post: string): readonly Case[] | null => {
    const words = wordsOf(post);
    const actingAt = words.findIndex((word) => acting.has(fold(word)));
    // «исполняющему обязанности директора» tells the case, «врио директора» does not.
    const said = actingAt < 0 ? words : words.slice(0, actingAt);
    const head = said.map((word) => headOf(bare(word), [])).find((one) => one !== null);
    return head === undefined || head === null || head.cases.length === 0 ? null : head.cases;
  };

  const headPosts = new Set(declension.headPosts);
  const isHeadPost = (post: string): boolean => {
    const words = wordsOf(phrase(post)).map(bare);
    if (!headPosts.has(fold(words[0] ?? ''))) return false;
    // «начальник соответствующего отдела»: the unit stands behind its adjectives.
    const at = words.findIndex((word, index) => index > 0 && !isAdjective(declension, word));
    const next = words[at] ?? '';
    const nominative = headOf(next, [])?.nominative ?? fold(next);
    const isBelow = declension.subordinateUnits.some((unit) => nominative.startsWith(unit) || fold(next).startsWith(unit.slice(0, -2)));
    // «начальник Управления», but «начальник Управления кадров»: what an agency is called for short stands alone.
    return !isBelow || (/^\p{Lu}/u.test(words[1] ?? '') && !/^\p{Ll}/u.test(words[at + 1] ?? ''));
  };

  return Object.assign(phrase, {
    person: (name: string, post: string | null, governor: string | null = null) =>
      person(name, common(post === null ? null : casesOf(post), declension.governed[fold(governor ?? '')] ?? null)),
    isHeadPost,
    beginsTail: isTail,
  });
};

/** Cases that both allow; those of the post where they contradict each other. */
const common = (ofPost: readonly Case[] | null, ofGovernor: readonly Case[] | null): readonly Case[] | null => {
  if (ofPost === null || ofGovernor === null) return ofPost ?? ofGovernor;
  const both = ofPost.filter((one) => ofGovernor.includes(one));
  return both.length === 0 ? ofPost : both;
};

/** «заместителя министра – директора департамента»: both posts are declined. */
const DASH = /(\s+[–—-]\s+)/u;
/** In the order in which an ending that several genders share is read. */
const GENDERS = ['p', 'f', 'm'] as const;

/** «отраслевыми (функциональными) органами»: an adjective in brackets is one, too. */
const inBrackets = (word: string, decline: (word: string) => string): string => {
  const inner = /^\((?<inner>[^()]+)\)$/u.exec(word)?.groups?.['inner'];
  return inner === undefined ? decline(word) : `(${decline(inner)})`;
};

const wordsOf = (text: string): string[] => text.split(/\s+/u).filter((word) => word !== '');
const bare = (word: string): string => word.replace(/[^\p{L}\p{N}-]/gu, '');
/** «И.о.» is no adjective. */
const isAbbreviated = (word: string): boolean => word.includes('.');

/** A form that is both singular and plural goes with the adjectives before it: «структурные подразделения». */
const agreeing = (declension: Declension, readings: readonly Head[], before: readonly string[]): Head | null => {
  const [first] = readings;
  if (readings.length < 2 || first === undefined) return first ?? null;
  const endings = new Set(declension.adjectives.flatMap((row) => (row.p === undefined ? [] : [row.p, ...row.from])));
  const plural = readings.find((head) => head.gender === 'p');
  const isPlural = before.some((word) =>
    [...endings].some((ending) => fold(word).endsWith(ending) && fold(word).length > ending.length + 2),
  );
  if (isPlural && plural !== undefined) return plural;
  const isSingular = before.some((word) =>
    declension.adjectives.some((row) => row.from.some((ending) => fold(word).endsWith(ending) && fold(word).length > ending.length + 2)),
  );
  // «отделения Центра» by itself is the nominative plural: names of units stand in the genitive singular only behind a post.
  const isNeuter = readings.some((head) => head.gender === 'n');
  return isNeuter && !isSingular && plural !== undefined ? plural : first;
};

/** In a hyphenated name of a post every member that is known is declined; the last one must be. */
const compoundHead = (heads: ReadonlyMap<string, readonly Head[]>, word: string): Head | null => {
  const members = fold(word).split('-');
  if (members.length < 2) return null;
  const found = members.map((member) => heads.get(member)?.[0]);
  const last = found.at(-1);
  if (last === undefined) return null;
  return { ...last, nominative: members.map((member, index) => found[index]?.nominative ?? member).join('-') };
};

const headsOf = (declension: Declension, grammar: Grammar): ReadonlyMap<string, readonly Head[]> => {
  const heads = new Map<string, Head[]>();
  const add = (form: string, head: Head): void => {
    const known = heads.get(fold(form)) ?? [];
    const same = known.find((other) => other.nominative === head.nominative);
    if (same === undefined) heads.set(fold(form), [...known, head]);
    else if (same.gender === head.gender)
      heads.set(
        fold(form),
        known.map((other) => (other === same ? { ...same, cases: [...same.cases, ...head.cases] } : other)),
      );
  };
  const posts = new Set(grammar.posts);
  for (const noun of declension.nouns) {
    const { lemma, gender } = noun;
    const isPost = posts.has(lemma);
    const order = declension.feminineLemmaEndings.includes(lemma.slice(-1)) ? FEMININE_ORDER : MASCULINE_ORDER;
    add(lemma, { nominative: lemma, gender, cases: ['nom'], isPost });
    noun.singularForms.forEach((form, index) => add(form, { nominative: lemma, gender, cases: order[index] ?? [], isPost }));
    for (const form of [noun.plural, ...noun.pluralForms]) add(form, { nominative: noun.plural, gender: 'p', cases: [], isPost });
  }
  const { singular, plural } = declension.masculineEndings;
  const [y = '', i = ''] = plural;
  for (const lemma of [...grammar.posts, ...grammar.units].filter((word) => endsInConsonant(declension, word) && !heads.has(word))) {
    const isPost = posts.has(lemma);
    add(lemma, { nominative: lemma, gender: 'm', cases: ['nom'], isPost });
    singular.forEach((ending, index) =>
      add(lemma + ending, { nominative: lemma, gender: 'm', cases: MASCULINE_ORDER[index] ?? [], isPost }),
    );
    const many = lemma + (declension.softAfter.includes(lemma.slice(-1)) ? i : y);
    for (const ending of plural) add(lemma + ending, { nominative: many, gender: 'p', cases: [], isPost });
  }
  return heads;
};

/** Cases of the singular forms in the order the lexicon gives them. */
const MASCULINE_ORDER: readonly (readonly Case[])[] = [['gen', 'acc'], ['dat'], ['ins'], ['pre']];
const FEMININE_ORDER: readonly (readonly Case[])[] = [['gen'], ['dat', 'pre'], ['acc'], ['ins']];

/** Only such lemmas are declined by the common masculine endings. */
const endsInConsonant = (declension: Declension, word: string): boolean =>
  !word.includes('-') && !declension.vowelsAndSigns.includes(word.slice(-1));

const adjective = (declension: Declension, gender: Gender, word: string): string => {
  const folded = fold(word);
  for (const row of declension.adjectives) {
    const ending = row.from.find((suffix) => folded.endsWith(suffix) && folded.length > suffix.length + 2);
    const to = row[gender];
    if (ending === undefined || to === undefined) continue;
    const stem = word.slice(0, word.length - ending.length);
    return stem + (gender === 'm' && isStressed(declension, stem) ? declension.stressed.ending : soften(declension, stem, to));
  }
  return word;
};

/** «организационно-правовому» is «организационно-правовой»: of several members the last one decides. */
const isStressed = ({ stressed }: Declension, stem: string): boolean => {
  const folded = fold(stem);
  return stressed.stems.includes(folded.slice(folded.lastIndexOf('-') + 1));
};

const isAdjective = (declension: Declension, word: string): boolean =>
  GENDERS.some((gender) => adjective(declension, gender, word) !== word);

/** After some letters an ending changes to its soft pair. */
const soften = (declension: Declension, stem: string, ending: string): string =>
  declension.softAfter.includes(stem.slice(-1).toLowerCase()) ? (declension.softPairs[ending] ?? ending) : ending;

/** The nominative with the capital letter and the marks of the word as printed. */
const withWordOf = (model: string, nominative: string): string => {
  const [, open = '', , close = ''] = /^([^\p{L}]*)(.*?)([^\p{L}]*)$/u.exec(model) ?? [];
  const cased = /^[^\p{L}]*\p{Lu}/u.test(model) ? nominative.charAt(0).toUpperCase() + nominative.slice(1) : nominative;
  return open + cased + close;
};
