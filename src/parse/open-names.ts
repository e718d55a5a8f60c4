import { fold } from '../rules/tokens.js';
import type { Seen } from './acts.js';
import type { ParseContext } from './context.js';

/** «АДМИНИСТРАЦИЯ МУНИЦИПАЛЬНОГО ОБРАЗОВАНИЯ» over «ГОРОД КРАСНОДАР»: a line with a place is none of its own where the name above asks for one. */
export const endsNameAbove = ({ structure }: ParseContext, seen: readonly Seen[], at: number): boolean => {
  const above = seen[at - 1];
  if (above?.looks == null || above.looks.requisites || above.looks.noise || /\d/u.test(seen[at]?.text ?? '')) return false;
  const line = fold(above.text).trim();
  return structure.openNames.some((words) => line.endsWith(fold(words)));
};
