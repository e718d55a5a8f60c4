/**
 * A place as people cite it: file, page, clause, quote.
 * @param {{ path: string, page: number | null, clause: string | null, quote: string }} place
 * @param {{ page: string }} words
 */
export const citationOf = (place, words) => {
  const where = [place.path, place.page === null ? null : `${words.page} ${place.page}`, place.clause || null];
  const named = where.filter((part) => part !== null).join(', ');
  const quote = place.quote.replace(/\s+/g, ' ').trim();
  return quote === '' ? named : `${named}: «${quote}»`;
};
