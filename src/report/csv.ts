import { type CheckMatter, checkedFindings } from './check-input.js';
import { lineFinder } from './lines.js';

const COLUMNS = [
  'path',
  'act_id',
  'agency',
  'act_type',
  'number',
  'date',
  'requirement_id',
  'title',
  'severity',
  'status',
  'direction',
  'clause',
  'page',
  'line',
  'quote',
  'expected',
  'actual',
  'recommendation',
] as const;

/**
 * Every verdict as CSV (RFC 4180: commas, CRLF, UTF-8), one a line under the names of the dataset's columns. A text that a spreadsheet
 * would take for a formula has an apostrophe before it.
 */
export const renderCsv = (matter: CheckMatter): string => {
  const { record } = matter;
  const place = lineFinder(record.text);
  const lines = checkedFindings(matter).map(({ act, finding, requirement, clause }) => [
    record.path,
    act.id,
    act.requisites.agency.value,
    act.requisites.actType.value,
    act.requisites.number.value,
    act.requisites.date.value,
    requirement.id,
    requirement.title,
    finding.severity,
    finding.status,
    finding.direction,
    clause?.citation ?? null,
    finding.place?.page ?? null,
    finding.place === null ? null : place(finding.place.start).line,
    finding.place?.quote ?? null,
    finding.expected,
    finding.actual,
    finding.recommendation,
  ]);
  return [COLUMNS, ...lines].map((cells) => `${cells.map(cell).join(',')}\r\n`).join('');
};

const cell = (value: string | number | null): string => {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
};
