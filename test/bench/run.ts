import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import mammoth from 'mammoth';
import { PDFParse } from 'pdf-parse';
import type * as ExtractModule from '../../src/extract/index.js';
import type { Reading, SourceBlock, SourceDocument } from '../../src/model/index.js';
import type * as PipelineModule from '../../src/pipeline.js';
import { convert, orderBlocks, renderDocx, write } from '../system/render.js';
import { matchingBody, measureMatching } from './matching.js';
import { medianOf, medians } from './measure.js';
import { qualityBody, readingBody, withHead, withSection } from './pages.js';
import { measureQuality } from './quality.js';
import { readers } from './readers.js';
import { reportPageBody } from './report-page.js';
import { measureReading } from './reading-speed.js';
import { madeDocuments } from './truth.js';

// As it is installed: what runs sources directly instruments them, which costs time.
const { openPipeline, processFile }: typeof PipelineModule = await import(new URL('../../dist/pipeline.js', import.meta.url).href);
const { extract }: typeof ExtractModule = await import(new URL('../../dist/extract/index.js', import.meta.url).href);

/**
 * Times the whole pipeline per order (bytes in, findings out) against mammoth.extractRawText and pdf-parse getText, which only
 * take the text out of the same bytes; then counts what each reader of text gets right, and times reading alone, and the page of a
 * report. The orders are the samples as DOCX and, where LibreOffice is there, as PDF.
 *   npm run bench                 prints the tables
 *   npm run bench -- --quality    only what readers get right: counts, whatever else the machine does
 *   npm run bench -- --write      writes docs/benchmarks.md too, the parts that were measured
 *   npm run bench -- --rounds 5   rounds that are measured, 15 where not said
 */
const main = async (): Promise<void> => {
  const args = process.argv.slice(2);
  const rounds = Number(args[args.indexOf('--rounds') + 1] ?? '') || 15;
  const folder = mkdtempSync(path.join(tmpdir(), 'poryadok-bench-'));
  try {
    const pipeline = await openPipeline('rules');
    const speed = args.includes('--quality') ? null : await measureSpeed(pipeline, folder, rounds);
    const { installed, missing } = readers(async ({ file, bytes }) =>
      blocksOf(await extract(pipeline.contexts.extract, { path: file, bytes })),
    );
    const documents = await madeDocuments();
    const quality = qualityBody(await measureQuality(installed, documents, folder), missing);
    process.stdout.write(quality);
    const reading =
      speed === null ? null : readingBody(await measureReading(installed, documents, folder, rounds), rounds, loadavg()[0] ?? 0);
    process.stdout.write(reading ?? '');
    const matching = speed === null ? null : matchingBody(await measureMatching(pipeline, rounds));
    process.stdout.write(matching ?? '');
    const page = speed === null ? null : await reportPageBody();
    process.stdout.write(page ?? '');
    if (!args.includes('--write')) return;
    const before = existsSync(PAGE) ? readFileSync(PAGE, 'utf8') : '';
    const counted = withSection(speed === null ? before : withHead(before, speed), 'quality', quality);
    const read = reading === null ? counted : withSection(counted, 'reading', reading);
    const matched = matching === null ? read : withSection(read, 'matching', matching);
    writeFileSync(PAGE, page === null ? matched : withSection(matched, 'page', page));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const PAGE = 'docs/benchmarks.md';

const measureSpeed = async (pipeline: PipelineModule.Pipeline, folder: string, rounds: number): Promise<string> => {
  const rows: Row[] = [];
  for (const order of await ordersIn(folder)) {
    rows.push(await measure(pipeline, order, rounds));
    process.stdout.write(`${cells(rows.at(-1)).join('  ')}\n`);
  }
  const page = pageOf(rows, rounds);
  process.stdout.write(`\n${page}`);
  return page;
};

const blocksOf = (reading: Reading<SourceDocument>): readonly SourceBlock[] => {
  if (!reading.ok) throw new Error(reading.failure.code);
  return reading.value.blocks;
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
  /** Processor time of the pipeline over that of the other. */
  readonly cpuRatio: number;
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
  return {
    name,
    bytes: bytes.length,
    baseline,
    baselineMs: slow?.median ?? 0,
    pipelineMs: fast?.median ?? 0,
    cpuRatio: (fast?.cpu ?? 0) / (slow?.cpu ?? 0),
  };
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
        `×${row.cpuRatio.toFixed(2)}`,
      ];

const pageOf = (rows: readonly Row[], rounds: number): string => {
  const ratio = (baseline: string, of: (row: Row) => number): string => {
    const ratios = rows.filter((row) => row.baseline === baseline).map(of);
    return ratios.length === 0 ? '–' : `×${medianOf(ratios).toFixed(2)}`;
  };
  const baselines = [...new Set(rows.map((row) => row.baseline))];
  return `# Benchmarks

Written by \`npm run bench -- --write\`. The whole pipeline per order (reading, clauses, facts, 45 verdicts) against what only takes
the text out of the same bytes. Medians of ${rounds} rounds in one process after two that warm up; the two take turns. A ratio is the time of the
pipeline over that of the other: ×1.00 is as fast. Processor time is that of all threads of the process, which other load changes less. The same
orders come again in each round, so what rules find in their clauses is known ([decision 23](decisions/0023-what-was-found-in-the-same-words.md)): \`npm run bench:batch\` times
a collection.

Machine: ${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.version}; load average when the run ended: ${loadavg()[0]?.toFixed(1)}.

${baselines.map((baseline) => `- against ${baseline}: median ${ratio(baseline, (row) => row.pipelineMs / row.baselineMs)}, of processor time ${ratio(baseline, (row) => row.cpuRatio)}`).join('\n')}

| order | bytes | against | ms | pipeline, ms | ratio | of processor time |
|---|--:|---|--:|--:|--:|--:|
${rows.map((row) => `| ${cells(row).join(' | ')} |`).join('\n')}
`;
};

await main();
