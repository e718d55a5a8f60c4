import type { ActInput } from '../context.js';
import { stampOf } from '../stamps.js';
import { fold, type Token } from '../../rules/tokens.js';
import { ABBREVIATED, hasForeignLetter, isAbbreviated, isAdjective, isShortForm, kindAt } from './agency-name.js';
import { sentenceCase, writtenWords } from './casing.js';
import type { AgencyForm, Identity } from './context.js';
import type { Reading } from './field.js';
import type { Head } from './head.js';

/** A name found in a letterhead. */
interface Name {
  readonly tokens: readonly Token[];
  readonly kind: AgencyForm;
}

/** The agency by its letterhead: the lowest Russian name, without superiors, short names and addresses. */
export const readLetterhead = (identity: Identity, input: ActInput, head: Head): Reading<string> | null => {
  const known = knownStems(identity, input);
  const names = clausesOf(identity, head).flatMap(({ text, start }) =>
    isRussian(identity, known, text) ? namesIn(identity, known, text, start) : [],
  );
  const name = ownUnit(identity, input, head, names) ?? chosen(names);
  const [first] = name?.tokens ?? [];
  const last = name?.tokens.at(-1);
  if (name === null || first === undefined || last === undefined) return null;
  const printed = input.file.text.slice(first.start, last.end).replace(/\s+/gu, ' ');
  const isLoud = printed === printed.toUpperCase();
  const value = isLoud
    ? sentenceCase(identity, writtenWords(identity, input.file, input.act), printed)
    : printed.charAt(0).toUpperCase() +
      printed
        .slice(1)
        .replace(/«([^«»]*\p{Lu}{5}[^«»]*)/gu, (quoted, inner: string) =>
          inner === inner.toUpperCase() ? `«${sentenceCase(identity, writtenWords(identity, input.file, input.act), inner)}` : quoted,
        );
  return { value: unspaced(value), at: { start: first.start, end: last.end } };
};

const unspaced = (text: string): string =>
  text
    .replace(/«\s+/gu, '«')
    .replace(/\s+»/gu, '»')
    .replace(/[\s,;–—-]+$/u, '');

/** Letterhead lines that follow each other are one text: a name runs over many. */
const clausesOf = (identity: Identity, head: Head): { text: string; start: number }[] => {
  const runs: { text: string; start: number; end: number; clause: number }[] = [];
  for (const line of head.letterhead) {
    const last = runs.at(-1);
    if (last !== undefined && last.clause === line.clause) {
      last.text += `\n${line.text}`;
      last.end = line.end;
    } else runs.push({ text: line.text, start: line.start, end: line.end, clause: line.clause });
  }
  return joinOpen(runs.filter(({ text }) => !isForeign(identity, text)));
};

/** Letters that Russian has not, and no name in Russian beside them. */
const isForeign = (identity: Identity, text: string): boolean => {
  const tokens = identity.tokens(text);
  return (
    tokens.some((token) => hasForeignLetter(identity, token)) && !tokens.some((_, at) => startsAt(identity, text, tokens, at, 0) !== null)
  );
};

/** A clause that names no kind of body of its own goes on with the one before («СМОЛЕНСКОЙ ОБЛАСТИ» in a line of its own). */
const joinOpen = (runs: readonly { text: string; start: number }[]): { text: string; start: number }[] => {
  const joined: { text: string; start: number }[] = [];
  for (const run of runs) {
    const last = joined.at(-1);
    const gap = last === undefined ? 0 : run.start - (last.start + last.text.length);
    if (last !== undefined && gap >= 0 && gap < MAX_GAP)
      joined[joined.length - 1] = { text: last.text + '\n'.repeat(gap) + run.text, start: last.start };
    else joined.push({ ...run });
  }
  return joined;
};

const MAX_GAP = 4;

/** Stems of the act outside its letterhead, with the common words of names. */
const knownStems = (identity: Identity, input: ActInput): ReadonlySet<string> => {
  const known = new Set(identity.commonStems);
  for (const clause of input.act.parts.flatMap(({ clauses }) => clauses)) {
    if (clause.zone === 'letterhead') continue;
    for (const token of input.found.tokens.sentencesOf(clause).flat()) if (token.kind === 'word') known.add(token.stem);
  }
  return known;
};

const isKnown = (identity: Identity, known: ReadonlySet<string>, tokens: readonly Token[], at: number): boolean => {
  const token = tokens[at];
  return (
    token === undefined ||
    token.kind !== 'word' ||
    token.form.length <= 3 ||
    known.has(token.stem) ||
    identity.kinds.has(token.form) ||
    identity.region(tokens, at) !== null ||
    identity.city(tokens, at) !== null ||
    identity.abbreviations.has(token.form.toUpperCase())
  );
};

/** A line in another language has its own letters, or hardly a word that the act knows. */
const isRussian = (identity: Identity, known: ReadonlySet<string>, text: string): boolean => {
  const tokens = identity.tokens(text);
  const words = tokens.flatMap((token, at) => (token.kind === 'word' && token.form.length > 3 ? [at] : []));
  const strange = words.filter((at) => !isKnown(identity, known, tokens, at)).length;
  return (
    words.length === 0 ||
    strange * 2 <= words.length ||
    tokens.some((_, at) => startsAt(identity, text, tokens, at, 0) !== null && isKnownRun(identity, known, tokens, at))
  );
};

const isKnownRun = (identity: Identity, known: ReadonlySet<string>, tokens: readonly Token[], from: number): boolean =>
  [from, from + 1, from + 2].every((at) => at < tokens.length && isKnown(identity, known, tokens, at));

const namesIn = (identity: Identity, known: ReadonlySet<string>, text: string, base: number): Name[] => {
  const tokens = identity.tokens(text, base);
  const names: Name[] = [];
  let open: { from: number; kind: AgencyForm; headAt: number } | null = null;
  let depth = 0;
  const close = (to: number): void => {
    if (open !== null && to > open.from) names.push({ tokens: withoutMarks(tokens.slice(open.from, to)), kind: open.kind });
    open = null;
  };
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined) break;
    if (/^[«“„]$/u.test(token.form)) depth += 1;
    if (/^[»”]$/u.test(token.form)) depth = Math.max(0, depth - 1);
    if (token.form === '(') {
      const whole = insideRegion(identity, tokens, at);
      if (whole !== null) {
        at = whole - 1;
        continue;
      }
      close(at);
      while (at < tokens.length && tokens[at]?.form !== ')') at += 1;
      continue;
    }
    const start = depth === 0 ? startsAt(identity, text, tokens, at, base) : null;
    if (start !== null && (open === null || at > open.headAt)) {
      close(at);
      open = { from: at, kind: start.kind, headAt: start.head };
    } else if (open !== null && depth === 0 && endsAt(identity, known, tokens, at, open.headAt)) close(at);
  }
  close(tokens.length);
  return names;
};

/** End of a region's name with a bracket in it, where the bracket at `at` is that one. */
const insideRegion = (identity: Identity, tokens: readonly Token[], at: number): number | null => {
  for (let from = Math.max(0, at - 3); from < at; from += 1) {
    const region = identity.region(tokens, from);
    if (region !== null && region.to > at) return region.to;
  }
  return null;
};

const withoutMarks = (tokens: readonly Token[]): readonly Token[] => {
  let to = tokens.length;
  while (to > 0 && /^[*_.,;:–—-]$/u.test(tokens[to - 1]?.form ?? '')) to -= 1;
  return tokens.slice(0, to);
};

const MAX_ADJECTIVES = 5;

/** A name begins at a head word in the nominative, or at the adjectives before it. */
const startsAt = (
  identity: Identity,
  text: string,
  tokens: readonly Token[],
  at: number,
  base: number,
): { kind: AgencyForm; head: number } | null => {
  const { nominativeEndings, modifiers } = identity.lexicons.agencies;
  for (let head = at; head <= at + MAX_ADJECTIVES; head += 1) {
    const token = tokens[head];
    if (token?.kind !== 'word') return null;
    const kind =
      kindAt(identity, text, token, base) ?? (head === at && isShortForm(identity, { text, base }, tokens, at) ? ABBREVIATED : null);
    if (kind?.nominative === true) return { kind, head };
    const isName = modifiers.some((start) => token.form.startsWith(start)) || head > at || token.form.length > 5;
    if (!isName || !nominativeEndings.some((ending) => token.form.endsWith(ending)) || !isAdjective(identity, token)) return null;
  }
  return null;
};

/** A name ends at an address, a long number, a region in the nominative, or where another language begins. */
const endsAt = (identity: Identity, known: ReadonlySet<string>, tokens: readonly Token[], at: number, headAt: number): boolean => {
  const token = tokens[at];
  if (token === undefined || at <= headAt) return false;
  if (token.kind === 'number') return token.form.length > 3 && tokens[at - 1]?.form !== '№';
  if (token.kind !== 'word') return /^[@|_*]$/u.test(token.form);
  if (identity.lexicons.agencies.addressWords.includes(token.form))
    return tokens[at + 1]?.form === '.' || tokens[at + 1]?.form === ':' || token.form.length > 3;
  if (identity.lexicons.agencies.belongings.some((words) => words.split(' ').every((word, ahead) => tokens[at + ahead]?.form === word)))
    return true;
  if (/[a-z]{3,}/u.test(token.form) || hasForeignLetter(identity, token)) return true;
  if (followsRegion(identity, tokens, at) && !identity.lexicons.agencies.continuations.some((words) => words.split(' ')[0] === token.form))
    return true;
  const region = identity.region(tokens, at);
  if (region !== null && isNominativeRegion(region.of.name, tokens, at)) return true;
  return (
    known.size > MANY && [0, 1, 2].every((ahead) => tokens[at + ahead]?.kind === 'word' && !isKnown(identity, known, tokens, at + ahead))
  );
};

/** Right behind a region in an oblique case a name is complete, but for «по …», a quoted name and the like. */
const followsRegion = (identity: Identity, tokens: readonly Token[], at: number): boolean => {
  for (let from = Math.max(0, at - 6); from < at; from += 1) {
    const region = identity.region(tokens, from);
    if (region !== null && region.to === at)
      return !isNominativeRegion(region.of.name, tokens, from) && identity.region(tokens, at) === null;
  }
  return false;
};

const MANY = 150;

const isNominativeRegion = (name: string, tokens: readonly Token[], at: number): boolean => fold(name).split(' ')[0] === tokens[at]?.form;

/**
 * «АДМИНИСТРАЦИЯ … РАЙОНА, ОТДЕЛ КУЛЬТУРЫ»: a unit that stands last is whose act it is where the title or a stamp says so («приказом отдела
 * культуры»).
 */
const ownUnit = (identity: Identity, input: ActInput, head: Head, names: readonly Name[]): Name | null => {
  const last = names.at(-1);
  if (last?.kind.class !== 'unit' || last.tokens.length < 2) return null;
  const stems = last.tokens.filter(({ kind }) => kind === 'word').map(({ stem }) => stem);
  const stamps = input.act.parts.map((_, index) => stampOf(identity, input, index)).filter((stamp) => stamp !== null);
  const isSaid = [...head.title, ...stamps].some(({ start, end }) => {
    const said = identity.tokens(input.file.text.slice(start, end)).map(({ stem }) => stem);
    return said.some((_, at) => stems.every((stem, ahead) => said[at + ahead] === stem));
  });
  return isSaid ? last : null;
};

/** The lowest of the names: what stands over it are superiors. A name of one word is none. */
const chosen = (names: readonly Name[]): Name | null => {
  const full = names.filter(({ tokens, kind }) => tokens.length > 1 || kind.class === 'official');
  const bodies = full.filter(({ kind }) => kind.class !== 'superior' && kind.class !== 'official');
  const units = bodies.filter(({ kind }) => kind.class !== 'unit');
  const lowest = units.at(-1);
  const whole = lowest !== undefined && isAbbreviated(lowest.kind) ? units.find((name) => isSpelledOut(name, lowest)) : undefined;
  return whole ?? lowest ?? bodies.at(-1) ?? full.at(-1) ?? names.at(-1) ?? null;
};

/** «Областное учреждение «Родильный дом № 2»» over «ОГБУ «Родильный дом № 2»»: one body, the second time in short. */
const isSpelledOut = ({ kind, tokens }: Name, short: Name): boolean => {
  const quoted = (name: Name): string => {
    const from = name.tokens.findIndex(({ form }) => /^[«"“„]$/u.test(form));
    return from < 0
      ? ''
      : name.tokens
          .slice(from)
          .map(({ form }) => form)
          .join(' ');
  };
  return !isAbbreviated(kind) && tokens.length > short.tokens.length && quoted(short) !== '' && quoted(short) === quoted({ kind, tokens });
};
