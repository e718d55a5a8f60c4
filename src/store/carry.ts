import type { Connection } from './dataset.js';

/**
 * Takes over from the earlier dataset, attached as `earlier` and of this version's schema, what a run does not make anew:
 * earlier runs, people's decisions, and the previews of files that are still there.
 * @returns version of the program that made it, null where there was no run
 */
export const carryOver = (db: Connection): string | null => {
  db.exec('INSERT INTO main.runs SELECT * FROM earlier.runs ORDER BY id');
  db.exec('INSERT INTO main.reviews SELECT * FROM earlier.reviews ORDER BY fingerprint');
  db.exec(`INSERT INTO main.previews SELECT * FROM earlier.previews
    WHERE sha256 IN (SELECT sha256 FROM main.documents) ORDER BY sha256, kind, page, part`);
  return db.prepare<[], string>('SELECT app_version FROM earlier.runs ORDER BY id DESC LIMIT 1').pluck().get() ?? null;
};
