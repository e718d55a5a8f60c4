import { DOUBTFUL_CHANNEL } from '../../model/index.js';
import { corrections, misdeclared } from '../misdeclared.js';
import { grounds, type Check } from '../verdict.js';

/** Channels named in clauses and definitions have the type that the standard gives them. */
export const channelType: Check<'channel-type'> = ({ act, wording }) => {
  const named = act.facts.touchpoints.filter(({ source, typeDeclared }) => source !== 'table' && typeDeclared !== null);
  // A channel that is only guessed at («отделение почты») accuses nobody.
  const wrong = misdeclared(named).filter(({ confidence }) => confidence > DOUBTFUL_CHANNEL);
  if (wrong.length === 0) return { status: 'met', case: 'met', rests: 'found', evidence: grounds(named) };
  return {
    status: 'deviates',
    case: 'differs',
    direction: 'different',
    rests: 'found',
    data: { corrections: corrections(wording, wrong) },
    evidence: grounds(wrong),
  };
};
