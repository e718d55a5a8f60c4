import type { Region, Span } from '../../model/index.js';
import type { RegionRow } from '../../rules/lexicons/identity.js';
import type { ActInput } from '../context.js';
import { regionOf, type Identity } from './context.js';
import type { Reading } from './field.js';
import { formsIn, type FormReader } from './forms.js';
import { headingLines } from './title.js';
import type { Head } from './head.js';
import { matchesOf } from '../../rules/matches.js';

/** The subject of the Federation whose act it is: by the agency's name, its stamps and title, the place, an address of a site. */
export const readRegion = (identity: Identity, input: ActInput, head: Head, agencyAt: Span | null): Reading<Region> | null => {
  const spans = (lines: readonly Span[]): Span[] => lines.map(({ start, end }) => ({ start, end }));
  const stamps = input.act.parts.flatMap(({ stamp }) => (stamp === null ? [] : [stamp]));
  const heading = headingLines(input, input.act.parts.find(({ kind }) => kind === 'procedure') ?? head.part);
  const named = (at: readonly Span[], confidence: number): Reading<Region> | null =>
    nearest(identity, input, identity.region, at, confidence);
  return (
    named(agencyAt === null ? [] : [agencyAt], 1) ??
    named(spans([...(head.kind === 'memo' ? [] : head.letterhead), ...(head.actType === null ? [] : [head.actType])]), 0.95) ??
    (head.kind === 'memo' ? null : named(spans([...stamps, ...head.title, ...heading, ...head.signature]), 0.9)) ??
    nearest(
      identity,
      input,
      identity.city,
      spans(head.kind === 'memo' ? [] : [...head.requisites, ...head.letterhead, ...(agencyAt === null ? [] : [agencyAt])]),
      0.9,
    ) ??
    (head.kind === 'memo' ? null : (byDomain(identity, input) ?? onlyOne(identity, input)))
  );
};

/** The most telling region named in the first of the places that names one: the longest, an autonomous one before its region. */
const nearest = (
  identity: Identity,
  input: ActInput,
  reader: FormReader<RegionRow>,
  at: readonly Span[],
  confidence: number,
): Reading<Region> | null => {
  for (const { start, end } of at) {
    const tokens = identity.tokens(input.file.text.slice(start, end), start);
    const found = formsIn(reader, tokens);
    const best = found.reduce<(typeof found)[number] | null>((a, b) => (a === null || b.words.length > a.words.length ? b : a), null);
    if (best !== null)
      return {
        value: regionOf(best.of),
        at: { start: tokens[best.from]?.start ?? start, end: tokens[best.to - 1]?.end ?? end },
        confidence,
      };
  }
  return null;
};

/** No longer than a host may be (RFC 1035, 2.3.4): without bounds a text of one word would be looked through from each of its letters. */
const HOST = /(?<![\p{L}\p{N}])[\p{L}\p{N}](?:[\p{L}\p{N}.-]{0,252}[\p{L}\p{N}])?\.\p{L}{2,63}/gu;

/** Addresses of sites and e-mail end in the domain of a region's bodies. */
const byDomain = (identity: Identity, input: ActInput): Reading<Region> | null => {
  const { start, end } = input.act;
  for (const match of matchesOf(HOST, input.file.text.slice(start, end))) {
    const host = match[0].toLowerCase();
    const row = identity.lexicons.regions.find(({ domains }) =>
      domains.some((domain) => host === domain || host.endsWith(`.${domain}`) || host.endsWith(`-${domain}`)),
    );
    if (row !== undefined)
      return { value: regionOf(row), at: { start: start + match.index, end: start + match.index + match[0].length }, confidence: 0.7 };
  }
  return null;
};

/** The one region that the whole act speaks of. */
const onlyOne = (identity: Identity, input: ActInput): Reading<Region> | null => {
  const found = input.act.parts
    .flatMap(({ clauses }) => clauses)
    .flatMap((clause) => {
      const tokens = input.found.tokens.sentencesOf(clause).flat();
      return formsIn(identity.region, tokens).map((match) => ({
        match,
        start: tokens[match.from]?.start ?? 0,
        end: tokens[match.to - 1]?.end ?? 0,
      }));
    });
  const [first] = found;
  if (first === undefined || found.some(({ match }) => match.of.code !== first.match.of.code)) return null;
  return { value: regionOf(first.match.of), at: { start: first.start, end: first.end }, confidence: 0.6 };
};
