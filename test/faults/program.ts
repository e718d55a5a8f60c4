import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { ROOT } from '../structure/files.js';

/** How the program ended. */
export interface Ended {
  /** Null where it was killed. */
  readonly code: number | null;
  readonly err: string;
  readonly ms: number;
}

export interface Started {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
}

/**
 * The program from its sources, as a process of its own.
 * @param through a program that starts it, with its arguments
 */
export const start = (args: readonly string[], env: Readonly<Record<string, string>> = {}, through: readonly string[] = []): Started => {
  const [program = process.execPath, ...rest] = [...through, process.execPath, '--import', 'tsx', path.join(ROOT, 'src/cli.ts'), ...args];
  const started = performance.now();
  const child = spawn(program, rest, { cwd: ROOT, env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'pipe'] });
  let err = '';
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString();
  });
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code) => resolve({ code, err, ms: performance.now() - started }));
  });
  return { child, ended };
};

export const run = (args: readonly string[], env: Readonly<Record<string, string>> = {}, through: readonly string[] = []): Promise<Ended> =>
  start(args, env, through).ended;

/** Without the rights of root to pass by permissions, where the tests run as root. */
export const WITHOUT_RIGHTS: readonly string[] = process.getuid?.() === 0 ? ['setpriv', '--inh-caps=-all', '--bounding-set=-all'] : [];

/** What a run leaves, apart from what tells when it was: tables by name, files by path. */
export const results = (folder: string): Readonly<Record<string, unknown>> => {
  const db = new Database(path.join(folder, 'dataset.sqlite'), { readonly: true });
  try {
    const tables = db
      .prepare<[], string>("SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name")
      .pluck()
      .all()
      .filter((name) => !OF_TIME.test(name));
    return {
      ...Object.fromEntries(tables.map((name) => [name, db.prepare(`SELECT * FROM "${name}"`).all()])),
      ...Object.fromEntries(
        readdirSync(path.join(folder, 'orders'))
          .sort()
          .map((name) => [`orders/${name}`, readFileSync(path.join(folder, 'orders', name), 'utf8')]),
      ),
      report: withoutTime(readFileSync(path.join(folder, 'report.html'), 'utf8')),
    };
  } finally {
    db.close();
  }
};

const OF_TIME = /^(?:runs|history|.*_history|history_.*|sqlite_.*)$/u;

/** The report says when it was made, as people and as machines write it. */
const withoutTime = (html: string): string =>
  html.replace(/\d{4}-\d{2}-\d{2}T[\d:.]+Z/gu, 'T').replace(/\d{2}\.\d{2}\.\d{4}(?:,| в)? \d{1,2}:\d{2}/gu, 'T');

/** Rows of the dataset, by path. */
export const rowsOf = (
  folder: string,
): ReadonlyMap<string, { readonly status: string; readonly code: string | null; readonly noticed: string }> => {
  const db = new Database(path.join(folder, 'dataset.sqlite'), { readonly: true });
  try {
    const rows = db
      .prepare<[], { path: string; status: string; code: string | null; noticed: string | null }>(
        `SELECT path, status, error_code AS code,
           (SELECT group_concat(code, ' ') FROM diagnostics WHERE document_id = documents.id) AS noticed FROM documents`,
      )
      .all();
    return new Map(rows.map((row) => [row.path, { status: row.status, code: row.code, noticed: row.noticed ?? '' }]));
  } finally {
    db.close();
  }
};
