import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Format } from '../model/index.js';
import type { Conversion, ConverterPort } from './converter-port.js';
import { isXmlFile, withoutLinks } from './open-document.js';
import { findProgram, runProcess } from './process.js';

type Env = Readonly<Record<string, string | undefined>>;

/** LibreOffice: the one named by `PORYADOK_SOFFICE`, else the one on PATH; null where there is none. */
export const findSoffice = (env: Env): string | null => findProgram(['soffice', 'libreoffice'], env, env['PORYADOK_SOFFICE']);

/**
 * Converts by LibreOffice. Files that wait while it works are converted together by its next start: a start takes five
 * times as long as a file. What a common start left out is tried once more alone.
 */
export const createSoffice = (program: string, options: { readonly timeoutMs?: number } = {}): ConverterPort => {
  const timeoutMs = options.timeoutMs ?? TIMEOUT_MS;
  const waiting: Job[] = [];
  let working = false;
  const work = async (): Promise<void> => {
    if (working) return;
    working = true;
    for (let jobs = waiting.splice(0, BATCH); jobs.length > 0; jobs = waiting.splice(0, BATCH)) await convertAll(program, timeoutMs, jobs);
    working = false;
  };
  return {
    toDocx: async (bytes, format) => {
      const harmless = format === 'odt' ? await withoutLinks(Buffer.from(bytes)) : { ok: true as const, bytes };
      if (!harmless.ok) return { ok: false, reason: harmless.code === 'too-large' ? 'too-large' : 'failed', detail: harmless.detail };
      return new Promise((resolve) => {
        waiting.push({ bytes: harmless.bytes, format, resolve });
        // After this turn, so that files asked for together are taken together.
        setImmediate(() => void work());
      });
    },
  };
};

/** A DOCX as LibreOffice lays it out in pages: the PDF, null where it makes none. */
export const officePdf = async (program: string, docx: Uint8Array): Promise<Buffer | null> => {
  const [output] = await convert(program, TIMEOUT_MS, [{ bytes: docx, format: 'docx' }], PDF).catch(() => []);
  return output?.ok === true ? output.bytes : null;
};

interface Kind {
  readonly extension: string;
  /** Name of LibreOffice's export filter. */
  readonly filter: string;
  readonly magic: string;
}

const DOCX: Kind = { extension: 'docx', filter: 'MS Word 2007 XML', magic: 'PK' };
const PDF: Kind = { extension: 'pdf', filter: 'writer_pdf_Export', magic: '%PDF' };

type Output = { readonly ok: true; readonly bytes: Buffer } | Extract<Conversion, { readonly ok: false }>;

interface Input {
  readonly bytes: Uint8Array;
  readonly format: Format;
}

interface Job extends Input {
  readonly resolve: (conversion: Conversion) => void;
}

const BATCH = 8;
const TIMEOUT_MS = 120_000;

const convertAll = async (program: string, timeoutMs: number, jobs: readonly Job[]): Promise<void> => {
  const results = await convert(program, timeoutMs, jobs, DOCX).catch((error: unknown) => jobs.map(() => failure(error)));
  for (const [index, job] of jobs.entries()) {
    const result = results[index] ?? failure('');
    if (result.ok || jobs.length === 1) job.resolve(conversionOf(result));
    else
      job.resolve(conversionOf((await convert(program, timeoutMs, [job], DOCX).catch((error: unknown) => [failure(error)]))[0] ?? result));
  }
};

const conversionOf = (output: Output): Conversion => (output.ok ? { ok: true, docx: output.bytes } : output);

const failure = (error: unknown): Output => ({
  ok: false,
  reason: 'failed',
  detail: error instanceof Error ? error.message : String(error),
});

const convert = async (program: string, timeoutMs: number, jobs: readonly Input[], to: Kind): Promise<readonly Output[]> => {
  const folder = await mkdtemp(path.join(tmpdir(), `poryadok-convert-${process.pid}-`));
  try {
    const out = path.join(folder, 'out');
    await mkdir(out);
    // Names of our own: two outputs of one name would overwrite one another.
    const names = jobs.map((job, index) => `${index}.${extensionOf(job)}`);
    await Promise.all(jobs.map((job, index) => writeFile(path.join(folder, names[index] ?? ''), job.bytes)));
    const args = [
      `-env:UserInstallation=${pathToFileURL(await profile()).href}`,
      '--headless',
      '--norestore',
      '--nolockcheck',
      '--nodefault',
      '--nologo',
      '--nofirststartwizard',
      '--convert-to',
      `${to.extension}:${to.filter}`,
      '--outdir',
      out,
      ...names.map((name) => path.join(folder, name)),
    ];
    const run = await runProcess(program, args, { timeoutMs, cwd: folder, env: { SAL_USE_VCLPLUGIN: 'svp' } });
    // LibreOffice ends with 0 even when it loaded nothing: only its output counts.
    return await Promise.all(jobs.map((_, index) => readOutput(path.join(out, `${index}.${to.extension}`), to, run)));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const readOutput = async (file: string, { magic }: Kind, run: { readonly timedOut: boolean; readonly stderr: string }): Promise<Output> => {
  const bytes = await readFile(file).catch(() => null);
  if (bytes?.subarray(0, magic.length).toString('latin1') === magic) return { ok: true, bytes };
  return { ok: false, reason: run.timedOut ? 'timeout' : 'failed', detail: run.stderr.trim().split('\n').at(-1) ?? '' };
};

/** LibreOffice chooses its reader by the name too; a document in a single XML file has a name of its own. */
const extensionOf = ({ bytes, format }: Input): string => (format === 'odt' && isXmlFile(bytes) ? 'fodt' : format);

let ownProfile: Promise<string> | null = null;

/**
 * A profile for this process alone: of two processes on one profile, one silently writes nothing. Macros are off, links to other files
 * are not followed. The pictures of styles and of DOC, and the style sheets of pages, are no links to that setting: whatever asks for
 * something over the network is sent to a proxy that is not there.
 */
const profile = (): Promise<string> => {
  ownProfile ??= (async () => {
    const folder = await mkdtemp(path.join(tmpdir(), `poryadok-office-${process.pid}-`));
    await mkdir(path.join(folder, 'user'));
    await writeFile(path.join(folder, 'user', 'registrymodifications.xcu'), SETTINGS);
    process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
    return folder;
  })();
  return ownProfile;
};

const setting = (where: string, name: string, value: string): string =>
  `<item oor:path="/org.openoffice.${where}"><prop oor:name="${name}" oor:op="fuse"><value>${value}</value></prop></item>`;

/** The port of a protocol that nothing has listened to for decades (RFC 863), at this machine: refused at once. */
const [NOBODY, NO_PORT] = ['127.0.0.1', '9'];

const SETTINGS = [
  '<?xml version="1.0" encoding="UTF-8"?>',
  '<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">',
  setting('Office.Common/Security/Scripting', 'MacroSecurityLevel', '3'),
  setting('Office.Common/Security/Scripting', 'DisableMacrosExecution', 'true'),
  setting('Office.Common/Security/Scripting', 'BlockUntrustedRefererLinks', 'true'),
  setting('Office.Common/Security/Scripting', 'DisableActiveContent', 'true'),
  setting('Office.Writer/Content/Update', 'Link', '2'),
  setting('Inet/Settings', 'ooInetProxyType', '2'),
  ...['HTTP', 'HTTPS', 'FTP'].flatMap((protocol) => [
    setting('Inet/Settings', `ooInet${protocol}ProxyName`, NOBODY),
    setting('Inet/Settings', `ooInet${protocol}ProxyPort`, NO_PORT),
  ]),
  setting('Inet/Settings', 'ooInetNoProxy', ''),
  '</oor:items>',
].join('\n');
