import { grounds, type Check } from '../verdict.js';

/** Every annex and clause of the act itself that it refers to is in the file. */
export const references: Check<'references'> = ({ act, wording }) => {
  const all = act.facts.internalReferences;
  const absent = all.filter(({ resolved }) => !resolved);
  if (all.length === 0) return { status: 'met', case: 'none', rests: 'absent', evidence: [] };
  if (absent.length === 0) return { status: 'met', case: 'met', rests: 'found', evidence: grounds(all) };
  const data = { lacking: wording.list(absent.map(({ quote }) => wording.quoted(wording.quote(quote, 120)))) };
  return { status: 'deviates', case: 'absent', direction: 'different', rests: 'absent', data, evidence: grounds(absent) };
};
