import { createHash } from 'node:crypto';
import type { Finding, FindingStatus } from '../model/index.js';
import { openPipeline, type Pipeline, processFile } from '../pipeline.js';
import { examplesLexiconSchema } from '../rules/lexicons/examples.js';
import { createFolderReader } from '../rules/load.js';
import type { RequirementExample } from '../rules/require-schema.js';
import type { Requirement } from '../rules/standard.js';
import type { RuleTestFailure, RuleTestResult } from './ports.js';

/** Runs every example of every requirement through the whole pipeline: the verdict must be the one it stands under. */
export const requirementTests =
  (rulesFolder: string) =>
  async (requirements: readonly Requirement[]): Promise<RuleTestResult> => {
    const pipeline = await openPipeline(rulesFolder);
    const wrap = loadWrapper(rulesFolder);
    const failures: RuleTestFailure[] = [];
    let examples = 0;
    for (const requirement of requirements) {
      for (const [verdict, example] of examplesOf(requirement)) {
        examples += 1;
        const failure = await failureOf(pipeline, requirement, verdict, example, wrap);
        if (failure !== null) failures.push(failure);
      }
    }
    return { rules: requirements.length, examples, failures };
  };

/** Makes an order of an example: clauses are put into the smallest procedure there is. */
type Wrapper = (example: RequirementExample) => string;

const loadWrapper = (rulesFolder: string): Wrapper => {
  const reader = createFolderReader(rulesFolder);
  const lexicon = reader.one('lexicon/examples.yaml', examplesLexiconSchema).value;
  if (lexicon === null) return reader.fail();
  return ({ text, order }) => order ?? lexicon.order.replace('{clauses}', () => paragraphs(text ?? ''));
};

/** A line of an example is a paragraph. */
const paragraphs = (text: string): string => text.split('\n').join('\n\n');

const examplesOf = function* ({ examples }: Requirement): Iterable<readonly [FindingStatus, RequirementExample]> {
  // The keys of a record checked by its schema, which Object.entries does not say.
  for (const [verdict, list] of Object.entries(examples) as [FindingStatus, readonly RequirementExample[]][]) {
    for (const example of list) yield [verdict, example];
  }
};

const failureOf = async (
  pipeline: Pipeline,
  requirement: Requirement,
  verdict: FindingStatus,
  example: RequirementExample,
  wrap: Wrapper,
): Promise<RuleTestFailure | null> => {
  const bytes = Buffer.from(wrap(example), 'utf8');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const { findings } = await processFile(pipeline, { path: 'example.txt', sha256, bytes });
  const found = findings.filter(({ requirementId }) => requirementId === requirement.id);
  if (found.length === 1 && found[0]?.status === verdict) return null;
  return {
    ruleId: requirement.id,
    place: requirement.file,
    text: example.text ?? example.order ?? '',
    expected: example.because === null ? verdict : `${verdict} (${example.because})`,
    actual: found.length === 0 ? '–' : found.map(described).join('; '),
  };
};

const described = ({ status, actual, explanation }: Finding): string =>
  [status, actual, explanation].filter((part) => part !== null && part !== '').join(': ');
