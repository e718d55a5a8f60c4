import type { Act, Deadline, Fact, Role } from '../../model/index.js';
import { XLSX_COLUMNS } from '../../rules/lexicons/xlsx.js';
import { nameOf, printedDate } from '../wording.js';
import type { CellContent } from './cells.js';
import { actLink, agencyOf, clausesById, filled, type Frame, headingsOf, quoted } from './frame.js';
import { type SheetSpec, tableSheet } from './sheet.js';

/** Every touchpoint that the orders name. */
export const touchpointsSheet = (frame: Frame): SheetSpec => factSheet(frame, 'touchpoints', [5, 34, 32, 40, 24, 16, 16, 16, 18, 11, 60]);

export const touchpointLines = (frame: Frame, act: Act): CellContent[][] => {
  const { codes } = frame.wording;
  return act.facts.touchpoints.map((each) =>
    placed(frame, act, each, [
      each.name,
      nameOf(codes.channel, each.channel),
      each.typeDeclared === null ? null : nameOf(codes.touchpointType, each.typeDeclared),
      each.typeStandard === null ? null : nameOf(codes.touchpointType, each.typeStandard),
      nameOf(codes.touchpointSource, each.source),
    ]),
  );
};

/** Deadlines, roles and triggers of the orders. */
export const factsSheet = (frame: Frame): SheetSpec => factSheet(frame, 'facts', [5, 34, 32, 18, 30, 36, 24, 18, 11, 60]);

export const factLines = (frame: Frame, act: Act): CellContent[][] => {
  const { codes } = frame.wording;
  const { words } = frame.words;
  return [
    ...act.facts.deadlines.map((each) =>
      placed(frame, act, each, [
        words.deadline,
        nameOf(codes.deadlineAction, each.action),
        term(frame, each),
        each.afterEvent === null ? null : nameOf(codes.afterEvent, each.afterEvent),
      ]),
    ),
    ...act.facts.roles.map((each) => placed(frame, act, each, [words.role, nameOf(codes.role, each.role), holder(frame, each), null])),
    ...act.facts.triggers.map((each) => placed(frame, act, each, [words.trigger, nameOf(codes.triggerKind, each.kind), null, null])),
  ];
};

const factSheet = (frame: Frame, sheet: 'touchpoints' | 'facts', widths: readonly number[]): SheetSpec =>
  tableSheet(
    frame.words.sheets[sheet].name,
    headingsOf(frame.words, sheet, XLSX_COLUMNS[sheet]),
    widths.map((width) => ({ width })),
    { frozenColumns: 3 },
  );

const placed = (frame: Frame, act: Act, fact: Fact, values: readonly CellContent[]): CellContent[] => [
  agencyOf(frame, act),
  actLink(frame, act),
  ...values,
  clausesById(act).get(fact.clauseId ?? '')?.citation ?? null,
  fact.page,
  quoted(frame, fact.quote),
];

const term = ({ wording, words }: Frame, deadline: Deadline): string => {
  const bound = nameOf(wording.codes.deadlineBound, deadline.bound);
  const value =
    deadline.value === null || deadline.unit === null ? null : `${deadline.value} ${nameOf(wording.words.codes.unit, deadline.unit)}`;
  const date = deadline.date === null ? null : printedDate(wording, deadline.date);
  const said = [bound, value, date].filter((part) => part !== null).join(' ');
  return deadline.conflict ? `${said} (${words.words.conflict})` : said;
};

const holder = ({ words }: Frame, role: Role): string | null => {
  if (role.designation === null || role.personName === null) return role.designation ?? role.personName;
  return filled(words.words.named, { designation: role.designation, person: role.personName });
};
