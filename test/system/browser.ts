import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';

/** A page of Debian's Chromium with all that it asked for and complained of. */
export interface Watched {
  readonly browser: Browser;
  readonly page: Page;
  /** Addresses asked for since the start. */
  readonly requests: readonly string[];
  /** Errors on the console and exceptions. */
  readonly errors: readonly string[];
}

/** Starts Chromium; throws with the package's name where it is missing. */
export const openBrowser = async (): Promise<Watched> => {
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox', '--disable-quic'] });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const requests: string[] = [];
  const errors: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(String(error)));
  return { browser, page, requests, errors };
};

/** What `CHROMIUM` names, else the first `chromium` on the path. */
const chromiumPath = (): string => {
  const named = process.env['CHROMIUM'];
  if (named !== undefined && named !== '') return named;
  const found = (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, 'chromium'))
    .find(isExecutable);
  if (found === undefined) throw new Error('Chromium is missing: apt install chromium');
  return found;
};

const isExecutable = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};
