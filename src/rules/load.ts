import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { z } from 'zod';
import { declensionSchema, type Declension } from './lexicons/declension.js';
import { timeLexiconSchema, type TimeLexicon } from './lexicons/time.js';
import { createLikeness, type Likeness } from './likeness/likeness.js';
import { likenessSchema } from './likeness/schema.js';
import { createDenial, createDenialReader, createNegation, type IsDenial, type Negation } from './phrase/negation.js';
import { DENIAL } from './phrase/denials.js';
import { parseLine, parseSequence, PhraseSyntaxError, type Line, type Node } from './phrase/syntax.js';
import { RulesError, type RuleProblem } from './problem.js';
import { createRuleBook, type RuleBook } from './rulebook.js';
import {
  conceptsSchema,
  grammarSchema,
  negationSchema,
  recognizeRuleSchema,
  slotTableSchema,
  stemsSchema,
  type Grammar,
  type RecognizeRule,
} from './schema.js';
import { createSegmenter, verbsOf, type Segmenter } from './segment.js';
import { createDateReader } from './slots/date.js';
import { createDurationReader } from './slots/duration.js';
import { createCommissionReader, createPostReader, createUnitReader, type OpenPhraseReader } from './slots/noun-phrase.js';
import { createNumberReader, type Read } from './slots/number.js';
import { createPersonReader } from './slots/person.js';
import { createStemmer, type Stemmer, type Token } from './tokens.js';
import { createVocabulary, type Concept, type Slot, type TableSlot, type Vocabulary } from './vocabulary.js';
import { readYaml, type YamlFile } from './yaml.js';

/** The language half of the rules: words, slots, concepts and the recognizing rules, ready to be matched. */
export interface Recognition {
  readonly stem: Stemmer;
  readonly time: TimeLexicon;
  readonly grammar: Grammar;
  readonly negation: Negation;
  readonly vocabulary: Vocabulary;
  readonly book: RuleBook;
  /** What is told by its words taken together where no rule finds it; null where nothing has been learnt. */
  readonly likeness: Likeness | null;
  readonly isDenial: IsDenial;
  readonly segmenter: Segmenter;
  readonly declension: Declension;
  /** Where each rule stands, from the rules folder. */
  readonly fileOf: ReadonlyMap<string, string>;
}

/** Loads `lexicon/` and `recognize/` of a rules folder. Throws `RulesError` with every problem of every file. */
export const loadRecognition = (folder: string): Recognition => {
  const reader = createFolderReader(folder);
  const stems = reader.one('lexicon/stems.yaml', stemsSchema);
  const time = reader.one('lexicon/time.yaml', timeLexiconSchema);
  const grammar = reader.one('lexicon/grammar.yaml', grammarSchema);
  const declension = reader.one('lexicon/declension.yaml', declensionSchema);
  const negation = reader.one('lexicon/negation.yaml', negationSchema);
  const concepts = reader.all('lexicon/concepts', conceptsSchema);
  const tables = reader.all('lexicon/slots', slotTableSchema);
  const rules = reader.all('recognize', recognizeRuleSchema);
  if (stems.value === null || time.value === null || grammar.value === null || negation.value === null) reader.fail();
  const stem = createStemmer(stems.value?.aliases ?? {}, stems.value?.derivational ?? []);
  const vocabulary = createVocabulary(
    stem,
    readConcepts(reader, concepts),
    readTables(reader, tables),
    time.value && grammar.value && negation.value ? slotsOf(stem, time.value, grammar.value, negation.value) : [],
  );
  checkNames(reader, vocabulary, concepts, tables);
  const checked = readRules(reader, vocabulary, rules);
  const likeness = loadLikeness(reader, folder);
  reader.failIfAny();
  if (time.value === null || grammar.value === null || negation.value === null || declension.value === null) return reader.fail();
  const denials = negation.value;
  return {
    stem,
    time: time.value,
    grammar: grammar.value,
    negation: createNegation(negation.value, verbsOf(grammar.value)),
    isDenial: createDenial(negation.value),
    likeness,
    segmenter: createSegmenter(grammar.value),
    declension: declension.value,
    vocabulary,
    book: createRuleBook(
      vocabulary,
      checked.map(({ rule }) => deniable(rule, denials)),
    ),
    fileOf: new Map(checked.map(({ rule, file }) => [rule.id, file])),
  };
};

/** A copied folder of rules may be without it: then nothing is told by likeness. */
const loadLikeness = (reader: FolderReader, folder: string): Likeness | null => {
  const file = path.join(folder, LIKENESS_FILE);
  if (!existsSync(file)) return null;
  const read = likenessSchema.safeParse(parsedJson(readFileSync(file, 'utf8')));
  if (read.success) return createLikeness(read.data);
  const message = `the file is not as \`npm run likeness -- --write\` leaves it: ${read.error.issues[0]?.message ?? ''}`;
  reader.report({ file: LIKENESS_FILE, line: 1, column: 1, message });
  return null;
};

/** Undefined where the text is no JSON. */
const parsedJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

export const LIKENESS_FILE = 'likeness.json';

/**
 * The rule, which finds nothing of what is denied: a provision or an occasion under a denial («Не предусматривается: – обратная
 * связь»), a role that nobody is given («Ответственное лицо не назначается»).
 */
const deniable = (rule: RecognizeRule, { denyingLeads, denyingRoles }: z.infer<typeof negationSchema>): RecognizeRule =>
  'role' in rule.emit
    ? { ...rule, none: [...rule.none, ...denyingRoles] }
    : 'provision' in rule.emit || 'trigger' in rule.emit
      ? { ...rule, notUnder: [...rule.notUnder, ...denyingLeads] }
      : rule;

export interface FolderReader {
  readonly one: <T>(name: string, schema: z.ZodType<T>) => YamlFile<T>;
  readonly all: <T>(name: string, schema: z.ZodType<T>) => readonly YamlFile<T>[];
  readonly report: (problem: RuleProblem) => void;
  readonly failIfAny: () => void;
  readonly fail: () => never;
}

/** Reads YAML files of a rules folder and gathers the problems of all of them. */
export const createFolderReader = (folder: string): FolderReader => {
  const problems: RuleProblem[] = [];
  const fail = (): never => {
    throw new RulesError(problems);
  };
  const one = <T>(name: string, schema: z.ZodType<T>): YamlFile<T> => {
    const file = path.join(folder, name);
    if (!existsSync(file)) {
      problems.push({ file: name, line: 1, column: 1, message: 'the file is missing' });
      return { file: name, value: null, problems, locate: () => ({ line: 1, column: 1 }) };
    }
    const read = readYaml(file, schema, name);
    problems.push(...read.problems);
    return read;
  };
  const all = <T>(name: string, schema: z.ZodType<T>): YamlFile<T>[] =>
    yamlFilesIn(path.join(folder, name)).map((file) => one(path.join(name, file), schema));
  return {
    one,
    all,
    report: (problem) => problems.push(problem),
    failIfAny: () => {
      if (problems.length > 0) fail();
    },
    fail,
  };
};

const yamlFilesIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.yaml'))
        .sort()
    : [];

/** Parses a pattern; a mistake in it is reported at its place in the file. */
const tryParse = <T>(reader: FolderReader, file: YamlFile<unknown>, where: readonly PropertyKey[], parse: () => T): T | null => {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof PhraseSyntaxError)) throw error;
    const { line, column } = file.locate(where);
    reader.report({ file: file.file, line, column: column + error.column, message: error.message });
    return null;
  }
};

const readConcepts = (reader: FolderReader, files: readonly YamlFile<z.infer<typeof conceptsSchema>>[]): Concept[] => {
  const concepts = new Map<string, Concept>();
  for (const file of files) {
    for (const [name, { phrases }] of Object.entries(file.value ?? {})) {
      if (concepts.has(name)) {
        reader.report({ file: file.file, ...file.locate([name]), message: `the concept ${name} is defined twice` });
      }
      const nodes = phrases.map((text, index) => tryParse(reader, file, [name, 'phrases', index], () => parseSequence(text)));
      concepts.set(name, { name, nodes: nodes.filter((node) => node !== null) });
    }
  }
  return [...concepts.values()];
};

const readTables = (reader: FolderReader, files: readonly YamlFile<z.infer<typeof slotTableSchema>>[]): TableSlot[] =>
  files.flatMap((file) =>
    file.value === null
      ? []
      : [
          {
            name: file.value.slot,
            rows: Object.entries(file.value.values).map(([code, phrases]) => ({
              code,
              nodes: phrases
                .map((text, index) => tryParse(reader, file, ['values', code, index], () => parseSequence(text)))
                .filter((node) => node !== null),
            })),
          },
        ],
  );

const slotsOf = (stem: Stemmer, time: TimeLexicon, grammar: Grammar, negation: z.infer<typeof negationSchema>): Slot[] => {
  const number = createNumberReader(time);
  const duration = createDurationReader(stem, time, number);
  const date = createDateReader(time);
  const person = createPersonReader(stem, grammar);
  return [
    slot('word', (tokens, at) => (tokens[at]?.kind === 'word' ? { end: at + 1, value: null } : null)),
    { name: DENIAL, read: createDenialReader(negation) },
    slot('number', number),
    slot('duration', duration),
    slot('date', date),
    slot('person', person),
    openSlot('post', createPostReader(stem, grammar, person)),
    openSlot('unit', createUnitReader(stem, grammar, person)),
    openSlot('commission', createCommissionReader(stem, grammar, person)),
  ];
};

const slot = (name: string, read: (tokens: readonly Token[], at: number) => Read<unknown> | null): Slot => ({
  name,
  read: (tokens, at) => {
    const found = read(tokens, at);
    return found === null ? [] : [found];
  },
});

const openSlot = (name: string, read: OpenPhraseReader): Slot => ({ name, read });

const checkNames = (
  reader: FolderReader,
  vocabulary: Vocabulary,
  concepts: readonly YamlFile<z.infer<typeof conceptsSchema>>[],
  tables: readonly YamlFile<z.infer<typeof slotTableSchema>>[],
): void => {
  for (const file of concepts) {
    for (const [name, { phrases }] of Object.entries(file.value ?? {})) {
      phrases.forEach((text, index) => checkReferences(reader, vocabulary, file, [name, 'phrases', index], text));
    }
  }
  for (const file of tables) {
    for (const [code, phrases] of Object.entries(file.value?.values ?? {})) {
      phrases.forEach((text, index) => checkReferences(reader, vocabulary, file, ['values', code, index], text));
    }
  }
};

const checkReferences = (
  reader: FolderReader,
  vocabulary: Vocabulary,
  file: YamlFile<unknown>,
  where: readonly PropertyKey[],
  pattern: string,
): void => {
  for (const match of pattern.matchAll(/\{([a-z][a-z0-9-]*)/g)) {
    const name = match[1] ?? '';
    if (vocabulary.has(name)) continue;
    const { line, column } = file.locate(where);
    reader.report({ file: file.file, line, column: column + match.index, message: `there is no concept or slot {${name}}` });
  }
};

const readRules = (
  reader: FolderReader,
  vocabulary: Vocabulary,
  files: readonly YamlFile<RecognizeRule>[],
): { rule: RecognizeRule; file: string }[] => {
  const seen = new Map<string, string>();
  return files.flatMap((file) => {
    const rule = file.value;
    if (rule === null) return [];
    const first = seen.get(rule.id);
    if (first !== undefined) {
      reader.report({ file: file.file, ...file.locate(['id']), message: `the id ${rule.id} is taken by ${first}` });
    }
    seen.set(rule.id, file.file);
    const parsed = [...patternsOf(rule)].map(([where, text]) => {
      checkReferences(reader, vocabulary, file, where, text);
      return tryParse(reader, file, where, (): Line | Node => parseLine(text));
    });
    return parsed.includes(null) ? [] : [{ rule, file: file.file }];
  });
};

const patternsOf = function* (rule: RecognizeRule): Iterable<readonly [readonly PropertyKey[], string]> {
  for (const key of ['match', 'none', 'notUnder', 'alike'] as const)
    for (const [index, text] of rule[key].entries()) yield [[key, index], text];
};
