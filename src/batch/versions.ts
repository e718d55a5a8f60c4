import type { Act, DocumentRecord } from '../model/index.js';

/**
 * Finds the same act in several files: of all acts in scope that are one another's versions, one stays primary, a signed
 * one before a draft, else the first in the order of paths. The others point to it and lose their findings. An act with
 * another number or date is another act.
 * @param records in the order of their paths
 */
export const linkVersions = (records: readonly DocumentRecord[]): readonly DocumentRecord[] => {
  const versionOf = versionsAmong(records.flatMap((record) => record.acts.filter((act) => act.isPrimary)));
  if (versionOf.size === 0) return records;
  return records.map((record) => {
    const touched = record.acts.some((act) => versionOf.has(act.id) || versionOf.has(act.versionOf ?? ''));
    if (!touched) return record;
    return {
      ...record,
      acts: record.acts.map((act) => relinked(versionOf, act)),
      findings: record.findings.filter((finding) => !versionOf.has(finding.actId)),
    };
  });
};

const versionsAmong = (acts: readonly Act[]): ReadonlyMap<string, string> => {
  const counted = new Map<string, Act[]>();
  const versionOf = new Map<string, string>();
  const signedFirst = [...acts.filter((act) => act.status === 'signed'), ...acts.filter((act) => act.status === 'draft')];
  for (const act of signedFirst) {
    const keys = keysOf(act);
    const original = keys.flatMap((key) => counted.get(key) ?? []).find((other) => areCompatible(act, other));
    if (original !== undefined) versionOf.set(act.id, original.id);
    else for (const key of keys) counted.set(key, [...(counted.get(key) ?? []), act]);
  }
  return versionOf;
};

/** By its number and date; a draft, whose number and date may be blank, by its title too. */
const keysOf = (act: Act): readonly string[] => {
  const { actType, number, date, agency, title } = act.requisites;
  if (agency.value === null || actType.value === null) return [];
  const issuer = [folded(actType.value), folded(agency.value)];
  const keys: string[] = [];
  if (number.value !== null && date.value !== null) {
    keys.push(['number', ...issuer, folded(number.value), date.value].join('\n'));
  }
  if (title.value !== null) keys.push(['title', ...issuer, folded(title.value)].join('\n'));
  return keys;
};

/** Two signed acts are one only by number and date; a draft is one with an act that contradicts neither. */
const areCompatible = (act: Act, other: Act): boolean => {
  const number = agreement(act.requisites.number.value, other.requisites.number.value);
  const date = agreement(act.requisites.date.value, other.requisites.date.value);
  if (number === 'differ' || date === 'differ') return false;
  return act.status === 'draft' || (number === 'agree' && date === 'agree');
};

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

const relinked = (versionOf: ReadonlyMap<string, string>, act: Act): Act => {
  const own = versionOf.get(act.id);
  if (own !== undefined) return { ...act, isPrimary: false, versionOf: own };
  const moved = act.versionOf === null ? undefined : versionOf.get(act.versionOf);
  return moved === undefined ? act : { ...act, versionOf: moved };
};
