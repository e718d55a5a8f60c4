import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { readText } from '../../src/extract/text.js';
import type { ParsedFile } from '../../src/model/index.js';
import type { ActInput } from '../../src/normalize/context.js';
import { createNominative } from '../../src/normalize/nominative.js';
import { createIdentity, type Identity } from '../../src/normalize/requisites/context.js';
import { recognizeAct } from '../../src/parse/mentions/index.js';
import { parseSource } from '../../src/parse/index.js';
import { structureLexiconSchema } from '../../src/rules/lexicons/structure.js';
import { loadRecognition } from '../../src/rules/load.js';
import { loadIdentityLexicons } from '../../src/rules/load-identity.js';
import { testContext } from '../extract/context.js';

const rules = fileURLToPath(new URL('../../rules', import.meta.url));
export const recognition = loadRecognition(rules);
export const identity: Identity = createIdentity(loadIdentityLexicons(rules), recognition);
const structure = structureLexiconSchema.parse(parse(readFileSync(`${rules}/lexicon/structure.yaml`, 'utf8')));
const nominative = createNominative(recognition.declension, recognition.grammar);
const extract = testContext();

/** The file that a text makes. */
export const parsed = (text: string): ParsedFile => {
  const read = readText(extract, Buffer.from(text, 'utf8'));
  if (!read.ok) throw new Error(read.failure.code);
  return parseSource({ stem: recognition.stem, structure }, read.value).value;
};

/** What normalization is handed for each act of a text. */
export const actInputs = (text: string): ActInput[] => {
  const file = parsed(text);
  return file.acts.map((act) => ({
    recognition,
    nominative,
    documentId: 'test',
    file,
    act,
    found: recognizeAct(recognition, file, act),
    clauses: [],
  }));
};

/** The first act of a text. */
export const firstAct = (text: string): ActInput => {
  const [first] = actInputs(text);
  if (first === undefined) throw new Error('no act');
  return first;
};
