import type { Lang } from '../messages/index.js';
import type { DocumentRecord, StandardInfo } from '../model/index.js';
import { type FindingReviews, workbookPieces } from '../report/xlsx/index.js';
import { codesLexiconSchema } from '../rules/lexicons/codes.js';
import { reportLexiconSchema, tileMapSchema } from '../rules/lexicons/report.js';
import { xlsxLexiconSchema } from '../rules/lexicons/xlsx.js';
import { createFolderReader } from '../rules/load.js';
import { loadStandard } from '../rules/standard.js';

export interface WorkbookMatter {
  readonly documents: Iterable<DocumentRecord>;
  readonly standard: StandardInfo;
  readonly reviews?: FindingReviews;
  readonly fileHref?: (record: DocumentRecord) => string | null;
}

/** The workbook in one language, with its words, in pieces. Throws `RulesError`. */
export const loadWorkbook = (rulesFolder: string, lang: Lang): ((matter: WorkbookMatter) => Promise<readonly Uint8Array[]>) => {
  const reader = createFolderReader(rulesFolder);
  const words = reader.one('lexicon/xlsx.yaml', xlsxLexiconSchema).value;
  const lexicon = reader.one('lexicon/report.yaml', reportLexiconSchema).value;
  const codes = reader.one('lexicon/codes.yaml', codesLexiconSchema).value;
  const tiles = reader.one('lexicon/tilemap.yaml', tileMapSchema).value;
  if (words === null || lexicon === null || codes === null || tiles === null) return reader.fail();
  const { title } = loadStandard(rulesFolder);
  return ({ standard, ...matter }) =>
    workbookPieces({ ...matter, standard: { ...standard, title }, labels: { lexicon, codes, tiles }, lang, lexicon: words });
};
