import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const ROOT = path.resolve(import.meta.dirname, '../..');

export const read = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');

/** Files of the repository as `src/a/b.ts`; outside of a checkout (a packed copy) those that are there. */
export const repositoryFiles = (): readonly string[] => {
  if (!existsSync(path.join(ROOT, '.git'))) return under('').filter((file) => !/^(?:node_modules|dist|output)\//u.test(file));
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], { cwd: ROOT, encoding: 'utf8' });
  return listed.split('\0').filter((file) => file !== '' && existsSync(path.join(ROOT, file)));
};

/** Files of a folder and those below it. */
export const under = (folder: string): readonly string[] =>
  readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
    .sort();

export interface Import {
  readonly file: string;
  /** As written. */
  readonly specifier: string;
  /** The file it means, from the root; null for packages. */
  readonly target: string | null;
  readonly typeOnly: boolean;
}

/** Every import of a module: static, dynamic and re-exports. */
export const importsOf = (file: string): readonly Import[] => {
  const source = read(file);
  const statics = [...source.matchAll(/^(?:import|export)\s([^;'"]*?\sfrom\s+)?'([^']+)'/gmu)].map(([, names = '', specifier = '']) => ({
    specifier,
    typeOnly: isTypeOnly(names),
  }));
  const dynamics = [...source.matchAll(/\bimport\('([^']+)'\)/gu)].map(([, specifier = '']) => ({ specifier, typeOnly: false }));
  return [...statics, ...dynamics].map(({ specifier, typeOnly }) => ({ file, specifier, typeOnly, target: targetOf(file, specifier) }));
};

const isTypeOnly = (names: string): boolean => {
  if (/^type\s/u.test(names)) return true;
  const list = /^\{([^}]*)\}/u.exec(names)?.[1];
  return list !== undefined && list.split(',').every((name) => name.trim() === '' || /^type\s/u.test(name.trim()));
};

const targetOf = (file: string, specifier: string): string | null => {
  if (!specifier.startsWith('.')) return null;
  const joined = path.posix.join(path.posix.dirname(file), specifier);
  return existsSync(path.join(ROOT, joined)) ? joined : joined.replace(/\.js$/u, '.ts');
};
