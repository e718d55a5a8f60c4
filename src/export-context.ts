import { buildXml } from './adapters/xml.js';
import type { ExportContext } from './dataset/export/index.js';
import { codesLexiconSchema } from './rules/lexicons/codes.js';
import { datasetLexiconSchema } from './rules/lexicons/dataset.js';
import { exportsLexiconSchema } from './rules/lexicons/exports.js';
import { queriesLexiconSchema } from './rules/lexicons/queries.js';
import { createFolderReader } from './rules/load.js';

/** What exports of a dataset are handed: words of a rules folder and the builder of XML. Throws `RulesError`. */
export const openExportContext = (rulesFolder: string, lang: 'ru' | 'en'): ExportContext => {
  const reader = createFolderReader(rulesFolder);
  const words = reader.one('lexicon/exports.yaml', exportsLexiconSchema).value;
  const dataset = reader.one('lexicon/dataset.yaml', datasetLexiconSchema).value;
  const codes = reader.one('lexicon/codes.yaml', codesLexiconSchema).value;
  const queries = reader.one('lexicon/queries.yaml', queriesLexiconSchema).value;
  if (words === null || dataset === null || codes === null || queries === null) return reader.fail();
  return {
    lang,
    words: { ...words[lang], units: Object.fromEntries(Object.entries(dataset.units).map(([unit, label]) => [unit, label[lang]])) },
    queries: queries.queries,
    buildXml,
    label: (list, code) => codes[list][code]?.[lang] ?? code,
  };
};
