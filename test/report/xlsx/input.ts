import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { DocumentRecord } from '../../../src/model/index.js';
import type { WorkbookInput } from '../../../src/report/xlsx/index.js';
import { xlsxLexiconSchema } from '../../../src/rules/lexicons/xlsx.js';
import { labels, requirements } from '../sample-input.js';

export const lexicon = xlsxLexiconSchema.parse(parse(readFileSync(new URL('../../../rules/lexicon/xlsx.yaml', import.meta.url), 'utf8')));

export const workbookInput = (documents: readonly DocumentRecord[], more: Partial<WorkbookInput> = {}): WorkbookInput => ({
  documents,
  standard: { id: 'touchpoints', version: '2024-1', title: 'Типовой порядок ведения перечня точек взаимодействия', requirements },
  labels,
  lang: 'ru',
  lexicon,
  ...more,
});
