import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Engine } from '../model/index.js';
import { loadReporter } from './load-reporter.js';
import { loadRegions, loadWords } from './load-lexicons.js';
import type { Ports, RulesPort } from './ports.js';

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
  openEngine: async (rulesFolder) => {
    const { createEngine }: { createEngine: (options: { rulesFolder: string }) => Promise<Engine> } = await import(PIPELINE);
    return createEngine({ rulesFolder });
  },
  openReporter: loadReporter,
  openRules: async (rulesFolder) => {
    const { createRulesPort }: { createRulesPort: (folder: string) => RulesPort } = await import(RULES_PORT);
    return createRulesPort(rulesFolder);
  },
  openRegions: async (rulesFolder) => loadRegions(rulesFolder),
  openWords: async (rulesFolder) => loadWords(rulesFolder),
});

// Names in variables: neither module is there yet, and both are to be imported plainly once they are.
const PIPELINE: string = '../pipeline.js';
const RULES_PORT: string = './rules-port.js';

const packageVersion = (): string => {
  const file: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  return typeof file === 'object' && file !== null && 'version' in file ? String(file.version) : '0';
};
