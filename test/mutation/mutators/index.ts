import type { Requirement } from '../../../src/rules/standard.js';
import type { Mutator } from '../mutator.js';
import {
  agencyMutators,
  clientMutators,
  designationMutators,
  numberingMutators,
  referenceMutators,
  versionMutators,
} from './consistency.js';
import { deadlineMutators, responseMutators, triggerMutators } from './final.js';
import { divisionMutators, formMutators, keeperMutators, unitDutyMutators } from './formation.js';
import { deleted, denied, movedWithin, ofAnotherObject, weakened } from './general.js';
import { itemMutators, provisionGroups } from './items.js';
import { basisMutators, controlMutators, requisiteMutators, stampMutators } from './order.js';
import { completeMutators, tableMutators, tableTypeMutators } from './table.js';
import { termMutators } from './terms.js';
import { channelTypeMutators, namedMutators } from './touchpoints.js';

/** The ways to spoil what meets a requirement. */
export const mutatorsOf = ({ id, expect }: Requirement): readonly Mutator[] => {
  switch (expect.kind) {
    case 'provision':
      return [
        deleted(),
        weakened(),
        movedWithin(),
        ...(DENIED.includes(id) ? [denied()] : []),
        ...(OF_THE_LIST.includes(id) ? [ofAnotherObject()] : []),
      ];
    case 'items':
      return itemMutators(provisionGroups);
    case 'terms':
      return termMutators;
    case 'trigger':
      return triggerMutators;
    case 'deadline':
      return deadlineMutators;
    case 'response-time':
      return responseMutators;
    case 'touchpoints-named':
      return namedMutators(expect.type);
    default:
      return OTHERS[expect.kind];
  }
};

/** Provisions that the denial of their verb takes away. */
const DENIED = ['final.list-publication', 'final.unit-heads-notify'];
/** Provisions that speak of the list by its name. */
const OF_THE_LIST = ['final.list-publication'];

const OTHERS = {
  'client-type': clientMutators,
  numbering: numberingMutators,
  requisites: requisiteMutators,
  basis: basisMutators,
  control: controlMutators,
  'stamp-match': stampMutators,
  'list-form': formMutators,
  'authorized-person': keeperMutators,
  'unit-duties': unitDutyMutators,
  'types-division': divisionMutators,
  'channel-type': channelTypeMutators,
  'list-table': tableMutators,
  'table-complete': completeMutators,
  'table-type': tableTypeMutators,
  agency: agencyMutators,
  designation: designationMutators,
  references: referenceMutators,
  'single-version': versionMutators,
} as const;
