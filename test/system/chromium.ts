import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Record<string, unknown>;
  readonly result?: Record<string, unknown>;
  readonly error?: { readonly message: string };
  readonly sessionId?: string;
}

/** One page of a headless Chromium, spoken to over a pipe (Chrome DevTools Protocol): no package, no port. */
export interface BrowserPage {
  goto(url: string): Promise<void>;
  /** Value of an expression in the page; promises are awaited. */
  evaluate<T>(expression: string): Promise<T>;
  /** Waits until an expression is true; fails after five seconds. */
  until(expression: string): Promise<void>;
  press(key: string): Promise<void>;
  /** PDF as the print dialogue would make it. */
  pdf(): Promise<Buffer>;
  /** PNG of what is in view. */
  screenshot(): Promise<Buffer>;
  /** Addresses asked for since the start, but the page itself. */
  readonly requests: readonly string[];
  /** Errors on the console and exceptions. */
  readonly errors: readonly string[];
  close(): Promise<void>;
}

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--remote-debugging-pipe',
  '--window-size=1440,900',
];

const PATIENCE_MS = 5000;

/** Starts Chromium (Debian's `chromium`, or what `CHROMIUM` names) with one page. */
export const openChromium = async (): Promise<BrowserPage> => {
  const profile = mkdtempSync(join(tmpdir(), 'poryadok-chromium-'));
  const child = spawn(process.env['CHROMIUM'] ?? 'chromium', [...FLAGS, `--user-data-dir=${profile}`, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  const wire = wireOf(child);
  const { targetInfos } = await wire.send('Target.getTargets');
  const target = (targetInfos as { type: string; targetId: string }[]).find((each) => each.type === 'page');
  const { sessionId } = await wire.send('Target.attachToTarget', { targetId: target?.targetId, flatten: true });
  const send = (method: string, params: object = {}) => wire.send(method, params, String(sessionId));
  const requests: string[] = [];
  const errors: string[] = [];
  wire.listen((message) => note(message, requests, errors));
  for (const domain of ['Page', 'Runtime', 'Network', 'Log']) await send(`${domain}.enable`);

  const evaluate = async <T>(expression: string): Promise<T> => {
    const answer = await send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
    if (answer['exceptionDetails'] !== undefined) throw new Error(JSON.stringify(answer['exceptionDetails']));
    return (answer['result'] as { value: T }).value;
  };
  const until = async (expression: string): Promise<void> => {
    const end = Date.now() + PATIENCE_MS;
    while (!(await evaluate<boolean>(`Boolean(${expression})`))) {
      if (Date.now() > end) throw new Error(`not within ${PATIENCE_MS} ms: ${expression}`);
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  };
  return {
    requests,
    errors,
    evaluate,
    until,
    goto: async (url) => {
      await send('Page.navigate', { url });
      await until("document.readyState === 'complete'");
    },
    press: async (key) => {
      const text = key === 'Enter' ? { text: '\r' } : {};
      await send('Input.dispatchKeyEvent', { type: 'keyDown', key, code: key, windowsVirtualKeyCode: KEY_CODES[key], ...text });
      await send('Input.dispatchKeyEvent', { type: 'keyUp', key, code: key, windowsVirtualKeyCode: KEY_CODES[key] });
    },
    pdf: async () =>
      Buffer.from(String((await send('Page.printToPDF', { preferCSSPageSize: true, printBackground: true }))['data']), 'base64'),
    screenshot: async () => Buffer.from(String((await send('Page.captureScreenshot', { format: 'png' }))['data']), 'base64'),
    close: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      await wire.send('Browser.close').catch(() => child.kill());
      await ended;
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
};

const KEY_CODES: Readonly<Record<string, number>> = {
  Enter: 13,
  End: 35,
  Home: 36,
  ArrowLeft: 37,
  ArrowUp: 38,
  ArrowRight: 39,
  ArrowDown: 40,
};

const note = (message: Message, requests: string[], errors: string[]): void => {
  const params = message.params ?? {};
  if (message.method === 'Network.requestWillBeSent') requests.push((params['request'] as { url: string }).url);
  if (message.method === 'Runtime.exceptionThrown') errors.push(JSON.stringify(params['exceptionDetails']));
  if (message.method === 'Runtime.consoleAPICalled' && params['type'] === 'error') errors.push(JSON.stringify(params['args']));
  if (message.method === 'Log.entryAdded' && (params['entry'] as { level: string }).level === 'error')
    errors.push(JSON.stringify(params['entry']));
};

/** Messages end in a zero byte; answers find their question by number. */
const wireOf = (child: ChildProcess) => {
  const [, , , output, input] = child.stdio as [null, null, null, Writable, Readable];
  const waiting = new Map<number, { resolve: (result: Record<string, unknown>) => void; reject: (error: Error) => void }>();
  const listeners: ((message: Message) => void)[] = [];
  let last = 0;
  let rest = Buffer.alloc(0);
  const failAll = (error: Error) => {
    for (const each of waiting.values()) each.reject(error);
    waiting.clear();
  };
  child.once('error', failAll);
  child.once('exit', () => failAll(new Error('Chromium ended')));
  input.on('data', (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk]);
    for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
      const message = JSON.parse(rest.subarray(0, end).toString()) as Message;
      rest = rest.subarray(end + 1);
      const asked = message.id === undefined ? undefined : waiting.get(message.id);
      if (asked === undefined) {
        for (const listener of listeners) listener(message);
        continue;
      }
      waiting.delete(message.id ?? 0);
      if (message.error === undefined) asked.resolve(message.result ?? {});
      else asked.reject(new Error(message.error.message));
    }
  });
  return {
    listen: (listener: (message: Message) => void) => listeners.push(listener),
    send: (method: string, params: object = {}, sessionId?: string): Promise<Record<string, unknown>> =>
      new Promise((resolve, reject) => {
        last += 1;
        waiting.set(last, { resolve, reject });
        output.write(`${JSON.stringify({ id: last, method, params, ...(sessionId === undefined ? {} : { sessionId }) })}\0`);
      }),
  };
};
