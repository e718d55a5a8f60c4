import type { CheckKind } from '../../rules/lexicons/verdicts.js';
import type { Expectation } from '../../rules/require-schema.js';
import type { Check, CheckInput, Verdict } from '../verdict.js';
import { agency } from './agency.js';
import { authorizedPerson } from './authorized-person.js';
import { basis } from './basis.js';
import { channelType } from './channel-type.js';
import { clientType } from './client-type.js';
import { control } from './control.js';
import { deadline } from './deadline.js';
import { designation } from './designation.js';
import { items } from './items.js';
import { listForm } from './list-form.js';
import { listTable } from './list-table.js';
import { numbering } from './numbering.js';
import { provision } from './provision.js';
import { references } from './references.js';
import { requisites } from './requisites.js';
import { responseTime } from './response-time.js';
import { singleVersion } from './single-version.js';
import { stampMatch } from './stamp-match.js';
import { tableComplete } from './table-complete.js';
import { tableType } from './table-type.js';
import { terms } from './terms.js';
import { touchpointsNamed } from './touchpoints-named.js';
import { trigger } from './trigger.js';
import { typesDivision } from './types-division.js';
import { unitDuties } from './unit-duties.js';

/** The closed set of checks by kind. */
const CHECKS: { readonly [K in CheckKind]: Check<K> } = {
  provision,
  items,
  terms,
  trigger,
  deadline,
  'response-time': responseTime,
  'touchpoints-named': touchpointsNamed,
  requisites,
  basis,
  control,
  'stamp-match': stampMatch,
  'list-form': listForm,
  'authorized-person': authorizedPerson,
  'unit-duties': unitDuties,
  'types-division': typesDivision,
  'channel-type': channelType,
  'list-table': listTable,
  'table-complete': tableComplete,
  'table-type': tableType,
  agency,
  'client-type': clientType,
  designation,
  references,
  numbering,
  'single-version': singleVersion,
};

/** Judges one expectation. Pure: the same act gives the same verdict. */
export const runCheck = (input: CheckInput, expect: Expectation): Verdict => {
  // A check takes the expectation of its own kind, which the key of the table says and the compiler cannot follow.
  const check = CHECKS[expect.kind] as (input: CheckInput, expect: Expectation) => Verdict;
  return check(input, expect);
};
