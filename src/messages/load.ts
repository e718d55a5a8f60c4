import path from 'node:path';
import type { z } from 'zod';
import { type CodesLexicon, codesLexiconSchema } from '../rules/lexicons/codes.js';
import { messagesLexiconSchema } from '../rules/lexicons/messages.js';
import { RulesError } from '../rules/problem.js';
import { readYaml } from '../rules/yaml.js';
import { createMessages, type Lang, type Messages } from './messages.js';

/** Loads the catalogue from a rules folder. Throws where it is missing or incomplete: it comes with the program. */
export const loadMessages = (rulesFolder: string, lang: Lang): Messages => {
  const read = <T>(name: string, schema: z.ZodType<T>): T => {
    const { value, problems } = readYaml(path.join(rulesFolder, 'lexicon', name), schema, `lexicon/${name}`);
    if (value === null) throw new RulesError(problems);
    return value;
  };
  let codes: CodesLexicon | null = null;
  const labels = (): CodesLexicon => {
    codes ??= read('codes.yaml', codesLexiconSchema);
    return codes;
  };
  return createMessages(read('messages.yaml', messagesLexiconSchema), labels, lang);
};
