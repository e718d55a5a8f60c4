/**
 * Closed lists of codes. They are a contract with everyone who reads the dataset:
 * add to the end, never rename.
 */

export const FORMATS = ['docx', 'pdf', 'txt', 'doc', 'rtf', 'odt', 'html', 'image'] as const;
export type Format = (typeof FORMATS)[number];

export const READING_METHODS = ['text', 'text-layer', 'ocr', 'mixed'] as const;
export type ReadingMethod = (typeof READING_METHODS)[number];

export const DOCUMENT_STATUSES = ['parsed', 'failed', 'skipped'] as const;
export type DocumentStatus = (typeof DOCUMENT_STATUSES)[number];

export const FAILURE_CODES = [
  'empty',
  'unsupported-format',
  'corrupt',
  'encrypted',
  'too-large',
  'too-deep',
  'timeout',
  'out-of-memory',
  'unreadable-text',
  'ocr-unavailable',
  'converter-unavailable',
  'converter-failed',
  'access-denied',
] as const;
export type FailureCode = (typeof FAILURE_CODES)[number];

export const SKIP_CODES = ['duplicate', 'excluded'] as const;
export type SkipCode = (typeof SKIP_CODES)[number];

export const SCOPES = ['touchpoint-procedure', 'amendment', 'unrelated'] as const;
export type Scope = (typeof SCOPES)[number];

export const ACT_STATUSES = ['signed', 'draft'] as const;
export type ActStatus = (typeof ACT_STATUSES)[number];

export const FIELD_STATES = ['found', 'absent', 'ambiguous', 'unreadable'] as const;
export type FieldState = (typeof FIELD_STATES)[number];

export const PART_KINDS = ['order', 'procedure', 'list', 'annex', 'approval-sheet', 'memo'] as const;
export type PartKind = (typeof PART_KINDS)[number];

export const CLAUSE_KINDS = ['section', 'clause', 'subclause', 'item', 'paragraph'] as const;
export type ClauseKind = (typeof CLAUSE_KINDS)[number];

/** What a clause node is for within its part; facts of one zone are never taken from another. */
export const CLAUSE_ZONES = [
  'letterhead', // names of the agency, of its superiors, in one or two languages
  'act-type', // the line «ПРИКАЗ»
  'requisites', // the lines with date, number, place
  'title', // «Об утверждении …», or the heading of a procedure
  'preamble', // «В целях … приказываю:»
  'stamp', // УТВЕРЖДЕН…, УТВЕРЖДАЮ, «Приложение к приказу …»
  'body', // clauses proper
  'signature', // post and name of the signatory
  'caption', // heading of an annex or of a table
  'noise', // handwriting read as text, electronic signature stamps, registration marks
] as const;
export type ClauseZone = (typeof CLAUSE_ZONES)[number];

export const TRIGGER_KINDS = [
  'touchpoint-added',
  'touchpoint-removed',
  'touchpoint-type-changed',
  'needs-changed',
  'process-registered',
  'process-deregistered',
  'other',
] as const;
export type TriggerKind = (typeof TRIGGER_KINDS)[number];

export const DEADLINE_ACTIONS = [
  'publish-updated-list',
  'publish-approved-list',
  'publish-order',
  'notify-authorized-person',
  'submit-information',
  'approve-change',
  'review-list',
  'respond-mention',
  'respond-request',
  'respond-appeal',
  'enter-into-force',
  'other',
] as const;
export type DeadlineAction = (typeof DEADLINE_ACTIONS)[number];

export const DEADLINE_BOUNDS = ['within', 'not-later-than', 'by-date', 'immediate', 'timely', 'periodic'] as const;
export type DeadlineBound = (typeof DEADLINE_BOUNDS)[number];

export const TIME_UNITS = ['hour', 'working-hour', 'day', 'working-day', 'calendar-day', 'week', 'month', 'quarter', 'year'] as const;
export type TimeUnit = (typeof TIME_UNITS)[number];

export const AFTER_EVENTS = [
  'amendment',
  'approval',
  'signing',
  'issue',
  'registration',
  'official-publication',
  'entry-into-force',
  'receipt',
  'change-occurred',
  'detection',
  'touchpoint-appeared',
  'period-end',
  'other',
] as const;
export type AfterEvent = (typeof AFTER_EVENTS)[number];

export const ROLE_KINDS = ['authorized-person', 'control', 'approver', 'initiator', 'preparer', 'unit-head', 'publisher'] as const;
export type RoleKind = (typeof ROLE_KINDS)[number];

/** Who stands in a role: decides `partial` where the standard wants a person. */
export const HOLDER_KINDS = ['person', 'post', 'appointed', 'unit', 'commission', 'head'] as const;
export type HolderKind = (typeof HOLDER_KINDS)[number];

export const DIGITAL_CHANNELS = [
  'website',
  'feedback-platform',
  'public-services-portal',
  'email',
  'edms',
  'social-network',
  'messenger',
  'mobile-app',
  'workstation-app',
  'ticketing',
  'information-system',
  'video-call',
] as const;
export const OFFLINE_CHANNELS = ['phone', 'premises', 'workplace', 'in-person', 'post', 'info-stand'] as const;
export const CHANNELS = [...DIGITAL_CHANNELS, ...OFFLINE_CHANNELS, 'other'] as const;
export type Channel = (typeof CHANNELS)[number];

/** Confidence of a touchpoint whose channel is not sure enough to contradict the type that the order declares. */
export const DOUBTFUL_CHANNEL = 0.5;

export const TOUCHPOINT_TYPES = ['digital', 'offline'] as const;
export type TouchpointType = (typeof TOUCHPOINT_TYPES)[number];

export const TOUCHPOINT_SOURCES = ['list', 'table', 'definition'] as const;
export type TouchpointSource = (typeof TOUCHPOINT_SOURCES)[number];

export const CONTACT_KINDS = ['email', 'phone', 'url'] as const;
export type ContactKind = (typeof CONTACT_KINDS)[number];

export const SUBJECTS = [
  'appeals',
  'information-access',
  'hr',
  'it-support',
  'accounting',
  'facilities',
  'main-activities',
  'other',
] as const;
export type Subject = (typeof SUBJECTS)[number];

export const CLIENT_TYPES = ['internal', 'external'] as const;
export type ClientType = (typeof CLIENT_TYPES)[number];

export const FINDING_STATUSES = ['met', 'partial', 'deviates', 'missing', 'not-applicable', 'undetermined'] as const;
export type FindingStatus = (typeof FINDING_STATUSES)[number];

/** The statuses that count as a deviation. */
export const DEVIATIONS = ['partial', 'deviates', 'missing'] as const satisfies readonly FindingStatus[];

export const DIRECTIONS = ['stricter', 'weaker', 'different'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** From the gravest down. */
export const SEVERITIES = ['critical', 'major', 'minor', 'info'] as const;
export type Severity = (typeof SEVERITIES)[number];

export const EVIDENCE_ROLES = ['found', 'contradicts', 'nearest'] as const;
export type EvidenceRole = (typeof EVIDENCE_ROLES)[number];

/** Columns of `acts` whose origin the table `requisites` records. */
export const REQUISITE_FIELDS = [
  'act_type',
  'number',
  'date',
  'place',
  'agency',
  'region',
  'title',
  'signatory_name',
  'signatory_position',
  'subjects',
  'client_types',
] as const;
export type RequisiteField = (typeof REQUISITE_FIELDS)[number];

/** Topics of provisions, each with its items; a topic without items has the one item `null`. */
export const PROVISION_TOPICS = {
  approval: [],
  'order-publication': [],
  purpose: [],
  tasks: ['interaction', 'experience'],
  'list-form': ['annexed', 'left-to-agency'],
  'authorized-person-duties': ['organizes', 'checks', 'forms-entries'],
  'unit-duties': ['units-prepare', 'appointed-prepare', 'units-initiate'],
  'key-touchpoints': ['determined', 'little-used'],
  'identification-basis': ['internal-acts', 'contracts'],
  'administrative-use': [],
  needs: [
    'information',
    'consultation',
    'document-forms',
    'submission',
    'result',
    'inspection',
    'giving-feedback',
    'feedback-result',
    'other',
  ],
  'no-formalism': [],
  'no-duplication': [],
  principles: ['simplicity', 'digital-preferred', 'offline-alternative', 'limited-clients', 'history-access'],
  'types-division': ['clause', 'enumeration-digital', 'enumeration-offline', 'definition-digital', 'definition-offline'],
  portal: [
    'client-needs',
    'segment-display',
    'scenario-position',
    'action-feedback',
    'least-effort-forms',
    'satisfaction-rating',
    'round-the-clock-support',
  ],
  social: ['open-pages', 'interaction', 'templates'],
  phone: ['transfers', 'neutral-speech', 'active-listening', 'scripts'],
  written: ['acknowledgement', 'exhaustive-answer', 'knowledge-base', 'quick-feedback'],
  'list-publication': [],
  'unit-heads-notify': [],
  /** The order says the opposite of what the standard wants. */
  contrary: [
    'transfers-more',
    'transfers-fewer',
    'duplication',
    'published-elsewhere',
    'others-notify',
    'administrative-excluded',
    'formalism',
    'added-no-update',
    'type-no-update',
    'needs-no-update',
    'removed-no-update',
  ],
} as const satisfies Record<string, readonly string[]>;
export type ProvisionTopic = keyof typeof PROVISION_TOPICS;
