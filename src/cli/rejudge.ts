import { existsSync, statSync } from 'node:fs';
import { rejudge, type RejudgeResult } from '../dataset/rejudge.js';
import { openJudge } from '../judge.js';
import { fill, type Messages } from '../messages/index.js';
import { type FindingStatus, Refusal } from '../model/index.js';
import { loadStandard } from '../rules/standard.js';
import { openDatasetForChanges } from '../store/index.js';
import { notAsked } from './not-asked.js';
import { renderTable } from './table.js';

export interface RejudgeCommandOptions {
  readonly dataset: string;
  /** Folder of the standard. */
  readonly standard: string;
  /** Rules folder that the files were read with. */
  readonly reading: string;
  readonly clock: () => Date;
  readonly version: string;
}

export interface Rejudged extends RejudgeResult {
  readonly standard: { readonly id: string; readonly version: string };
}

/**
 * `poryadok rejudge`: compares a dataset in place with the standard of another folder.
 * @throws Refusal `rules-missing`, and as `openDatasetForChanges`; RulesError
 */
export const rejudgeDataset = (messages: Messages, options: RejudgeCommandOptions): Rejudged => {
  if (!existsSync(options.standard) || !statSync(options.standard).isDirectory()) {
    throw new Refusal('rules-missing', { path: options.standard });
  }
  const standard = loadStandard(options.standard);
  const judge = openJudge(options.reading, standard);
  const { rejudge: words } = messages.texts;
  const startedAt = options.clock().toISOString();
  const db = openDatasetForChanges(options.dataset);
  try {
    const done = rejudge(db, {
      standard,
      judge,
      notAsked: (asked) =>
        notAsked(
          db,
          standard.requirements.filter(({ id }) => asked.has(id)),
          options,
        ),
      words: {
        explanation: (codes) => fill(words.notAsked, { codes: codes.join(', ') }),
        actual: words.actual,
        advice: words.advice,
      },
      run: { startedAt, finishedAt: () => options.clock().toISOString(), appVersion: options.version },
    });
    return { standard: { id: standard.id, version: standard.version }, ...done };
  } finally {
    db.close();
  }
};

export const rejudgedText = (messages: Messages, done: Rejudged, width: number | null): string => {
  const { rejudge: words } = messages.texts;
  const listed = (['removed', 'added', 'changed'] as const)
    .filter((kind) => done[kind].length > 0)
    .map((kind) => fill(words[kind], { list: done[kind].join(', ') }));
  const moved = done.moves.reduce((sum, { orders }) => sum + orders, 0);
  return [
    fill(words.judged, { id: done.standard.id, version: done.standard.version, orders: done.orders }),
    ...(listed.length === 0 ? [words.same] : listed),
    fill(words.verdicts, { count: moved }),
    ...(moved === 0 ? [] : ['', movesTable(messages, done, width)]),
    ...done.lacking.map(({ requirementId, codes, orders }) =>
      fill(words.lacking, { requirement: requirementId, codes: codes.join(', '), count: orders }),
    ),
    ...(done.lacking.length === 0 ? [] : [words.readAgain]),
    '',
  ].join('\n');
};

const movesTable = (messages: Messages, { moves }: Rejudged, width: number | null): string => {
  const { rejudge: words } = messages.texts;
  const status = (each: FindingStatus | null): string => (each === null ? words.noVerdict : messages.label('findingStatus', each));
  const columns = [
    { title: words.requirement, align: 'left', flexible: true },
    { title: words.from, align: 'left', flexible: true },
    { title: words.to, align: 'left', flexible: true },
    { title: words.orders, align: 'right', flexible: false },
  ] as const;
  const rows = moves.map((move) => [move.requirementId, status(move.from), status(move.to), String(move.orders)]);
  return renderTable(columns, rows, width ?? Number.MAX_SAFE_INTEGER);
};
