import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { type CodesLexicon, codesLexiconSchema } from '../rules/lexicons/codes.js';
import { messagesLexiconSchema } from '../rules/lexicons/messages.js';
import { createMessages, type Lang, type Messages } from './messages.js';

/** Loads the catalogue from a rules folder. Throws where it is missing or incomplete: it comes with the program. */
export const loadMessages = (rulesFolder: string, lang: Lang): Messages => {
  const read = (name: string): unknown => parse(readFileSync(path.join(rulesFolder, 'lexicon', name), 'utf8'));
  let codes: CodesLexicon | null = null;
  const labels = (): CodesLexicon => {
    codes ??= codesLexiconSchema.parse(read('codes.yaml'));
    return codes;
  };
  return createMessages(messagesLexiconSchema.parse(read('messages.yaml')), labels, lang);
};
