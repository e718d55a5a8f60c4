import path from 'node:path';

/** Which files of the input a run reads; the others have their rows all the same. */
export interface Selection {
  /** Globs over paths from the input folder: `**` any folders, `*` and `?` within a name, `{a,b}` one of several. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** Most files to read, the first in the order of paths; null for all. */
  readonly limit: number | null;
}

export const EVERYTHING: Selection = { include: [], exclude: [], limit: null };

/** Tells of each path whether it is among those asked for. A glob without `/` is held against the name alone. */
export const createMatcher = ({ include, exclude }: Selection): ((name: string) => boolean) => {
  const [wanted, unwanted] = [include.map(globOf), exclude.map(globOf)];
  return (name) => (wanted.length === 0 || wanted.some((matches) => matches(name))) && !unwanted.some((matches) => matches(name));
};

const globOf = (glob: string): ((name: string) => boolean) => {
  const pattern = glob.split(path.sep).join('/').replace(/^\.\//u, '').replace(/\/$/u, '/**').normalize('NFC');
  const alternatives = expanded(pattern);
  const whole = pattern.includes('/');
  return (name) => {
    const subject = (whole ? name : (name.split('/').at(-1) ?? name)).normalize('NFC');
    return alternatives.some((each) => matchesSegments(each.split('/'), subject.split('/')));
  };
};

const MAX_ALTERNATIVES = 256;

/** `a{b,c}d` as `abd` and `acd`; braces that do not close stand for themselves. */
const expanded = (pattern: string): readonly string[] => {
  let found = [pattern];
  for (let grown = true; grown && found.length < MAX_ALTERNATIVES; ) {
    grown = false;
    found = found.flatMap((each) => {
      const open = each.search(/\{[^{}]*\}/u);
      if (open < 0) return [each];
      grown = true;
      const close = each.indexOf('}', open);
      return each
        .slice(open + 1, close)
        .split(',')
        .map((choice) => each.slice(0, open) + choice + each.slice(close + 1));
    });
  }
  return found;
};

/** Where a `**` was met last, matching is taken up again one segment further: linear for one, never exponential for many. */
const matchesSegments = (pattern: readonly string[], name: readonly string[]): boolean =>
  matchesSequence(pattern, name, (each) => each === '**', matchesName);

const matchesName = (pattern: string, name: string): boolean =>
  matchesSequence(
    [...pattern],
    [...name],
    (each) => each === '*',
    (each, letter) => each === '?' || each === letter,
  );

const matchesSequence = <T>(
  pattern: readonly T[],
  name: readonly T[],
  isAny: (each: T) => boolean,
  matches: (a: T, b: T) => boolean,
): boolean => {
  let [at, from, resumeAt, resumeFrom] = [0, 0, -1, 0];
  while (from < name.length) {
    const [each, other] = [pattern[at], name[from]];
    if (each !== undefined && isAny(each)) {
      [resumeAt, resumeFrom] = [at, from];
      at += 1;
    } else if (each !== undefined && other !== undefined && matches(each, other)) {
      at += 1;
      from += 1;
    } else if (resumeAt >= 0) {
      resumeFrom += 1;
      [at, from] = [resumeAt + 1, resumeFrom];
    } else return false;
  }
  return pattern.slice(at).every(isAny);
};
