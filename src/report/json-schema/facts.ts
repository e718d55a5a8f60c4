import {
  type ActReference,
  AFTER_EVENTS,
  type AgencyMention,
  CHANNELS,
  type ClientMention,
  type Contact,
  CONTACT_KINDS,
  type Deadline,
  DEADLINE_ACTIONS,
  DEADLINE_BOUNDS,
  type Definition,
  type Facts,
  HOLDER_KINDS,
  type InternalReference,
  type ListRow,
  type Provision,
  PROVISION_TOPICS,
  type Role,
  ROLE_KINDS,
  TIME_UNITS,
  type Touchpoint,
  TOUCHPOINT_SOURCES,
  TOUCHPOINT_TYPES,
  type Trigger,
  TRIGGER_KINDS,
} from '../../model/index.js';
import { factKeys, flag, isoDate, list, oneOf, orNull, positive, shape, text } from './shape.js';

const role = shape<Role>({
  ...factKeys(),
  role: oneOf(ROLE_KINDS),
  holder: oneOf(HOLDER_KINDS),
  designation: orNull(text),
  otherDesignations: list(text),
  personName: orNull(text),
  appointedBy: orNull(text),
  duties: list(text),
});

const deadline = shape<Deadline>({
  ...factKeys(),
  action: oneOf(DEADLINE_ACTIONS),
  bound: oneOf(DEADLINE_BOUNDS),
  value: orNull({ type: 'number' }),
  unit: orNull(oneOf(TIME_UNITS)),
  date: orNull(isoDate),
  afterEvent: orNull(oneOf(AFTER_EVENTS)),
  conflict: flag,
});

const listRow = shape<ListRow>({
  ...factKeys(),
  partId: text,
  tableNo: positive,
  rowNo: positive,
  direction: orNull(text),
  process: orNull(text),
  touchpoint: orNull(text),
  needs: orNull(text),
  features: orNull(text),
  typeDeclared: orNull(oneOf(TOUCHPOINT_TYPES)),
});

const touchpoint = shape<Touchpoint>({
  ...factKeys(),
  listRowId: orNull(text),
  source: oneOf(TOUCHPOINT_SOURCES),
  name: text,
  channel: oneOf(CHANNELS),
  typeDeclared: orNull(oneOf(TOUCHPOINT_TYPES)),
  typeStandard: orNull(oneOf(TOUCHPOINT_TYPES)),
});

/** What was read out of an act. */
export const facts = shape<Facts>({
  definitions: list(shape<Definition>({ ...factKeys(), term: text, definition: text })),
  roles: list(role),
  triggers: list(shape<Trigger>({ ...factKeys(), kind: oneOf(TRIGGER_KINDS) })),
  deadlines: list(deadline),
  provisions: list(shape<Provision>({ ...factKeys(), topic: oneOf(Object.keys(PROVISION_TOPICS)), item: orNull(text) })),
  listRows: list(listRow),
  touchpoints: list(touchpoint),
  contacts: list(
    shape<Contact>({ ...factKeys(), touchpointId: orNull(text), kind: oneOf(CONTACT_KINDS), raw: text, normalized: orNull(text) }),
  ),
  actReferences: list(
    shape<ActReference>({
      ...factKeys(),
      actType: orNull(text),
      number: orNull(text),
      date: orNull(isoDate),
      title: orNull(text),
      isBasis: flag,
    }),
  ),
  internalReferences: list(
    shape<InternalReference>({ ...factKeys(), target: oneOf(['annex', 'clause', 'section']), label: orNull(text), resolved: flag }),
  ),
  agencyMentions: list(shape<AgencyMention>({ ...factKeys(), name: text, own: flag })),
  clientMentions: list(
    shape<ClientMention>({
      ...factKeys(),
      where: oneOf(['title', 'heading', 'purpose', 'elsewhere']),
      clients: oneOf(['internal', 'external', 'both', 'unqualified']),
    }),
  ),
});
