import type { Act, DocumentRecord } from '../model/index.js';
import { type ActSummary, type FileSummary, summaryOf } from './summary.js';

/** Act that is another's version → the act that is counted. */
export type VersionLinks = ReadonlyMap<string, string>;

/**
 * Finds the same act in several files: of all acts in scope that are one another's versions, one stays primary, a signed
 * one before a draft, one whose text could be taken as it is before one that was recognized, else the first in the order of
 * paths. An act with another number or date is another act; two files of the same words, or that differ in nothing but the ending
 * of their names, are one act published twice where no requisite contradicts it.
 * @param files in the order of their paths
 */
export const versionLinks = (files: Iterable<Pick<FileSummary, 'path' | 'method' | 'acts'>>): VersionLinks => {
  const acts: Candidate[] = [];
  for (const { path, method, acts: own } of files) {
    for (const act of own)
      if (act.isPrimary) acts.push({ act, recognized: method === 'ocr' || method === 'mixed', keys: keysOf(path, act) });
  }
  const counted = new Map<string, ActSummary[]>();
  const versionOf = new Map<string, string>();
  for (const { act, keys } of bestFirst(acts)) {
    const original = keys.flatMap((key) => (counted.get(key) ?? []).filter((other) => areCompatible(key, act, other)))[0];
    if (original !== undefined) versionOf.set(act.id, original.id);
    else for (const key of keys) add(counted, key, act);
  }
  return versionOf;
};

/** The record as it stands among the others: acts that are versions point to the one counted and lose their findings. */
export const relinked = (links: VersionLinks, record: DocumentRecord): DocumentRecord => {
  if (!isTouched(links, record.acts)) return record;
  return {
    ...record,
    acts: record.acts.map((act) => relinkedAct(links, act)),
    findings: record.findings.filter((finding) => !links.has(finding.actId)),
  };
};

export const relinkedSummary = (links: VersionLinks, file: FileSummary): FileSummary =>
  isTouched(links, file.acts) ? { ...file, acts: file.acts.map((act) => relinkedAct(links, act)) } : file;

/** All at once, for records that are at hand. @param records in the order of their paths */
export const linkVersions = (records: readonly DocumentRecord[]): readonly DocumentRecord[] => {
  const links = versionLinks(records.map(summaryOf));
  return links.size === 0 ? records : records.map((record) => relinked(links, record));
};

interface Candidate {
  readonly act: ActSummary;
  /** True where its text is what recognition made of pictures. */
  readonly recognized: boolean;
  readonly keys: readonly string[];
}

const bestFirst = (acts: readonly Candidate[]): readonly Candidate[] =>
  (['signed', 'draft'] as const).flatMap((status) => {
    const own = acts.filter(({ act }) => act.status === status);
    return [...own.filter(({ recognized }) => !recognized), ...own.filter(({ recognized }) => recognized)];
  });

const add = (counted: Map<string, ActSummary[]>, key: string, act: ActSummary): void => {
  const known = counted.get(key);
  if (known === undefined) counted.set(key, [act]);
  else known.push(act);
};

/** By its number and date; a draft, whose number and date may be blank, by its title too; a twin by its words or the name of its file. */
const keysOf = (path: string, act: ActSummary): readonly string[] => {
  const { actType, number, date, agency, title } = act.requisites;
  const keys: string[] = [];
  if (agency !== null && actType !== null) {
    const issuer = [folded(actType), folded(agency)];
    if (number !== null && date !== null) keys.push(['number', ...issuer, folded(number), date].join('\n'));
    if (title !== null) keys.push(['title', ...issuer, folded(title)].join('\n'));
  }
  if (act.words !== null) keys.push(`${TWIN}\nwords\n${act.words}`);
  return [...keys, [TWIN, 'file', stemOf(path), act.ordinal].join('\n')];
};

const TWIN = 'twin';

/** The name without its ending; endings one after another (`.docx.pdf`) all go. */
const stemOf = (path: string): string => folded(path.replace(ENDINGS, ''));

const ENDINGS = /(?:\.(?:docx|docm|doc|rtf|odt|pdf|txt|html?|mht|mhtml|jpe?g|png|tiff?))+$/iu;

/** Two signed acts are one only by number and date, or as twins; a draft is one with an act that contradicts neither. */
const areCompatible = (key: string, act: ActSummary, other: ActSummary): boolean => {
  const [own, its] = [act.requisites, other.requisites];
  const number = agreement(own.number, its.number);
  const date = agreement(own.date, its.date);
  if (number === 'differ' || date === 'differ') return false;
  if (act.status === 'draft' || (number === 'agree' && date === 'agree')) return !key.startsWith(TWIN) || sameMatter(own, its, number);
  return key.startsWith(TWIN) && sameMatter(own, its, number);
};

/** Recognition garbles a title sooner than a number. */
const sameMatter = (own: ActSummary['requisites'], its: ActSummary['requisites'], number: 'agree' | 'unknown'): boolean =>
  agreement(own.actType, its.actType) !== 'differ' && (number === 'agree' || agreement(own.title, its.title) !== 'differ');

const agreement = (a: string | null, b: string | null): 'agree' | 'differ' | 'unknown' => {
  if (a === null || b === null) return 'unknown';
  return folded(a) === folded(b) ? 'agree' : 'differ';
};

/** Case, quotation marks, spaces and the two dots over a letter make no difference. */
const folded = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replaceAll('\u0308', '')
    .normalize('NFC')
    .replace(/[\s"«»“”„]+/gu, ' ')
    .trim();

const isTouched = (links: VersionLinks, acts: readonly Pick<Act, 'id' | 'versionOf'>[]): boolean =>
  links.size > 0 && acts.some((act) => links.has(act.id) || links.has(act.versionOf ?? ''));

const relinkedAct = <A extends Pick<Act, 'id' | 'isPrimary' | 'versionOf'>>(links: VersionLinks, act: A): A => {
  const own = links.get(act.id);
  if (own !== undefined) return { ...act, isPrimary: false, versionOf: own };
  const moved = act.versionOf === null ? undefined : links.get(act.versionOf);
  return moved === undefined ? act : { ...act, versionOf: moved };
};
