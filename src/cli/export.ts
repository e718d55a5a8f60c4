import { closeSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import type { ExportContext, ExportFormat, ExportOptions } from '../dataset/export/index.js';
import { exporterOf } from '../dataset/export/index.js';
import { fill, type Messages } from '../messages/index.js';
import { Refusal } from '../model/index.js';
import { openDataset } from '../store/index.js';

export interface ExportCommandOptions extends ExportOptions {
  readonly dataset: string;
  readonly format: ExportFormat;
  readonly out: string;
}

/**
 * `poryadok export`: writes the files of a format into a folder, each whole or not at all.
 * @returns what was written, in words
 * @throws Refusal as `openDataset`, `output-not-writable`
 */
export const exportDataset = async (messages: Messages, context: ExportContext, options: ExportCommandOptions): Promise<string> => {
  const exporter = await exporterOf(options.format);
  const db = openDataset(options.dataset);
  try {
    let files = 0;
    for (const { name, pieces } of exporter(db, context, options)) {
      writeFile(path.join(options.out, name), pieces);
      files += 1;
    }
    return `${fill(messages.texts.export.written, { files, out: options.out })}\n`;
  } finally {
    db.close();
  }
};

const writeFile = (file: string, pieces: Iterable<string | Uint8Array>): void => {
  const partial = `${file}.partial`;
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writePieces(partial, pieces);
    renameSync(partial, file);
  } catch (error) {
    rmSync(partial, { force: true });
    if (!(error instanceof Error) || !('syscall' in error)) throw error;
    throw new Refusal('output-not-writable', { path: file, detail: error.message });
  }
};

/** Lines are short and files large: they are gathered before they are written. */
const GATHERED = 1 << 16;

const writePieces = (file: string, pieces: Iterable<string | Uint8Array>): void => {
  const handle = openSync(file, 'w');
  try {
    let gathered: string[] = [];
    let length = 0;
    const flush = (): void => {
      writeAll(handle, Buffer.from(gathered.join('')));
      gathered = [];
      length = 0;
    };
    for (const piece of pieces) {
      if (typeof piece === 'string') {
        gathered.push(piece);
        length += piece.length;
        if (length < GATHERED) continue;
      }
      flush();
      if (typeof piece !== 'string') writeAll(handle, piece);
    }
    flush();
  } finally {
    closeSync(handle);
  }
};

/** A write may take less than it is given. */
const writeAll = (handle: number, bytes: Uint8Array): void => {
  for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at);
};
