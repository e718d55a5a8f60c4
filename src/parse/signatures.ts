import type { Seen } from './acts.js';

const REACH = 6;
const MAX_LINE = 130;
/** A post of two parts ends its first line with a comma. */
const MAX_POST = 70;

/** End (exclusive) of the signature that begins at `at`; null where none does: a post with a name in it or soon after it. */
export const signatureAt = (seen: readonly Seen[], at: number): number | null => {
  const first = seen[at];
  if (!canBeSigned(first)) return null;
  const { looks } = first;
  // «С.КРАСНОПОЛЬЕ» under the number is a village.
  if (looks.onlyName && looks.requisites && isInHead(seen, at)) return null;
  if (looks.onlyName) return tail(seen, postUnder(seen, at + 1));
  if (looks.nameAndPost && isAlone(seen, at)) return tail(seen, at + 1);
  if (!looks.post) return null;
  if (looks.name) return tail(seen, restOfPost(seen, at + 1));
  for (let next = at + 1; next < Math.min(seen.length, at + REACH); next += 1) {
    const here = seen[next];
    if (here?.block.kind === 'paragraph' && here.block.dropped !== null) continue;
    if (!canBeSigned(here)) return isUnnamed(seen, at, next) ? tail(seen, next) : null;
    if (here.looks.onlyName || here.looks.name) return tail(seen, next + 1);
  }
  return null;
};

/** One of several such lines is one of a list of people. */
const isAlone = (seen: readonly Seen[], at: number): boolean =>
  [at - 1, at + 1].every((beside) => !(seen[beside]?.looks?.name ?? false)) && !/[:,;]$/u.test(seen[at - 1]?.text ?? '');

/** «Глава муниципального   С.Н. Лаврухин» over «округа»: the post took two lines, its name stands beside the first. */
const restOfPost = (seen: readonly Seen[], from: number): number => {
  let at = from;
  while (at - from < MAX_POST_LINES && isRestOfPost(seen[at])) at += 1;
  return at;
};

const isRestOfPost = (seen: Seen | undefined): boolean =>
  canBeSigned(seen) &&
  REST.test(seen.text) &&
  seen.text.length < MAX_POST &&
  ![seen.looks.name, seen.looks.noise, seen.looks.requisites].includes(true);

/** Small letters, no date or place («от 5 мая», «г. Вологда»). */
const REST = /^\p{Ll}{3}[^\d.;:]*[^,.;:\d]$/u;

/** A post whose name was left off: right under the last clause, with the stamp of what is approved below it. */
const isUnnamed = (seen: readonly Seen[], at: number, next: number): boolean =>
  seen[next]?.looks?.stamp != null &&
  seen[next]?.looks?.stamp !== 'agreed' &&
  /[.]$/u.test(seen[at - 1]?.text ?? '') &&
  seen.slice(at + 1, next).every(({ text }) => text === '' || /^[\p{Ll}«]/u.test(text));

const isInHead = (seen: readonly Seen[], at: number): boolean =>
  seen.slice(Math.max(0, at - 3), at).some(({ looks }) => looks !== null && (looks.actType || (looks.requisites && !looks.onlyName)));

/** Where the name stands first, its post is under it. */
const postUnder = (seen: readonly Seen[], from: number): number => {
  let at = from;
  while (at - from < MAX_POST_LINES && canBeSigned(seen[at]) && isPostLine(seen, at, at === from)) at += 1;
  return at;
};

const MAX_POST_LINES = 4;

const isPostLine = (seen: readonly Seen[], at: number, first: boolean): boolean => {
  const { looks, text } = seen[at] ?? { looks: null, text: '' };
  if (looks === null || looks.name || looks.onlyName || looks.noise || looks.requisites || looks.heading !== null) return false;
  return first ? looks.post && !canBeSignedBelow(seen, at) : /^[\p{Ll}«]/u.test(text);
};

/** A post with a name of its own under it is another signature. */
const canBeSignedBelow = (seen: readonly Seen[], at: number): boolean =>
  seen.slice(at + 1, at + REACH).some(({ looks }) => looks?.onlyName ?? false);

/** Seal marks and electronic signature stamps under the name belong to the signature's place. */
const tail = (seen: readonly Seen[], from: number): number => {
  let at = from;
  while (seen[at]?.looks?.noise && at - from < REACH) at += 1;
  return at;
};

type Signable = Seen & { readonly looks: NonNullable<Seen['looks']> };

const canBeSigned = (seen: Seen | undefined): seen is Signable => {
  if (seen === undefined || seen.looks === null || seen.labelled || seen.text.length > MAX_LINE) return false;
  const { looks, text } = seen;
  if (looks.stamp !== null || looks.actType || looks.title || looks.operative) return false;
  return looks.name || looks.onlyName || !/[.;:,]$/u.test(text) || (looks.post && /,$/u.test(text) && text.length < MAX_POST);
};
