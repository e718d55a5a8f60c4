import type { Seen } from './acts.js';

/** A date among the lines of an electronic signature that stands over the act: when it was signed, not the act's. */
export const isSignedOn = (seen: readonly Seen[], at: number, from: number): boolean => {
  const here = seen[at];
  if (here?.looks?.requisites !== true || here.text.includes('№')) return false;
  for (let above = at - 1; above >= Math.max(from, at - MAX_STAMP); above -= 1) {
    const looks = seen[above]?.looks;
    if (looks?.noise) return true;
    if (looks?.capitals || looks?.agency) return false;
  }
  return false;
};

/** Lines of a signature stamp between one that says what it is and the date. */
const MAX_STAMP = 4;
