import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import mammoth from 'mammoth';
import { PDFParse } from 'pdf-parse';
import type * as PipelineModule from '../../src/pipeline.js';
import { convert, orderBlocks, renderDocx, write } from '../system/render.js';
import { medianOf, medians } from './measure.js';

// As it is installed: what runs sources directly instruments them, which costs time.
const { openPipeline, processFile }: typeof PipelineModule = await import(new URL('../../dist/pipeline.js', import.meta.url).href);

/**
 * Times the whole pipeline per order (bytes in, findings out) against mammoth.extractRawText and pdf-parse getText, which only
 * take the text out of the same bytes. The orders are the samples as DOCX and, where LibreOffice is there, as PDF.
 *   npm run bench                 prints the table
 *   npm run bench -- --write      writes docs/benchmarks.md too
 *   npm run bench -- --rounds 5   rounds that are measured, 15 where not said
 */
const main = async (): Promise<void> => {
  const args = process.argv.slice(2);
  const rounds = Number(args[args.indexOf('--rounds') + 1] ?? '') || 15;
  const folder = mkdtempSync(path.join(tmpdir(), 'poryadok-bench-'));
  try {
    const pipeline = await openPipeline('rules');
    const rows: Row[] = [];
    for (const order of await ordersIn(folder)) {
      rows.push(await measure(pipeline, order, rounds));
      process.stdout.write(`${cells(rows.at(-1)).join('  ')}\n`);
    }
    const page = pageOf(rows, rounds);
    process.stdout.write(`\n${page}`);
    if (args.includes('--write')) writeFileSync('docs/benchmarks.md', page);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

interface Order {
  readonly name: string;
  readonly bytes: Buffer;
}

interface Row {
  readonly name: string;
  readonly bytes: number;
  readonly baseline: string;
  /** Milliseconds, medians. */
  readonly baselineMs: number;
  readonly pipelineMs: number;
}

const ORDERS = 'corpus/orders';
const PDF_WITHOUT_OFFICE = 'fixtures/extract/order.pdf';

const ordersIn = async (folder: string): Promise<readonly Order[]> => {
  const orders: Order[] = [];
  for (const name of readdirSync(ORDERS)
    .filter((each) => each.endsWith('.txt'))
    .sort()) {
    const stem = name.slice(0, 3);
    const docx = await renderDocx(orderBlocks(path.join(ORDERS, name)));
    orders.push({ name: `${stem}.docx`, bytes: docx });
    const pdf = toPdf(write(folder, `${stem}.docx`, docx));
    if (pdf !== null) orders.push({ name: `${stem}.pdf`, bytes: readFileSync(pdf) });
  }
  if (!orders.some(({ name }) => name.endsWith('.pdf')))
    orders.push({ name: path.basename(PDF_WITHOUT_OFFICE), bytes: readFileSync(PDF_WITHOUT_OFFICE) });
  return orders;
};

/** Null where LibreOffice is not installed. */
const toPdf = (docx: string): string | null => {
  try {
    const pdf = convert(docx, 'pdf');
    return existsSync(pdf) ? pdf : null;
  } catch {
    return null;
  }
};

const measure = async (pipeline: PipelineModule.Pipeline, { name, bytes }: Order, rounds: number): Promise<Row> => {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const whole = async (): Promise<void> => {
    const { status } = await processFile(pipeline, { path: name, sha256, bytes });
    if (status !== 'parsed') throw new Error(`${name} was not read`);
  };
  const [baseline, other] = name.endsWith('.pdf')
    ? (['pdf-parse getText', () => pdfText(bytes)] as const)
    : (['mammoth.extractRawText', () => docxText(bytes)] as const);
  const [slow, fast] = await medians({ [baseline]: other, pipeline: whole }, rounds);
  return { name, bytes: bytes.length, baseline, baselineMs: slow?.median ?? 0, pipelineMs: fast?.median ?? 0 };
};

const docxText = async (bytes: Buffer): Promise<string> => (await mammoth.extractRawText({ buffer: bytes })).value;

const pdfText = async (bytes: Buffer): Promise<string> => {
  // Its bytes are taken away by the parser, so it is given a copy; the pipeline makes one too.
  const parser = new PDFParse({ data: new Uint8Array(bytes) });
  try {
    return (await parser.getText()).text;
  } finally {
    await parser.destroy();
  }
};

const cells = (row: Row | undefined): readonly string[] =>
  row === undefined
    ? []
    : [
        row.name,
        String(row.bytes),
        row.baseline,
        row.baselineMs.toFixed(1),
        row.pipelineMs.toFixed(1),
        `×${(row.pipelineMs / row.baselineMs).toFixed(2)}`,
      ];

const pageOf = (rows: readonly Row[], rounds: number): string => {
  const ratio = (baseline: string): string => {
    const of = rows.filter((row) => row.baseline === baseline).map((row) => row.pipelineMs / row.baselineMs);
    return of.length === 0 ? '–' : `×${medianOf(of).toFixed(2)}`;
  };
  const baselines = [...new Set(rows.map((row) => row.baseline))];
  return `# Benchmarks

Written by \`npm run bench -- --write\`. The whole pipeline per order (reading, clauses, facts, 45 verdicts) against what only takes
the text out of the same bytes. Medians of ${rounds} rounds in one process after two that warm up; the two take turns. A ratio is the time of the
pipeline over that of the other: ×1.00 is as fast.

Machine: ${cpus()[0]?.model.trim() ?? 'unknown processor'}, Node ${process.version}.

${baselines.map((baseline) => `- against ${baseline}: median ${ratio(baseline)}`).join('\n')}

| order | bytes | against | ms | pipeline, ms | ratio |
|---|--:|---|--:|--:|--:|
${rows.map((row) => `| ${cells(row).join(' | ')} |`).join('\n')}
`;
};

await main();
