import { describe, expect, it } from 'vitest';
import { type Import, importsOf, read, under } from './files.js';

/**
 * What each folder of `src` may import besides itself. A pattern ends in `/` for a folder, `/*-port.ts` for the types of adapters
 * that a stage is handed; files of the root are named one by one.
 */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  model: [],
  rules: ['model/'],
  extract: ['model/', 'rules/lexicons/', 'adapters/*-port.ts'],
  parse: ['model/', 'rules/'],
  // The choice among mentions takes the mentions themselves; nothing else of parsing.
  normalize: ['model/', 'rules/', 'parse/mentions/'],
  compare: ['model/', 'rules/'],
  explain: ['model/', 'rules/', 'parse/mentions/'],
  adapters: ['model/'],
  messages: ['model/', 'rules/'],
  store: ['model/'],
  dataset: ['model/', 'store/', 'compare/'],
  report: ['model/', 'store/', 'rules/lexicons/'],
  // Threads end what other threads have started; what is wrong with rules is no file's fault.
  batch: ['model/', 'store/', 'engine.ts', 'adapters/children.ts', 'rules/problem.ts'],
  cli: [
    'model/',
    'rules/',
    'messages/',
    'batch/',
    'store/',
    'dataset/',
    'report/',
    'pipeline.ts',
    'doctor.ts',
    'previews.ts',
    'explain/',
    'explain-file.ts',
    'export-context.ts',
    'judge.ts',
    'engine.ts',
    'adapters/zip.ts',
  ],
  'previews.ts': ['adapters/', 'extract/', 'rules/'],
  'export-context.ts': ['rules/', 'adapters/', 'dataset/'],
  'judge.ts': ['model/', 'rules/', 'compare/'],
  'explain-file.ts': ['model/', 'rules/', 'compare/', 'explain/', 'pipeline.ts'],
  'doctor.ts': ['model/', 'rules/', 'adapters/', 'extract/'],
  'engine.ts': ['model/', 'rules/', 'adapters/', 'extract/', 'compare/', 'editions.ts', 'pipeline.ts'],
  'editions.ts': ['model/'],
  'pipeline.ts': ['model/', 'rules/', 'messages/', 'adapters/', 'extract/', 'parse/', 'normalize/', 'compare/', 'batch/document-id.ts'],
  'library.ts': ['model/', 'rules/', 'compare/', 'batch/content.ts', 'pipeline.ts'],
  'index.ts': ['model/', 'rules/', 'library.ts'],
  'cli.ts': ['cli/'],
};

/** The one file, or for schemas and commands the one folder, that imports a package; everything else is handed what it makes of it. */
const IMPORTED_BY: Readonly<Record<string, string>> = {
  'better-sqlite3': 'src/store/dataset.ts',
  chokidar: 'src/cli/watch-folder.ts',
  'cli-progress': 'src/cli/progress-bar.ts',
  commander: 'src/cli/',
  docx: 'src/report/letters/package.ts',
  'fast-xml-parser': 'src/adapters/xml.ts',
  'hyparquet-writer': 'src/dataset/export/parquet.ts',
  hucre: 'src/report/xlsx/package.ts',
  mammoth: 'src/adapters/mammoth.ts',
  natural: 'src/rules/tokens.ts',
  'p-queue': 'src/batch/queue.ts',
  parse5: 'src/extract/html/tree.ts',
  'pdf-parse': 'src/adapters/pdf.ts',
  pino: 'src/cli/run-log.ts',
  piscina: 'src/batch/pool.ts',
  'pdfjs-dist': 'src/adapters/pdfjs.ts',
  sharp: 'src/adapters/images.ts',
  yaml: 'src/rules/yaml.ts',
  yauzl: 'src/adapters/zip.ts',
  zod: 'src/rules/',
};

const modules = under('src').filter((file) => /(?<!\.d)\.ts$/u.test(file));
const imports = modules.flatMap(importsOf);

/** `src/parse/lines.ts` → `parse`, `src/cli.ts` → `cli.ts`. */
const roomOf = (file: string): string => file.split('/')[1] ?? '';

const mayImport = ({ file, target }: Import): boolean => {
  if (target === null || roomOf(target) === roomOf(file)) return true;
  const within = target.slice('src/'.length);
  return (MAY_IMPORT[roomOf(file)] ?? []).some((allowed) => matches(within, allowed));
};

const matches = (file: string, allowed: string): boolean => {
  const [folder = '', ending] = allowed.split('*');
  return ending === undefined
    ? file === allowed || (allowed.endsWith('/') && file.startsWith(allowed))
    : file.startsWith(folder) && file.endsWith(ending);
};

const shown = ({ file, specifier }: Import): string => `${file} imports ${specifier}`;

describe('the import table', () => {
  it('names every folder', () => {
    expect([...new Set(modules.map(roomOf))].filter((room) => MAY_IMPORT[room] === undefined)).toEqual([]);
  });

  it('finds the file of every import', () => {
    expect(imports.filter(({ target }) => target !== null && !modules.includes(target)).map(shown)).toEqual([]);
  });

  it('holds', () => {
    expect(imports.filter((each) => !mayImport(each)).map(shown)).toEqual([]);
  });

  it('hands adapters to stages by their types alone', () => {
    const taken = imports.filter(
      ({ file, target, typeOnly }) => roomOf(file) === 'extract' && target?.startsWith('src/adapters/') === true && !typeOnly,
    );
    expect(taken.map(shown)).toEqual([]);
  });

  it('keeps each package in one file', () => {
    const packages = imports.filter(({ target, specifier, typeOnly }) => target === null && !specifier.startsWith('node:') && !typeOnly);
    const elsewhere = packages.filter(({ file, specifier }) => !file.startsWith(IMPORTED_BY[packageOf(specifier)] ?? 'nowhere'));
    expect(elsewhere.map(shown)).toEqual([]);
  });

  it('names no package that is not used, and every one that is', () => {
    const used = new Set(
      imports
        .filter(({ target, specifier }) => target === null && !specifier.startsWith('node:'))
        .map(({ specifier }) => packageOf(specifier)),
    );
    const { dependencies } = JSON.parse(read('package.json')) as { dependencies: Record<string, string> };
    expect([...used].sort()).toEqual(Object.keys(dependencies).sort());
    expect(Object.keys(IMPORTED_BY).sort()).toEqual(Object.keys(dependencies).sort());
  });
});

const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

describe('the reader of imports', () => {
  it('sees every form', () => {
    const seen = importsOf('test/structure/imports.test.ts').map(({ specifier, typeOnly }) => [specifier, typeOnly]);
    expect(seen).toEqual([
      ['vitest', false],
      ['./files.js', false],
    ]);
    expect(imports.some(({ typeOnly }) => typeOnly)).toBe(true);
    expect(imports.filter(({ specifier }) => specifier === './pipeline.js' || specifier === '../pipeline.js').length).toBeGreaterThan(1);
  });
});
