import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { CodesLexicon } from '../rules/lexicons/codes.js';
import type { MessagesLexicon } from '../rules/lexicons/messages.js';
import { madeValue } from '../rules/made.js';
import { createMessages, type Lang, type Messages } from './messages.js';

/**
 * The catalogue that comes with the program, as fast as `--help` is waited for: where it is what the build was made with, which checked
 * it, nothing has to be checked again and no schema loaded. Throws as `loadMessages` does.
 */
export const openMessages = async (rulesFolder: string, lang: Lang): Promise<Messages> => {
  const value = (name: string): unknown => madeValue(readFileSync(path.join(rulesFolder, 'lexicon', name), 'utf8'));
  const messages = value('messages.yaml');
  const codes = value('codes.yaml');
  if (messages === undefined || codes === undefined) return (await import('./load.js')).loadMessages(rulesFolder, lang);
  // `scripts/build.mjs` loads both by their schemas before it keeps them.
  return createMessages(messages as MessagesLexicon, () => codes as CodesLexicon, lang);
};
