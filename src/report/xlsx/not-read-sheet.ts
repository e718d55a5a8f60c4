import type { DocumentRecord } from '../../model/index.js';
import { XLSX_COLUMNS } from '../../rules/lexicons/xlsx.js';
import { nameOf } from '../wording.js';
import type { CellContent } from './cells.js';
import { actLink, actName, agencyOf, fileLink, type Frame, headingsOf } from './frame.js';
import { notComparedIn, type Order } from './orders.js';
import { type SheetSpec, tableSheet } from './sheet.js';

/** Files refused, verdicts left open and documents not counted: none of it says that a requirement is missing. */
export const notReadSheet = (frame: Frame): SheetSpec => {
  const { words } = frame;
  return tableSheet(
    words.sheets.notRead.name,
    headingsOf(words, 'notRead', XLSX_COLUMNS.notRead),
    [5, 20, 36, 44, 36, 30, 70].map((width) => ({ width })),
  );
};

export const refusedLines = (frame: Frame, record: DocumentRecord): CellContent[][] =>
  record.status === 'failed'
    ? [
        [
          frame.words.words.fileNotRead,
          fileLink(frame, record),
          null,
          null,
          nameOf(frame.wording.codes.failure, record.errorCode ?? ''),
          record.errorMessage,
        ],
      ]
    : [];

export const openLines = (frame: Frame, { record, act, findings }: Order): CellContent[][] => {
  const { requirements } = frame.input.standard;
  return findings.flatMap((finding, index) =>
    finding?.status === 'undetermined'
      ? [
          [
            frame.words.words.noVerdict,
            fileLink(frame, record),
            actLink(frame, act, finding.requirementId),
            requirements[index]?.title ?? finding.requirementId,
            nameOf(frame.wording.codes.findingStatus, 'undetermined'),
            finding.explanation,
          ],
        ]
      : [],
  );
};

export const notComparedLines = (frame: Frame, record: DocumentRecord): CellContent[][] =>
  notComparedIn(record).map(({ act, why }) => [
    frame.words.words.notCounted,
    fileLink(frame, record),
    act === null ? null : `${actName(frame, act)}, ${agencyOf(frame, act)}`,
    null,
    frame.wording.words.codes.notCounted[why],
    record.errorMessage,
  ]);
