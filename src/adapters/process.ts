import { spawn } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';
import { endGroup, noteChild } from './children.js';

export interface ProcessResult {
  /** Null where the process was ended or never began. */
  readonly code: number | null;
  readonly stdout: Buffer;
  /** Its last part. */
  readonly stderr: string;
  readonly timedOut: boolean;
}

export interface ProcessOptions {
  readonly timeoutMs: number;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
  /** Most that is kept of the standard output, in bytes; a process that writes more is ended. */
  readonly maxOutput?: number;
}

/** Runs a program without a shell. Never rejects; at the end of its time it is ended with all that it started. */
export const runProcess = (program: string, args: readonly string[], options: ProcessOptions): Promise<ProcessResult> =>
  new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: options.cwd,
      env: { ...process.env, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own: soffice is a script that starts the real program.
      detached: process.platform !== 'win32',
      windowsHide: true,
    });
    const chunks: Buffer[] = [];
    let size = 0;
    let stderr = '';
    let timedOut = false;
    let settled = false;
    const end = (): void => endGroup(child.pid, () => child.kill('SIGKILL'));
    const timer = setTimeout(() => {
      timedOut = true;
      end();
    }, options.timeoutMs);
    live.add(end);
    const forget = noteChild(child.pid);
    const settle = (code: number | null): void => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      live.delete(end);
      forget();
      resolve({ code: timedOut ? null : code, stdout: Buffer.concat(chunks), stderr, timedOut });
    };
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= (options.maxOutput ?? MAX_OUTPUT)) chunks.push(chunk);
      else end();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      stderr = (stderr + chunk.toString('utf8')).slice(-MAX_ERRORS);
    });
    child.on('error', (error) => {
      stderr += error.message;
      settle(null);
    });
    child.on('close', settle);
  });

/** The program's path: the one asked for, else the first of the names on PATH; null where there is none. */
export const findProgram = (names: readonly string[], env: Readonly<Record<string, string | undefined>>, asked?: string): string | null => {
  if (asked !== undefined && asked !== '') return isProgram(asked) ? asked : null;
  const folders = [...(env['PATH'] ?? env['Path'] ?? '').split(path.delimiter).filter(Boolean), ...USUAL_FOLDERS];
  const endings = process.platform === 'win32' ? ['.exe', '.com', ''] : [''];
  for (const name of names) {
    for (const folder of folders) {
      const found = endings.map((ending) => path.join(folder, name + ending)).find(isProgram);
      if (found !== undefined) return found;
    }
  }
  return null;
};

const MAX_OUTPUT = 512 * 1024 * 1024;
const MAX_ERRORS = 4000;

/** Where installers put programs without telling PATH. */
const USUAL_FOLDERS: readonly string[] =
  process.platform === 'win32'
    ? ['C:\\Program Files\\LibreOffice\\program', 'C:\\Program Files\\Tesseract-OCR']
    : process.platform === 'darwin'
      ? ['/Applications/LibreOffice.app/Contents/MacOS', '/opt/homebrew/bin', '/usr/local/bin']
      : [];

const isProgram = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
};

/** Ends what is still running when we end. */
const live = new Set<() => void>();
process.on('exit', () => {
  for (const end of live) end();
});
