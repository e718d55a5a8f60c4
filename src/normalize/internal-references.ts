import type { InternalReference, ParsedClause, ParsedPart } from '../model/index.js';
import { hasClause, lackingLetters } from './clause-labels.js';
import { byPlace, factAt, factOf, mentionsOf, type ActInput } from './context.js';
import { isOfOtherDocument } from './reference-owner.js';
import { standsWhereSaid } from './reference-scope.js';
import type { Mention } from '../parse/mentions/index.js';

/** References to annexes and clauses of the act itself, and whether the file holds what they refer to. */
export const internalReferencesOf = (input: ActInput): InternalReference[] => {
  const seen = new Set<string>();
  const found = mentionsOf(input, 'reference').flatMap((mention): InternalReference[] => {
    // Two rules may read one number with more or fewer words around it.
    const at = mention.captures.get('number')?.span ?? mention.match;
    const key = `${at.start} ${at.end}`;
    if (seen.has(key)) return [];
    seen.add(key);
    if (isOfOtherDocument(input, mention.captures.get('number')?.span.end ?? mention.match.end)) return [];
    const target = mention.emit.reference;
    const label = labelOf(input, mention);
    const resolved = target === 'annex' ? hasAnnex(input, mention, label) : label === null || isThere(input, mention, label);
    const one = { ...factOf(input, mention, 'internal-reference', target), target, label, resolved };
    return [one, ...furtherOf(input, mention, target)];
  });
  const lettered = [...letteredReferences(input), ...signedReferences(input)].filter(({ start, end }) =>
    found.every((one) => end <= one.start || one.end < start),
  );
  return [...found, ...lettered].sort(byPlace);
};

/** «пунктам 2.2, 2.4 и 2.5», «приложениях 1 и 2»: the numbers behind the first one, where its word is in the plural. */
const furtherOf = (input: ActInput, mention: Mention, target: InternalReference['target']): InternalReference[] => {
  const number = mention.captures.get('number')?.span;
  if (number === undefined) return [];
  const before = /(\p{L}+)\.?\s*(?:№\s*)?$/u
    .exec(input.file.text.slice(Math.max(0, number.start - REACH), number.start))?.[1]
    ?.toLowerCase();
  if (before === undefined || !input.recognition.grammar.pluralUnits.includes(before)) return [];
  const isDotted = input.file.text.slice(number.start, number.end).includes('.');
  const [rest = ''] =
    /^(?:(?:, ?| \p{L}{1,3} | ?[–—-] ?)(?:№ ?)?\d{1,3}(?:\.\d{1,3}){0,3}(?![.,]?\d))+/u.exec(
      input.file.text.slice(number.end, number.end + REACH),
    ) ?? [];
  return [...rest.matchAll(/\d{1,3}(?:\.\d{1,3}){0,3}/gu)].flatMap((match): InternalReference[] => {
    const [label] = match;
    if (label.includes('.') !== isDotted) return [];
    const at = { start: number.end + match.index, end: number.end + match.index + label.length };
    const source = { part: mention.part, clause: mention.clause, ruleId: mention.ruleId, confidence: mention.confidence };
    const resolved = target === 'annex' ? hasAnnex(input, mention, label) : hasClause(input, mention.part, { label, unit: null });
    return [{ ...factAt(input, at, source, 'internal-reference', label), target, label, resolved }];
  });
};

/** «исполнение Г.3 и Г.6»: where clauses are numbered under lettered sections, such a number in a text can be nothing else. */
const letteredReferences = (input: ActInput): InternalReference[] =>
  input.act.parts.flatMap((part, index) => {
    const letters = new Set(part.clauses.flatMap(({ label }) => /^(\p{Lu})\.\d/u.exec(label ?? '')?.[1] ?? []));
    if (letters.size === 0) return [];
    return part.clauses.flatMap((clause) => {
      if (clause.zone !== 'body') return [];
      const from = clause.labelSpan?.end ?? clause.span.start;
      return [...input.file.text.slice(from, clause.span.end).matchAll(LETTERED)].flatMap((match): InternalReference[] => {
        const label = match[0];
        if (!letters.has(label.charAt(0))) return [];
        const at = { start: from + match.index, end: from + match.index + label.length };
        const source = { part: index, clause: clause.index, ruleId: 'reference/clause' };
        const resolved = hasClause(input, index, { label, unit: null });
        return [{ ...factAt(input, at, source, 'internal-reference', label), target: 'clause', label, resolved }];
      });
    });
  });

/** «§ 7 Положения»: where sections are numbered under a sign. */
const signedReferences = (input: ActInput): InternalReference[] =>
  input.act.parts.flatMap((part, index) => {
    if (part.clauses.filter(isUnderSign).length < 2) return [];
    return part.clauses.flatMap((clause) => {
      if (clause.zone !== 'body') return [];
      const from = clause.labelSpan?.end ?? clause.span.start;
      return [...input.file.text.slice(from, clause.span.end).matchAll(/§ ?(\d{1,2})(?![\d.]\d?)/gu)].flatMap(
        (match): InternalReference[] => {
          const label = match[1] ?? '';
          const at = { start: from + match.index, end: from + match.index + match[0].length };
          if (isOfOtherDocument(input, at.end)) return [];
          const source = { part: index, clause: clause.index, ruleId: 'reference/clause' };
          const resolved = part.clauses.some((other) => isUnderSign(other) && signedNumber(other) === label);
          return [{ ...factAt(input, at, source, 'internal-reference', match[0]), target: 'clause', label, resolved }];
        },
      );
    });
  });

const isUnderSign = ({ label }: ParsedClause): boolean => label?.startsWith('§') ?? false;

const signedNumber = ({ label }: ParsedClause): string => (label ?? '').replace(/[^\d.]/gu, '').replace(/\.$/u, '');

const LETTERED = /(?<![\p{L}\d.])\p{Lu}\.\d{1,2}(?:\.\d{1,2}){0,3}(?![\d\p{L}])/gu;

const isThere = (input: ActInput, mention: Mention, label: string): boolean => {
  const said = standsWhereSaid(input, mention, label);
  if (said !== null) return said;
  const { start, end } = mention.match;
  const words = input.recognition.stem;
  const units = new Set(input.recognition.grammar.sectionUnits.map(words));
  const printed = /\p{L}{2,}(?=\s+[№«\d\p{Lu}])/u.exec(input.file.text.slice(start, end))?.[0];
  const stem = printed === undefined ? null : words(printed.toLowerCase());
  const unit = stem !== null && units.has(stem) ? stem : null;
  const number = input.file.text.indexOf(label, start);
  const before = input.file.text.slice(Math.max(0, start - REACH), number < 0 ? start : number).replace(/\p{L}+ $/u, '');
  return hasClause(input, mention.part, { label, unit }) && lackingLetters(input, mention.part, label, before).length === 0;
};

/** Characters before a reference that may name the letters of its items. */
const REACH = 120;

/** The words of the number as printed: «5.4», «2», «а». */
const labelOf = (input: ActInput, mention: Mention): string | null => {
  const number = mention.captures.get('number')?.span;
  if (number !== undefined) {
    // «пунктом Г.8»: a letter for the section.
    const letter = /(?<![\p{L}\d])\p{Lu}\.$/u.exec(input.file.text.slice(Math.max(0, number.start - 3), number.start))?.[0] ?? '';
    return letter + input.file.text.slice(number.start, number.end);
  }
  const printed = /(\d+(?:\.\d+)*)/u.exec(input.file.text.slice(mention.match.start, mention.match.end));
  return printed?.[1] ?? null;
};

/** Parts that an annex of the procedure or of the order may be, other than the part that refers to it. */
const hasAnnex = (input: ActInput, mention: Mention, label: string | null): boolean => {
  const others = input.act.parts.filter(
    (part, index) => index !== mention.part && part.kind !== 'order' && part.kind !== 'memo' && part.kind !== 'approval-sheet',
  );
  const isOrder = input.act.parts[mention.part]?.kind === 'order';
  const annexes = isOrder
    ? others
    : others.filter(
        (part) =>
          part.kind === 'list' || part.kind === 'annex' || captionNumber(input, part) !== null || captionLetter(input, part) !== null,
      );
  // A table with no stamp over it is an annex all the same.
  const tables = annexes.length > 0 ? 0 : input.act.parts.reduce((sum, part) => sum + part.tables.length, 0);
  const letter = label === null ? letterBehind(input, mention.match.end) : null;
  if (letter !== null) return annexes.some((part) => captionLetter(input, part) === letter);
  if (label === null) return annexes.length + tables > 0;
  const unnumbered = annexes.filter((part) => annexNumber(input, part) === null).length;
  return annexes.some((part) => annexNumber(input, part) === label) || Number(label) <= unnumbered + tables;
};

/** «приложении Б к Положению»: a single capital, and small letters after it. */
const letterBehind = (input: ActInput, end: number): string | null =>
  /^ (?:№ ?)?[«"]?(\p{Lu})[»"]?(?= \p{Ll}{1,2} \p{L}|[.,;)])/u.exec(input.file.text.slice(end, end + LETTER_REACH))?.[1] ?? null;

const captionLetter = (input: ActInput, { stamp }: ParsedPart): string | null =>
  stamp === null
    ? null
    : (/^\p{L}{4,} (?:№ ?)?[«"]?(\p{Lu})[»"]?(?![\p{L}.])/u.exec(input.file.text.slice(stamp.start, stamp.end))?.[1] ?? null);

const LETTER_REACH = 16;

/** «Приложение № 3», the first words over rules that the order approves beside the procedure: nothing else has a number so near. */
const captionNumber = (input: ActInput, { stamp }: ParsedPart): string | null =>
  stamp === null ? null : (/^\D{0,14}(\d{1,2})(?![\d.])/u.exec(input.file.text.slice(stamp.start, stamp.end))?.[1] ?? null);

const annexNumber = (input: ActInput, part: ParsedPart): string | null => {
  if (part.stamp === null) return null;
  const words = input.file.text.slice(part.stamp.start, part.stamp.end);
  const [line = ''] = words.split('\n').filter((one) => /\d/u.test(one));
  return /^\D{0,20}(\d{1,2})(?![\d.])/u.exec(line)?.[1] ?? null;
};
