import type { Reporter } from '../batch/index.js';
import type { Lang } from '../messages/index.js';
import type { StandardInfo } from '../model/index.js';
import { reportPieces } from '../report/index.js';
import { codesLexiconSchema } from '../rules/lexicons/codes.js';
import { reportLexiconSchema, tileMapSchema } from '../rules/lexicons/report.js';
import { createFolderReader } from '../rules/load.js';
import { loadStandard } from '../rules/standard.js';
import { thresholdsOf } from './thresholds.js';

/** The report in one language, with its words and its map. Throws `RulesError`. */
export const loadReporter = async (rulesFolder: string, standard: StandardInfo, lang: Lang): Promise<Reporter> => {
  const reader = createFolderReader(rulesFolder);
  const lexicon = reader.one('lexicon/report.yaml', reportLexiconSchema);
  const codes = reader.one('lexicon/codes.yaml', codesLexiconSchema);
  const tiles = reader.one('lexicon/tilemap.yaml', tileMapSchema);
  if (lexicon.value === null || codes.value === null || tiles.value === null) return reader.fail();
  const labels = { lexicon: lexicon.value, codes: codes.value, tiles: tiles.value };
  const { title, groups, requirements } = loadStandard(rulesFolder);
  const thresholds = thresholdsOf(requirements);
  return (documents) => reportPieces({ documents, standard: { ...standard, title }, groups, thresholds, labels, lang });
};
