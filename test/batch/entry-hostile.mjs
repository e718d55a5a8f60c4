// A thread that does with a file what its content says: goes on for ever, fills the memory, ends, or answers.
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';

export default async (task) => {
  const begun = new Int32Array(task.board, 0, 1);
  const children = new Int32Array(task.board, 8);
  begun[0] = 1;
  const text = Buffer.from(task.file.bytes).toString();
  if (text.startsWith('loop')) for (;;);
  if (text.startsWith('fill')) for (const held = []; ; ) held.push(Array.from({ length: 100_000 }, () => ({})));
  if (text.startsWith('exit')) process.exit(1);
  if (text.startsWith('child')) {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { detached: true, stdio: 'ignore' });
    children[0] = child.pid;
    writeFileSync(text.split(' ')[1], String(child.pid));
    await new Promise(() => {});
  }
  if (text.startsWith('pages')) {
    const pages = new Int32Array(task.board, 4, 1);
    for (let page = 1; page <= 3; page += 1) {
      pages[0] = page;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
  return { kind: 'failed', code: 'encrypted', message: text };
};
