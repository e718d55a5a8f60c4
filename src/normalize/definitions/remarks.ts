import type { Definition } from '../../model/index.js';

/**
 * «клиент – … (внешний клиент) либо работник (внутренний клиент); внутренний клиент – …»: sides that a definition tells in brackets are remarks
 * where one of them is defined apart.
 * @param sorted by place
 */
export const withoutRemarks = (sorted: readonly Definition[]): Definition[] => {
  const sides = new Map<Definition, Definition>();
  let open: Definition | null = null;
  for (const one of sorted) {
    if (open !== null && open.start < one.start && one.end <= open.end) sides.set(one, open);
    else open = one;
  }
  const apart = new Set(sorted.flatMap((one) => (sides.has(one) ? [] : [one.term.toLowerCase()])));
  const remarked = new Set([...sides].flatMap(([side, over]) => (apart.has(side.term.toLowerCase()) ? [over] : [])));
  return sorted.filter((one) => {
    const over = sides.get(one);
    return over === undefined || !remarked.has(over);
  });
};
