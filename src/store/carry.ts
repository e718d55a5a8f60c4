import type { Connection } from './dataset.js';

/**
 * Takes over from the earlier dataset, attached as `earlier` and of this version's schema, what a run does not make anew:
 * earlier runs, people's decisions, and the previews of files that are still there.
 */
export const carryOver = (db: Connection): void => {
  db.exec('INSERT INTO main.runs SELECT * FROM earlier.runs ORDER BY id');
  db.exec('INSERT INTO main.reviews SELECT * FROM earlier.reviews ORDER BY fingerprint');
  db.exec(`INSERT INTO main.previews SELECT * FROM earlier.previews
    WHERE sha256 IN (SELECT sha256 FROM main.documents) ORDER BY sha256, kind, page, part`);
};
