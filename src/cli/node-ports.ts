import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Ports } from './ports.js';

/** The commands on a real terminal with the real stages, each loaded when a command needs it. */
export const nodePorts = (): Ports => ({
  console: {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    width: process.stdout.isTTY ? process.stdout.columns : null,
    interactive: process.stderr.isTTY,
  },
  env: process.env,
  clock: () => new Date(),
  version: packageVersion(),
  builtInRules: fileURLToPath(new URL('../../rules', import.meta.url)),
  openEngine: async (rulesFolder) => (await import('../engine.js')).openEngine(rulesFolder),
  openTools: async (rulesFolder) => {
    const [{ openPool }, { openArchive }, { openOrderWriter }] = await Promise.all([
      import('../batch/pool.js'),
      import('../adapters/zip.js'),
      import('../batch/order-writer.js'),
    ]);
    return { openReader: async (options) => openPool({ ...options, rulesFolder }), openArchive, ...(BUILT ? { openOrderWriter } : {}) };
  },
  ...(!BUILT ? {} : { writeWorkbookApart: async (task) => (await import('./workbook-thread.js')).writeWorkbookApart(task) }),
  onInterrupt: (listener) => {
    process.on('SIGINT', listener);
    process.on('SIGTERM', listener);
    return () => {
      process.off('SIGINT', listener);
      process.off('SIGTERM', listener);
    };
  },
  openPreviewMaker: async (rulesFolder) => (await import('../previews.js')).createPreviewMaker(rulesFolder),
  openRules: async (rulesFolder) => {
    const [{ createRulesPort }, { requirementTests }] = await Promise.all([import('./rules-port.js'), import('./requirement-tests.js')]);
    return createRulesPort(rulesFolder, requirementTests(rulesFolder));
  },
  openRegions: async (rulesFolder) => (await import('./load-lexicons.js')).loadRegions(rulesFolder),
  openWords: async (rulesFolder) => (await import('./load-lexicons.js')).loadWords(rulesFolder),
  troubleOfPackage: async (bytes) => (await import('../adapters/zip.js')).troubleOfZip(bytes),
  findInstalled: async () => (await import('../doctor.js')).findInstalled(process.env),
  readTwice: async (rulesFolder, file) => (await import('../doctor.js')).readTwice(rulesFolder, file),
});

/** Sources are run by a loader, which other threads would need too. */
const BUILT = !import.meta.url.endsWith('.ts');

const packageVersion = (): string => {
  const file: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  return typeof file === 'object' && file !== null && 'version' in file ? String(file.version) : '0';
};
