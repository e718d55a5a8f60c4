import type { Role } from '../../model/index.js';
import { designationName, type TermName } from '../term-names.js';
import { grounds, type Check, type CheckInput } from '../verdict.js';

/** The authorized person or unit is called by one designation. */
export const designation: Check<'designation'> = (input) => {
  const { context, wording } = input;
  const called = callings(input);
  const kept: { name: TermName; text: string }[] = [];
  for (const { text } of called) {
    const name = designationName(context.stem, text);
    if (name.length > 0 && !kept.some((each) => isSame(each.name, name))) kept.push({ name, text });
  }
  const evidence = called.map(({ role }) => role);
  if (kept.length <= 1) {
    const data = { designation: wording.quoted(kept[0]?.text ?? wording.quote(evidence[0]?.quote ?? '')) };
    return { status: 'met', case: 'met', rests: 'found', data, evidence: grounds(evidence) };
  }
  const data = { names: wording.list(kept.map(({ text }) => wording.quoted(text))), designation: kept[0]?.text ?? '' };
  return { status: 'deviates', case: 'differs', direction: 'different', rests: 'found', data, evidence: grounds(evidence, 'contradicts') };
};

/**
 * Every designation with its role. Where the order only says who it is («назначить Иванова И.И., начальника отдела») and
 * the procedure gives the designation, the former is no second name.
 */
const callings = ({ act, view }: CheckInput): { role: Role; text: string }[] => {
  const roles = act.facts.roles.filter(({ role, holder }) => role === 'authorized-person' && holder !== 'head');
  const inOrder = (role: Role): boolean => view.partOf(role.clauseId)?.kind === 'order';
  const isAppointment = (role: Role): boolean => inOrder(role) && isPerson(role);
  const rest = roles.filter((role) => !isAppointment(role));
  return (rest.length > 0 ? rest : roles)
    .filter(isFirstOfRow)
    .flatMap((role) => [role.designation, ...role.otherDesignations].filter((text) => text !== null).map((text) => ({ role, text })));
};

/** «Перечень формирует рабочая группа, ведет секретарь»: those who are named in one clause are not one by two names. */
const isFirstOfRow = (role: Role, index: number, roles: readonly Role[]): boolean =>
  role.otherDesignations.length > 0 ||
  !isInRow(role) ||
  roles.findIndex((other) => isInRow(other) && other.clauseId === role.clauseId) === index;

const isInRow = (role: Role): boolean => isPerson(role) || role.holder === 'commission';

const isPerson = ({ holder }: Role): boolean => holder === 'person' || holder === 'post';

/** The same words, or the same with words added: «уполномоченное лицо», «уполномоченное лицо Министерства». */
const isSame = (a: TermName, b: TermName): boolean => {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return short.every((stem, index) => long[index] === stem);
};
