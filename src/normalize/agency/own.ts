import type { Requisites } from '../../model/index.js';
import type { Token } from '../../rules/tokens.js';
import type { ActInput } from '../context.js';
import { agenciesIn, isAbbreviated, type AgencyPhrase } from '../requisites/agency-name.js';
import type { AgencyForm, Identity } from '../requisites/context.js';
import { formsIn } from '../requisites/forms.js';
import { initialsOf, isAbbreviationOf, spelledOut } from './initials.js';
import { headOf } from '../requisites/head.js';

/** What the agency whose act it is is called. */
export interface Own {
  /** Stems of the full name, of short names in brackets, and of those introduced for it. */
  readonly stems: ReadonlySet<string>;
  /** First letters of the words of its name. */
  readonly initials: readonly string[];
  /** Kinds it is called by. */
  readonly kinds: ReadonlySet<string>;
  /** Words of all names that the act introduces: «(далее – Комиссия)» is no other agency. */
  readonly introduced: ReadonlySet<string>;
  readonly class: AgencyForm['class'] | null;
  /** Its region's code, where it is known. */
  readonly region: string | null;
  readonly isMinistry: boolean;
  /** Stems of what whoever signs for it is called. */
  readonly posts: ReadonlySet<string>;
  /** Whether its name says of which region it is. */
  readonly regional: boolean;
}

/** What the agency is called: by its own name, a short name under its letterhead, and «(далее – …)». */
export const ownOf = (input: ActInput, identity: Identity, requisites: Requisites): Own => {
  const name = requisites.agency.value ?? '';
  const head = headOf(identity, input);
  const letterhead = (head?.letterhead ?? []).map(({ text }) => text).join(' ');
  const ownStems = new Set(identity.tokens(name).map(({ stem }) => stem));
  const named = input.found.introductions.flatMap(({ name: words }) => words);
  const introduced = input.found.introductions
    .filter(({ before, name: [first] }) => {
      const tail = before.slice(-TAIL).filter(({ kind }) => kind === 'word');
      const shared = tail.filter(({ stem }) => ownStems.has(stem)).length;
      return first !== undefined && (shared >= 2 || tail.some(({ form }) => identity.kinds.has(form) && ownStems.has(identity.stem(form))));
    })
    .flatMap(({ name: words }) => words);
  const called = [...identity.tokens(`${name} ${letterhead}`), ...introduced];
  const kinds = new Set(called.flatMap(({ form }) => identity.kinds.get(form)?.lemma ?? []));
  const [main] = agenciesIn(identity, name, identity.tokens(name));
  for (const [lemma, whole] of Object.entries(identity.words.keeper.shortKinds))
    if (kinds.has(lemma)) kinds.add(whole.kind);
    else if (kinds.has(whole.kind) && ownStems.has(identity.stem(whole.with))) kinds.add(lemma);
  if (main !== undefined && (isAbbreviated(main.kind) || main.kind.class === 'institution'))
    for (const { lemma, class: of } of kindForms(identity))
      if (of === 'institution' && mayBeCalled(identity, ownStems, lemma)) kinds.add(lemma);
  return {
    // «Ишим» loses the end that «Ишима» keeps: a name as printed is the stem of its other cases.
    stems: new Set(called.flatMap(({ stem, form }) => [stem, form])),
    initials: initialsOf(identity.tokens(name)),
    kinds,
    introduced: new Set(named.map(({ stem }) => stem)),
    class: main?.kind.class ?? null,
    region: requisites.region.value?.code ?? null,
    isMinistry: identity.words.keeper.ministryKinds.includes(main?.kind.lemma ?? ''),
    posts: new Set(identity.tokens(requisites.signatoryPosition.value ?? '').map(({ stem }) => stem)),
    regional: formsIn(identity.region, identity.tokens(name)).length > 0,
  };
};

/** Any institution may be called a centre or an organization, but a library only one whose name tells of books. */
const mayBeCalled = ({ words: { keeper }, stem }: Identity, ownStems: ReadonlySet<string>, lemma: string): boolean =>
  !keeper.special.includes(lemma) || [...ownStems].some((own) => own.slice(0, TELLING) === stem(lemma).slice(0, TELLING));

/** Letters by which words of one root are known. */
const TELLING = 5;

const TAIL = 20;

const kindForms = (identity: Identity): Iterable<AgencyForm> => identity.kinds.values();

/** True for an agency among others: a government speaks of its ministries and an institution of its founder, and rightly. */
export const isOrdinary = (own: Own): boolean => own.class === 'agency' || own.class === 'either';

/** A department may be a unit only of a body that holds such units: elsewhere it is an agency like any other. */
export const standingOf = (identity: Identity, own: Own, phrase: AgencyPhrase): AgencyPhrase => {
  const { wholes, houses, ministryKinds } = identity.words.keeper;
  const { kind } = phrase;
  const isPart = [...houses, ...ministryKinds].some((of) => own.kinds.has(of));
  return isPart || !wholes.includes(kind.lemma) ? phrase : { ...phrase, kind: { ...kind, class: 'agency' } };
};

/** True for a body that is not the agency, wherever it stands. */
export const isForeign = (identity: Identity, own: Own, tokens: readonly Token[], phrase: AgencyPhrase): boolean => {
  const { kind } = phrase;
  if (kind.class === 'superior' || kind.class === 'official' || kind.class === 'unit') return false;
  if (phrase.bare) return isForeignKind(own, tokens[phrase.head], kind) && !isDoing(identity, kind, tokens[phrase.to]);
  const words = tokens.slice(phrase.from, phrase.to).filter((token) => token.kind === 'word' && token.form.length > 3);
  // A unit or branch of the agency carries the agency's own name; the region alone is no sign of it.
  const named = tokens.slice(phrase.from, phrase.to);
  const regions = formsIn(identity.region, named).map(({ from, to, of }) => ({
    start: named[from]?.start ?? 0,
    end: named[to - 1]?.end ?? 0,
    isOwn: of.code === own.region,
  }));
  const isIn = ({ start }: Token): boolean => regions.some((at) => at.start <= start && start < at.end);
  // Our own region may be called otherwise than in our name: «Чувашии».
  const isInOwn = ({ start }: Token): boolean => regions.some((at) => at.isOwn && at.start <= start && start < at.end);
  const full = spelledOut(own.stems, words);
  const isOfName = (token: Token): boolean => own.stems.has(token.stem) || full.has(token) || isAbbreviationOf(own.initials, token);
  const strange = words.filter((token) => !isOfName(token) && !ownKind(own, identity, token.form) && !isInOwn(token));
  // The same name with its region put behind it.
  if (!own.regional && strange.every(isIn) && words.some((token) => !isIn(token) && own.stems.has(token.stem))) return false;
  const isUnit =
    kind.class === 'either' && !own.kinds.has(kind.lemma) && words.filter((token) => own.stems.has(token.stem) && !isIn(token)).length >= 2;
  return strange.length > 0 && !isUnit && !(isAbbreviated(kind) && own.class === 'institution' && strange.length < 2);
};

/** «Управление рисками», «Управление перечнем». */
const isDoing = (identity: Identity, { lemma }: AgencyForm, next: Token | undefined): boolean =>
  next?.kind === 'word' && (identity.words.keeper.doings[lemma] ?? []).some((ending) => next.form.endsWith(ending));

const ownKind = (own: Own, identity: Identity, form: string): boolean => own.kinds.has(identity.kinds.get(form)?.lemma ?? '');

/** A bare kind is another body where the agency is never called so, and it cannot be a unit or the bodies at large. */
const isForeignKind = (own: Own, token: Token | undefined, kind: AgencyForm): boolean => {
  if (token === undefined || own.kinds.has(kind.lemma) || isAbbreviated(kind)) return false;
  if (kind.class === 'agency') return true;
  if (own.introduced.has(token.stem)) return false;
  return kind.class === 'either' || kind.class === 'institution' ? token.capital : false;
};
