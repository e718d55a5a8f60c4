import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from 'vitest';
import { runCli } from '../../src/cli/program.js';
import { nodePorts } from '../../src/cli/node-ports.js';
import { openBrowser, type Watched } from './browser.js';

/** A browser with a folder for the pages it is shown. */
export interface ReportBrowser extends Watched {
  readonly folder: string;
  /** Writes a page and gives its address. */
  write(name: string, page: string): string;
  /** Opens a page anew, at a place in it. */
  open(url: string, hash?: string): Promise<void>;
  close(): Promise<void>;
}

export const openReports = async (): Promise<ReportBrowser> => {
  const watched = await openBrowser();
  const folder = mkdtempSync(join(tmpdir(), 'poryadok-report-'));
  return {
    ...watched,
    folder,
    write: (name, page) => {
      writeFileSync(join(folder, name), page);
      return pathToFileURL(join(folder, name)).href;
    },
    open: async (url, hash = '') => {
      await watched.page.goto('about:blank');
      await watched.page.goto(url + hash);
    },
    close: async () => {
      await watched.browser.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

/** Nothing but the pages themselves was asked for, and nothing was complained of. */
export const expectQuiet = ({ requests, errors }: Watched, urls: readonly string[]): void => {
  const asked = new Set(
    requests.filter((each) => !each.startsWith('about:') && !each.startsWith('data:')).map((each) => each.split('#')[0]),
  );
  expect([...asked].filter((each) => !urls.includes(each ?? ''))).toEqual([]);
  expect(errors).toEqual([]);
};

/** Reads files into a folder of results. Throws where the program does. */
export const runInto = async (input: string, out: string): Promise<void> => {
  const { code, err } = await command('run', input, '--out', out);
  if (code !== 0) throw new Error(err);
};

/** Runs a command line of the program; gives what it said. */
export const command = async (
  ...args: readonly string[]
): Promise<{ readonly code: number; readonly out: string; readonly err: string }> => {
  const said = { out: '', err: '' };
  const ports = nodePorts();
  const console = {
    ...ports.console,
    out: (text: string) => {
      said.out += text;
    },
    err: (text: string) => {
      said.err += text;
    },
  };
  const code = await runCli(['--lang', 'ru', ...args], { ...ports, console });
  return { code, ...said };
};
