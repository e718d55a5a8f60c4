import { createHash } from 'node:crypto';
import type { Act, DocumentRecord, Finding } from '../model/index.js';
import type { WordTools } from '../store/index.js';

/** What a finding is known by from run to run (decision 14). */
export interface FindingIdentity {
  /** Of act and requirement, 16 hex digits: the same whatever the file, its format, its clause numbers and the verdict. */
  readonly fingerprint: string;
  /** Of verdict and words, 16 hex digits: another one means that what was decided on has changed. */
  readonly textHash: string;
  /** What people know the act by: kind, number, date, agency. */
  readonly actKey: string;
  readonly finding: Finding;
}

/** Every finding of the documents by its id. Takes them one at a time, in the order of their paths. */
export const identitiesOf = (words: WordTools, records: Iterable<DocumentRecord>): ReadonlyMap<string, FindingIdentity> => {
  const identities = new Map<string, FindingIdentity>();
  const namer = actNamer(words);
  for (const record of records) {
    const actKeys = namer(record);
    for (const finding of record.findings) {
      const actKey = actKeys.get(finding.actId);
      if (actKey !== undefined) identities.set(finding.id, identityOf(words, actKey, finding));
    }
  }
  return identities;
};

/** What the primary acts of documents are known by, document by document in the order of their paths: act id → key. */
export const actNamer = (words: WordTools): ((record: DocumentRecord) => ReadonlyMap<string, string>) => {
  const taken = new Map<string, number>();
  return (record) =>
    new Map(record.acts.filter(({ isPrimary }) => isPrimary).map((act) => [act.id, unique(taken, actKeyOf(words, record, act))]));
};

export const identityOf = (words: WordTools, actKey: string, finding: Finding): FindingIdentity => ({
  fingerprint: hash(`${actKey}\n${finding.requirementId}`),
  textHash: textHashOf(words, finding),
  actKey,
  finding,
});

/** Two primary acts with the same requisites are told apart by their order. */
const unique = (taken: Map<string, number>, key: string): string => {
  const times = (taken.get(key) ?? 0) + 1;
  taken.set(key, times);
  return times === 1 ? key : `${key} | ${times}`;
};

/** An act without number and date is known by its file alone: its title is that of a hundred others. */
const actKeyOf = (words: WordTools, record: DocumentRecord, { requisites }: Act): string => {
  const { actType, number, date, agency } = requisites;
  const file = number.value === null && date.value === null ? record.sha256.slice(0, 16) : null;
  return [
    actType.value,
    number.value === null ? null : compact(number.value),
    date.value,
    agency.value === null ? null : stems(words, agency.value),
    file,
  ]
    .map((part) => part ?? '-')
    .join(' | ');
};

/** The verdict and the stems of the words it rests on, so that another reading of the same words gives the same. */
export const textHashOf = (words: WordTools, finding: Finding): string => {
  const places = [finding.place, ...finding.evidence.filter(({ role }) => role !== 'nearest')].filter((place) => place !== null);
  const quotes = [...new Set(places.map(({ quote }) => stems(words, quote)))].filter((quote) => quote !== '').sort();
  return hash([finding.status, finding.direction ?? '-', ...quotes].join('\n'));
};

/** Words and numbers; marks, line breaks, case and endings do not count. */
const stems = (words: WordTools, text: string): string =>
  words
    .tokens(text.normalize('NFC'))
    .filter(({ kind }) => kind !== 'mark')
    .map(({ kind, form }) => (kind === 'word' ? words.stem(form) : form))
    .join(' ');

const compact = (number: string): string => number.normalize('NFC').toLowerCase().replace(/\s+/gu, '');

const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);
