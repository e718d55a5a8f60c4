/** What one start of a program took. */
export interface Measured {
  readonly name: string;
  readonly orders: number;
  readonly seconds: number;
  /** Processor time of the process, threads in it and children apart, in seconds. */
  readonly cpu: number;
  /** Most memory that the process held, children apart, in MB. */
  readonly peak: number;
}

const HOW = `Processor time is that of the process with its threads, and says more than the clock where the machine does other things too: with two
cores at hand a run takes half of it and what cannot be shared. Memory is the most that the process held.`;

/** The table of runs over a folder; the first line is what they are held against. */
export const batchBody = (runs: readonly Measured[], machine: string, load: number): string => {
  const [against] = runs;
  const ratio = (own: number, other: number | undefined): string => (other === undefined ? '–' : `×${(own / other).toFixed(2)}`);
  return `Written by \`npm run bench:batch -- --write\`. The built program over ${against?.orders ?? 0} DOCX orders, from start to end: dataset, JSON files, page
and workbook; against mammoth.extractRawText over the same files in one process, in the same run. ${HOW}

Machine: ${machine}; load average when it ended: ${load.toFixed(1)}.

| what | seconds | processor, s | ms an order | memory, MB | seconds against mammoth | processor against mammoth |
|---|--:|--:|--:|--:|--:|--:|
${runs.map((run) => `| ${cells(run).join(' | ')} | ${ratio(run.seconds, against?.seconds)} | ${ratio(run.cpu, against?.cpu)} |`).join('\n')}
`;
};

/** The table of runs of several sizes. */
export const longBody = (
  runs: readonly Measured[],
  machine: string,
  load: number,
): string => `Written by \`npm run bench:batch -- --long --write\`. The built program over orders as text, from start to end: dataset, JSON files,
page and workbook. ${HOW}

Machine: ${machine}; load average when it ended: ${load.toFixed(1)}.

| orders | what | seconds | processor, s | processor, ms an order | memory, MB |
|--:|---|--:|--:|--:|--:|
${runs.map((run) => `| ${run.orders} | ${cells(run).join(' | ')} |`).join('\n')}
`;

const cells = ({ name, orders, seconds, cpu, peak }: Measured): readonly string[] => [
  name,
  seconds.toFixed(1),
  cpu.toFixed(1),
  ((cpu * 1000) / orders).toFixed(1),
  String(Math.round(peak)),
];
