import { describe, expect, it } from 'vitest';
import { openZip } from '../../../src/adapters/zip.js';
import type { DocumentRecord } from '../../../src/model/index.js';
import { renderWorkbook } from '../../../src/report/xlsx/index.js';
import { readWorkbook } from '../../../src/report/xlsx/package.js';
import { failedRecord, fakeRecord, fakeRecords } from '../fake-records.js';
import { requirements } from '../sample-input.js';
import { lexicon, workbookInput } from './input.js';

const parts = async (bytes: Uint8Array): Promise<Record<string, string>> => {
  const opened = await openZip(Buffer.from(bytes));
  if (!opened.ok) throw new Error(opened.detail);
  return Object.fromEntries(
    opened.archive.names.map((name) => {
      const member = opened.archive.read(name);
      return [name, member?.ok === true ? member.bytes.toString('utf8') : ''];
    }),
  );
};

const sheetsOf = async (documents: readonly DocumentRecord[]) =>
  new Map((await readWorkbook(await renderWorkbook(workbookInput(documents)))).map(({ name, rows }) => [name, rows]));

const { sheets } = lexicon.ru;
const deviates = (record: DocumentRecord): number =>
  record.findings.filter(({ status }) => ['partial', 'deviates', 'missing'].includes(status)).length;

describe('the workbook', () => {
  const records = [...fakeRecords(5), failedRecord('скан.pdf', 'encrypted', 'Файл защищён паролем.')];

  it('has the seven sheets in their order', async () => {
    const names = [...(await sheetsOf(records)).keys()];
    expect(names).toEqual(Object.values(sheets).map(({ name }) => name));
    expect(names.every((name) => name.length <= 31)).toBe(true);
  });

  it('has a row for every deviation, with room for the decision', async () => {
    const rows = (await sheetsOf(records)).get(sheets.deviations.name) ?? [];
    expect(rows).toHaveLength(1 + records.reduce((sum, record) => sum + deviates(record), 0));
    const heading = rows[0] ?? [];
    for (const key of ['quote', 'clause', 'page', 'expected', 'actual', 'advice', 'decision', 'comment', 'reviewer'] as const)
      expect(heading).toContain(sheets.deviations.columns[key].title);
  });

  it('has a row for every order and a column for every requirement', async () => {
    const rows = (await sheetsOf(records)).get(sheets.matrix.name) ?? [];
    expect(rows).toHaveLength(6);
    expect(rows[0]).toHaveLength(7 + requirements.length);
    expect(rows.slice(1).every((row) => row.slice(7).every((cell) => typeof cell === 'string' && cell !== ''))).toBe(true);
  });

  it('tells files not read and verdicts left open apart from deviations', async () => {
    const rows = (await sheetsOf(records)).get(sheets.notRead.name) ?? [];
    const kinds = rows.slice(1).map((row) => row[1]);
    expect(kinds.filter((kind) => kind === lexicon.ru.words.fileNotRead)).toHaveLength(1);
    const open = records.flatMap(({ findings }) => findings).filter(({ status }) => status === 'undetermined').length;
    expect(open).toBeGreaterThan(0);
    expect(kinds.filter((kind) => kind === lexicon.ru.words.noVerdict)).toHaveLength(open);
  });

  it('explains every column of every sheet', async () => {
    const rows = (await sheetsOf(records)).get(sheets.dictionary.name) ?? [];
    const told = new Set(rows.map((row) => `${String(row[0])}/${String(row[1])}`));
    for (const sheet of Object.values(sheets)) {
      if (!('columns' in sheet)) continue;
      for (const { title } of Object.values(sheet.columns)) expect(told).toContain(`${sheet.name}/${title}`);
    }
  });

  it('freezes headings, filters, wraps and colours', async () => {
    const xml = (await parts(await renderWorkbook(workbookInput(records))))['xl/worksheets/sheet3.xml'] ?? '';
    expect(xml).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/u);
    expect(xml).toMatch(/<autoFilter ref="A1:W\d+"/u);
    expect(xml).toContain('<conditionalFormatting');
    expect(xml).toContain('<dataValidation ');
    expect(xml).toMatch(/<col min="1" max="1" width="5"/u);
  });

  it('links each deviation to its place in the page and to the file', async () => {
    const input = workbookInput(records, { fileHref: ({ path }) => `../orders/${encodeURI(path)}` });
    const all = await parts(await renderWorkbook(input));
    const relations = all['xl/worksheets/_rels/sheet3.xml.rels'] ?? '';
    expect(relations).toMatch(/Target="report\.html"[^>]*TargetMode="External"/u);
    expect(relations).not.toContain('#');
    expect(all['xl/worksheets/sheet3.xml']).toMatch(/<hyperlink ref="D2" r:id="rId1" location="\/order\/act-0\/[a-z.-]+"/u);
    expect(relations).toContain('Target="../orders/0000/');
  });

  it('is the same, byte for byte, every time', async () => {
    const [one, two] = await Promise.all([renderWorkbook(workbookInput(records)), renderWorkbook(workbookInput(records))]);
    expect(Buffer.from(one).equals(Buffer.from(two))).toBe(true);
  });

  it('is whole where its tables are packed piece by piece', async () => {
    const many = Array.from({ length: 300 }, (_, index) => fakeRecord(index));
    const rows = (await sheetsOf(many)).get(sheets.deviations.name) ?? [];
    expect(rows).toHaveLength(1 + many.reduce((sum, record) => sum + deviates(record), 0));
    expect(rows.slice(1).map((row) => row[0])).toEqual(rows.slice(1).map((_, index) => index + 1));
  });

  it('stands without a single order', async () => {
    const all = await sheetsOf([]);
    expect(all.get(sheets.deviations.name)).toHaveLength(1);
    expect(all.size).toBe(7);
  });

  it('speaks English where asked', async () => {
    const book = await readWorkbook(await renderWorkbook(workbookInput(records, { lang: 'en' })));
    expect(book.map(({ name }) => name)).toEqual(Object.values(lexicon.en.sheets).map(({ name }) => name));
  });
});

describe('hostile text in a cell', () => {
  const saying = (text: string): DocumentRecord => {
    const record = fakeRecord(0);
    const findings = record.findings.map((finding, at) => (at === 0 ? { ...finding, status: 'deviates' as const, actual: text } : finding));
    return { ...record, findings };
  };

  it.each([
    ['=1+1'],
    ["=cmd|'/c calc'!A0"],
    ['+7 495 000-00-00'],
    ['-2+3'],
    ['@SUM(A1)'],
    ['\t=1+1'],
    ['<script>alert(1)</script>'],
    ['"><img onerror=x>'],
    ['&amp; &#61;1'],
  ])('%j stays text', async (text) => {
    const bytes = await renderWorkbook(workbookInput([saying(text)]));
    const all = await parts(bytes);
    for (const [name, xml] of Object.entries(all)) if (name.includes('worksheets/sheet')) expect(xml).not.toMatch(/<f[ >]/u);
    const rows = (await readWorkbook(bytes)).find(({ name }) => name === sheets.deviations.name)?.rows ?? [];
    expect(rows.flat()).toContain(text);
  });

  it.each([
    ['справа \u202eналево\u202c', 'справа [U+202E]налево[U+202C]'],
    ['звонок\u0007', 'звонок[U+0007]'],
    ['ноль\u0000', 'ноль[U+0000]'],
    ['половина пары \ud83d!', null],
    ['строка\r\nвторая', 'строка\nвторая'],
  ])('%j is shown harmless', async (text, shown) => {
    const bytes = await renderWorkbook(workbookInput([saying(text)]));
    const rows = (await readWorkbook(bytes)).find(({ name }) => name === sheets.deviations.name)?.rows ?? [];
    if (shown !== null) expect(rows.flat()).toContain(shown);
    const written = Object.values(await parts(bytes)).join('');
    expect(written).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u202a-\u202e]/u);
  });

  it('keeps what looks like an escape of Excel as it is printed', async () => {
    const all = await parts(await renderWorkbook(workbookInput([saying('код _x000D_ в тексте')])));
    expect(all['xl/worksheets/sheet3.xml']).toContain('код _x005F_x000D_ в тексте');
  });

  it('is cut to what a cell can hold', async () => {
    const rows = (await sheetsOf([saying('я'.repeat(50_000))])).get(sheets.deviations.name) ?? [];
    const longest = Math.max(...rows.flat().map((cell) => (typeof cell === 'string' ? cell.length : 0)));
    expect(longest).toBe(32_767);
  });
});
