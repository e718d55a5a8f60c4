import type { Edit } from './edits.js';
import type { Subject } from './subject.js';

/**
 * A short name whose introduction goes («… (далее – Список)») is introduced where it comes next: whoever takes a clause out of an
 * order does so.
 */
export const withIntroductions = (subject: Subject, edits: readonly Edit[]): Edit[] => [
  ...edits,
  ...edits.flatMap((edit) => (edit.end > edit.start ? reintroduced(subject, edits, edit) : [])),
];

const INTRODUCTION = /\(далее\s*[–—-]\s*(?:соответственно\s*)?([\p{L}\s]{3,60})\)/gu;

const reintroduced = (subject: Subject, edits: readonly Edit[], gone: Edit): Edit[] =>
  [...subject.text.slice(gone.start, gone.end).matchAll(INTRODUCTION)].flatMap((match): Edit[] => {
    const name = (match[1] ?? '').trim();
    if (edits.some(({ text }) => text.includes(match[0]))) return [];
    const root = name.slice(0, Math.max(3, Math.min(name.length - 1, 5)));
    const before = subject.text.slice(gone.start, gone.start + match.index);
    const head = [...before.matchAll(new RegExp(`(?<![\\p{L}])${root}[\\p{L}]*`, 'giu'))].at(-1);
    if (head === undefined) return [];
    const rest = before.slice(head.index + head[0].length).trimEnd();
    const next = new RegExp(`(?<![\\p{L}])${root}[\\p{L}]*`, 'u').exec(subject.text.slice(gone.end));
    if (next === null || rest.length > 160) return [];
    const start = gone.end + next.index;
    return [{ start, end: start + next[0].length, text: `${next[0].toLowerCase()}${rest} (далее – ${name})` }];
  });
