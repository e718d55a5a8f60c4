import type { Span } from '../../src/model/index.js';
import type { Subject } from './subject.js';

/** Definitions by the name of the term that the standard gives it; a qualified «внешний клиент» is the client. */
export const expectedTermPlaces = (
  subject: Subject,
  terms: readonly { readonly names: readonly string[] }[],
): ReadonlyMap<string, readonly Span[]> =>
  new Map(
    terms.map(({ names }) => [
      names[0] ?? '',
      subject.act.facts.definitions
        .filter(({ term }) => names.some((name) => plain(term) === name || (name !== 'клиент' && plain(term).startsWith(`${name} `))))
        .map(({ start, end }) => ({ start, end })),
    ]),
  );

const plain = (term: string): string => term.toLowerCase().replace(/\s+/gu, ' ').trim();
