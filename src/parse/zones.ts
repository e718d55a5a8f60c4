import type { ClauseZone } from '../model/index.js';
import { tokenize } from '../rules/tokens.js';
import { typeBelow, type PartRange, type Seen } from './acts.js';
import type { ParseContext } from './context.js';
import { headingExtent } from './heading-extent.js';
import { stampExtent } from './part-heads.js';
import { endsNameAbove } from './open-names.js';
import { isSignedOn } from './signed-on.js';
import { signatureAt } from './signatures.js';

/** What each block of the file is for; null for tables and dropped lines. */
export const zonesOf = (context: ParseContext, seen: readonly Seen[], parts: readonly PartRange[]): (ClauseZone | null)[] => {
  const zones: (ClauseZone | null)[] = seen.map(() => null);
  let names: ReadonlySet<string> = new Set();
  for (const part of parts) {
    const put = (index: number, zone: ClauseZone): void => {
      if (seen[index]?.looks != null) zones[index] = zone;
    };
    if (part.kind === 'order') {
      orderZones(context, seen, part, put);
      names = stemsOf(
        context,
        seen
          .slice(part.from, part.to)
          .filter((_, index) => zones[part.from + index] === 'letterhead')
          .map(({ text }) => text),
      );
    } else if (part.kind === 'memo') memoZones(seen, part, put);
    else annexZones(context, seen, part, put, names);
  }
  return zones;
};

type Put = (index: number, zone: ClauseZone) => void;

const stemsOf = (context: ParseContext, texts: readonly string[]): ReadonlySet<string> =>
  new Set(
    texts.flatMap((text) =>
      tokenize(context.stem, text)
        .filter(({ kind, form }) => kind === 'word' && form.length > 3)
        .map(({ stem }) => stem),
    ),
  );

const orderZones = (context: ParseContext, seen: readonly Seen[], part: PartRange, put: Put): void => {
  let at = part.from;
  const named = seen.slice(part.from, part.to).some(({ looks }) => looks?.actType ?? false);
  const headline = named ? -1 : headlineOf(seen, part);
  const typed = named || headline >= 0;
  if (typed)
    for (; at < part.to && !seen[at]?.looks?.actType && at !== headline; at += 1)
      put(at, isSignedOn(seen, at, part.from) ? 'noise' : endsNameAbove(context, seen, at) ? 'letterhead' : headZone(seen[at]));
  const type = typeBelow(seen, at);
  // What a publisher put over the act is not its head.
  for (let own = false; at < Math.min(type, part.to); at += 1) {
    own ||= seen[at]?.looks?.capitals ?? false;
    put(at, own ? headZone(seen[at]) : 'noise');
  }
  if (typed && at < part.to) put(at, 'act-type');
  at = headOfOrder(seen, part, typed ? at + 1 : at, put);
  at = preambleOfOrder(seen, part, at, put);
  bodyZones(seen, at, part.to, put);
};

/** The line that stands for the whole head, before anything else of the act; -1 where there is none. */
const headlineOf = (seen: readonly Seen[], part: PartRange): number => {
  const end = Math.min(part.to, part.from + MAX_BEFORE_HEADLINE);
  const head = seen
    .slice(part.from, end)
    .findIndex(({ looks, labelled }) => looks !== null && (looks.headline || looks.operative || labelled));
  return head >= 0 && (seen[part.from + head]?.looks?.headline ?? false) ? part.from + head : -1;
};

const MAX_BEFORE_HEADLINE = 5;

const headZone = (seen: Seen | undefined): ClauseZone => {
  const looks = seen?.looks;
  if (looks == null) return 'letterhead';
  if (looks.noise || looks.registration || looks.draftMark) return 'noise';
  return looks.requisites ? 'requisites' : 'letterhead';
};

/** Date, number, place and title, in any order, up to the preamble or the first clause. */
const headOfOrder = (seen: readonly Seen[], part: PartRange, from: number, put: Put): number => {
  let at = from;
  let titled = false;
  let remark = false;
  for (; at < part.to; at += 1) {
    const here = seen[at];
    if (here === undefined || here.looks === null) continue;
    const { looks, text } = here;
    if (here.labelled || looks.operative || looks.preamble) break;
    // A publisher's remark in angle brackets, of one or more paragraphs.
    const remarked: boolean = remark || text.startsWith('<');
    remark = remarked && !text.endsWith('>');
    if (remarked || looks.noise || looks.registration || looks.note || looks.draftMark) put(at, 'noise');
    else if (looks.requisites) put(at, 'requisites');
    else if (looks.title || (titled && isTitleLine(here) && !endsInOperative(here, seen[at + 1]))) {
      put(at, 'title');
      titled = true;
    } else if (!titled && (looks.agency || looks.superior) && looks.capitals) put(at, 'letterhead');
    else if (!titled && text.length < MAX_TITLE && !/[.;:]$/u.test(text)) {
      put(at, looks.capitals || titleComes(seen, at, part.to) ? 'letterhead' : 'title');
    } else break;
  }
  return at;
};

const MAX_TITLE = 500;

const titleComes = (seen: readonly Seen[], at: number, end: number): boolean =>
  seen.slice(at + 1, Math.min(end, at + 5)).some(({ looks }) => looks?.title ?? false);

const isTitleLine = ({ text, looks }: Seen): boolean =>
  text.length < MAX_TITLE &&
  !/[;:]$/u.test(text) &&
  !(/[.]$/u.test(text) && text.length > 120) &&
  !(looks?.heading != null && looks.capitals);

/** «Стремясь …, | ПРИКАЗЫВАЮ:»: words that a comma joins to those of the decision are its reasons. */
const endsInOperative = ({ text }: Seen, next: Seen | undefined): boolean =>
  /^\p{Lu}/u.test(text) && /,$/u.test(text) && (next?.looks?.operative ?? false);

const preambleOfOrder = (seen: readonly Seen[], part: PartRange, from: number, put: Put): number => {
  const limit = Math.min(part.to, from + MAX_PREAMBLE);
  let end = from;
  for (let at = from; at < limit; at += 1) {
    const here = seen[at];
    if (here?.looks == null) continue;
    if (here.labelled && !here.looks.operative) break;
    if (here.looks.operative) {
      end = at + 1;
      break;
    }
    if (signatureAt(seen, at) !== null) break;
  }
  // With no operative word the preamble is what says why («В соответствии с …»), or what a colon leads to the clauses.
  if (end === from) while (end < limit && seen[end]?.looks?.preamble && !seen[end]?.labelled) end += 1;
  if (end === from) end = leadOfClauses(seen, from, limit);
  for (let at = from; at < end; at += 1) put(at, 'preamble');
  return end;
};

const MAX_PREAMBLE = 12;

/** End of the paragraph that a colon joins to the first clause: «Чтобы выполнить программу, принятую распоряжением … № 1140-р: | 1. …». */
const leadOfClauses = (seen: readonly Seen[], from: number, limit: number): number => {
  const first = seen.findIndex(({ labelled }, at) => at >= from && at < limit && labelled);
  const before = seen.slice(from, Math.max(from, first)).findLastIndex(({ looks }) => looks !== null);
  return before >= 0 && (seen[from + before]?.text.endsWith(':') ?? false) ? first : from;
};

/** Clauses, and signatures among or after them. */
const bodyZones = (seen: readonly Seen[], from: number, to: number, put: Put): void => {
  let at = from;
  let signed = false;
  while (at < to) {
    const end = signatureAt(seen, at);
    if (end !== null) {
      for (; at < Math.min(end, to); at += 1) put(at, isMark(seen[at]) ? 'noise' : 'signature');
      signed = true;
      continue;
    }
    const looks = seen[at]?.looks;
    const stray =
      looks != null &&
      !seen[at]?.labelled &&
      (looks.noise ||
        (signed && (looks.name || looks.post || looks.requisites || looks.registration || (seen[at]?.text.length ?? 0) < MAX_STRAY)));
    put(at, stray ? 'noise' : 'body');
    at += 1;
  }
};

/** A line of an electronic signature stamp: it may name the signatory, but it is not the signature. */
const isMark = (seen: Seen | undefined): boolean => seen?.looks != null && seen.looks.noise && !seen.looks.post && !seen.looks.onlyName;

/** After the signature: a telephone, the author's name, marks of an office. */
const MAX_STRAY = 80;

const memoZones = (seen: readonly Seen[], part: PartRange, put: Put): void => {
  let at = part.from;
  for (; at < part.to && !seen[at]?.looks?.memo && !seen[at]?.looks?.salutation; at += 1)
    put(at, seen[at]?.looks?.title ? 'title' : headZone(seen[at]));
  // A letter does not call itself one: it begins with whom it addresses.
  if (at < part.to && !seen[at]?.looks?.salutation) {
    put(at, 'act-type');
    at += 1;
  }
  at = addresseeExtent(seen, at, part.to, put);
  for (
    ;
    at < part.to &&
    (seen[at]?.looks?.requisites ||
      (seen[at]?.looks?.title && (seen[at]?.text.length ?? 0) < MAX_TITLE && !/\.$/u.test(seen[at]?.text ?? '')));
    at += 1
  )
    put(at, seen[at]?.looks?.requisites ? 'requisites' : 'title');
  bodyZones(seen, addresseeExtent(seen, at, part.to, put), part.to, put);
};

/** «Начальнику управления делами», «Корякину И.И.»: whom a memo addresses, below its name. */
const addresseeExtent = (seen: readonly Seen[], from: number, to: number, put: Put): number => {
  let at = from;
  let named = false;
  let open = false;
  for (; at < to && at - from < MAX_ADDRESSEE && !named; at += 1) {
    const { looks, text } = seen[at] ?? { looks: null, text: '' };
    if (looks === null || looks.requisites) {
      if (looks !== null) put(at, 'requisites');
      continue;
    }
    if (!(looks.addressee || (open && text.length < MAX_STRAY && !/[.;:!]$/u.test(text)) || (open && looks.onlyName))) break;
    open = true;
    named = looks.onlyName || looks.name;
    put(at, 'letterhead');
  }
  return open ? at : from;
};

const MAX_ADDRESSEE = 8;

/** A part under a stamp or heading: stamp, heading, clauses. */
const annexZones = (context: ParseContext, seen: readonly Seen[], part: PartRange, put: Put, names: ReadonlySet<string>): void => {
  let at = part.from;
  for (; at < part.to && isAboveStamp(seen, at, part); at += 1) put(at, headZone(seen[at]));
  if (seen[at]?.looks?.stamp != null) {
    const end = Math.min(stampExtent(context, seen, at), part.to);
    for (; at < end; at += 1) put(at, 'stamp');
  }
  // Under no letterhead the stamp tells whose act it is.
  const known =
    names.size > 0
      ? names
      : stemsOf(
          context,
          seen.slice(part.from, at).map(({ text }) => text),
        );
  const zone: ClauseZone = part.kind === 'list' || part.kind === 'annex' ? 'caption' : 'title';
  const end = headingExtent(context, seen, at, part.to, known);
  for (; at < end; at += 1) put(at, seen[at]?.looks?.note ? 'noise' : zone);
  bodyZones(seen, at, part.to, put);
};

/** Lines over the first stamp of a file: marks, an agency's name. */
const isAboveStamp = (seen: readonly Seen[], at: number, part: PartRange): boolean => {
  const looks = seen[at]?.looks;
  if (looks == null) return seen[at]?.block.kind === 'paragraph';
  if (looks.stamp !== null || looks.heading !== null || seen[at]?.labelled) return false;
  return seen.slice(at, Math.min(part.to, at + 12)).some((next) => next.looks?.stamp != null && next.looks.stamp !== 'agreed');
};
