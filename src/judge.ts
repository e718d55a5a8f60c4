import { compareAct, type CompareContext } from './compare/index.js';
import type { Act, Finding } from './model/index.js';
import { verdictsLexiconSchema } from './rules/lexicons/verdicts.js';
import { createFolderReader } from './rules/load.js';
import { stemsSchema } from './rules/schema.js';
import type { Standard } from './rules/standard.js';
import { createStemmer } from './rules/tokens.js';

/** Judges the acts of one file by some requirements of a standard, with the words of a rules folder. Throws `RulesError`. */
export const openJudge = (
  rulesFolder: string,
  standard: Standard,
): ((acts: readonly Act[], requirements: ReadonlySet<string>) => readonly Finding[]) => {
  const context = contextOf(rulesFolder);
  let asked: ReadonlySet<string> | null = null;
  let narrowed = standard;
  return (acts, requirements) => {
    if (requirements !== asked) {
      asked = requirements;
      narrowed = { ...standard, requirements: standard.requirements.filter(({ id }) => requirements.has(id)) };
    }
    return acts.flatMap((act) => compareAct(context, narrowed, act, acts));
  };
};

const contextOf = (folder: string): CompareContext => {
  const reader = createFolderReader(folder);
  const stems = reader.one('lexicon/stems.yaml', stemsSchema).value;
  const verdicts = reader.one('lexicon/verdicts.yaml', verdictsLexiconSchema).value;
  if (stems === null || verdicts === null) return reader.fail();
  return { stem: createStemmer(stems.aliases, stems.derivational), verdicts };
};
