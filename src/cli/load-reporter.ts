import type { Lang } from '../messages/index.js';
import { loadMessages } from '../messages/load.js';
import type { DocumentRecord, StandardInfo } from '../model/index.js';
import { type PreviewSource, type ReportChanges, reportPieces, type ReportReviews } from '../report/index.js';
import { codesLexiconSchema } from '../rules/lexicons/codes.js';
import { reportLexiconSchema, tileMapSchema } from '../rules/lexicons/report.js';
import { createFolderReader } from '../rules/load.js';
import { loadStandard } from '../rules/standard.js';
import { thresholdsOf } from './thresholds.js';

/** What is reported of: documents in the order of their paths, walked more than once, and what was made or decided beside them. */
export interface Reported {
  readonly documents: Iterable<DocumentRecord>;
  /** The edition that the findings were judged by. */
  readonly standard: StandardInfo;
  readonly reviews: ReportReviews;
  /** Null to leave the section of changes out. */
  readonly changes: ReportChanges | null;
  /** Null to leave looks and crops out. */
  readonly previews: PreviewSource | null;
}

/** Gives the page in pieces. */
export type Reporter = (reported: Reported) => Iterable<string>;

/** The report in one language, with its words and its map. Throws `RulesError`. */
export const loadReporter = (rulesFolder: string, lang: Lang): Reporter => {
  const reader = createFolderReader(rulesFolder);
  const lexicon = reader.one('lexicon/report.yaml', reportLexiconSchema);
  const codes = reader.one('lexicon/codes.yaml', codesLexiconSchema);
  const tiles = reader.one('lexicon/tilemap.yaml', tileMapSchema);
  if (lexicon.value === null || codes.value === null || tiles.value === null) return reader.fail();
  const labels = { lexicon: lexicon.value, codes: codes.value, tiles: tiles.value };
  const noteText = loadMessages(rulesFolder, lang).diagnostic;
  const edition = loadStandard(rulesFolder);
  return ({ documents, standard, reviews, changes, previews }) => {
    // Figures of another edition are not those that the findings were judged by.
    const current = standard.id === edition.id && standard.version === edition.version;
    return reportPieces({
      documents,
      standard: { ...standard, title: edition.title },
      groups: edition.groups,
      thresholds: current ? thresholdsOf(edition.requirements) : [],
      labels,
      lang,
      noteText,
      reviews,
      ...(changes === null ? {} : { changes }),
      ...(previews === null ? {} : { previews }),
    });
  };
};
