import type { ClauseZone, ParsedPart, Span } from '../../model/index.js';
import type { ActInput } from '../context.js';
import { fold } from '../../rules/tokens.js';
import type { Identity } from './context.js';
import { anyOf, patternOf } from './patterns.js';

/** A line of the act's head or foot, with its zone. */
export interface HeadLine extends Span {
  readonly zone: ClauseZone;
  readonly text: string;
  readonly clause: number;
}

/** The act's leading part, cut into what its requisites are read from. */
export interface Head {
  /** Index of the part that the requisites stand in. */
  readonly partIndex: number;
  readonly part: ParsedPart;
  readonly kind: 'order' | 'stamped' | 'memo';
  readonly letterhead: readonly HeadLine[];
  readonly actType: HeadLine | null;
  /** Lines that may hold date, number and place: those after the act type first. */
  readonly requisites: readonly HeadLine[];
  readonly title: readonly HeadLine[];
  readonly preamble: readonly HeadLine[];
  readonly signature: readonly HeadLine[];
  /** Lines after the signature begins. */
  readonly foot: readonly HeadLine[];
  readonly noise: readonly HeadLine[];
  readonly span: Span;
}

/** Null where the act has no parts. */
export const headOf = (identity: Identity, input: ActInput): Head | null => {
  const { parts } = input.act;
  const order = parts.findIndex(({ kind }) => kind === 'order');
  const memo = parts.findIndex(({ kind }) => kind === 'memo');
  const leading = order >= 0 ? order : memo >= 0 ? memo : parts.findIndex(({ kind }) => kind === 'procedure');
  const partIndex = Math.max(0, leading);
  const part = parts[partIndex];
  if (part === undefined) return null;
  const lines = linesOf(input, part);
  const of = (zone: ClauseZone): HeadLine[] => lines.filter((line) => line.zone === zone);
  const actType = of('act-type')[0] ?? null;
  const signedAt = of('signature')[0]?.start ?? Number.POSITIVE_INFINITY;
  const foot = lines.filter(({ start }) => start >= signedAt);
  const bodyAt = lines.find(({ zone }) => zone === 'body' || zone === 'preamble')?.start ?? part.end;
  return {
    partIndex,
    part,
    kind: order >= 0 ? 'order' : memo >= 0 ? 'memo' : 'stamped',
    letterhead: of('letterhead'),
    actType,
    requisites: ownRequisites(identity, lines, actType, signedAt),
    title: of('title'),
    preamble: of('preamble'),
    signature: of('signature'),
    foot,
    noise: of('noise'),
    span: { start: part.start, end: Math.max(part.start, bodyAt) },
  };
};

export const linesOf = (input: ActInput, part: ParsedPart): HeadLine[] =>
  part.clauses.flatMap((clause) => {
    const text = input.file.text.slice(clause.span.start, clause.span.end);
    let start = clause.span.start;
    return text.split('\n').flatMap((line): HeadLine[] => {
      const from = start;
      start += line.length + 1;
      return line.trim() === '' ? [] : [{ zone: clause.zone, text: line, start: from, end: from + line.length, clause: clause.index }];
    });
  });

/** Requisite lines of the head that are neither of a registration nor of a letter answered. */
const ownRequisites = (identity: Identity, lines: readonly HeadLine[], actType: HeadLine | null, signedAt: number): HeadLine[] => {
  const foreign = foreignLine(identity);
  const own = lines.filter((line, index) => {
    if (line.start >= signedAt || (line.zone !== 'requisites' && line !== actType)) return false;
    const before = lines[index - 1];
    const underRegistration =
      before?.zone === 'noise' && foreign.test(fold(before.text)) && (actType === null || line.start < actType.start);
    return !underRegistration && !foreign.test(fold(line.text));
  });
  const isAfter = (line: HeadLine): boolean => actType === null || line.start >= actType.start;
  return [...own.filter(isAfter), ...own.filter((line) => !isAfter(line))];
};

/** Lines of a registration, an electronic signature, or a letter answered. */
export const foreignLine = ({ words }: Identity): RegExp =>
  patternOf(
    `^[\\s("«]*(?:${anyOf([...words.replyPrefixes, ...words.registrationWords].map(fold))})|(?<!\\p{L})(?:${anyOf(words.signatureStampWords.map(fold))})(?!\\p{L})`,
    'u',
  );

/** Lines as one text: `text` with blanks between, and the span from the first to the last. */
export const joined = (lines: readonly HeadLine[]): { text: string; at: Span } | null => {
  const [first] = lines;
  const last = lines.at(-1);
  if (first === undefined || last === undefined) return null;
  return {
    text: lines
      .map(({ text }) => text.trim())
      .join(' ')
      .replace(/\s+/gu, ' '),
    at: { start: first.start, end: last.end },
  };
};
