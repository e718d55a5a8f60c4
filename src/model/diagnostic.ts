import type { FailureCode } from './codes.js';

/** What a stage noticed. Data only: the text is rendered at the edge from the catalogue of messages. */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly level: 'info' | 'warning' | 'error';
  /** Position in the normalized text, or null where the whole file is meant. */
  readonly start: number | null;
  readonly end: number | null;
  /** 1-based page, null where unknown. */
  readonly page: number | null;
  /** Values for the message, e.g. `{ encoding: 'windows-1251' }`. */
  readonly data: Readonly<Record<string, string | number>>;
}

export const DIAGNOSTIC_CODES = [
  'encoding-detected', // data: encoding
  'wrong-extension', // data: extension, format: a file of another kind under a wrong name
  'hidden-text-dropped', // data: chars
  'open-revision', // data: kind (inserted, deleted, moved), chars, text, block, facts (kinds and codes of what was read there)
  'page-number-dropped',
  'running-header-dropped',
  'soft-hyphen-removed',
  'look-alike-replaced', // data: from, to
  'letter-spacing-joined', // data: from, to
  'number-sign-restored', // data: from
  'paragraph-joined', // a paragraph cut by a page break was joined
  'hyphen-joined',
  'numbering-gap', // data: expected, actual
  'numbering-repeat', // data: label
  'numbering-restart', // data: label
  'page-unreadable', // data: page
  'block-unreadable',
  'block-covered', // words under a stamp or a signature are lost
  'table-rows-joined',
  'text-box',
  'footnote',
  'comment-dropped',
  'macro-present',
  'label-repaired', // data: from, to, after and before where labels stand there
  'form-repaired', // data: from, to: a date or an address that a scan has in a form that it cannot have
  'ocr-low-confidence', // data: confidence
] as const;
export type DiagnosticCode = (typeof DIAGNOSTIC_CODES)[number];

export const diagnostic = (
  code: DiagnosticCode,
  data: Diagnostic['data'] = {},
  at: { readonly start?: number; readonly end?: number; readonly page?: number | null; readonly level?: Diagnostic['level'] } = {},
): Diagnostic => ({
  code,
  level: at.level ?? 'info',
  start: at.start ?? null,
  end: at.end ?? null,
  page: at.page ?? null,
  data,
});

/** Why a file could not be read at all. */
export interface Failure {
  readonly code: FailureCode;
  /** Values for the message, e.g. what was found instead. */
  readonly data: Readonly<Record<string, string | number>>;
}

/** What a stage returns: a value with what it noticed on the way. */
export interface Outcome<T> {
  readonly value: T;
  readonly diagnostics: readonly Diagnostic[];
}

/** What reading returns: the value, or the reason there is none. */
export type Reading<T> =
  | ({ readonly ok: true } & Outcome<T>)
  | { readonly ok: false; readonly failure: Failure; readonly diagnostics: readonly Diagnostic[] };

export const outcome = <T>(value: T, diagnostics: readonly Diagnostic[] = []): Outcome<T> => ({ value, diagnostics });

export const readingOf = <T>(value: T, diagnostics: readonly Diagnostic[] = []): Reading<T> => ({
  ok: true,
  value,
  diagnostics,
});

export const failed = (code: FailureCode, data: Failure['data'] = {}, diagnostics: readonly Diagnostic[] = []): Reading<never> => ({
  ok: false,
  failure: { code, data },
  diagnostics,
});
