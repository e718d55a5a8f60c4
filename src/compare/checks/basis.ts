import { grounds, type Check } from '../verdict.js';

/** The act that the order implements, cited by number or date. */
export const basis: Check<'basis'> = ({ act, wording }) => {
  const cited = act.facts.actReferences.filter(({ isBasis }) => isBasis);
  const numbered = cited.filter(({ number, date }) => number !== null || date !== null);
  if (numbered.length > 0) return { status: 'met', case: 'met', rests: 'found', evidence: grounds(numbered) };
  const first = cited[0];
  if (first === undefined) return { status: 'missing', case: 'missing', rests: 'absent', evidence: [] };
  const data = { quote: wording.quote(first.quote) };
  return { status: 'missing', case: 'unnumbered', rests: 'absent', data, evidence: grounds(cited, 'nearest') };
};
