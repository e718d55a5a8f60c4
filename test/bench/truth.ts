import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { acid, acidSource, TOO_MUCH_FOR_MAMMOTH } from '../extract/docx/acid-document.js';
import { docx } from '../extract/docx/build.js';
import { buildCase, readCases } from '../extract/docx/numbering-cases.js';
import { LAYOUTS } from '../fixtures-make/layouts.js';
import { readSample, type Block } from '../fixtures-make/read-sample.js';
import type { Grid, Numbered } from './measures.js';

/** A made document and what it was made of. Null or empty where it is not there to be measured by. */
export interface MadeDocument {
  readonly set: 'orders.docx' | 'orders.pdf' | `scans.${(typeof RESOLUTIONS)[number]}` | 'numbering' | 'acid';
  readonly name: string;
  readonly bytes: Buffer;
  readonly labels: readonly Numbered[];
  /** Numbers included. */
  readonly text: string | null;
  readonly cells: Grid;
}

/** Of the scans, in dots per inch. */
export const RESOLUTIONS = [300, 200, 150] as const;

/** The renderings of the samples, their scans, the numbering suite and the document of traps. */
export const madeDocuments = async (): Promise<readonly MadeDocument[]> =>
  (await unsorted()).toSorted((a, b) => ORDER.indexOf(a.set) - ORDER.indexOf(b.set));

const ORDER: readonly MadeDocument['set'][] = ['orders.docx', 'orders.pdf', 'scans.300', 'scans.200', 'scans.150', 'numbering', 'acid'];

const unsorted = async (): Promise<readonly MadeDocument[]> => [
  ...LAYOUTS.flatMap((layout) => {
    const blocks = readSample(readFileSync(path.join('corpus/orders', `${layout.file}.txt`), 'utf8'), layout);
    const name = layout.file.slice(0, 3);
    const truth = { labels: blocks.flatMap(numberedOf), text: blocks.map(textOf).join('\n'), cells: blocks.flatMap(rowsOf) };
    const made = (set: MadeDocument['set'], file: string): MadeDocument => ({
      set,
      name: file,
      bytes: readFileSync(path.join(FORMATS, file)),
      ...truth,
    });
    return [
      ...(['docx', 'pdf'] as const).map((ending) => made(`orders.${ending}`, `${name}.${ending}`)),
      ...RESOLUTIONS.flatMap((dpi) =>
        SCANS.filter((file) => file.startsWith(`${name}-${dpi}dpi.`)).map((file) => made(`scans.${dpi}`, file)),
      ),
    ];
  }),
  ...(await Promise.all(readCases().map(numberingCase))),
  await traps(),
];

const FORMATS = 'fixtures/formats';
const SCANS = readdirSync(FORMATS).filter((file) => /-\d+dpi\./u.test(file));

/** A sample's marks of bold words and of addresses are no text. */
const shown = (text: string): string => text.replaceAll('**', '').replace(/<(https?:[^>]+)>/gu, '$1');

const numberedOf = (block: Block): Numbered[] =>
  block.kind === 'paragraph' && block.label !== null ? [{ label: block.label, text: shown(block.lines.join(' ')) }] : [];

const textOf = (block: Block): string => {
  if (block.kind === 'paragraph') return shown(`${block.label ?? ''} ${block.lines.join(' ')}`);
  if (block.kind === 'pair') return shown([...block.left, ...block.right].join(' '));
  return rowsOf(block).flat().join(' ');
};

const rowsOf = (block: Block): Grid => (block.kind === 'table' ? block.rows.map((row) => row.map(shown)) : []);

const numberingCase = async (given: ReturnType<typeof readCases>[number]): Promise<MadeDocument> => {
  const { source, expected } = buildCase(given);
  // A number in front of nothing cannot be found in a text.
  const labels = expected.flatMap(({ label, text, shown: isShown }) =>
    label === null || text === '' || !isShown ? [] : [{ label, text }],
  );
  return { set: 'numbering', name: `${given.id}.docx`, bytes: await docx(source), labels, text: null, cells: [] };
};

/** Traps that end the reading of all that follows: mammoth throws on a comment inside a text, LibreOffice drops what is after an open field. */
const ENDS_READING: readonly string[] = [...TOO_MUCH_FOR_MAMMOTH, 'field-never-closed'];

/** Every trap but those, each of which would decide the whole figure of a reader. */
const traps = async (): Promise<MadeDocument> => {
  const measured = acid.traps.filter(({ trap }) => !ENDS_READING.includes(trap));
  const text = measured.flatMap(({ trap, expect }) => [`§ ${trap}`, ...expect.map(unmarked)]).join('\n');
  return { set: 'acid', name: 'acid.docx', bytes: await docx(await acidSource(ENDS_READING)), labels: [], text, cells: [] };
};

/** «(text-box) [1.] текст», «а | б / в | г» → the words alone. */
const unmarked = (line: string): string =>
  line
    .replace(/^\((?:text-box|footnote|comment|header|footer)\) /u, '')
    .replace(/^\[([^\]]*)\] /u, '$1 ')
    .replace(/ [|/](?= |$)/gu, '');
