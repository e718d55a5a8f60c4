import type { InternalReference, ParsedPart } from '../model/index.js';
import { factOf, mentionsOf, type ActInput } from './context.js';
import type { Mention } from '../parse/mentions/index.js';

/** References to annexes and clauses of the act itself, and whether the file holds what they refer to. */
export const internalReferencesOf = (input: ActInput): InternalReference[] => {
  const seen = new Set<string>();
  return mentionsOf(input, 'reference').flatMap((mention): InternalReference[] => {
    const key = `${mention.match.start} ${mention.match.end}`;
    if (seen.has(key)) return [];
    seen.add(key);
    const target = mention.emit.reference;
    const label = labelOf(input, mention);
    const resolved = target === 'annex' ? hasAnnex(input, mention, label) : label === null || hasClause(input, mention, label);
    return [{ ...factOf(input, mention, 'internal-reference', target), target, label, resolved }];
  });
};

/** The words of the number as printed: «5.4», «2», «а». */
const labelOf = (input: ActInput, mention: Mention): string | null => {
  const number = mention.captures.get('number')?.span;
  if (number !== undefined) return input.file.text.slice(number.start, number.end);
  const printed = /(\d+(?:\.\d+)*)/u.exec(input.file.text.slice(mention.match.start, mention.match.end));
  return printed?.[1] ?? null;
};

/** Parts that an annex of the procedure or of the order may be, other than the part that refers to it. */
const hasAnnex = (input: ActInput, mention: Mention, label: string | null): boolean => {
  const others = input.act.parts.filter(
    (part, index) => index !== mention.part && part.kind !== 'order' && part.kind !== 'memo' && part.kind !== 'approval-sheet',
  );
  if (input.act.parts[mention.part]?.kind === 'order') return others.length > 0;
  const annexes = others.filter((part) => part.kind === 'list' || part.kind === 'annex');
  const tables = input.act.parts.some((part) => part.tables.length > 0);
  if (label === null) return annexes.length > 0 || tables;
  const unnumbered = annexes.filter((part) => numberOf(input, part) === null).length;
  return annexes.some((part) => numberOf(input, part) === label) || Number(label) <= unnumbered || (annexes.length === 0 && tables);
};

const numberOf = (input: ActInput, part: ParsedPart): string | null => {
  if (part.stamp === null) return null;
  const words = input.file.text.slice(part.stamp.start, part.stamp.end);
  const [line = ''] = words.split('\n').filter((one) => /\d/u.test(one));
  return /^\D{0,20}(\d{1,2})(?![\d.])/u.exec(line)?.[1] ?? null;
};

const hasClause = (input: ActInput, mention: Mention, label: string): boolean => {
  const wanted = bare(label);
  const part = input.act.parts[mention.part];
  const pool = [...(part === undefined ? [] : [part]), ...input.act.parts];
  return pool.some((one) => one.clauses.some((clause) => clause.label !== null && bare(clause.label) === wanted));
};

const bare = (label: string): string => label.replace(/[.)\s]+$/u, '').replace(/^\(/u, '');
