import { troubleOfZip } from '../../src/adapters/zip.js';
import type { Ports, RulesPort } from '../../src/cli/ports.js';
import type { Engine } from '../../src/model/index.js';
import { record, regions, standard } from '../store/records.js';
import { words } from '../store/temporary.js';

/** What the console was given. */
export interface Captured {
  out: string;
  err: string;
}

/** Reads a file as its own number; the first word decides what comes of it. */
export const engine: Engine = {
  standard,
  process: async ({ path, sha256, bytes }) => {
    const text = bytes.toString().trim();
    if (text.startsWith('boom')) throw new Error('tripped');
    if (text === '') {
      return { ...record({ path, sha256 }), status: 'failed', errorCode: 'empty', errorMessage: 'Файл пуст.', acts: [], findings: [] };
    }
    if (text.startsWith('memo')) return record({ path, sha256, scope: 'unrelated' });
    if (text.startsWith('clean')) return record({ path, sha256, number: text, statuses: ['met', 'met', 'met'] });
    if (text.startsWith('minor')) return record({ path, sha256, number: text, statuses: ['met', 'not-applicable', 'missing'] });
    return record({ path, sha256, number: text });
  },
};

export const rules: RulesPort = {
  list: [
    { id: 'final.update-deadline', kind: 'require', title: 'Срок размещения', severity: 'critical' },
    { id: 'deadline/within-duration', kind: 'recognize', title: 'Срок «в течение»', severity: null },
  ],
  explain: (id) =>
    id === 'final.update-deadline'
      ? {
          id,
          kind: 'require',
          title: 'Срок размещения',
          severity: 'critical',
          file: 'require/final/update-deadline.yaml',
          rationale: 'Иначе клиент видит устаревший перечень.',
          referenceText: 'в течение 10 рабочих дней',
          source: 'Калининград, п. 5.4',
          advice: 'Дополнить пункт.',
          examples: [{ verdict: 'met', text: 'в течение 10 рабочих дней' }],
        }
      : null,
  test: () => ({ rules: 2, examples: 5, failures: [] }),
  tryPhrase: (phrase) =>
    phrase.includes('течение') ? [{ ruleId: 'deadline/within-duration', quote: phrase, value: '10 рабочих дней' }] : [],
};

export const fakePorts = (captured: Captured, over: Partial<Ports> = {}): Ports => ({
  console: {
    out: (text) => {
      captured.out += text;
    },
    err: (text) => {
      captured.err += text;
    },
    width: 140,
    interactive: false,
  },
  env: { LANG: 'ru_RU.UTF-8' },
  clock: () => new Date(0),
  version: '0.1.0',
  builtInRules: 'rules',
  openEngine: async () => engine,
  openPreviewMaker: async () => ({ look: async () => null, openPages: async () => null }),
  openRules: async () => rules,
  openRegions: async () => regions,
  openWords: async () => words,
  troubleOfPackage: troubleOfZip,
  findInstalled: async () => [{ tool: 'libreoffice', found: true, version: '7.4', path: '/usr/bin/soffice' }],
  readTwice: async () => null,
  ...over,
});
