/**
 * Programs that a thread has started, on a board that the thread which may have to end it can read: a thread that is ended cannot end
 * what it started.
 */
export const reportChildrenTo = (slots: Int32Array | null): void => {
  board = slots;
};

/** Notes a process; gives what takes the note away. */
export const noteChild = (pid: number | undefined): (() => void) => {
  const slots = board;
  const slot = slots === null || pid === undefined ? -1 : slots.indexOf(0);
  if (slots === null || pid === undefined || slot < 0) return () => {};
  slots[slot] = pid;
  return () => {
    slots[slot] = 0;
  };
};

/** Ends everything on a board, each process with all that it started. */
export const endChildren = (slots: Int32Array): void => {
  for (const pid of slots) if (pid > 0) endGroup(pid, () => {});
  slots.fill(0);
};

/** Ends a process that leads a group of its own, with the group; `endOne` where there are no groups. */
export const endGroup = (pid: number | undefined, endOne: () => void): void => {
  try {
    if (pid === undefined || process.platform === 'win32') endOne();
    else process.kill(-pid, 'SIGKILL');
  } catch {
    endOne();
  }
};

let board: Int32Array | null = null;
