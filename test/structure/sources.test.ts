import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { read, repositoryFiles, ROOT, under } from './files.js';

const LONGEST = 300;
const CYRILLIC = /[\u0400-\u052F]|[\u1C80-\u1C8F]|[\uA640-\uA69F]/u;
const CYRILLIC_ESCAPE = /\\u\{?0*(?:4[0-9a-f]{2}|5[0-2][0-9a-f])\b|\\x\{?4[0-9a-f]{2}|&#x?0*(?:4[0-9a-f]{2}|10[2-9]\d|1[12]\d\d);/iu;

const sources = under('src').filter((file) => /\.(?:ts|js|css|html)$/u.test(file));

/** Russian is quoted to explain a reader: a comment runs nothing. */
const withoutComments = (source: string): string => source.replace(/\/\*[^]*?\*\//gu, '').replace(/(^|\s)\/\/.*$/gmu, '$1');

const linesWith = (file: string, text: string, pattern: RegExp): string[] =>
  text.split('\n').flatMap((line) => (pattern.test(line) ? [`${file}: ${line.trim()}`] : []));

describe('every source', () => {
  it('holds no Russian wording, neither as letters nor escaped', () => {
    const wordings = sources.flatMap((file) => {
      const code = withoutComments(read(file));
      return [...linesWith(file, code, CYRILLIC), ...linesWith(file, code, CYRILLIC_ESCAPE)];
    });
    expect(wordings).toEqual([]);
  });

  it(`is shorter than ${LONGEST} lines`, () => {
    const long = sources.map((file) => [file, read(file).trimEnd().split('\n').length] as const).filter(([, lines]) => lines > LONGEST);
    expect(long).toEqual([]);
  });

  it.each([
    ["const a = 'приказ';", 1],
    ["const a = '\\u043f';", 1],
    ["const a = '\\u{43f}';", 1],
    ['const a = /\\p{Script=Cyrillic}/u;', 0],
    ["const a = '&#1087;';", 1],
    ["const a = 'x'; // «приказ»", 0],
    ["/** «приказ» */ const a = '\\u00ad';", 0],
    ["const a = 'https://a.b'; const b = 'ы';", 1],
  ])('%s', (line, found) => {
    const code = withoutComments(line);
    expect(linesWith('a', code, CYRILLIC).length + linesWith('a', code, CYRILLIC_ESCAPE).length).toBe(found);
  });
});

describe('the repository', () => {
  const texts = repositoryFiles().filter((file) => !/\.(?:pdf|docx|doc|rtf|odt|png|jpe?g|tiff?|zip|gz|sqlite)$/iu.test(file));

  it('names no folder of a machine and no host of a registry', () => {
    // Spelt in parts: the test is a file of the repository too.
    const places = new RegExp(
      ['/work', '/main|/home', '/\\w|/root', '/|/Users', '/\\w|[A-Z]:\\\\\\\\?Users|registry\\.', 'npm|npm', 'mirror|/\\.npm', 'rc:'].join(
        '',
      ),
      'u',
    );
    expect(texts.flatMap((file) => linesWith(file, read(file), places))).toEqual([]);
  });

  it('locks packages without saying where they were fetched from', () => {
    expect(linesWith('package-lock.json', read('package-lock.json'), /"resolved":/u)).toEqual([]);
  });

  it('locks packages of every platform, so that `npm ci` takes the lock anywhere', () => {
    const { packages } = JSON.parse(read('package-lock.json')) as {
      packages: Record<string, { optionalDependencies?: Record<string, string> }>;
    };
    const locked = new Set(Object.keys(packages).map((path) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)));
    const optional = Object.values(packages).flatMap(({ optionalDependencies = {} }) => Object.keys(optionalDependencies));
    expect(
      optional.filter((name) => !locked.has(name)),
      'node scripts/complete-lock.mjs',
    ).toEqual([]);
  });

  it('keeps what runs write out of git', () => {
    expect(texts.filter((file) => /^(?:dist|node_modules)\/|^output\/(?!\.gitkeep$)/u.test(file))).toEqual([]);
    const ignored = execFileSync('git', ['check-ignore', 'output/report.html', 'dist/index.js', 'node_modules/x'], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    expect(ignored.trim().split('\n')).toHaveLength(3);
  });
});
