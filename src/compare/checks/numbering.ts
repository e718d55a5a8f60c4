import { numberingFaults } from '../runs.js';
import { ground, type Check } from '../verdict.js';

/** Kinds of part whose clauses are numbered; rows of tables are no clauses. */
const NUMBERED = ['order', 'procedure', 'list', 'annex'];

/** Numbers and letters run without gaps or repeats among siblings. */
export const numbering: Check<'numbering'> = ({ act, wording }, expect) => {
  const alphabet = { letters: [...expect.alphabet], skippable: new Set(expect.skippable) };
  const faults = act.parts.filter(({ kind }) => NUMBERED.includes(kind)).flatMap((part) => numberingFaults(part, alphabet));
  if (faults.length === 0) return { status: 'met', case: 'met', rests: 'found', evidence: [] };
  const shown = faults.map(({ kind, from, to }) => wording.fill(wording.lexicon.numbering[kind], { from, to }));
  return {
    status: 'deviates',
    case: 'faults',
    direction: 'different',
    // A repeat is seen; a gap may be a clause that could not be read.
    rests: faults.some(({ kind }) => kind === 'repeat') ? 'found' : 'absent',
    data: { faults: wording.list(shown) },
    actual: wording.list(shown),
    evidence: faults.flatMap(({ clause, before }) =>
      (before === null ? [clause] : [before, clause]).map((each) => ground(each, each.id, 'contradicts')),
    ),
  };
};
