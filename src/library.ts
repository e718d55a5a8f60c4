import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { contentOf } from './batch/content.js';
import { compareAct, type CompareContext } from './compare/index.js';
import type { Act, DocumentRecord, Finding, InputFile } from './model/index.js';
import { openPipeline, type Pipeline, processFile } from './pipeline.js';
import { createFolderReader } from './rules/load.js';
import { verdictsLexiconSchema } from './rules/lexicons/verdicts.js';
import { stemsSchema } from './rules/schema.js';
import { loadStandard as loadRequirements, type Standard } from './rules/standard.js';
import { createStemmer } from './rules/tokens.js';

/** A file read: its text, its acts with their facts, and where each stands; nothing is judged yet. */
export type Order = Omit<DocumentRecord, 'findings'>;

export interface ReadOptions {
  /** Name of the file where bytes are given: it helps to tell the format, and the id comes from it. */
  readonly name?: string;
  /** Folder of rules and lexicon; those that come with the package where there is none. */
  readonly rules?: string;
}

/** A standard with the folder it was loaded from, whose words findings are written in. JSON-expressible. */
export interface LoadedStandard extends Standard {
  readonly rulesFolder: string;
}

/**
 * Reads a file of any known format. A file that cannot be read gives `status: 'failed'` with the reason in `errorCode` and
 * `errorMessage`; it does not reject.
 * @param file path, or the bytes
 * @throws Refusal where a path leads to no file; RulesError where the rules are broken
 */
export const readOrder = async (file: string | Uint8Array, options: ReadOptions = {}): Promise<Order> => {
  const input = typeof file === 'string' ? await contentOf(file) : inputOf(file, options.name ?? 'order');
  const { findings: _, ...order } = await processFile(await pipelineOf(options.rules ?? BUILT_IN), input);
  return order;
};

/**
 * The standard of a rules folder, the one that comes with the package where none is given.
 * @throws RulesError with every problem of every file
 */
export const loadStandard = (folder: string = BUILT_IN): LoadedStandard => ({ ...loadRequirements(folder), rulesFolder: folder });

/**
 * Judges acts against a standard from their facts: for each primary act one finding a requirement, in the order of the standard.
 * @param acts an act, or the acts of one file, which are also told apart as versions of one another
 */
export const compare = (acts: Act | readonly Act[], standard: LoadedStandard): Finding[] => {
  const all = isOne(acts) ? [acts] : acts;
  const context = contextOf(standard.rulesFolder);
  return all.flatMap((act) => compareAct(context, standard, act, all));
};

const BUILT_IN = fileURLToPath(new URL('../rules', import.meta.url));

const inputOf = (file: Uint8Array, name: string): InputFile => {
  const bytes = Buffer.from(file);
  return { path: name, sha256: createHash('sha256').update(bytes).digest('hex'), bytes };
};

/** `Array.isArray` does not narrow readonly arrays. */
const isOne = (acts: Act | readonly Act[]): acts is Act => !Array.isArray(acts);

const pipelines = new Map<string, Promise<Pipeline>>();
const contexts = new Map<string, CompareContext>();

/** Rules take longer to load than most orders to read: once a folder is enough. */
const pipelineOf = (folder: string): Promise<Pipeline> => {
  const known = pipelines.get(folder) ?? openPipeline(folder);
  pipelines.set(folder, known);
  return known;
};

const contextOf = (folder: string): CompareContext => {
  const known = contexts.get(folder) ?? openContext(folder);
  contexts.set(folder, known);
  return known;
};

const openContext = (folder: string): CompareContext => {
  const reader = createFolderReader(folder);
  const stems = reader.one('lexicon/stems.yaml', stemsSchema);
  const verdicts = reader.one('lexicon/verdicts.yaml', verdictsLexiconSchema);
  if (stems.value === null || verdicts.value === null) return reader.fail();
  return { stem: createStemmer(stems.value.aliases, stems.value.derivational), verdicts: verdicts.value };
};
