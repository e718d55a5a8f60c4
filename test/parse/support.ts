import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import {
  paragraph,
  type ParsedFile,
  type ParsedPart,
  type SourceBlock,
  type SourceDocument,
  type TableBlock,
} from '../../src/model/index.js';
import { parseSource, type ParseContext } from '../../src/parse/index.js';
import { structureLexiconSchema } from '../../src/rules/lexicons/structure.js';
import { createStemmer } from '../../src/rules/tokens.js';

const lexicon = (name: string): unknown => parse(readFileSync(new URL(`../../rules/lexicon/${name}.yaml`, import.meta.url), 'utf8'));

export const context: ParseContext = {
  stem: createStemmer((lexicon('stems') as { aliases: Record<string, string[]> }).aliases),
  structure: structureLexiconSchema.parse(lexicon('structure')),
};

/** Blocks parted by blank lines; a block of tabbed lines is a table. */
export const sourceOf = (text: string): SourceDocument =>
  documentOf(
    text
      .split(/\n\s*\n/u)
      .filter((block) => block.trim() !== '')
      .map(blockOf),
  );

export const documentOf = (blocks: readonly SourceBlock[]): SourceDocument => ({
  format: 'txt',
  method: 'text',
  pages: null,
  ocrConfidence: null,
  blocks,
});

const blockOf = (text: string): SourceBlock => (text.split('\n').every((line) => line.includes('\t')) ? tableOf(text) : paragraph(text));

export const tableOf = (text: string): TableBlock => ({
  kind: 'table',
  page: null,
  region: 'body',
  legibility: 'good',
  rows: text.split('\n').map((line) => ({
    header: false,
    page: null,
    cells: line.split('\t').map((cell, column) => ({ text: cell, column, colSpan: 1, rowSpan: 1 })),
  })),
});

export const parseText = (text: string): ParsedFile => parseSource(context, sourceOf(text)).value;

/** Acts as lists of part slugs: «order+procedure | memo». */
export const partsOf = (file: ParsedFile): string => file.acts.map((act) => act.parts.map(({ slug }) => slug).join('+')).join(' | ');

export const partNamed = (file: ParsedFile, slug: string, act = 0): ParsedPart => {
  const part = file.acts[act]?.parts.find((each) => each.slug === slug);
  if (part === undefined) throw new Error(`no part ${slug} in ${partsOf(file)}`);
  return part;
};

/** Body clauses as «kind path: beginning of the text». */
export const bodyOf = (file: ParsedFile, slug: string, act = 0): string[] =>
  partNamed(file, slug, act)
    .clauses.filter(({ zone }) => zone === 'body')
    .map(({ kind, path, span }) => `${kind} ${path.slice(slug.length + 1)}: ${file.text.slice(span.start, span.end).slice(0, 22)}`);

/** Head zones as «zone: text». */
export const headOf = (file: ParsedFile, slug: string, act = 0): string[] =>
  partNamed(file, slug, act)
    .clauses.filter(({ zone }) => zone !== 'body')
    .map(({ zone, span }) => `${zone}: ${file.text.slice(span.start, span.end).replaceAll('\n', ' / ')}`);
