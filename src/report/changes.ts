import type { Direction, FindingStatus, RequirementInfo } from '../model/index.js';
import { html, type Markup } from './html.js';
import type { Line } from './line.js';
import { STATUS_SYMBOL } from './marks.js';
import { nameOf, nameOfAct, printedDate, type Wording } from './wording.js';

/** What changed since another dataset, by agency; `DatasetDiff` of `dataset/diff.ts` is one. */
export interface ReportChanges {
  readonly standard: { readonly before: string; readonly after: string };
  readonly agencies: readonly { readonly agency: string | null; readonly orders: readonly ChangedOrder[] }[];
  /** By what became of a deviation. */
  readonly totals: Readonly<Record<ChangeKind, number>>;
  /** By why; a change can have several causes. */
  readonly causes: Readonly<Record<ChangeCause, number>>;
}

export type ChangeKind = 'new' | 'fixed' | 'changed' | 'unclear';
export type ChangeCause = 'order' | 'standard' | 'reading';

interface ChangedOrder {
  readonly state: 'kept' | 'replaced' | 'added' | 'removed';
  readonly before: OrderSide | null;
  readonly after: OrderSide | null;
  readonly deviations: readonly {
    readonly requirement: RequirementInfo;
    readonly change: ChangeKind;
    readonly causes: readonly ChangeCause[];
    readonly before: VerdictSide | null;
    readonly after: VerdictSide | null;
  }[];
}

interface OrderSide {
  readonly path: string;
  readonly actType: string | null;
  readonly number: string | null;
  readonly date: string | null;
}

interface VerdictSide {
  readonly status: FindingStatus;
  readonly direction: Direction | null;
  readonly actual: string;
}

/** Deviations that came, went or changed since another dataset, with the cause of each. */
export const changesSection = (wording: Wording, changes: ReportChanges, rows: readonly Line[]): Markup => {
  const { frame, codes } = wording.words;
  const count = (of: Readonly<Record<string, number>>, names: Readonly<Record<string, string>>): Markup[] =>
    Object.entries(names).map(([code, name]) => html`<div><dt>${name}</dt><dd>${of[code] ?? 0}</dd></div>`);
  const { before, after } = changes.standard;
  return html`<section id="changes" aria-labelledby="changes-title">
<h1 id="changes-title">${frame.changesTitle}</h1>
<p class="note">${frame.changesNote}${before === after ? '' : ` ${frame.changesStandard}: ${before} → ${after}.`}</p>
<dl class="figures">${count(changes.totals, codes.change)}</dl>
<h2>${frame.changesCauses}</h2>
<dl class="figures">${count(changes.causes, codes.cause)}</dl>
${changes.agencies.length === 0 ? html`<p>${frame.changesNone}</p>` : changes.agencies.map((each) => agencyPanel(wording, each, rows))}
</section>`;
};

/** How many deviations came, went or changed. */
export const changeCount = ({ totals }: ReportChanges): number => Object.values(totals).reduce((sum, count) => sum + count, 0);

const agencyPanel = (wording: Wording, { agency, orders }: ReportChanges['agencies'][number], rows: readonly Line[]): Markup =>
  html`<div class="panel"><h2>${agency ?? wording.words.page.unknownAgency}</h2>${orders.map((order) => orderBlock(wording, order, rows))}</div>`;

const orderBlock = (wording: Wording, order: ChangedOrder, rows: readonly Line[]): Markup => {
  const { frame, codes, page } = wording.words;
  const shown = order.after ?? order.before;
  const line = order.after === null ? null : lineOf(order.after, rows);
  const name = shown === null ? '–' : orderName(wording, shown);
  const state = order.state === 'kept' ? null : html` · <span class="tag">${codes.orderState[order.state]}</span>`;
  return html`<h3>${line === null ? name : html`<a href="#/order/${encodeURIComponent(line.act.id)}">${name}</a>`}${state}</h3>
<p class="note path">${shown?.path ?? ''}</p>${
    order.deviations.length === 0
      ? null
      : html`<div class="scroll"><table class="plain sides"><thead><tr>${[frame.requirement, frame.severity, frame.change, page.was, page.becameNow, frame.cause].map((title) => html`<th scope="col">${title}</th>`)}</tr></thead>
<tbody>${order.deviations.map(
          ({ requirement, change, causes, before, after }) =>
            html`<tr><th scope="row">${line === null ? requirement.title : html`<a href="#/order/${encodeURIComponent(line.act.id)}/${encodeURIComponent(requirement.id)}">${requirement.title}</a>`}</th><td><span class="severity ${requirement.severity}">${nameOf(wording.codes.severity, requirement.severity)}</span></td><td><span class="change ${change}">${codes.change[change]}</span></td><td>${verdict(wording, before)}</td><td>${verdict(wording, after)}</td><td>${causes.map((cause) => codes.cause[cause]).join('; ')}</td></tr>`,
        )}</tbody></table></div>`
  }`;
};

const verdict = ({ codes }: Wording, side: VerdictSide | null): Markup | string => {
  if (side === null) return '–';
  const direction = side.direction === null ? '' : `, ${nameOf(codes.direction, side.direction)}`;
  return html`<span class="mark ${side.status}" aria-hidden="true">${STATUS_SYMBOL[side.status]}</span> ${nameOf(codes.findingStatus, side.status)}${direction}<br><span class="note">${side.actual}</span>`;
};

const orderName = (wording: Wording, { actType, number, date }: OrderSide): string =>
  nameOfAct(wording, { type: actType, when: date === null ? null : printedDate(wording, date), number });

const lineOf = ({ path, number, date }: OrderSide, rows: readonly Line[]): Line | null => {
  const own = rows.filter((row) => row.record.path === path);
  return own.find(({ act }) => act.requisites.number.value === number && act.requisites.date.value === date) ?? own[0] ?? null;
};
