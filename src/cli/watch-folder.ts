import path from 'node:path';
import { watch } from 'chokidar';

export interface FolderWatch {
  /** Resolves with the next change that is not within the time of the last one any more; at once where there was one meanwhile. */
  readonly nextChange: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface WatchFolderOptions {
  /** Folders and files whose changes do not count: what a run writes is no reason for another. */
  readonly ignored: readonly string[];
  /** Milliseconds without a change after which changes are told. */
  readonly quietMs: number;
}

/** Watches folders and files for what arrives, changes or goes. */
export const watchFolders = async (paths: readonly string[], { ignored, quietMs }: WatchFolderOptions): Promise<FolderWatch> => {
  const own = ignored.map((each) => path.resolve(each));
  const watcher = watch([...paths], {
    ignoreInitial: true,
    followSymlinks: false,
    ignored: (name) =>
      own.some((each) => isWithin(each, path.resolve(name))) && !paths.some((each) => isWithin(path.resolve(name), path.resolve(each))),
    awaitWriteFinish: { stabilityThreshold: Math.min(quietMs, 500), pollInterval: 50 },
  });
  let changed = false;
  let timer: NodeJS.Timeout | null = null;
  let tell: (() => void) | null = null;
  const settle = (): void => {
    timer = null;
    changed = true;
    tell?.();
  };
  watcher.on('all', () => {
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(settle, quietMs);
  });
  await new Promise<void>((resolve) => watcher.once('ready', () => resolve()));
  return {
    nextChange: () =>
      new Promise((resolve) => {
        tell = () => {
          changed = false;
          tell = null;
          resolve();
        };
        if (changed) tell();
      }),
    close: async () => {
      if (timer !== null) clearTimeout(timer);
      await watcher.close();
    },
  };
};

const isWithin = (outer: string, inner: string): boolean => inner === outer || inner.startsWith(outer + path.sep);
