import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cutFiles, emptyFiles, flippedFiles, foreignFiles } from './damaged.js';
import type { BrokenFile } from './file.js';
import { archives, bombs, lockedFiles } from './hostile.js';
import { linkedFiles } from './linked.js';
import { oddNames, oddShapes, oddTexts } from './odd.js';
import { NO_TRAP, reachingFiles, type Trap } from './reaching.js';
import { sound } from './sound.js';

export type { BrokenFile, Expected } from './file.js';
export { bomb } from './hostile.js';
export type { Trap } from './reaching.js';

/** Files that are broken on purpose, the same every time, each with what a run must say of it. */
export const brokenFiles = async (trap: Trap = NO_TRAP): Promise<readonly BrokenFile[]> => {
  const whole = await sound();
  return [
    ...emptyFiles(),
    ...cutFiles(whole),
    ...flippedFiles(whole),
    ...foreignFiles(whole),
    ...lockedFiles(whole),
    ...bombs(),
    ...archives(),
    ...reachingFiles(trap, whole),
    ...linkedFiles(trap, whole),
    ...oddTexts(),
    ...oddShapes(),
    ...oddNames(),
  ];
};

/** Writes them, with links that lead out of the folder and round in it: those have no row. */
export const writeBroken = (folder: string, files: readonly BrokenFile[]): void => {
  for (const { name, bytes, mode } of files) {
    const target = Buffer.concat([Buffer.from(`${folder}/`), Buffer.from(name)]);
    mkdirSync(Buffer.from(path.dirname(target.toString('latin1')), 'latin1'), { recursive: true });
    writeFileSync(target, bytes);
    if (mode !== undefined) chmodSync(target, mode);
  }
  const links = path.join(folder, 'links');
  mkdirSync(links);
  symlinkSync('/etc/passwd', path.join(links, 'passwd.txt'));
  symlinkSync('/etc', path.join(links, 'etc'));
  symlinkSync('..', path.join(links, 'round'));
  symlinkSync('nowhere.docx', path.join(links, 'nowhere.docx'));
  symlinkSync(path.join(links, 'self.docx'), path.join(links, 'self.docx'));
  mkdirSync(path.join(links, 'folder.docx'));
};
