import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Act, Clause, DocumentRecord, Finding, Part } from '../../src/model/index.js';
import { processFile, type Pipeline } from '../../src/pipeline.js';
import { readLabel, type FileLabel } from '../corpus/labels.js';
import { composeOrder } from '../eval/compose.js';
import type { Grammar } from '../eval/grammar.js';
import type { Words } from '../eval/wording.js';

/** An order that mutants are made of: its text as the program reads it, and the verdicts it gets. */
export interface Subject {
  readonly name: string;
  readonly text: string;
  readonly act: Act;
  readonly findings: ReadonlyMap<string, Finding>;
  /** Requirements that are met both by the label and by the verdict. */
  readonly met: ReadonlySet<string>;
  /** Forms of what a composed order calls things; null for any other order. */
  readonly words: Words | null;
  readonly clauses: readonly ClauseNode[];
}

/** A clause with where its label begins and what hangs on it. */
export interface ClauseNode {
  readonly clause: Clause;
  readonly part: Part;
  /** Where its label begins, or its text where it has none. */
  readonly labelStart: number;
  /** End of the last clause under it. */
  readonly treeEnd: number;
  readonly parent: string | null;
}

/** Reads a text as a file of its own. */
export const readText = (pipeline: Pipeline, text: string): Promise<DocumentRecord> => {
  const bytes = Buffer.from(text, 'utf8');
  return processFile(pipeline, { path: 'order.txt', sha256: createHash('sha256').update(bytes).digest('hex'), bytes });
};

/** Composed orders in which everything is met that the draws leave room for. */
export const composedSubjects = async (pipeline: Pipeline, grammar: Grammar, seed: number, count: number): Promise<Subject[]> => {
  const subjects: Subject[] = [];
  for (let ordinal = 0; subjects.length < count && ordinal < count * 3; ordinal += 1) {
    const { label, text, words } = composeOrder(grammar, seed, ordinal, 1);
    const subject = await subjectOf(pipeline, `composed/${label.file}`, label, text, words);
    if (subject !== null) subjects.push(subject);
  }
  return subjects;
};

/** Orders of the corpus and of the half of the bank that may be looked at. */
export const labelledSubjects = async (pipeline: Pipeline): Promise<Subject[]> => {
  const subjects: (Subject | null)[] = [];
  for (const [labels, orders] of FOLDERS) {
    for (const name of readdirSync(labels).sort()) {
      if (!name.endsWith('.yaml')) continue;
      const label = readLabel(path.join(labels, name));
      if (label.half === 'test') continue;
      subjects.push(
        await subjectOf(
          pipeline,
          `${path.basename(orders)}/${label.file}`,
          label,
          readFileSync(path.join(orders, label.file), 'utf8'),
          null,
        ),
      );
    }
  }
  return subjects.filter((each) => each !== null);
};

const FOLDERS = [
  ['corpus/labels', 'corpus/orders'],
  ['fixtures/orders', 'fixtures/orders'],
] as const;

/** Null for a file of several acts, and for one with no act to judge. */
const subjectOf = async (
  pipeline: Pipeline,
  name: string,
  label: FileLabel,
  source: string,
  words: Words | null,
): Promise<Subject | null> => {
  // The text as read is what is mutated: paragraphs whole, running heads gone. Read again it can settle once more.
  const once = await readText(pipeline, source);
  const twice = await readText(pipeline, once.text);
  const record = twice.text === once.text ? twice : await readText(pipeline, twice.text);
  const { text } = record;
  const [act, other] = record.acts;
  if (act === undefined || other !== undefined || record.findings.length === 0) return null;
  const findings = new Map(record.findings.map((finding) => [finding.requirementId, finding]));
  const labels = label.acts[0]?.findings ?? {};
  const met = [...findings].filter(([id, { status }]) => status === 'met' && labels[id]?.status === 'met').map(([id]) => id);
  return { name, text, act, findings, met: new Set(met), words, clauses: act.parts.flatMap((part) => nodesOf(text, part)) };
};

const nodesOf = (text: string, part: Part): ClauseNode[] =>
  part.clauses.map((clause) => ({
    clause,
    part,
    labelStart: labelStartOf(text, clause),
    treeEnd: Math.max(clause.end, ...part.clauses.filter((other) => isUnder(part, other, clause.id)).map(({ end }) => end)),
    parent: clause.parentId,
  }));

/** Space between a label and its text, in characters, at most. */
const MAX_GAP = 4;

const labelStartOf = (text: string, { label, start }: Clause): number => {
  if (label === null) return start;
  const at = text.lastIndexOf(label, start);
  return at >= 0 && start - at - label.length <= MAX_GAP ? at : start;
};

const isUnder = (part: Part, clause: Clause, id: string): boolean => {
  for (let at = clause.parentId; at !== null; at = part.clauses.find((one) => one.id === at)?.parentId ?? null) if (at === id) return true;
  return false;
};
