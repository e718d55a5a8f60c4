import type { HolderKind, Role, Span } from '../../model/index.js';
import { unitOf } from '../../rules/phrase/unit.js';
import { tokenize } from '../../rules/tokens.js';
import { byPlace, mentionsOf, type ActInput } from '../context.js';
import { eachPost, furtherPeople } from './further-people.js';
import { nameOfPreparers } from './keeper-names.js';
import { keeperOf } from './keeper.js';
import { isControlOfOther } from './control.js';
import { distinct } from './distinct.js';
import { furtherPosts } from './further-posts.js';
import { peopleInRows } from './rows.js';
import { lengthOf, seriesAfter } from './series.js';
import { pastBystander } from './bystander.js';
import { withAgent } from './agent.js';
import { isAgencyItself, isHead, isSigner } from './agency.js';
import { besidesShares, DUTY, holdersOf } from './shares.js';
import { governorOf, isPostName, printedOf, roleFact, type RoleMention } from './words.js';

/** Roles by kind and holder; whoever keeps the list is one role with every name the order gives to it. */
export const rolesOf = (input: ActInput): Role[] => {
  const mentions = mentionsOf(input, 'role');
  const shared = mentions.filter(({ captures }) => captures.has(DUTY)).flatMap((mention) => holdersOf(input, mention));
  const single = mentions
    .filter(({ captures }) => !captures.has(DUTY))
    .flatMap((mention) => {
      const done = withAgent(input, mention);
      return done === null ? [] : (pastBystander(input, done) ?? []);
    });
  const told = besidesEntries([...shared, ...besidesShares(single, shared)]).filter(
    (mention) =>
      !isHeadAlone(input, mention) &&
      !isAgencyItself(input, mention) &&
      !isUnitOfPost(input, mention) &&
      !isSubstitute(input, mention) &&
      !isControlOfOther(input, mention) &&
      !isAskedOnly(input, mention),
  );
  const found = strongest(input, told, new Set(shared)).flatMap((mention) => {
    const people = peopleInRows(input, mention);
    if (people.length > 0) return people;
    if (!isInBody(input, mention)) return [];
    if (mention.emit.role !== 'authorized-person')
      return [mention, ...furtherPosts(input, mention).filter((other) => !isAskedOnly(input, other))];
    return [...eachPost(input, mention), ...(mention.captures.has('person') ? furtherPeople(input, mention) : [])];
  });
  const keepers = keeperOf(
    input,
    found.filter(({ emit }) => emit.role === 'authorized-person'),
    found.filter(({ emit }) => emit.role === 'preparer'),
  );
  const others = found.filter(({ emit }) => emit.role !== 'authorized-person').map((mention) => roleOf(input, mention));
  return [
    ...keepers,
    ...distinct(
      input,
      others.map((role) => withKeeper(input, role, keepers)),
    ),
  ].sort(byPlace);
};

/** Who enters records keeps the list only where nobody else is said to. */
const besidesEntries = (mentions: readonly RoleMention[]): readonly RoleMention[] =>
  mentions.some(({ emit }) => emit.role === 'authorized-person' && emit.rank > RANK_OF_ENTRIES)
    ? mentions.filter(({ emit }) => emit.role !== 'authorized-person' || emit.rank > RANK_OF_ENTRIES)
    : mentions;

const RANK_OF_ENTRIES = 0;

/** A caption says who keeps the list only by the rows under it; «Состав рабочей группы по ведению перечня» says it itself. */
const isInBody = (input: ActInput, { part, clause, emit }: RoleMention): boolean =>
  clause < 0 || emit.holder === 'commission' || input.act.parts[part]?.clauses[clause]?.zone === 'body';

/** The head of the agency is neither an authorized person nor the head of a unit. */
const isHeadAlone = (input: ActInput, mention: RoleMention): boolean => {
  const { role } = mention.emit;
  const post = mention.captures.get('post')?.span;
  if (post === undefined || mention.captures.has('person') || (role !== 'authorized-person' && role !== 'unit-head')) return false;
  return isHead(input, input.nominative(input.file.text.slice(post.start, post.end)));
};

/** «Начальник отдела кадров ведет …»: the unit is part of the post. */
const isUnitOfPost = (input: ActInput, mention: RoleMention): boolean => {
  const unit = mention.captures.get('unit')?.span;
  if (!HELD_BY_PEOPLE.has(mention.emit.role) || unit === undefined) return false;
  const from = Math.max(0, unit.start - MAX_POST);
  const tokens = tokenize(input.recognition.stem, input.file.text.slice(from, unit.end), from);
  const at = tokens.findIndex(({ start }) => start >= unit.start);
  const posts = input.recognition.vocabulary.finder(unitOf(tokens), 'post');
  if ([...posts].some(([start, ends]) => start < at && ends.some(({ end }) => end > at))) return true;
  // «… представляют ответственные лица отделов»
  const people = input.recognition.vocabulary.finder(unitOf(tokens.slice(0, at)), 'preparing-person');
  return mention.emit.role === 'preparer' && [...people.values()].some((found) => found.some(({ end }) => end === at));
};

/** «По согласованию с координатором Перечня»: whoever keeps the list approves nothing. */
const isAskedOnly = (input: ActInput, { emit, captures }: RoleMention): boolean => {
  const post = captures.get('post')?.span;
  if (emit.role !== 'approver' || post === undefined) return false;
  return isTitleOfKeeper(input, input.nominative(input.file.text.slice(post.start, post.end)).toLowerCase());
};

const HELD_BY_PEOPLE: ReadonlySet<Role['role']> = new Set(['authorized-person', 'preparer']);

/** Characters before a unit in which its post may begin. */
const MAX_POST = 120;

/**
 * In one passage a role is told once: by the rule of the highest rank, then the longest match; words that overlap are one. Only
 * whoever keeps the list may be told twice: «формирует рабочая группа, ведет секретарь».
 */
const strongest = (input: ActInput, mentions: readonly RoleMention[], shared: ReadonlySet<RoleMention>): RoleMention[] => {
  const ofPassage = new Map<string, RoleMention[]>();
  for (const mention of mentions) {
    const key = `${mention.emit.role} ${mention.part} ${mention.clause} ${mention.passage.start}`;
    const known = ofPassage.get(key);
    if (known === undefined) ofPassage.set(key, [mention]);
    else known.push(mention);
  }
  return [...ofPassage.values()].flatMap((told) => {
    const weights = new Map(told.map((mention) => [mention, weight(input, mention)]));
    const sorted = told.toSorted((a, b) => (weights.get(b) ?? 0) - (weights.get(a) ?? 0) || size(b.match) - size(a.match));
    const [best, ...others] = sorted;
    if (best === undefined) return [];
    if (MANY.has(best.emit.role)) return [best, ...furtherKeepers(input, best, others)];
    // «А опубликовать в газете, Б – разместить на сайте»: each of them in the same row of duties.
    return shared.has(best) ? [best, ...others.filter((other) => shared.has(other) && !touches(best.match, other.match))] : [best];
  });
};

/** Several may keep the list, and several agree to it or approve it. */
const MANY: ReadonlySet<Role['role']> = new Set(['authorized-person', 'approver']);

/** Told of another in words that do not hold the name of the first; who only stands in for somebody keeps nothing. */
const furtherKeepers = (input: ActInput, best: RoleMention, others: readonly RoleMention[]): RoleMention[] => {
  const kept = [best];
  for (const other of others) {
    const own = nameIn(other);
    if (own === null || kept.some((known) => touches(nameIn(known) ?? known.match, other.match) || isSamePerson(known, other))) continue;
    if (!isAtLarge(input, other) && !isInBracket(input, other) && !standsIn(input, best.passage.start, own.start)) kept.push(other);
  }
  return kept.slice(1);
};

const isSamePerson = (one: RoleMention, other: RoleMention): boolean => {
  const [first, second] = [one, other].map(({ captures }) => captures.get('person')?.span);
  return first !== undefined && second !== undefined && touches(first, second);
};

/** Where the post or unit stands; null where it stands in what governs the passage. */
const nameIn = ({ captures, passage }: RoleMention): Span | null =>
  NAMED.map((name) => captures.get(name)?.span).find(
    (span) => span !== undefined && span.start >= passage.start && span.end <= passage.end,
  ) ?? null;

const NAMED = ['post', 'unit', 'commission', 'person'];

const touches = (one: Span, other: Span): boolean => other.start < one.end && one.start < other.end;

/** Who is named behind «на период отсутствия» keeps the list for somebody. */
const isSubstitute = (input: ActInput, mention: RoleMention): boolean => {
  const own = mention.emit.role === 'authorized-person' ? nameIn(mention) : null;
  return own !== null && standsIn(input, mention.passage.start, own.start);
};

/** «…, на период его отсутствия – методиста Петрову». */
const standsIn = (input: ActInput, from: number, to: number): boolean =>
  input.recognition.vocabulary.finder(unitOf(tokenize(input.recognition.stem, input.file.text.slice(from, to))), 'substitution').size > 0;

/** A name beside the post says more than the post alone; who stands in a bracket behind a unit, and a unit at large, less. */
const weight = (input: ActInput, mention: RoleMention): number => {
  const { rank, role } = mention.emit;
  if (role === 'authorized-person' && (isInBracket(input, mention) || isAtLarge(input, mention))) return 0;
  return rank * 2 + (mention.captures.has('person') ? 1 : 0);
};

/** «… отдел кадров (начальник – Рыжова П.С.)»: the unit keeps the list. */
const isInBracket = (input: ActInput, mention: RoleMention): boolean => {
  const starts = ['post', 'person'].flatMap((name) => mention.captures.get(name)?.span.start ?? []);
  return (
    starts.length > 0 &&
    mention.emit.holder === 'post' &&
    /\p{Ll}\s*\([^()\n]{0,40}$/u.test(input.file.text.slice(mention.passage.start, Math.min(...starts)))
  );
};

/** «Структурным подразделением, ответственным за ведение, является отдел кадров»: which one, is said by its name. */
const isAtLarge = (input: ActInput, mention: RoleMention): boolean => {
  const unit = mention.captures.get('unit')?.span;
  if (unit === undefined) return false;
  const tokens = tokenize(input.recognition.stem, input.nominative(input.file.text.slice(unit.start, unit.end)).toLowerCase());
  return (
    input.recognition.vocabulary
      .finder(unitOf(tokens), 'unit-at-large')
      .get(0)
      ?.some(({ end }) => end === tokens.length) ?? false
  );
};

const size = (at: Span): number => at.end - at.start;

const roleOf = (input: ActInput, mention: RoleMention): Role => {
  const { role } = mention.emit;
  const { name, person, isNominative } = printedOf(input, mention);
  const short = role === 'preparer' ? nameOfPreparers(input, mention) : null;
  const designation =
    short === null ? (name === null ? null : input.nominative(name) + seriesOf(input, mention, name)) : input.nominative(short);
  return {
    ...roleFact(input, mention, designation),
    role,
    holder: isMixedRow(input, mention, designation) ? 'unit' : holderOf(input, mention, designation, person),
    designation,
    otherDesignations: [],
    personName:
      person === null || isNominative
        ? person
        : input.nominative.person(person, isPostName(mention) ? name : null, governorOf(input, mention)),
    appointedBy: null,
    duties: [],
  };
};

const IN_SERIES: ReadonlySet<Role['role']> = new Set(['preparer', 'initiator', 'unit-head']);

/** «… готовят хозяйственный отдел, гараж и служба эксплуатации здания»: all of them are one row. */
const seriesOf = (input: ActInput, mention: RoleMention, name: string): string => {
  const unit = (mention.captures.get('unit') ?? mention.captures.get('post'))?.span;
  if (!IN_SERIES.has(mention.emit.role) || unit === undefined) return '';
  const printed = input.file.text.slice(unit.start, mention.passage.end);
  return seriesAfter(input, printed.slice(lengthOf(printed, name)));
};

/** «Классные руководители, библиотека, медицинский кабинет»: where units stand among those who prepare, units do. */
const isMixedRow = (input: ActInput, { emit }: RoleMention, designation: string | null): boolean =>
  emit.role === 'preparer' &&
  emit.holder === 'post' &&
  (designation ?? '')
    .split(', ')
    .some((name) => input.recognition.vocabulary.finder(unitOf(tokenize(input.recognition.stem, name)), 'unit').has(0));

/** A post with a name is a person; a unit with a surname in brackets is still a unit. */
const holderOf = (input: ActInput, mention: RoleMention, designation: string | null, person: string | null): HolderKind => {
  const { role, holder } = mention.emit;
  if (person !== null && (holder === 'post' || holder === 'appointed')) return 'person';
  if (role === 'publisher' && holder === 'post' && designation !== null && isTitleOfKeeper(input, designation)) return 'appointed';
  if (role === 'approver' && designation !== null && (isHead(input, designation) || isHeadByName(input, designation))) return 'head';
  if (role === 'control' && holder === 'post' && designation !== null && isSigner(input, designation)) return 'head';
  return holder === 'unit' && mention.captures.has('post') ? 'post' : holder;
};

/** «Уполномоченное лицо» publishes: who that is, an order says. */
const isTitleOfKeeper = (input: ActInput, designation: string): boolean =>
  input.found.finder(unitOf(tokenize(input.recognition.stem, designation), ['list']), 'keeper-name').has(0);

/** «Главный врач», «заведующий детским садом»: nothing else is in the name. */
const isHeadByName = (input: ActInput, designation: string): boolean => {
  const tokens = tokenize(input.recognition.stem, designation.toLowerCase());
  return (
    input.recognition.vocabulary
      .finder(unitOf(tokens), 'agency-head')
      .get(0)
      ?.some(({ end }) => end === tokens.length) ?? false
  );
};

/** «Ответственное лицо размещает …»: who that is, is said where the person is appointed. */
const withKeeper = (input: ActInput, role: Role, keepers: readonly Role[]): Role => {
  const stems = (name: string | null): string =>
    tokenize(input.recognition.stem, name ?? '')
      .map(({ stem }) => stem)
      .join(' ');
  const keeper =
    role.role === 'publisher'
      ? keepers.find(({ designation }) => designation !== null && stems(designation) === stems(role.designation))
      : undefined;
  return keeper === undefined ? role : { ...role, holder: keeper.holder };
};
