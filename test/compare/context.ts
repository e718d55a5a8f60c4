import path from 'node:path';
import { compareAct, type CompareContext } from '../../src/compare/index.js';
import type { Act, Finding } from '../../src/model/index.js';
import { verdictsLexiconSchema } from '../../src/rules/lexicons/verdicts.js';
import { stemsSchema } from '../../src/rules/schema.js';
import { loadStandard } from '../../src/rules/standard.js';
import { createStemmer } from '../../src/rules/tokens.js';
import { readYaml } from '../../src/rules/yaml.js';

export const RULES = path.resolve(import.meta.dirname, '../../rules');

const verdicts = readYaml(path.join(RULES, 'lexicon/verdicts.yaml'), verdictsLexiconSchema);
if (verdicts.value === null) throw new Error(JSON.stringify(verdicts.problems));
const stems = readYaml(path.join(RULES, 'lexicon/stems.yaml'), stemsSchema);

export const context: CompareContext = { stem: createStemmer(stems.value?.aliases ?? {}), verdicts: verdicts.value };
export const standard = loadStandard(RULES);

/** The finding on one requirement. */
export const findingFor = (id: string, act: Act, siblings: readonly Act[] = [act]): Finding => {
  const found = compareAct(context, standard, act, siblings).find(({ requirementId }) => requirementId === id);
  if (found === undefined) throw new Error(`no finding for ${id}`);
  return found;
};
