import { nameOf } from '../wording.js';
import type { CellContent } from './cells.js';
import { statusColours } from './colours.js';
import { actLink, agencyOf, fileLink, filled, type Frame, headingsOf } from './frame.js';
import { countsOf, isDeviation, type Order, rateOf } from './orders.js';
import { type Look, type SheetSpec, tableSheet } from './sheet.js';

const LEAD = ['no', 'region', 'agency', 'act', 'file', 'rate', 'critical'] as const;
const WIDTHS = [5, 18, 38, 32, 30, 12, 14];

/** Orders down, requirements across, the verdict in words in each cell. */
export const matrixSheet = (frame: Frame): SheetSpec => {
  const { words, wording, input } = frame;
  const { requirements } = input.standard;
  const titles = requirements.map(({ ordinal, title }) => filled(words.words.requirementColumn, { ordinal, title }));
  const upright = titles.map((_, index): [string, Look] => [`0,${LEAD.length + index}`, 'upright']);
  return tableSheet(
    words.sheets.matrix.name,
    [...headingsOf(words, 'matrix', LEAD), ...titles],
    [
      ...WIDTHS.map((width, index) => (LEAD[index] === 'rate' ? { width, format: '0.0%' } : { width })),
      ...titles.map(() => ({ width: 13.5 })),
    ],
    {
      looks: new Map(upright),
      headerHeight: 190,
      paper: 'wide',
      frozenColumns: LEAD.indexOf('act') + 1,
      colours: statusColours(wording, LEAD.length, LEAD.length + titles.length - 1),
    },
  );
};

export const matrixLine = (frame: Frame, { act, record, findings }: Order): CellContent[] => {
  return [
    act.requisites.region.value?.name ?? frame.words.words.unknownRegion,
    agencyOf(frame, act),
    actLink(frame, act),
    fileLink(frame, record),
    rateOf(countsOf(findings)),
    findings.filter((finding) => finding?.severity === 'critical' && isDeviation(finding)).length,
    ...findings.map((finding) => (finding === null ? null : nameOf(frame.wording.codes.findingStatus, finding.status))),
  ];
};
