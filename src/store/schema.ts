import type { Table } from './columns.js';
import { ACT_TABLES } from './schema/acts.js';
import { DERIVED_TABLES } from './schema/derived.js';
import { DICTIONARY } from './schema/dictionary.js';
import { DOCUMENT_TABLES } from './schema/documents.js';
import { FACT_TABLES } from './schema/facts.js';
import { FINDING_TABLES } from './schema/findings.js';
import { knownView, SINCE, tracked } from './schema/history.js';
import { KEPT_TABLES } from './schema/kept.js';
import { createView, QUESTION_VIEWS, type View } from './schema/views.js';

/** Grows by one with every change that an older dataset lacks. */
export const SCHEMA_VERSION = 3;

/** Marks the file as a dataset of ours (`PRAGMA application_id`, «Pory» in ASCII). */
export const APPLICATION_ID = 0x506f7279;

const STATE_TABLES: readonly Table[] = [...DOCUMENT_TABLES, ...ACT_TABLES, ...FACT_TABLES, ...FINDING_TABLES];

/** Tables whose replaced rows are kept beside them. */
export const TRACKED = tracked(STATE_TABLES);

/** Every table but the full-text one, each after those it refers to. */
export const TABLES: readonly Table[] = [
  ...STATE_TABLES,
  ...DERIVED_TABLES,
  DICTIONARY,
  ...KEPT_TABLES,
  SINCE,
  ...TRACKED.map(({ history }) => history),
];

/** Each after those it rests on. */
export const VIEWS: readonly View[] = [...QUESTION_VIEWS, ...TRACKED.map(knownView)];

/** SQL that creates every view. */
export const VIEW_SQL: readonly string[] = VIEWS.map(createView);

/**
 * Clauses by word forms. `text` holds the words as printed, so that `snippet()` and `highlight()` work on the original
 * and plain SQL can search by the forms listed in `word_forms`; `stems` is what the `search` command matches.
 * Diacritics are kept: «й» is a letter, and «ё» is folded before stemming.
 */
export const FULL_TEXT_TABLE = 'clauses_fts';
export const FULL_TEXT = `CREATE VIRTUAL TABLE ${FULL_TEXT_TABLE} USING fts5(
  text, stems, clause_id UNINDEXED, tokenize = "unicode61 remove_diacritics 0"
)`;
