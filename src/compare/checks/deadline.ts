import { casedDeadlines, type CasedDeadline } from '../../model/index.js';
import { isMeasured, judgeTerm } from '../judge.js';
import { grounds, type Check, type CheckInput } from '../verdict.js';

/** A term in time for one action, as `judgeTerm` has it, with its words. */
export const deadline: Check<'deadline'> = (input, expect) => {
  const { wording } = input;
  const judged = judgeTerm(casedDeadlines(input.act), expect);
  const data = { expectedTerm: wording.term(expect.value, expect.unit), ...termData(input, judged.on) };
  const { status, direction } = judged;
  const shared = { status, ...(direction === null ? {} : { direction }), data };
  switch (judged.case) {
    case 'missing':
      return { ...shared, case: 'missing', rests: 'absent', evidence: [] };
    case 'conflict':
    case 'several':
      return { ...shared, case: judged.case, rests: 'found', evidence: grounds(judged.on, 'contradicts') };
    case 'byDate':
      return { ...shared, case: 'different', rests: 'found', evidence: grounds(judged.on) };
    default:
      return { ...shared, case: judged.case, rests: 'found', evidence: grounds(judged.on) };
  }
};

/** The first term in figures, or in the order's own words where it has none. */
const termData = ({ wording }: CheckInput, on: readonly CasedDeadline[]): Readonly<Record<string, string>> => {
  const first = on[0];
  if (first === undefined) return {};
  const quote = wording.quote(first.quote);
  const texts = on.filter(isMeasured).map(({ value, unit }) => wording.term(value, unit));
  return { quote, term: texts[0] ?? wording.quoted(quote), terms: wording.list(texts) };
};
