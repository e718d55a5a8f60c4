import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { findSoffice } from '../../src/adapters/soffice.js';
import { identitiesOf } from '../../src/dataset/fingerprint.js';
import { standingReviews } from '../../src/dataset/review.js';
import { importRows } from '../../src/dataset/review-import.js';
import type { DocumentRecord } from '../../src/model/index.js';
import { openZipPackage } from '../../src/report/annotate/zip.js';
import { annotatedFile, annotatedText, type LetterContext, renderLetter } from '../../src/report/letters/index.js';
import { readReviewRows, renderWorkbook } from '../../src/report/xlsx/index.js';
import { lettersLexiconSchema } from '../../src/rules/lexicons/letters.js';
import type { Review } from '../../src/store/index.js';
import { docx, num, p } from '../extract/docx/build.js';
import { fakeRecord, fakeRecords } from '../report/fake-records.js';
import { groups, labels, requirements } from '../report/sample-input.js';
import { lexicon as sheetWords, workbookInput } from '../report/xlsx/input.js';
import { words } from '../store/temporary.js';

// What we write is opened by LibreOffice, which repairs nothing silently: a package it cannot read gives no file.

const folder = mkdtempSync(path.join(tmpdir(), 'poryadok-office-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const soffice = findSoffice(process.env);
if (soffice === null) throw new Error('LibreOffice is missing: apt install libreoffice-writer-nogui libreoffice-calc-nogui');

/** Converts by a profile of its own; throws where LibreOffice makes no file. */
const converted = (name: string, bytes: Uint8Array, format: string, extension = format): Buffer => {
  const file = path.join(folder, name);
  writeFileSync(file, bytes);
  const out = mkdtempSync(path.join(folder, 'out-'));
  const profile = `-env:UserInstallation=${pathToFileURL(path.join(folder, 'profile')).href}`;
  execFileSync(soffice, [profile, '--headless', '--convert-to', format, '--outdir', out, file], { stdio: 'pipe' });
  return readFileSync(path.join(out, name.replace(/\.\w+$/u, `.${extension}`)));
};

const textOf = (pdf: Buffer): string => {
  const file = path.join(folder, 'text.pdf');
  writeFileSync(file, pdf);
  return execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
};

const squeezed = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '');

const context: LetterContext = {
  lexicon: lettersLexiconSchema.parse(parse(readFileSync(new URL('../../rules/lexicon/letters.yaml', import.meta.url), 'utf8'))),
  codes: labels.codes,
  standard: { id: 'touchpoints', version: '2024.1', title: 'Типовой порядок', requirements },
  groups,
  settled: () => null,
};

const ordersOf = (record: DocumentRecord) => record.acts.map((act) => ({ record, act, findings: record.findings }));

const isDeviation = ({ status }: { readonly status: string }): boolean => ['partial', 'deviates', 'missing'].includes(status);

describe('report.xlsx in LibreOffice', () => {
  const records = fakeRecords(3);
  const identities = identitiesOf(words, records);
  const decided = records
    .flatMap(({ findings }) => findings)
    .filter(isDeviation)
    .slice(0, 4);
  const stored = decided.map(({ id, requirementId }, index): Review => {
    const identity = identities.get(id);
    if (identity === undefined) throw new Error(id);
    const { fingerprint, textHash, actKey, finding } = identity;
    const rest = { fingerprint, textHash, actKey, requirementId, quote: finding.place?.quote ?? null, importedAt: '2026-01-01T00:00:00Z' };
    return index % 2 === 0
      ? {
          ...rest,
          decision: 'waived',
          comment: null,
          reason: '=«так» & <надо>\nвторая строка',
          reviewer: 'Иванов И.И.',
          until: '2099-12-31',
        }
      : { ...rest, decision: 'rejected', comment: '+7 не туда', reason: null, reviewer: null, until: null };
  });
  const reviews = standingReviews(identities, stored, '2026-01-01');

  it('opens, with its text on paper', async () => {
    const text = squeezed(textOf(converted('report.xlsx', await renderWorkbook(workbookInput(records, { reviews })), 'pdf')));
    expect(text).toContain(squeezed(sheetWords.ru.title));
    expect(text).toContain(squeezed('Иванов И.И.'));
  }, 120_000);

  it.each(['xlsx', 'ods'])(
    'gives back every decision when it has been saved again through %s',
    async (through) => {
      const bytes = await renderWorkbook(workbookInput(records, { reviews }));
      const saved = through === 'xlsx' ? bytes : converted('once.xlsx', bytes, 'ods');
      const again = converted(`again.${through}`, saved, 'xlsx:Calc MS Excel 2007 XML', 'xlsx');
      expect(Buffer.from(bytes).equals(again)).toBe(false);
      const rows = (await readReviewRows(sheetWords, labels.codes, again)) ?? [];
      const into = importRows(identities, [], rows, '2026-01-01T00:00:00Z');
      expect(into.refused).toEqual([]);
      const sorted = (list: readonly Review[]) => [...list].sort((a, b) => (a.fingerprint < b.fingerprint ? -1 : 1));
      expect(sorted(into.reviews)).toEqual(sorted(stored));
    },
    120_000,
  );

  it('has no formula in it, whatever the orders say', async () => {
    const record = fakeRecord(0);
    const hostile = { ...record, findings: record.findings.map((finding) => ({ ...finding, actual: '=1+1', expected: '@SUM(1)' })) };
    const sheet = converted('hostile.xlsx', await renderWorkbook(workbookInput([hostile])), 'fods').toString('utf8');
    expect(sheet).not.toContain('table:formula');
    expect(sheet).toContain('<text:p>=1+1</text:p>');
  }, 120_000);
});

describe('letters in LibreOffice', () => {
  it('open, with everything they say on paper', async () => {
    const record = fakeRecord(1);
    const text = squeezed(
      textOf(converted('letter.docx', await renderLetter(context, { agency: 'Служба области', orders: ordersOf(record) }), 'pdf')),
    );
    for (const said of ['Служба области', context.lexicon.letter.subject, context.lexicon.letter.annexTitle])
      expect(text).toContain(squeezed(said));
    for (const { requirementId } of record.findings.filter(isDeviation))
      expect(text).toContain(squeezed(requirements.find(({ id }) => id === requirementId)?.title ?? ''));
  }, 120_000);
});

describe('annotated copies in LibreOffice', () => {
  const record = fakeRecord(2);
  const count = record.findings.filter(isDeviation).length;

  const seen = (fodt: string) => ({
    comments: fodt.split('<office:annotation ').length - 1,
    authors: new Set([...fodt.matchAll(/<dc:creator>([^<]*)/g)].map(([, author]) => author)),
    // Neighbouring insertions are one to LibreOffice.
    insertions: fodt.split('<text:insertion').length - 1,
  });

  it('of a text keep every comment', async () => {
    const copy = await annotatedText(context, ordersOf(record));
    const { comments, authors, insertions } = seen(converted('copy.docx', copy.bytes, 'fodt').toString('utf8'));
    expect(comments).toBe(count);
    expect(insertions).toBeGreaterThan(0);
    expect([...authors]).toContain(context.lexicon.author);
  }, 120_000);

  it('of a DOCX that LibreOffice wrote keep every comment and the text as it was', async () => {
    const lines = record.text.split('\n').filter((line) => line.trim() !== '');
    const escaped = lines.map((line) => line.replaceAll('&', '&amp;').replaceAll('<', '&lt;'));
    const numbering =
      '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>';
    const plain = await docx({ body: escaped.map((line, index) => p(line, index % 3 === 0 ? num(1) : '')).join(''), numbering });
    const office = converted('office.docx', plain, 'docx:MS Word 2007 XML', 'docx');
    const copy = annotatedFile(context, ordersOf(record), office);
    if (copy === null) throw new Error('not annotated');
    const fodt = converted('annotated.docx', copy.bytes, 'fodt').toString('utf8');
    expect(seen(fodt).comments).toBe(count);
    const [before, after] = [office, copy.bytes].map((bytes) => openZipPackage(bytes));
    const touched = after?.names.filter((name) => !before?.read(name)?.equals(after.read(name) ?? Buffer.alloc(0)));
    expect(touched?.sort()).toEqual(['[Content_Types].xml', 'word/_rels/document.xml.rels', 'word/comments.xml', 'word/document.xml']);
    const text = squeezed(textOf(converted('annotated.docx', copy.bytes, 'pdf')));
    expect(text).toContain(squeezed(lines[3] ?? ''));
  }, 120_000);
});
