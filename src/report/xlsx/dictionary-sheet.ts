import {
  DECISIONS,
  DIRECTIONS,
  FINDING_STATUSES,
  REVIEW_STATES,
  SEVERITIES,
  TOUCHPOINT_SOURCES,
  TOUCHPOINT_TYPES,
} from '../../model/index.js';
import { XLSX_COLUMNS } from '../../rules/lexicons/xlsx.js';
import { nameOf } from '../wording.js';
import type { CellContent } from './cells.js';
import { type Frame, headingsOf } from './frame.js';
import { type SheetSpec, tableSheet, wholeTable } from './sheet.js';

/** What every column of the workbook means, and the values of those whose list is closed. */
export const dictionarySheet = (frame: Frame): SheetSpec => {
  const { sheets } = frame.words;
  const lines = Object.entries(sheets).flatMap(([key, sheet]): CellContent[][] => [
    [sheet.name, null, sheet.meaning, null],
    ...('columns' in sheet
      ? Object.entries<{ readonly title: string; readonly meaning: string }>(sheet.columns).map(([column, { title, meaning }]) => [
          sheet.name,
          title,
          meaning,
          valuesOf(frame, key, column),
        ])
      : []),
  ]);
  const table = tableSheet(
    sheets.dictionary.name,
    headingsOf(frame.words, 'dictionary', XLSX_COLUMNS.dictionary),
    [24, 26, 80, 70].map((width) => ({ width })),
  );
  return wholeTable(table, lines);
};

const valuesOf = ({ wording }: Frame, sheet: string, column: string): string | null => {
  const { codes } = wording;
  const named = (names: Readonly<Record<string, string>>, list: readonly string[]): string =>
    list.map((code) => nameOf(names, code)).join('; ');
  const lists: Readonly<Record<string, string>> = {
    'matrix/requirement': named(codes.findingStatus, FINDING_STATUSES),
    'deviations/severity': named(codes.severity, SEVERITIES),
    'deviations/status': named(codes.findingStatus, FINDING_STATUSES),
    'deviations/direction': named(codes.direction, DIRECTIONS),
    'deviations/decision': named(codes.decision, DECISIONS),
    'deviations/state': named(codes.reviewState, REVIEW_STATES),
    'touchpoints/declared': named(codes.touchpointType, TOUCHPOINT_TYPES),
    'touchpoints/standard': named(codes.touchpointType, TOUCHPOINT_TYPES),
    'touchpoints/source': named(codes.touchpointSource, TOUCHPOINT_SOURCES),
  };
  return lists[`${sheet}/${column}`] ?? null;
};
