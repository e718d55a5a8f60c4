import { createHash } from 'node:crypto';
import { createWording } from './compare/wording.js';
import { explain, smallestChange, type Explanation, type Rejudge } from './explain/index.js';
import { Refusal, type Act, type DocumentRecord, type InputFile } from './model/index.js';
import { openPipeline, processFile, traceFile, type Pipeline } from './pipeline.js';
import { explainLexiconSchema, type ExplainLexicon } from './rules/lexicons/explain.js';
import { createFolderReader } from './rules/load.js';
import { conceptsSchema } from './rules/schema.js';

/** The explanations of one requirement for every act of a file that is judged. */
export interface FileExplained {
  readonly record: DocumentRecord;
  readonly acts: readonly { readonly act: Act; readonly explanation: Explanation }[];
  readonly lexicon: ExplainLexicon;
}

/**
 * Why a requirement got its verdict in a file, and what would meet it.
 * @throws Refusal `rule-unknown` for an id that is none of a requirement, with the nearest ones; RulesError
 */
export const explainFile = async (rulesFolder: string, file: InputFile, requirementId: string): Promise<FileExplained> => {
  const pipeline = await openPipeline(rulesFolder);
  const { requirements } = pipeline.standard;
  const requirement = requirements.find(({ id }) => id === requirementId);
  if (requirement === undefined) {
    const ids = requirements.map(({ id }) => id);
    throw new Refusal('rule-unknown', { id: requirementId, nearest: nearestIds(ids, requirementId).join(', ') });
  }
  const { lexicon, titles } = wordsOf(rulesFolder);
  const { record, parsed } = await traceFile(pipeline, file);
  const { recognition } = pipeline.contexts.normalize;
  const { termGenitive: term } = createWording(pipeline.contexts.compare.verdicts);
  const context = { recognition, lexicon, titles, standard: pipeline.standard, term };
  const acts = record.acts.flatMap((act) => {
    const finding = record.findings.find((each) => each.actId === act.id && each.requirementId === requirementId);
    const own = parsed?.acts.find(({ ordinal }) => ordinal === act.ordinal);
    return finding === undefined || own === undefined || parsed === null ? [] : [{ act, finding, parsed: own, file: parsed }];
  });
  const explained = [];
  for (const { act, finding, parsed: own, file: whole } of acts) {
    const change = await smallestChange(context, { text: record.text, act, finding, requirement }, rejudge(pipeline, act));
    explained.push({ act, explanation: explain(context, { file: whole, parsed: own, act, finding, requirement }, change) });
  }
  return { record, acts: explained, lexicon };
};

/** Reads a text as a file of its own and judges the act that stands in the place of this one. */
const rejudge =
  (pipeline: Pipeline, act: Act): Rejudge =>
  async (text) => {
    const bytes = Buffer.from(text, 'utf8');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const { acts, findings } = await processFile(pipeline, { path: 'changed.txt', sha256, bytes });
    const same = acts.find(({ ordinal, isPrimary }) => ordinal === act.ordinal && isPrimary);
    return same === undefined
      ? null
      : new Map(findings.filter(({ actId }) => actId === same.id).map((each) => [each.requirementId, each.status]));
  };

const wordsOf = (rulesFolder: string): { readonly lexicon: ExplainLexicon; readonly titles: ReadonlyMap<string, string> } => {
  const reader = createFolderReader(rulesFolder);
  const lexicon = reader.one('lexicon/explain.yaml', explainLexiconSchema).value;
  const concepts = reader.all('lexicon/concepts', conceptsSchema);
  if (lexicon === null) return reader.fail();
  const titles = concepts.flatMap(({ value }) => Object.entries(value ?? {}).map(([name, { title }]) => [name, title] as const));
  return { lexicon, titles: new Map(titles) };
};

const MAX_NEAREST = 4;

/** Ids that share the most with the one asked for: its words, then the pairs of letters. */
const nearestIds = (ids: readonly string[], wanted: string): string[] => {
  const pairs = (id: string): Set<string> => new Set([...id].slice(1).map((letter, index) => `${id.charAt(index)}${letter}`));
  const own = pairs(wanted.toLowerCase());
  const shared = (id: string): number => [...pairs(id)].filter((pair) => own.has(pair)).length / (pairs(id).size + own.size);
  return ids.toSorted((a, b) => shared(b) - shared(a)).slice(0, MAX_NEAREST);
};
