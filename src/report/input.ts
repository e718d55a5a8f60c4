import type { Diagnostic, DocumentRecord, StandardInfo } from '../model/index.js';
import type { CodesLexicon } from '../rules/lexicons/codes.js';
import type { ReportLexicon, TileMap } from '../rules/lexicons/report.js';

/** What a report is made of. The same input gives the same bytes. */
export interface ReportInput {
  /** In the order in which they are to be listed. */
  readonly documents: readonly DocumentRecord[];
  readonly standard: ReportStandard;
  /** Groups of requirements, in the order of the standard; `id` is `RequirementInfo.groupId`. */
  readonly groups: readonly RequirementGroup[];
  readonly labels: ReportLabels;
  readonly lang: ReportLang;
  /** What a diagnostic says; without it the notes on how a file was read are left out. */
  readonly noteText?: (diagnostic: Diagnostic) => string;
}

export type ReportLang = 'ru' | 'en';

export interface ReportStandard extends StandardInfo {
  readonly title: string;
}

export interface RequirementGroup {
  readonly id: string;
  readonly title: string;
}

/** The lexicons of the report: `report.yaml`, `codes.yaml` and `tilemap.yaml` of `rules/lexicon`. */
export interface ReportLabels {
  readonly lexicon: ReportLexicon;
  readonly codes: CodesLexicon;
  readonly tiles: TileMap;
}
