import { z } from 'zod';
import {
  ACT_STATUSES,
  AFTER_EVENTS,
  CHANNELS,
  CLAUSE_KINDS,
  CLAUSE_ZONES,
  CLIENT_TYPES,
  CONTACT_KINDS,
  DECISIONS,
  DEADLINE_ACTIONS,
  DEADLINE_BOUNDS,
  DIRECTIONS,
  DOCUMENT_STATUSES,
  EVIDENCE_ROLES,
  FAILURE_CODES,
  FIELD_STATES,
  FINDING_STATUSES,
  FORMATS,
  HOLDER_KINDS,
  PART_KINDS,
  PROVISION_TOPICS,
  READING_METHODS,
  REQUISITE_FIELDS,
  REVIEW_STATES,
  ROLE_KINDS,
  SCOPES,
  SEVERITIES,
  SKIP_CODES,
  SUBJECTS,
  TIME_UNITS,
  TOUCHPOINT_SOURCES,
  TOUCHPOINT_TYPES,
  TRIGGER_KINDS,
} from '../../model/index.js';

/** Every closed list of the model by the name that the labels have it under. */
export const CODE_LISTS = {
  format: FORMATS,
  readingMethod: READING_METHODS,
  documentStatus: DOCUMENT_STATUSES,
  failure: FAILURE_CODES,
  skip: SKIP_CODES,
  scope: SCOPES,
  actStatus: ACT_STATUSES,
  fieldState: FIELD_STATES,
  requisiteField: REQUISITE_FIELDS,
  partKind: PART_KINDS,
  clauseKind: CLAUSE_KINDS,
  clauseZone: CLAUSE_ZONES,
  triggerKind: TRIGGER_KINDS,
  deadlineAction: DEADLINE_ACTIONS,
  deadlineBound: DEADLINE_BOUNDS,
  timeUnit: TIME_UNITS,
  afterEvent: AFTER_EVENTS,
  role: ROLE_KINDS,
  holder: HOLDER_KINDS,
  channel: CHANNELS,
  touchpointType: TOUCHPOINT_TYPES,
  touchpointSource: TOUCHPOINT_SOURCES,
  contactKind: CONTACT_KINDS,
  subject: SUBJECTS,
  clientType: CLIENT_TYPES,
  findingStatus: FINDING_STATUSES,
  direction: DIRECTIONS,
  severity: SEVERITIES,
  evidenceRole: EVIDENCE_ROLES,
  decision: DECISIONS,
  reviewState: REVIEW_STATES,
  provisionTopic: Object.keys(PROVISION_TOPICS),
  /** `topic/item`. */
  provisionItem: Object.entries(PROVISION_TOPICS).flatMap(([topic, items]) => items.map((item) => `${topic}/${item}`)),
} as const satisfies Record<string, readonly string[]>;

export type CodeList = keyof typeof CODE_LISTS;

const label = z.strictObject({ ru: z.string().min(1), en: z.string().min(1) });

// Object.keys forgets the names of the keys.
const listNames = Object.keys(CODE_LISTS) as CodeList[];

/** `rules/lexicon/codes.yaml`: a label in each language for every code, none missing and none too many. */
export const codesLexiconSchema = z.record(z.enum(listNames), z.record(z.string(), label)).superRefine((lexicon, context) => {
  for (const list of listNames) {
    const given = Object.keys(lexicon[list]);
    const expected: readonly string[] = CODE_LISTS[list];
    for (const code of expected.filter((each) => !given.includes(each))) {
      context.addIssue({ code: 'custom', message: 'no label', path: [list, code] });
    }
    for (const code of given.filter((each) => !expected.includes(each))) {
      context.addIssue({ code: 'custom', message: 'no such code', path: [list, code] });
    }
  }
});

export type CodesLexicon = z.infer<typeof codesLexiconSchema>;
