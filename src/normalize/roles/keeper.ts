import type { Role, Span } from '../../model/index.js';
import { quoteSpan } from '../../parse/mentions/passages.js';
import { tokenize } from '../../rules/tokens.js';
import { byPlace, mentionsOf, type ActInput } from '../context.js';
import {
  beginsAs,
  calledAs,
  finds,
  introducedName,
  isKeeperName,
  isPointedAt,
  isSameByDuty,
  isTitle,
  type Called,
} from './keeper-names.js';
import { isGroup, isSame, sharesName, type Candidate } from './same-keeper.js';
import { governorOf, isPostName, printedOf, roleFact, type RoleMention } from './words.js';

/**
 * Whoever keeps the list: one role, told where it is given and called by the short name that the order gives it, by a
 * bracket or by what it says later. A unit spoken of beside a person («уполномоченный отдел») is a second one.
 * @param preparers whoever prepares entries, whose name is no name of the keeper
 */
export const keeperOf = (input: ActInput, mentions: readonly RoleMention[], preparers: readonly RoleMention[]): Role[] => {
  const stated = mentions
    .filter((mention) => !onlyPrepares(input, mention, preparers))
    .map((mention) => withAlias(input, candidateOf(input, mention)));
  const kept: Candidate[] = [];
  for (const candidate of [...stated].sort((a, b) => byPlace(a.mention.match, b.mention.match))) {
    const byName = kept.findIndex((other) => isSame(other, candidate) && sharesName(other, candidate));
    const same = byName < 0 ? kept.findIndex((other) => isSame(other, candidate)) : byName;
    const other = kept[same];
    if (other === undefined) kept.push(candidate);
    else kept[same] = merged(input, other, candidate);
  }
  const marked = namesMarked(input, 'keeper-name').filter(
    ({ at }) => !isAttribute(input, kept, at) && !preparers.some(({ match }) => at >= match.start && at < match.end),
  );
  // «Оператором Перечня является отдел …»: the unit bears that name, and it is no second one.
  const titles = new Set(
    marked
      .filter((name) =>
        kept.some(
          ({ holder, mention: { passage } }) => isGroup(holder) && (isWithin(passage, name.at) || isHeadWordIn(input, passage, name)),
        ),
      )
      .map(({ stems }) => stems),
  );
  const names = marked.filter(({ stems }) => !titles.has(stems));
  const otherNames = namesMarked(input, 'keeper-other');
  const called = calledLater(input, kept);
  return kept.map((candidate) =>
    roleOf(
      input,
      kept.length > 1 && isBare(input, candidate) ? { ...candidate, name: null } : candidate,
      candidate === called
        ? names.filter(
            (name) => !kept.some((other) => other !== candidate && (other.name?.stems === name.stems || other.short?.stems === name.stems)),
          )
        : [],
      candidate === called ? otherNames.filter(({ stems }) => !kept.some((other) => other.name?.stems.startsWith(stems))) : [],
    ),
  );
};

const isWithin = ({ start, end }: Span, at: number): boolean => at >= start && at < end;

/** «Оператором является отдел …», and elsewhere «оператор Перечня». */
const isHeadWordIn = (input: ActInput, { start, end }: Span, { text, stems }: Called): boolean => {
  const [word] = stems.split(' ');
  return (
    beginsAs(input, text, 'keeper-of-list') &&
    tokenize(input.recognition.stem, input.file.text.slice(start, end)).some(({ stem }) => stem === word)
  );
};

/** «Сведения, включаемые в Перечень, готовят назначенные лица»: words of keeping must say that they keep it, too. */
const onlyPrepares = (input: ActInput, { emit, passage }: RoleMention, preparers: readonly RoleMention[]): boolean =>
  emit.holder === 'appointed' &&
  preparers.some(({ emit: { holder }, match }) => holder === 'appointed' && match.start < passage.end && passage.start < match.end) &&
  finds(input, input.file.text.slice(passage.start, passage.end), 'list-keeping').size === 0;

/** «Отдел назначает сотрудника, ответственного за ведение»: a word for anybody is no name beside that of another. */
const isBare = (input: ActInput, { name, short, person }: Candidate): boolean =>
  short === null && person === null && name !== null && !name.stems.includes(' ') && beginsAs(input, name.text, 'keeper-noun');

/** Whom the names that the text uses later are names of: whom the procedure calls by a short name, else the first told. */
const calledLater = (input: ActInput, kept: readonly Candidate[]): Candidate | undefined =>
  kept.find(({ mention, short }) => short !== null && input.act.parts[mention.part]?.kind !== 'order') ?? kept[0];

/** «Заместитель директора, ответственный за ведение перечня, …», «отдел, ведущий перечень, …»: what somebody does is no name. */
const isAttribute = (input: ActInput, kept: readonly Candidate[], at: number): boolean =>
  /,\s*$/u.test(input.file.text.slice(Math.max(0, at - 2), at)) &&
  (beginsAs(input, input.file.text.slice(at, at + MAX_REFERENCE), 'keeping-participle') ||
    kept.some(({ holder, mention: { passage } }) => (holder === 'post' || holder === 'person') && at > passage.start && at < passage.end));

/** What the text calls whoever keeps the list, by the marks of one kind. */
const namesMarked = (input: ActInput, name: string): Marked[] =>
  mentionsOf(input, 'mark')
    .filter(({ emit }) => emit.mark === name)
    .flatMap((mark) => {
      const at = mark.captures.get('name')?.span;
      return at === undefined ? [] : [{ ...calledAs(input, input.file.text.slice(at.start, at.end)), at: at.start }];
    });

interface Marked extends Called {
  /** Where it stands. */
  readonly at: number;
}

/** «Отдел по работе с обращениями (далее – уполномоченный отдел)» may stand far from where the order says that it keeps the list. */
const withAlias = (input: ActInput, candidate: Candidate): Candidate => {
  const { name } = candidate;
  if (candidate.short !== null || name === null || !name.stems.includes(' ')) return candidate;
  const introduced = input.found.introductions.find(
    (introduction) =>
      isKeeperName(input, introduction.name) &&
      introduction.before
        .filter(({ kind }) => kind !== 'mark')
        .map(({ stem }) => stem)
        .join(' ')
        .endsWith(name.stems),
  );
  if (introduced === undefined) return candidate;
  const at = quoteSpan(introduced.name);
  return { ...candidate, alias: calledAs(input, input.file.text.slice(at.start, at.end)) };
};

const candidateOf = (input: ActInput, mention: RoleMention): Candidate => {
  const { name: printed, person, isNominative } = printedOf(input, mention);
  const name = person === null ? titled(input, mention, printed) : printed;
  const post = isPostName(mention) ? name : null;
  const isPerson = person !== null && (mention.emit.holder === 'post' || mention.emit.holder === 'appointed');
  const short = introducedName(input, mention);
  // «Уполномоченное лицо организует ведение»: a name for whoever was appointed, and no post.
  const isTitledPost = mention.emit.holder === 'post' && post !== null && isTitle(input, input.nominative(post));
  return {
    mention,
    holder: isPerson
      ? 'person'
      : isTitledPost || isYetToBeNamed(input, mention)
        ? 'appointed'
        : isUnitName(input, name)
          ? 'unit'
          : mention.emit.holder,
    person: person === null || isNominative ? person : input.nominative.person(person, post, governorOf(input, mention)),
    short: short === null ? null : calledAs(input, short),
    name: name === null ? null : calledAs(input, name),
    others: [],
    isReferred: isReferred(input, mention) || isPointedAt(input, mention),
    isTitleOfUnit: short === null && name !== null && isUnitTitle(input, name),
    alias: null,
  };
};

/** «Уполномоченный сотрудник ведет …»: the participle that a post does not begin with makes a title of it. */
const titled = (input: ActInput, { captures, passage }: RoleMention, name: string | null): string | null => {
  const post = captures.get('post')?.span;
  if (post === undefined || name === null || post.start < passage.start || isTitle(input, name)) return name;
  const before = /(?<word>\p{L}+)\s+$/u.exec(input.file.text.slice(passage.start, post.start))?.groups?.['word'];
  return before !== undefined && isTitle(input, `${before} ${name}`) ? `${before} ${name}` : name;
};

const isReferred = (input: ActInput, { match, passage }: RoleMention): boolean => {
  const text = input.file.text.slice(match.start, Math.min(match.end + MAX_REFERENCE, passage.end));
  return finds(input, text, 'said-in-clause').size > 0;
};

const MAX_REFERENCE = 60;

/** «Специалистом отдела развития, назначенным приказом начальника»: which one, another order says. */
const isYetToBeNamed = (input: ActInput, { captures, emit, passage }: RoleMention): boolean => {
  const post = captures.get('post')?.span;
  if (emit.holder !== 'post' || post === undefined || post.start < passage.start) return false;
  const rest = input.file.text.slice(post.end, passage.end);
  // «Сотрудник отдела кадров, ответственный за ведение Перечня, назначается приказом»
  const isAnybody = beginsAs(input, input.nominative(input.file.text.slice(post.start, post.end)), 'keeper-noun');
  if (isAnybody && finds(input, rest, 'appointed-by-order').size > 0) return true;
  return finds(
    input,
    input.file.text.slice(post.end, Math.min(post.end + MAX_REFERENCE, passage.end)).replace(/^[\s,]+/u, ''),
    'appointed-tail',
  ).has(0);
};

/** «Уполномоченный отдел: – ведет Перечень»: no person. */
const isUnitName = (input: ActInput, name: string | null): boolean => name !== null && beginsAs(input, name, 'keeper-unit');

const isUnitTitle = (input: ActInput, name: string): boolean =>
  isUnitName(input, name) && calledAs(input, name).stems.split(' ').length <= WORDS_OF_TITLE;

/** «ответственное структурное подразделение», not «уполномоченный отдел кадров и архива» */
const WORDS_OF_TITLE = 3;

const merged = (input: ActInput, first: Candidate, other: Candidate): Candidate => {
  const isNameless = isBare(input, other) && first.person !== null;
  const called = other.short ?? ((other.holder === 'appointed' && !isNameless) || other.holder === 'commission' ? other.name : null);
  // «Ответственный за ведение: начальник отдела»: the post in the same clause says who the appointed one is.
  const isPostOf = other.holder === 'post' && other.mention.part === first.mention.part && other.mention.clause === first.mention.clause;
  const isNamed = first.person !== null || first.holder !== 'appointed' || (other.person === null && !isPostOf);
  const base = isNamed ? first : { ...other, short: first.short ?? other.short };
  return { ...base, others: [...first.others, ...(called === null ? [] : [called])] };
};

/** The short name stands; without one what the order calls the person later; without that the post or unit. */
const roleOf = (input: ActInput, candidate: Candidate, names: readonly Called[], otherNames: readonly Called[]): Role => {
  const { mention, short, name, person, holder } = candidate;
  const later = [...candidate.others, ...names];
  const isGroupHolder = isGroup(holder);
  const title = holder === 'appointed' && name !== null && isTitle(input, name.text) ? name : null;
  // «Отдел кадров», which the text later calls «уполномоченный отдел»: a title is no second name.
  const titleOfUnit = holder === 'unit' && short === null ? later.find(({ text }) => isUnitTitle(input, text)) : undefined;
  const designation = short ?? (isGroupHolder ? shortest([name, ...candidate.others]) : (title ?? later[0] ?? name));
  const known = designation?.stems.split(' ') ?? [];
  const seen = new Set<string>();
  const others = [...later, ...otherNames].filter(({ text, stems }) => {
    const words = stems.split(' ');
    const isNew =
      // «координатор» after «координатор Перечня»
      ![...seen].some((other) => words.every((word) => other.split(' ').includes(word))) &&
      !words.every((word) => known.includes(word)) &&
      !known.every((word) => words.includes(word)) &&
      stems !== name?.stems &&
      stems !== titleOfUnit?.stems &&
      stems !== candidate.alias?.stems &&
      !(designation !== null && isSameByDuty(input, designation, { text, stems }));
    seen.add(stems);
    return isNew;
  });
  const text = designation === null ? null : sentenceCase(designation.text);
  return {
    ...roleFact(input, mention, text),
    role: 'authorized-person',
    holder,
    designation: text,
    otherDesignations: others.map((other) => sentenceCase(other.text)),
    personName: person,
    appointedBy: null,
    duties: [],
  };
};

/** A commission named in full once is called by its first words afterwards. */
const shortest = (names: readonly (Called | null)[]): Called | null =>
  names.reduce(
    (best, name) => (name !== null && (best === null || (name.text.length < best.text.length && name.stems.includes(' '))) ? name : best),
    null,
  );

/** A short name that the order prints with a capital letter, in lower case; names of units in full capitals stay. */
const sentenceCase = (text: string): string => (/^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text);
