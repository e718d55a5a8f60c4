import { fieldGround, grounds, type Check } from '../verdict.js';

/** No other agency, and no other kind of body, is put in the place of the one whose list it is. */
export const agency: Check<'agency'> = ({ act, wording }) => {
  const { agency: own } = act.requisites;
  const mentions = act.facts.agencyMentions;
  const foreign = mentions.filter((mention) => !mention.own);
  const evidence = fieldGround(own);
  if (foreign.length === 0) {
    const grounded = evidence.length > 0 ? evidence : grounds(mentions);
    return { status: 'met', case: 'met', rests: grounded.length > 0 ? 'found' : 'absent', evidence: grounded };
  }
  const names = foreign.map(({ name }) => wording.quoted(name));
  return {
    status: 'deviates',
    case: 'other',
    direction: 'different',
    rests: 'found',
    data: { names: wording.list(names), agency: own.value ?? wording.lexicon.text.blank },
    evidence: [...grounds(foreign, 'contradicts'), ...evidence],
  };
};
