import type { Act, Clause, Place } from '../model/index.js';
import type { Requirement } from '../rules/standard.js';
import type { Stemmer } from '../rules/tokens.js';
import { stemsOf } from './stems.js';

/** Tells where what was not found may stand. */
export interface Unread {
  /** Whether words that a requirement asks for may be among those that could not be read. */
  mayHide(requirement: Requirement): boolean;
  /** Whether a place is among what was read in part only. */
  reaches(place: Pick<Place, 'start' | 'end'>): boolean;
  /** Whether words are lost within a place itself. */
  isTorn(place: Pick<Place, 'quote'>): boolean;
}

/**
 * Of a place read in part (words are lost under a stamp) what is left tells what it speaks of: where it has no word in common with
 * a requirement, the requirement is not met there. Of a place that could not be read at all nothing is known.
 */
export const createUnread = (stem: Stemmer, act: Act): Unread => {
  const places = act.unreadable.map((place) => placeOf(stem, act, place));
  return {
    mayHide: (requirement) => {
      if (places.length === 0) return false;
      const asked = stemsOf(stem, [requirement.title, requirement.referenceText, requirement.expected].join(' '));
      const { kind } = requirement.expect;
      const ofHead = OF_HEAD.has(kind);
      return places.some(({ left, isBody }) => {
        // A number may be lost anywhere.
        if (left === null || kind === 'numbering') return true;
        if (!isBody) return ofHead;
        return left.size < FEW_STEMS || [...left].some((each) => asked.has(each));
      });
    },
    reaches: (place) => act.unreadable.some(({ start, end }) => start < place.end && place.start < end),
    isTorn: ({ quote }) => quote.includes(LOST),
  };
};

/** What letterhead, stamps and signature are looked at for. */
const OF_HEAD: ReadonlySet<Requirement['expect']['kind']> = new Set([
  'requisites',
  'stamp-match',
  'agency',
  'list-form',
  'client-type',
  'designation',
]);
/** Fewer words tell nothing. */
const FEW_STEMS = 3;
/** Words lost within a text that was read. */
const LOST = '\uFFFD';

interface PartlyRead {
  /** Stems of what could be read and of the clause it belongs to; null where nothing can be relied on. */
  readonly left: ReadonlySet<string> | null;
  readonly isBody: boolean;
}

const placeOf = (stem: Stemmer, act: Act, place: Place): PartlyRead => {
  const text = place.quote.replaceAll(LOST, ' ');
  // Without a mark of what is lost, every word may be wrong.
  if (!place.quote.includes(LOST) || !/\p{L}|\p{N}/u.test(text)) return { left: null, isBody: true };
  const clauses = act.parts.flatMap((part) => part.clauses);
  const own = clauses.filter(({ start, end }) => start < place.end && place.start < end);
  const above = own.flatMap(({ parentId }) => clauses.find(({ id }) => id === parentId) ?? []);
  return {
    left: stemsOf(stem, [text, ...above.map((clause) => clause.text)].join(' ')),
    isBody: own.length === 0 || own.some(isOfBody),
  };
};

const isOfBody = ({ zone }: Clause): boolean => zone === 'body' || zone === 'preamble';
