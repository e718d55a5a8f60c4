import { PQueue } from './queue.js';
import type { FoundFile } from './discover.js';
import { type FoundInput, type InputContext, inspect } from './inputs.js';
import { createMatcher, type Selection } from './select.js';

/** Everything that is to have a row: the files found and those in archives, in the order of the code units of their paths. */
export const gather = async (context: InputContext, found: readonly FoundFile[], selection: Selection): Promise<readonly FoundInput[]> => {
  const queue = new PQueue({ concurrency: AT_ONCE });
  const matches = createMatcher(selection);
  const isExcluded = createMatcher({ ...selection, include: [] });
  const inspected = await queue.addAll(
    found.map((file) => async () => {
      if (!isExcluded(file.path)) return [leftOut(file)];
      // Files in an archive may be asked for where the archive is not.
      if (!matches(file.path) && !/\.zip$/iu.test(file.path)) return [leftOut(file)];
      return (await inspect(context, file)).map((each) =>
        each.left === null && !matches(each.path) ? { ...each, left: 'filter' as const } : each,
      );
    }),
  );
  return limited(inspected.flat().sort(byPath), selection.limit);
};

const AT_ONCE = 8;

const leftOut = (file: FoundFile): FoundInput => ({
  ...file,
  bytes: 0,
  sha256: null,
  cost: { kind: 'cpu', size: 0 },
  entries: [],
  refused: null,
  left: 'filter',
});

const byPath = (a: FoundInput, b: FoundInput): number => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0);

const limited = (files: readonly FoundInput[], limit: number | null): readonly FoundInput[] => {
  if (limit === null) return files;
  let wanted = 0;
  return files.map((file) => {
    if (file.left !== null) return file;
    wanted += 1;
    return wanted > limit ? { ...file, left: 'limit' as const } : file;
  });
};
