import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSoffice, findSoffice } from '../../src/adapters/soffice.js';
import { extract } from '../../src/extract/index.js';
import { drawn, tablesOf, testContext } from '../extract/context.js';
import { docx } from '../extract/docx/build.js';
import { convert, write } from './render.js';
import { converter } from './tools.js';

const LEVEL = (level: number, format: string, text: string): string =>
  `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
const ITEM = (level: number, text: string): string =>
  `<w:p><w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;
const CELL = (text: string): string => `<w:tc><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`;
const BORDERS = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map((side) => `<w:${side} w:val="single" w:sz="4"/>`).join('');

const SOURCE = {
  body: [
    '<w:p><w:r><w:t>ПРИКАЗ</w:t></w:r></w:p>',
    ITEM(0, 'Общие положения'),
    ITEM(1, 'Порядок разработан министерством'),
    ITEM(1, 'Порядок обязателен'),
    ITEM(0, 'Ведение перечня'),
    ITEM(1, 'Перечень ведёт отдел'),
    `<w:tbl><w:tblPr><w:tblBorders>${BORDERS}</w:tblBorders></w:tblPr><w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/></w:tblGrid>`,
    `<w:tr>${CELL('Точка')}${CELL('Тип')}</w:tr><w:tr>${CELL('Сайт')}${CELL('цифровая')}</w:tr></w:tbl><w:p/>`,
  ].join(''),
  numbering: `<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="multilevel"/>${LEVEL(0, 'decimal', '%1.')}${LEVEL(1, 'decimal', '%1.%2.')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>`,
};

const folder = mkdtempSync(path.join(tmpdir(), 'converter-test-'));
const inputs = new Map<string, Buffer>();
const context = testContext({ converter: converter() });

beforeAll(async () => {
  const file = write(folder, 'order.docx', await docx(SOURCE));
  for (const format of ['odt', 'fodt', 'rtf', 'doc']) inputs.set(format, readFileSync(convert(file, format)));
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('formats that LibreOffice opens', () => {
  it.each(['odt', 'rtf', 'doc'] as const)(
    '%s: numbers as shown, tables',
    async (format) => {
      const reading = await extract(context, { path: `a.${format}`, bytes: inputs.get(format) ?? Buffer.alloc(0) });
      expect(reading.ok ? reading.value.format : reading.failure).toBe(format);
      const blocks = reading.ok ? reading.value.blocks : [];
      expect(
        blocks.flatMap((block) => (block.kind === 'paragraph' && block.label !== null ? [`${block.label} ${block.text}`] : [])),
      ).toEqual([
        '1. Общие положения',
        '1.1. Порядок разработан министерством',
        '1.2. Порядок обязателен',
        '2. Ведение перечня',
        '2.1. Перечень ведёт отдел',
      ]);
      expect(tablesOf(blocks).map(drawn)).toEqual([['0:Точка | 1:Тип', '0:Сайт | 1:цифровая']]);
    },
    120_000,
  );

  it('an OpenDocument text in one XML file', async () => {
    const reading = await extract(context, { path: 'a.fodt', bytes: inputs.get('fodt') ?? Buffer.alloc(0) });
    expect(reading.ok ? reading.value.format : reading.failure).toBe('odt');
    const labels = reading.ok ? reading.value.blocks.flatMap((block) => (block.kind === 'paragraph' ? (block.label ?? []) : [])) : [];
    expect(labels).toEqual(['1.', '1.1.', '1.2.', '2.', '2.1.']);
  }, 120_000);

  it('are told by content, whatever the name', async () => {
    const reading = await extract(context, { path: 'a.doc', bytes: inputs.get('rtf') ?? Buffer.alloc(0) });
    expect(reading).toMatchObject({ ok: true, value: { format: 'rtf' }, diagnostics: [{ code: 'wrong-extension' }] });
  }, 120_000);

  it('one that is broken does not take those along that wait with it', async () => {
    const broken = Buffer.concat([Buffer.from('D0CF11E0A1B11AE1', 'hex'), Buffer.alloc(4096, 7)]);
    const [bad, good] = await Promise.all([
      context.converter?.toDocx(broken, 'doc'),
      context.converter?.toDocx(inputs.get('odt') ?? Buffer.alloc(0), 'odt'),
    ]);
    expect(good?.ok).toBe(true);
    expect(bad?.ok === true ? bad.docx.subarray(0, 2).toString() : bad?.reason).toMatch(/^(?:failed|PK)$/u);
  }, 120_000);
});

it('a converter that takes too long is ended', async () => {
  const hurried = createSoffice(findSoffice(process.env) ?? '', { timeoutMs: 50 });
  expect(await hurried.toDocx(inputs.get('odt') ?? Buffer.alloc(0), 'odt')).toMatchObject({ ok: false, reason: 'timeout' });
}, 60_000);

it('a program that is none is a failure, not an exception', async () => {
  expect(await createSoffice('/nonexistent/soffice').toDocx(Buffer.from('x'), 'odt')).toMatchObject({ ok: false, reason: 'failed' });
});
