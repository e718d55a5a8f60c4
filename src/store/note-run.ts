import type { RunInfo } from './write.js';
import { openDatasetForChanges } from './dataset.js';

/**
 * Adds a run to a dataset that it found as it would have written it: nothing but the row of the run changes.
 * @throws Refusal as `openDatasetForChanges`
 */
export const noteRun = (path: string, run: RunInfo): void => {
  const db = openDatasetForChanges(path);
  try {
    db.prepare(
      `INSERT INTO runs (id, started_at, finished_at, standard_id, standard_version, app_version, documents, failed, as_of)
       SELECT id + 1, ?, ?, standard_id, standard_version, ?, documents, failed, ? FROM runs ORDER BY id DESC LIMIT 1`,
    ).run(run.startedAt, run.finishedAt, run.appVersion, run.asOf ?? null);
  } finally {
    db.close();
  }
};
