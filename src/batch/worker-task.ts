import type { InputFile } from '../model/index.js';
import type { PackedRecord } from './reader.js';

/** What a thread is told when it starts. */
export interface WorkerSettings {
  readonly rulesFolder: string;
  readonly maxRecordBytes: number;
}

export type WorkerTask =
  | { readonly kind: 'read'; readonly file: Omit<InputFile, 'bytes' | 'converted'> & TaskBytes; readonly board: SharedArrayBuffer }
  | { readonly kind: 'judge'; readonly packed: Uint8Array; readonly board: SharedArrayBuffer };

/** Buffers lose their class between threads. */
export interface TaskBytes {
  readonly bytes: Uint8Array;
  readonly converted?:
    | { readonly ok: true; readonly docx: Uint8Array }
    | { readonly ok: false; readonly reason: 'failed' | 'timeout' | 'too-large'; readonly detail: string };
}

/** Errors lose their class and code between threads too. */
export type WorkerAnswer =
  | ({ readonly kind: 'done' } & PackedRecord)
  | { readonly kind: 'failed'; readonly code: string; readonly message: string }
  | { readonly kind: 'rules-broken'; readonly message: string };

/** What the one who watches sees of a task while it goes on, in memory that both threads share. */
export interface Board {
  /** 1 once the rules are loaded and the file is in hand. */
  readonly begun: Int32Array;
  /** How many pages recognition has begun. */
  readonly pages: Int32Array;
  /** Process ids of programs that read for it. */
  readonly children: Int32Array;
}

const CHILDREN = 32;

export const newBoard = (): SharedArrayBuffer => new SharedArrayBuffer((2 + CHILDREN) * 4);

export const boardOf = (memory: SharedArrayBuffer): Board => ({
  begun: new Int32Array(memory, 0, 1),
  pages: new Int32Array(memory, 4, 1),
  children: new Int32Array(memory, 8, CHILDREN),
});
