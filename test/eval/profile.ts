import type { Forms, Grammar } from './grammar.js';
import type { Random } from './random.js';
import { fill, followedBy, type Words } from './wording.js';

/** Who issues the order, on what and for whom: drawn once an order. */
export interface Profile {
  readonly agency: Forms;
  readonly agencyShort: Forms;
  readonly otherAgency: Forms;
  readonly region: { readonly gen: string; readonly code: string; readonly city: string; readonly government: string };
  readonly actType: Grammar['agencies']['act-types'][number];
  readonly procedure: Grammar['agencies']['procedures'][number];
  readonly head: Forms;
  readonly signatory: string;
  readonly number: string;
  readonly date: { readonly iso: string; readonly dotted: string; readonly words: string };
  readonly client: 'internal' | 'external' | 'both' | 'unqualified';
  readonly subject: { readonly code: string | null; readonly phrase: string };
  /** How good the order is: the probability that a requirement is met. */
  readonly quality: number;
  readonly words: Words;
}

/** @param quality how good the order is, where it is not to be drawn */
export const drawProfile = (grammar: Grammar, random: Random, quality: number | null = null): Profile => {
  const { agencies } = grammar;
  const kind = random.pick(agencies.kinds);
  const region = random.pick(agencies.regions);
  const agency = followedBy(kind.full ?? kind.short, `${random.pick(kind.areas)} ${region.gen}`);
  const otherKind = random.pick(agencies.kinds.filter((one) => one !== kind));
  const head = headOf(kind);
  const actType = random.weighted(agencies['act-types'].filter(({ code }) => kind.acts.includes(code)));
  const procedure = random.weighted(agencies.procedures);
  const client = random.pick(['internal', 'external', 'both', 'unqualified'] as const);
  const subject = random.pick(agencies.subjects);
  const list = random.weighted(agencies.lists);
  const { weight: _, ...listForms } = list;
  const base: Words = {
    A: kind.short,
    AF: agency,
    H: head,
    P: { ...procedure.noun, gender: String(procedure.gender) },
    TP: procedure.the,
    TA: actType.the,
    LF: followedBy(listForms, 'точек взаимодействия'),
    SITE: siteForms(random, kind.short['gen'] ?? ''),
    SITEF: siteForms(random, agency['gen'] ?? ''),
    SITES: { nom: `официальный сайт ${kind.short['gen'] ?? ''} (портал)` },
  };
  const title = agencies.clients[client];
  if (title === undefined) throw new Error(`no words for ${client}`);
  return {
    agency,
    agencyShort: kind.short,
    otherAgency: followedBy(otherKind.full ?? otherKind.short, `${random.pick(otherKind.areas)} ${region.gen}`),
    region,
    actType,
    procedure,
    head,
    signatory: personOf(grammar, random)['nom'] ?? '',
    number: numberOf(random, actType.code),
    date: dateOf(grammar, random, 2024),
    client,
    subject,
    quality: quality ?? random.pick([0.95, 0.8, 0.8, 0.55]),
    words: {
      ...base,
      SUBJ: { text: subjectOf(procedure.gender === 1 ? 'о ведении' : 'ведения', base, title, subject) },
      ...peopleOf(grammar, random, base),
    },
  };
};

/** A person with initials before or after the surname. */
export const personOf = (grammar: Grammar, random: Random): Forms => {
  const initials = random.pick(grammar.agencies.initials);
  const surname = random.pick(grammar.agencies.surnames);
  const before = random.chance(0.5);
  return Object.fromEntries(Object.entries(surname).map(([name, form]) => [name, before ? `${initials} ${form}` : `${form} ${initials}`]));
};

export const dateOf = (grammar: Grammar, random: Random, year: number): Profile['date'] => {
  const day = random.whole(1, 28);
  const month = random.whole(1, 12);
  const two = (value: number): string => String(value).padStart(2, '0');
  return {
    iso: `${year}-${two(month)}-${two(day)}`,
    dotted: `${two(day)}.${two(month)}.${year}`,
    words: `${day} ${grammar.agencies.months[month - 1] ?? ''} ${year}`,
  };
};

export const numberOf = (random: Random, type: string): string => {
  const number = random.whole(11, 480);
  return random.pick(
    type === 'распоряжение' ? [`${number}-р`, `${number}-рп`] : [`${number}`, `${number}-п`, `${number}-ОД`, `01-05/${number}`],
  );
};

const headOf = (kind: Grammar['agencies']['kinds'][number]): Forms =>
  kind.head['nom'] === 'Министр'
    ? kind.head
    : Object.fromEntries(Object.entries(kind.head).map(([name, form]) => [name, `${lower(form)} ${kind.short['gen'] ?? ''}`]));

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

const siteForms = (random: Random, owner: string): Forms => {
  const rest = random.pick([owner, `${owner} в сети «Интернет»`, `${owner} в информационно-телекоммуникационной сети «Интернет»`]);
  return followedBy({ nom: 'официальный сайт', gen: 'официального сайта', prep: 'официальном сайте', acc: 'официальный сайт' }, rest);
};

/** «ведения (о ведении) перечня точек взаимодействия с клиентом по вопросам … в Министерстве …» */
const subjectOf = (
  about: string,
  words: Words,
  title: { readonly one: Forms; readonly many: Forms },
  subject: Profile['subject'],
): string => {
  const where = subject.phrase.endsWith('деятельности') && subject.code !== 'facilities' ? '{AF.gen}' : 'в {AF.prep}';
  return fill(`${about} {LF.gen} с ${title.one['ins'] ?? ''} ${subject.phrase} ${where}`, words);
};

const peopleOf = (grammar: Grammar, random: Random, words: Words): Words => {
  const filled = (forms: Forms): Forms => Object.fromEntries(Object.entries(forms).map(([name, form]) => [name, fill(form, words)]));
  const posts = random.shuffled(grammar.agencies.posts);
  const units = random.shuffled(grammar.agencies.units);
  const at = (from: readonly Forms[], index: number): Forms => filled(from[index] ?? {});
  return {
    POST: at(posts, 0),
    PPOST: at(posts, 1),
    UNIT: at(units, 0),
    PUB: at(units, 1),
    CUNIT: at(units, 2),
    CPOST: filled(random.pick(grammar.agencies.deputies)),
    PERSON: personOf(grammar, random),
    CPERSON: personOf(grammar, random),
  };
};
