import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createFolderReader } from '../rules/load.js';
import type { Expectation } from '../rules/require-schema.js';
import { type Emit, recognizeRuleSchema } from '../rules/schema.js';
import type { Requirement } from '../rules/standard.js';
import type { Connection } from '../store/index.js';

/**
 * What requirements ask for that reading did not look for: what no rule of the reading finds and no stored fact has, and what rules that
 * come with the standard find in another way.
 * @param reading rules folder that the files were read with
 * @param standard folder of the standard, with rules of its own or none
 * @returns codes by requirement, only where there are any. Throws `RulesError`
 */
export const notAsked = (
  db: Connection,
  requirements: readonly Requirement[],
  { reading, standard }: { readonly reading: string; readonly standard: string },
): ReadonlyMap<string, readonly string[]> => {
  const stored = storedCodes(db);
  const others = codesOfRules(standard, otherRules(reading, standard));
  let known: ReadonlySet<string> | null = null;
  const isLookedFor = (code: string): boolean => {
    if (others.has(code)) return false;
    if (stored.has(code)) return true;
    known ??= codesOfRules(reading, rulesOf(reading));
    return known.has(code);
  };
  return new Map(
    requirements
      .map(({ id, expect }) => [id, neededCodes(expect).filter((code) => !isLookedFor(code))] as const)
      .filter(([, codes]) => codes.length > 0),
  );
};

/** Facts by the codes that rules give them. Other facts are read whatever the standard asks. */
const neededCodes = (expect: Expectation): readonly string[] => {
  switch (expect.kind) {
    case 'provision':
      return [`provision ${expect.topic}`];
    case 'items':
      return expect.items.map(({ item }) => `provision ${expect.topic}/${item}`);
    case 'trigger':
      return [`trigger ${expect.trigger}`];
    case 'deadline':
      return [`action ${expect.action}`];
    case 'response-time':
      return expect.terms.map(({ action }) => `action ${action}`);
    default:
      return [];
  }
};

const storedCodes = (db: Connection): ReadonlySet<string> =>
  new Set(
    db
      .prepare<[], string>(
        `SELECT DISTINCT 'provision ' || topic || coalesce('/' || item, '') FROM provisions
         UNION SELECT DISTINCT 'trigger ' || kind FROM triggers UNION SELECT DISTINCT 'action ' || action FROM deadlines`,
      )
      .pluck()
      .all(),
  );

const FOLDER = 'recognize';

const rulesOf = (folder: string): readonly string[] => {
  const rules = path.join(folder, FOLDER);
  if (!existsSync(rules)) return [];
  return readdirSync(rules, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .sort();
};

/** Rules of the standard's folder that reading did not have, or had otherwise. */
const otherRules = (reading: string, standard: string): readonly string[] =>
  rulesOf(standard).filter((name) => {
    const own = path.join(reading, FOLDER, name);
    return !existsSync(own) || !readFileSync(own).equals(readFileSync(path.join(standard, FOLDER, name)));
  });

const codesOfRules = (folder: string, names: readonly string[]): ReadonlySet<string> => {
  const reader = createFolderReader(folder);
  const rules = names.map((name) => reader.one(path.join(FOLDER, name), recognizeRuleSchema).value);
  reader.failIfAny();
  return new Set(rules.flatMap((rule) => (rule === null ? [] : codeOf(rule.emit))));
};

const codeOf = (emit: Emit): readonly string[] => {
  if ('provision' in emit) return [`provision ${emit.provision}`];
  if ('trigger' in emit) return [`trigger ${emit.trigger}`];
  return 'action' in emit ? [`action ${emit.action}`] : [];
};
