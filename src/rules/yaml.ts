import { readFileSync } from 'node:fs';
import { isAlias, isCollection, isNode, LineCounter, parseDocument, visit, type Document } from 'yaml';
import type { z } from 'zod';
import { madeValue } from './made.js';
import type { RuleProblem } from './problem.js';

/** A YAML file checked against a schema: its value, or every problem with line and column. */
export interface YamlFile<T> {
  readonly file: string;
  readonly value: T | null;
  readonly problems: readonly RuleProblem[];
  /** Line and column (1-based) of a node by its path of keys and indexes. */
  readonly locate: (path: readonly PropertyKey[]) => { readonly line: number; readonly column: number };
}

/** Reads and checks one file. `shownAs` is how problems name it. */
export const readYaml = <T>(file: string, schema: z.ZodType<T>, shownAs = file): YamlFile<T> =>
  parseYaml(readFileSync(file, 'utf8'), schema, shownAs);

/** A text whose value was worked out when the program was built is taken apart only where something in it is wrong. */
export const parseYaml = <T>(text: string, schema: z.ZodType<T>, file: string): YamlFile<T> => {
  const made = madeValue(text);
  const checked = made === undefined ? null : schema.safeParse(made);
  if (checked?.success !== true) return parsed(text, schema, file);
  let apart: YamlFile<T> | null = null;
  const locate: YamlFile<T>['locate'] = (path) => (apart ??= parsed(text, schema, file)).locate(path);
  return { file, value: checked.data, problems: [], locate };
};

/** What a text of YAML says; undefined where it is broken. */
export const valueOfYaml = (text: string): unknown => {
  const document = parseDocument(text, QUIET);
  return document.errors.length > 0 ? undefined : document.toJS();
};

/** What the parser would tell of on the error output of the program is told as a problem of the file. */
const QUIET = { logLevel: 'error' } as const;

const parsed = <T>(text: string, schema: z.ZodType<T>, file: string): YamlFile<T> => {
  const lines = new LineCounter();
  const document = parseDocument(text, { ...QUIET, lineCounter: lines, prettyErrors: false });
  const at = (offset: number): { line: number; column: number } => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  const locate = (path: readonly PropertyKey[]): { line: number; column: number } => at(offsetOf(document, path));
  const trouble = [...document.errors, ...document.warnings].map(({ pos, message }) => ({ at: pos[0], message }));
  const problems = [...trouble, ...oddKeys(document)].map((each) => ({ file, ...at(each.at), message: each.message }));
  if (problems.length > 0) return { file, value: null, problems, locate };
  const told = toldBy(document);
  if ('problem' in told) return { file, value: null, problems: [{ file, line: 1, column: 1, message: told.problem }], locate };
  const checked = schema.safeParse(told.value);
  if (checked.success) return { file, value: checked.data, problems: [], locate };
  const breaches = checked.error.issues.map((issue) => ({
    file,
    ...locate(issue.path),
    message: `${issue.path.map(String).join('.') || 'file'}: ${issue.message}`,
  }));
  return { file, value: null, problems: breaches, locate };
};

/** Lists and maps as keys, which no name is. */
const oddKeys = (document: Document): readonly { readonly at: number; readonly message: string }[] => {
  const found: { at: number; message: string }[] = [];
  visit(document, {
    Pair: (_, { key }) => {
      if (isCollection(key) || (isAlias(key) && isCollection(key.resolve(document))))
        found.push({ at: key.range?.[0] ?? 0, message: 'a key is a list or a map' });
    },
  });
  return found;
};

/** An alias without its anchor, or more of them than a file of rules has, is found only now. */
const toldBy = (document: Document): { readonly value: unknown } | { readonly problem: string } => {
  try {
    return { value: document.toJS() };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
};

/** Offset of the node at a path, or of its nearest ancestor that is in the file. */
const offsetOf = (document: Document, path: readonly PropertyKey[]): number => {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
};
