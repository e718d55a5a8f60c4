import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { findSoffice, officePdf } from '../../src/adapters/soffice.js';
import { readTwice } from '../../src/doctor.js';
import { compareWithPages, type ReadingDifference } from '../../src/extract/docx/index.js';
import { extract, type ExtractContext } from '../../src/extract/index.js';
import type { SourceBlock } from '../../src/model/index.js';
import { openPipeline } from '../../src/pipeline.js';
import { docx, p } from '../extract/docx/build.js';
import { renderings } from '../formats/read.js';
import { ROOT } from '../structure/files.js';

const program = findSoffice(process.env) ?? 'LibreOffice is missing: apt install libreoffice-writer-nogui';
const rules = path.join(ROOT, 'rules');
let context: ExtractContext;
beforeAll(async () => {
  context = (await openPipeline(rules)).contexts.extract;
});

const blocksOf = async (name: string, bytes: Buffer | null): Promise<readonly SourceBlock[]> => {
  const reading = await extract(context, { path: name, bytes: bytes ?? Buffer.alloc(0) });
  if (!reading.ok) throw new Error(`${name}: ${reading.failure.code}`);
  return reading.value.blocks;
};

const differences = async (bytes: Buffer): Promise<readonly ReadingDifference[]> =>
  compareWithPages(await blocksOf('a.docx', bytes), await blocksOf('a.pdf', await officePdf(program, bytes)));

describe('a DOCX and the pages that LibreOffice prints of it have the same words, or a named reason', () => {
  it.each(renderings(/\.docx$/u))('%s', { timeout: 120_000 }, async (file) => {
    const found = await differences(readFileSync(path.join(ROOT, 'fixtures/formats', file)));
    expect(found.filter(({ reason }) => reason === null)).toEqual([]);
  });

  it('a header on every page is a running line', { timeout: 120_000 }, async () => {
    const pages = Array.from({ length: 3 }, (_, page) => p(`Страница текста ${page}`) + '<w:p><w:r><w:br w:type="page"/></w:r></w:p>');
    const body = `${pages.join('')}${p('Конец')}<w:sectPr><w:headerReference w:type="default" r:id="h"/></w:sectPr>`;
    const found = await differences(await docx({ body, headers: { h: p('Министерство') } }));
    expect(found.filter(({ reason }) => reason !== 'running-line')).toEqual([]);
  });

  it('doctor holds a file against both', { timeout: 120_000 }, async () => {
    const found = await readTwice(rules, path.join(ROOT, 'fixtures/formats/002.docx'));
    expect(found?.filter(({ reason }) => reason === null)).toEqual([]);
    expect(found).toContainEqual(expect.objectContaining({ against: 'libreoffice', reason: 'repeated-header' }));
  });
});
