import type { Emit } from '../schema.js';

/**
 * The code by which likeness knows what a rule says: that of a provision, `trigger:` and a kind of trigger. Null for all else, for what
 * an order says against the standard, and for the form of the list, which headings and annexes tell.
 */
export const codeOf = (emit: Emit): string | null => {
  if ('provision' in emit) return NOT_LEARNT.test(emit.provision) ? null : emit.provision;
  return 'trigger' in emit && emit.trigger !== 'other' ? triggerCode(emit.trigger) : null;
};

export const triggerCode = (kind: string): string => `trigger:${kind}`;

const NOT_LEARNT = /^(?:contrary|list-form)\//u;
