import type { Field } from '../../model/index.js';
import { fieldGround, type Check, type Ground } from '../verdict.js';

/** Act type, date, number, agency, signatory. In a draft the blanks for date and number are no deviation. */
export const requisites: Check<'requisites'> = ({ act, view, wording }) => {
  const { lexicon } = wording;
  const { actType, date, number, agency, signatoryName, signatoryPosition } = act.requisites;
  const all: readonly Item[] = [
    { name: 'actType', fields: [actType] },
    { name: 'date', fields: [date] },
    { name: 'number', fields: [number] },
    { name: 'agency', fields: [agency] },
    { name: 'signatory', fields: [signatoryPosition, signatoryName] },
  ];
  const judged = all.filter((item) => !(view.isDraft && isFilledAtSigning(item) && !isFound(item)));
  const found = judged.filter(isFound);
  const unclear = judged.filter(isUnclear);
  const lacking = judged.filter((item) => !isFound(item) && !isUnclear(item));
  const labels = (items: readonly Item[]): string => wording.list(items.map(({ name }) => lexicon.requisites[name]));
  const data = {
    found: labels(found),
    lacking: labels([...lacking, ...unclear]),
    lackingWords: labels(lacking),
    unclear: labels(unclear),
  };
  const evidence = found.flatMap((item) => item.fields.flatMap((field): Ground[] => fieldGround(field)));
  if (lacking.length === 0 && unclear.length === 0) return { status: 'met', case: 'met', rests: 'found', data, evidence };
  const actual = wording.fill(found.length > 0 ? lexicon.actual.items : lexicon.actual.lacking, data);
  if (lacking.length === 0) return { status: 'undetermined', case: 'partial', rests: 'absent', data, actual, evidence };
  return found.length > 0
    ? { status: 'partial', case: 'partial', rests: 'absent', data, actual, evidence }
    : { status: 'missing', case: 'missing', rests: 'absent', data, actual, evidence };
};

interface Item {
  readonly name: 'actType' | 'date' | 'number' | 'agency' | 'signatory';
  readonly fields: readonly Field<string>[];
}

const isFilledAtSigning = ({ name }: Item): boolean => name === 'date' || name === 'number';

const isFound = ({ fields }: Item): boolean => fields.every(({ state }) => state === 'found');

/** Something stands there that could not be read for certain, and nothing is plainly absent. */
const isUnclear = ({ fields }: Item): boolean =>
  fields.some(({ state }) => state === 'ambiguous' || state === 'unreadable') && fields.every(({ state }) => state !== 'absent');
