import type { Role } from '../../model/index.js';
import type { Stemmer } from '../../rules/tokens.js';
import { designationName, type TermName } from '../term-names.js';
import type { ActView } from '../act-view.js';
import { grounds, type Check, type CheckInput } from '../verdict.js';

/** The authorized person or unit is called by one designation; a commission and a person are two by nature. */
export const designation: Check<'designation'> = (input) => {
  const { wording } = input;
  const called = callings(input);
  const [people, commissions] = [false, true].map((isOfCommission) =>
    namesOf(
      input,
      called.filter(({ role }) => (role.holder === 'commission') === isOfCommission),
    ),
  );
  const kept = [...namesOfEach(input, called), commissions].find((names) => (names?.length ?? 0) > 1);
  const evidence = called.map(({ role }) => role);
  const others = kept === undefined ? otherPeople(input) : [];
  if (others.length > 0) {
    const data = { names: wording.list(others.map(({ text }) => wording.quoted(text))), designation: others[0]?.text ?? '' };
    const both = others.map(({ role }) => role);
    return { status: 'deviates', case: 'differs', direction: 'different', rests: 'found', data, evidence: grounds(both, 'contradicts') };
  }
  if (kept === undefined) {
    const name = people?.[0] ?? commissions?.[0] ?? wording.quote(evidence[0]?.quote ?? '');
    return { status: 'met', case: 'met', rests: 'found', data: { designation: wording.quoted(name) }, evidence: grounds(evidence) };
  }
  const data = { names: wording.list(kept.map((text) => wording.quoted(text))), designation: kept[0] ?? '' };
  return { status: 'deviates', case: 'differs', direction: 'different', rests: 'found', data, evidence: grounds(evidence, 'contradicts') };
};

interface Calling {
  readonly role: Role;
  readonly text: string;
}

/** Names of the people: of each his own where the order gives each of several posts a title, else of all together. */
const namesOfEach = (input: CheckInput, called: readonly Calling[]): string[][] => {
  const people = called.filter(({ role }) => role.holder !== 'commission');
  const roles = [...new Set(people.map(({ role }) => role))];
  const groups =
    roles.length > 1 && roles.every((role) => isTitled(input, role))
      ? roles.map((own) => people.filter(({ role }) => role === own))
      : [people];
  return groups.map((group) => namesOf(input, group));
};

/** «Перечень ведет консультант (далее – администратор)»: the title is none of the words that say who it is. */
const isTitled = ({ context }: CheckInput, role: Role): boolean => {
  if (!isPerson(role) || role.designation === null) return false;
  const said = designationName(context.stem, role.quote.split('(')[0] ?? '');
  return !designationName(context.stem, role.designation).every((word) => said.includes(word));
};

/** The different names among them. */
const namesOf = ({ context }: CheckInput, called: readonly Calling[]): string[] => {
  const kept: { name: TermName; text: string }[] = [];
  for (const { text } of called) {
    const name = designationName(context.stem, text);
    if (name.length > 0 && !kept.some((each) => isSame(each.name, name))) kept.push({ name, text });
  }
  return kept.map(({ text }) => text);
};

/**
 * Every designation with its role. Where the order only says who it is («назначить Иванова И.И., начальника отдела») and
 * the procedure gives the designation, the former is no second name.
 */
const callings = ({ act, view }: CheckInput): Calling[] => {
  const roles = act.facts.roles.filter(({ role, holder }) => role === 'authorized-person' && holder !== 'head');
  const inOrder = (role: Role): boolean => view.partOf(role)?.kind === 'order';
  const isAppointment = (role: Role): boolean => inOrder(role) && isPerson(role);
  const rest = roles.filter((role) => !isAppointment(role));
  return (rest.length > 0 ? rest.filter(isFirstOfRow(view)) : foremost(roles)).flatMap((role) =>
    [role.designation, ...role.otherDesignations].filter((text) => text !== null).map((text) => ({ role, text })),
  );
};

/**
 * Whom the order appoints and whom the procedure names, where they are sure to be two: heads of two units, or people of two surnames. Posts of
 * other kinds may be one person's.
 */
const otherPeople = ({ act, view, context }: CheckInput): Calling[] => {
  const people = act.facts.roles.filter((role) => role.role === 'authorized-person' && isPerson(role));
  const isOfOrder = (role: Role): boolean => view.partOf(role)?.kind === 'order';
  const appointed = people.filter(isOfOrder);
  const named = people.filter((role) => !isOfOrder(role));
  const [own, other] = [appointed[0], named[0]];
  if (own === undefined || other === undefined || appointed.length > 1 || named.length > 1) return [];
  const isOther = areTwoPosts(context.stem, own, other) || areTwoSurnames(own, other);
  return isOther ? [own, other].map((role) => ({ role, text: role.designation ?? role.personName ?? '' })) : [];
};

/** «начальник отдела туризма», «начальник отдела кадров»: one head word, and neither is the other with words left out. */
const areTwoPosts = (stem: Stemmer, a: Role, b: Role): boolean => {
  if (a.designation === null || b.designation === null) return false;
  const [one, two] = [designationName(stem, a.designation), designationName(stem, b.designation)];
  const isWithin = (short: TermName, long: TermName): boolean => short.every((word) => long.includes(word));
  return one[0] === two[0] && !isWithin(one, two) && !isWithin(two, one);
};

const areTwoSurnames = (a: Role, b: Role): boolean => {
  const [one, two] = [surnameOf(a.personName), surnameOf(b.personName)];
  // A surname that was not brought to the nominative ends in another way.
  return one !== null && two !== null && one.slice(0, SURNAME_ROOT) !== two.slice(0, SURNAME_ROOT);
};

/** The longest word of a name is no initial. */
const surnameOf = (name: string | null): string | null => name?.split(/[\s.]+/u).find((word) => word.length > 2) ?? null;
const SURNAME_ROOT = 4;

/** Of several people whom only the order names, the one that the text calls something later. */
const foremost = (roles: readonly Role[]): readonly Role[] => {
  const [first] = roles;
  const called = roles.find(({ otherDesignations }) => otherDesignations.length > 0) ?? first;
  return called === undefined ? [] : [called];
};

/** «Перечень формирует рабочая группа, ведет секретарь»: those who are named in one clause, or under one lead-in, are not one by two names. */
const isFirstOfRow =
  (view: ActView) =>
  (role: Role, index: number, roles: readonly Role[]): boolean =>
    role.otherDesignations.length > 0 ||
    !isInRow(role) ||
    roles.findIndex((other) => areInRow(other, role) && rowOf(view, other) === rowOf(view, role)) === index;

/** The clause that names the role, or the lead-in over it: «Перечень ведут: – по туризму – консультант …; – по гостиницам – …». */
const rowOf = (view: ActView, { clauseId }: Role): string | null => {
  const lead = view.clause(view.clause(clauseId)?.parentId ?? null);
  return lead?.text.trimEnd().endsWith(':') === true ? lead.id : clauseId;
};

const isInRow = (role: Role): boolean => isPerson(role) || role.holder === 'commission' || role.holder === 'unit';

/** «Отдел туризма; исполнитель – Иванова И.И.» are two, but «уполномоченный отдел» and «уполномоченный сотрудник» may be two names of one. */
const areInRow = (one: Role, other: Role): boolean => {
  if (one === other) return true;
  const [units, people] = [[one, other].filter(({ holder }) => holder === 'unit'), [one, other].filter(({ holder }) => holder !== 'unit')];
  return isInRow(one) && isInRow(other) && (units.length !== 1 || people.every(({ personName }) => personName !== null));
};

const isPerson = ({ holder }: Role): boolean => holder === 'person' || holder === 'post';

/** The same words, or the same with words added: «уполномоченное лицо», «уполномоченное лицо Министерства». */
const isSame = (a: TermName, b: TermName): boolean => {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return short.every((stem, index) => long[index] === stem);
};
