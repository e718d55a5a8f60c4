import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { EngineEditions } from './model/index.js';

/**
 * Names the editions of readers and rules by their contents: any change in code or rules that may change a result changes the name.
 * @param programs what is known of the programs outside npm, which results depend on too
 */
export const editionsOf = (rulesFolder: string, programs: readonly string[]): EngineEditions => {
  const rules = filesBelow(rulesFolder);
  const judging = rules.filter((name) => JUDGING_RULES.test(name));
  const reading = rules.filter((name) => !JUDGING_RULES.test(name) && !OTHER_LEXICONS.test(name));
  const code = fileURLToPath(new URL('.', import.meta.url));
  return {
    reading: digest([...contents(rulesFolder, reading), ...codeOf(code, READING_CODE), process.version, ...programs]),
    judging: digest([...contents(rulesFolder, judging), ...codeOf(code, JUDGING_CODE)]),
    writing: digest([
      ...contents(
        rulesFolder,
        rules.filter((name) => OTHER_LEXICONS.test(name)),
      ),
      ...codeOf(code, WRITING_CODE),
    ]),
  };
};

/** Requirements, and the words of findings and of failures. */
const JUDGING_RULES = /^(?:require\/.+|standard|lexicon\/(?:verdicts|messages|stems))\.yaml$/u;
/** Words of outputs, which no reading depends on. */
const OTHER_LEXICONS = /^lexicon\/(?:codes|dataset|diff|examples|explain|letters|queries|report|search|tilemap|xlsx)\.yaml$/u;
const READING_CODE = ['model', 'rules', 'adapters', 'extract', 'parse', 'normalize', 'pipeline'];
const JUDGING_CODE = ['compare'];
const WRITING_CODE = ['store', 'dataset', 'report', 'messages', 'cli', 'batch'];

const codeOf = (root: string, rooms: readonly string[]): readonly string[] =>
  contents(
    root,
    filesBelow(root).filter((name) => CODE.test(name) && rooms.includes(name.split(/[/.]/u)[0] ?? '')),
  );

const CODE = /\.(?:[jt]s|css)$/u;

const filesBelow = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .map((name) => name.split(path.sep).join('/'))
        .filter((name) => (/\.(?:yaml|js|ts|css)$/u.test(name) && !name.endsWith('.d.ts')) || name === LIKENESS)
        .sort()
    : [];

/** What was learnt decides what is recognized; other JSON beside the rules does not. */
const LIKENESS = 'likeness.json';

const contents = (folder: string, names: readonly string[]): readonly string[] =>
  names.map((name) => `${name}\n${digest([readFileSync(path.join(folder, name), 'utf8')])}`);

const digest = (parts: readonly string[]): string => createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 24);
