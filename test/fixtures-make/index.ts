import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { LAYOUTS } from './layouts.js';
import type { Automatic } from './numbering.js';
import { saveAs } from './office.js';
import { readSample } from './read-sample.js';
import { scan, type Scan } from './scan.js';
import { writeDocx } from './write-docx.js';

/**
 * Renders the sample orders in every format that is read: `npm run fixtures` → `fixtures/formats`.
 * Needs LibreOffice and poppler. What is avoided because LibreOffice writes it wrong is said in `fixtures/formats/README.md`.
 */
const main = async (): Promise<void> => {
  rmSync(path.join(OUT), { recursive: true, force: true });
  mkdirSync(OUT, { recursive: true });
  const all = await documents('all');
  const noLetters = await documents('no-letters');
  const typed = await documents('none');
  const pdf = saveAs(all, 'pdf');
  write(all, 'docx');
  write(pdf, 'pdf');
  write(saveAs(all, 'odt'), 'odt');
  write(saveAs(noLetters, 'doc'), 'doc');
  write(saveAs(noLetters, 'rtf'), 'rtf');
  write(saveAs(typed, 'html'), 'html');
  for (const { name, ...how } of SCANS) {
    const ending = how.as === 'tiff' ? 'tiff' : 'pdf';
    writeFileSync(path.join(OUT, `${name}-${how.dpi}dpi.${ending}`), await scan(pdf.get(name) ?? Buffer.alloc(0), how));
  }
};

const OUT = 'fixtures/formats';

/** Two samples at each resolution, the long ones at one. */
const SCANS: readonly (Scan & { readonly name: string })[] = [
  { name: '000', dpi: 150, as: 'grey-pdf' },
  { name: '003', dpi: 150, as: 'grey-pdf' },
  { name: '000', dpi: 200, as: 'bilevel-pdf' },
  { name: '004', dpi: 200, as: 'bilevel-pdf' },
  { name: '001', dpi: 200, as: 'bilevel-pdf' },
  { name: '002', dpi: 300, as: 'bilevel-pdf' },
  { name: '003', dpi: 300, as: 'tiff' },
];

const documents = async (automatic: Automatic): Promise<Map<string, Buffer>> => {
  const files = new Map<string, Buffer>();
  for (const layout of LAYOUTS) {
    const text = readFileSync(path.join('corpus/orders', `${layout.file}.txt`), 'utf8');
    files.set(layout.file.slice(0, 3), await writeDocx(readSample(text, layout), layout, automatic));
  }
  return files;
};

const write = (files: ReadonlyMap<string, Buffer>, ending: string): void => {
  for (const [name, bytes] of files) writeFileSync(path.join(OUT, `${name}.${ending}`), bytes);
};

await main();
