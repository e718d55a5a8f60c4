import type { Score } from './measures.js';
import type { Occupancy } from './occupancy.js';
import type { Quality } from './quality.js';
import type { ReadingTime } from './reading-speed.js';

/** Heading under which each part of `docs/benchmarks.md` stands; the head of the page is the speed of the whole pipeline. */
const SECTIONS = {
  quality: '## What readers get right',
  reading: '## Speed of reading alone',
  matching: '## Cost of matching',
  page: '## The report of 1,000 orders',
  recognition: '## Cores during recognition',
  batch: '## A run over a thousand orders',
  long: '## Long runs',
} as const;
export type Section = keyof typeof SECTIONS;

/** A page with one of its sections replaced, or put at its end; the rest stays as it was. */
export const withSection = (page: string, section: Section, body: string): string => {
  const heading = SECTIONS[section];
  const from = page.indexOf(`${heading}\n`);
  const next = from < 0 ? -1 : page.indexOf('\n## ', from + 1);
  const before = (from < 0 ? page : page.slice(0, from)).trimEnd();
  const after = next < 0 ? '' : `\n${page.slice(next + 1)}`;
  return `${before}\n\n${heading}\n\n${body.trim()}\n${after}`;
};

/** A page with its head replaced; the sections stay. */
export const withHead = (page: string, head: string): string => {
  const from = page.search(/^## /mu);
  return from < 0 ? head : `${head.trimEnd()}\n\n${page.slice(from)}`;
};

const SETS: Readonly<Record<Quality['set'], string>> = {
  'orders.docx': 'five orders, DOCX with automatic numbers',
  'orders.pdf': 'the same orders, PDF with a text layer',
  'scans.300': 'scans of them, 300 dpi',
  'scans.200': 'scans of them, 200 dpi',
  'scans.150': 'scans of them, 150 dpi',
  numbering: 'numbering suite, DOCX',
  acid: 'document of traps, DOCX',
};

/** The table of quality, with what is counted and what is not there. */
export const qualityBody = (results: readonly Quality[], missing: readonly string[]): string => `
Written by \`npm run bench -- --quality --write\`. These are counts and do not depend on how busy or fast the machine is. The documents are made
(\`fixtures/formats\`, \`fixtures/docx\`), so what is right is known: it is what they were made of.

- Numbers: paragraphs before which the text shows the number that Word shows, written the same; any dash or bullet will do for a dash.
- Characters: those of words that stand in the same order in the text read and in the text it was made of, numbers included; lost and added ones
  count alike.
- Cells: filled cells of tables in their row and column with exactly their text.

The scans are askew and noisy; tesseract reads them as it comes: pages of 300 dpi, its own analysis of the page (\`--psm 3\`).

A dash says that there is nothing to count or that the reader gives none. The numbering suite expects what Word shows; where LibreOffice
differs, \`fixtures/docx/numbering/cases.yaml\` says why. Headers and footers of the document of traps are no part of its text here;
left out of it are two traps that end a reader's work for good (mammoth throws on a comment inside a text, LibreOffice drops all after a field that
is never closed).
${missing.length === 0 ? '' : `Not installed when this was written: ${missing.join(', ')}.\n`}
| documents | reader | numbers | characters | cells | not read |
|---|---|--:|--:|--:|--:|
${results
  .map(
    ({ set, reader, labels, characters, cells, failed }) =>
      `| ${SETS[set]} | ${reader} | ${counted(labels)} | ${share(characters)} | ${counted(cells)} | ${failed === 0 ? '–' : failed} |`,
  )
  .join('\n')}
`;

const share = (score: Score | null): string =>
  score === null ? '–' : `${(Math.floor((score.right / score.of) * 1000) / 10).toFixed(1)} %`;

const counted = (score: Score | null): string => (score === null ? '–' : `${score.right} of ${score.of} (${share(score)})`);

/** The table of times, with the ratio to ours in the same run. */
export const readingBody = (times: readonly ReadingTime[], rounds: number, load: number): string => `
Written by \`npm run bench -- --write\`; load average of the machine when it ended: ${load.toFixed(1)}. Readers take turns, so what else the machine does slows
all of them; programs started anew suffer more from it than libraries. Taking text and tables out of the five orders, without recognizing facts:
median of ${rounds} rounds a file, then of the files. A ratio is the time of the other reader over ours: ×2.00 is twice as long. Programs
are started anew for each file, as they would be; libraries run in this process. Scans are timed once, after two rounds that warm up.

| format | reader | ms a file | ratio |
|---|---|--:|--:|
${times.map(({ format, reader, ms, ratio }) => `| ${format} | ${reader} | ${ms.toFixed(1)} | ×${ratio.toFixed(2)} |`).join('\n')}
`;

export interface Recognition {
  readonly occupancy: Occupancy;
  /** Cores busy over the whole run, with its start and its end; null where the system does not tell. */
  readonly cores: number | null;
  readonly machine: string;
  readonly load: number;
}

/** How well recognition keeps the cores busy. */
export const recognitionBody = ({ occupancy, cores, machine, load }: Recognition): string => `
Written by \`npm run bench:ocr -- --write\`: a run on two workers over the scans of the samples. From the beginning of the first tesseract to the
end of the last one, how much of the time any was running, and how many on average; how many cores the whole run kept busy, its start and its
end among it. On a machine that others use too the cores are shared out, and what the run could not get counts as idle.

Machine: ${machine}; load average when it ended: ${load.toFixed(1)}.

| what | measured | aim |
|---|--:|--:|
| time with a tesseract running | ${(occupancy.busy * 100).toFixed(1)} % | 95 % |
| of them at a time, on average | ${occupancy.mean.toFixed(2)} | – |
| cores busy over the whole run | ${cores === null ? '–' : cores.toFixed(2)} | 1.80 |
| readings | ${occupancy.count} | – |
| seconds from first to last | ${(occupancy.ms / 1000).toFixed(1)} | – |
`;
