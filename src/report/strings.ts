import type { Finding } from '../model/index.js';
import type { Row } from './rows.js';

const SHARED_FROM = 3;

/** Texts of findings that at least three orders share, in order of first appearance: they are stored once. */
export const sharedStrings = (rows: readonly Row[]): string[] => {
  const uses = new Map<string, number>();
  for (const text of rows.flatMap((row) => row.findings.flatMap(textsOf))) uses.set(text, (uses.get(text) ?? 0) + 1);
  return [...uses].filter(([text, count]) => count >= SHARED_FROM && text.length > 3).map(([text]) => text);
};

const textsOf = (finding: Finding | null): string[] =>
  finding === null
    ? []
    : [finding.expected, finding.actual, finding.explanation, finding.recommendation ?? ''].filter((text) => text !== '');
