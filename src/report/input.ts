import type { DeadlineAction, Diagnostic, DocumentRecord, StandardInfo, TimeUnit } from '../model/index.js';
import type { CodesLexicon } from '../rules/lexicons/codes.js';
import type { ReportLexicon, TileMap } from '../rules/lexicons/report.js';
import type { ReportChanges } from './changes.js';
import type { PreviewSource } from './previews.js';
import type { ReportReviews } from './settled.js';

/** What a report is made of. The same input gives the same bytes. */
export interface ReportInput<Documents = readonly DocumentRecord[]> {
  /** In the order in which they are to be listed. */
  readonly documents: Documents;
  readonly standard: ReportStandard;
  /** Groups of requirements, in the order of the standard; `id` is `RequirementInfo.groupId`. */
  readonly groups: readonly RequirementGroup[];
  /** Figures of the standard that the reader may change in the page. */
  readonly thresholds: readonly Threshold[];
  readonly labels: ReportLabels;
  readonly lang: ReportLang;
  /** What a diagnostic says; without it the notes on how a file was read are left out. */
  readonly noteText?: (diagnostic: Diagnostic) => string;
  readonly reviews?: ReportReviews;
  /** What changed since another dataset; without it there is no section of changes. */
  readonly changes?: ReportChanges;
  /** Looks and crops made before; without it there are none. */
  readonly previews?: PreviewSource;
}

/** Documents that are walked more than once, one at a time, and need not all be in memory. */
export type StreamedInput = ReportInput<Iterable<DocumentRecord>>;

export type ReportLang = 'ru' | 'en';

export interface ReportStandard extends StandardInfo {
  readonly title: string;
}

/** A requirement that is a figure: one term, or a term for each of several answers. */
export interface Threshold {
  readonly requirementId: string;
  /** Which judge of `compare/judge.ts` it is put before. */
  readonly kind: 'deadline' | 'response-time';
  readonly terms: readonly {
    readonly action: DeadlineAction;
    /** Null where the title of the requirement says it. */
    readonly label: string | null;
    readonly value: number;
    readonly unit: TimeUnit;
  }[];
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
