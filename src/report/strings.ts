import type { Finding } from '../model/index.js';

const SHARED_FROM = 3;

/** Beyond this many different texts those met only once so far are let go: what many orders share comes back. */
const HELD = 100_000;

export interface StringCounter {
  add(findings: readonly (Finding | null)[]): void;
  /** Texts met at least three times, in order of first appearance: they are stored once. */
  shared(): string[];
}

export const stringCounter = (): StringCounter => {
  const uses = new Map<string, number>();
  let held = HELD;
  return {
    add: (findings) => {
      for (const text of findings.flatMap(textsOf)) uses.set(text, (uses.get(text) ?? 0) + 1);
      if (uses.size <= held) return;
      for (const [text, count] of uses) if (count === 1) uses.delete(text);
      held = Math.max(HELD, uses.size * 2);
    },
    shared: () => [...uses].filter(([text, count]) => count >= SHARED_FROM && text.length > 3).map(([text]) => text),
  };
};

const textsOf = (finding: Finding | null): string[] =>
  finding === null
    ? []
    : [finding.expected, finding.actual, finding.explanation, finding.recommendation ?? ''].filter((text) => text !== '');
