import type { Contact, ContactKind, Span } from '../../model/index.js';
import { factAt, type ActInput } from '../context.js';
import { matchesOf } from '../../rules/matches.js';

interface Found extends Span {
  readonly kind: ContactKind;
  readonly raw: string;
  readonly normalized: string | null;
}

/** A touchpoint's place with the wider place (item, cell) whose contacts are its own. */
export interface ContactOwner {
  readonly id: string;
  readonly reach: Span;
}

const EMAIL = /[\p{L}\p{N}][\p{L}\p{N}._%+-]{0,63}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,5}/gu;
const URL_TEXT = /(?:https?:\/\/|www\.)[^\s<>«»"()[\]{},;]{3,300}/giu;
const BARE_HOST =
  /(?<![@\p{L}\p{N}./-])(?:[\p{L}\p{N}-]{1,63}\.){1,4}(?:[a-z]{2,24}|\p{Script=Cyrillic}{2})(?:\/[^\s<>«»"(),;]{0,200})?(?![\p{L}\p{N}@-])/giu;
const PHONE = /(?<![\p{N}\p{L}№/-])(?:(?:\+7|8)[\s-]{0,2}\(?\d{3,5}\)?|\(\d{3,5}\))[\s-]{0,2}\d{1,3}(?:[\s-]{0,2}\d{2}){1,3}(?![\p{N}])/gu;

/** E-mail addresses, URLs and telephone numbers of the act, each with the touchpoint in whose place it stands. */
export const contactsOf = (input: ActInput, owners: readonly ContactOwner[]): Contact[] => {
  const text = input.file.text.slice(input.act.start, input.act.end);
  return withoutOverlaps(find(text, input.act.start)).map((found) => {
    const owner = ownerOf(owners, found);
    const source = clauseAt(input, found.start);
    return {
      ...factAt(input, found, { ...source, ruleId: `contact/${found.kind}` }, 'contact', found.raw),
      touchpointId: owner?.id ?? null,
      kind: found.kind,
      raw: found.raw,
      normalized: found.normalized,
    };
  });
};

const find = (text: string, base: number): Found[] => {
  const all = (pattern: RegExp, kind: ContactKind, normalize: (raw: string) => string | null, from: number, to: number): Found[] =>
    matchesOf(pattern, text.slice(from, to)).map((match) => {
      const raw = match[0].replace(/[.,;:)]+$/u, '');
      const start = base + from + match.index;
      return { kind, raw, start, end: start + raw.length, normalized: normalize(raw) };
    });
  const unbroken = (sign: RegExp, pattern: RegExp, kind: ContactKind, normalize: (raw: string) => string | null): Found[] =>
    unbrokenAt(text, sign).flatMap(({ start, end }) => all(pattern, kind, normalize, start, end));
  return [
    ...unbroken(/@/gu, EMAIL, 'email', (raw) => raw.toLowerCase()),
    ...unbroken(/:\/\/|\.\S/gu, URL_TEXT, 'url', normalizeUrl),
    ...unbroken(/\.\S/gu, BARE_HOST, 'url', normalizeUrl),
    ...all(PHONE, 'phone', normalizePhone, 0, text.length),
  ];
};

/** The stretches without a blank that hold a sign: addresses have none, so only these are searched for them. */
const unbrokenAt = (text: string, sign: RegExp): Span[] => {
  const found: Span[] = [];
  for (const { index } of matchesOf(sign, text)) {
    const last = found.at(-1)?.end ?? 0;
    if (index < last) continue;
    let [start, end] = [index, index];
    while (start > last && !isBlank(text, start - 1)) start -= 1;
    while (end < text.length && !isBlank(text, end)) end += 1;
    found.push({ start, end });
  }
  return found;
};

const isBlank = (text: string, at: number): boolean => text[at] === ' ' || text[at] === '\n';

/** Scheme and host in lower case; the path as printed. */
const normalizeUrl = (raw: string): string => {
  const [, scheme = '', host = '', path = ''] = /^(https?:\/\/)?([^/]*)(.*)$/iu.exec(raw) ?? [];
  return scheme.toLowerCase() + host.toLowerCase() + path;
};

const NATIONAL_DIGITS = 11;
/** «(8412) 59-20-03»: the code of the place and the number there. */
const WITHOUT_PREFIX = 10;

/** E.164 of a Russian number of eleven digits, or of ten with the code in brackets; anything else is no full number. */
const normalizePhone = (raw: string): string | null => {
  const digits = raw.replace(/\D/gu, '');
  if (digits.length === NATIONAL_DIGITS) return `+7${digits.slice(1)}`;
  return digits.length === WITHOUT_PREFIX && raw.startsWith('(') ? `+7${digits}` : null;
};

const withoutOverlaps = (found: readonly Found[]): Found[] => {
  const kept: Found[] = [];
  for (const one of [...found].sort((a, b) => b.end - b.start - (a.end - a.start))) {
    if (!kept.some((other) => other.start < one.end && one.start < other.end)) kept.push(one);
  }
  return kept.sort((a, b) => a.start - b.start);
};

/** The narrowest place that holds the contact; of several touchpoints of one place the last before it. */
const ownerOf = (owners: readonly ContactOwner[], found: Span): ContactOwner | null => {
  const around = owners.filter((owner) => owner.reach.start <= found.start && found.end <= owner.reach.end);
  return around.reduce<ContactOwner | null>((best, owner) => (best === null || size(owner) <= size(best) ? owner : best), null);
};

const size = (owner: ContactOwner): number => owner.reach.end - owner.reach.start;

const clauseAt = (input: ActInput, offset: number): { part: number; clause: number | null } => {
  const part = input.act.parts.findIndex((one) => one.start <= offset && offset < one.end);
  const clause = input.act.parts[part]?.clauses.find((one) => one.span.start <= offset && offset < one.span.end);
  return { part, clause: clause?.index ?? null };
};
