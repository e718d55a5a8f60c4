import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readDocx } from '../../../src/extract/docx/index.js';
import type { DocumentRecord } from '../../../src/model/index.js';
import { openZipPackage } from '../../../src/report/annotate/zip.js';
import { addresseeOf } from '../../../src/report/letters/addressee.js';
import { annotatedFile, annotatedText, type LetterContext, type LetterOrder, renderLetter } from '../../../src/report/letters/index.js';
import { lettersLexiconSchema } from '../../../src/rules/lexicons/letters.js';
import { docx, p } from '../../extract/docx/build.js';
import { context as docxContext, lines } from '../../extract/docx/read.js';
import { fakeRecord } from '../fake-records.js';
import { groups, labels, requirements } from '../sample-input.js';

const lexicon = lettersLexiconSchema.parse(parse(readFileSync(new URL('../../../rules/lexicon/letters.yaml', import.meta.url), 'utf8')));

const context = (over: Partial<LetterContext> = {}): LetterContext => ({
  lexicon,
  codes: labels.codes,
  standard: { id: 'touchpoints', version: '2024.1', title: 'Типовой порядок', requirements },
  groups,
  settled: () => null,
  ...over,
});

const orderOf = (record: DocumentRecord): LetterOrder => {
  const [act] = record.acts;
  if (act === undefined) throw new Error('no act');
  return { record, act, findings: record.findings };
};

const linesOf = async (bytes: Buffer): Promise<string> => {
  const reading = await readDocx(docxContext, bytes);
  if (!reading.ok) throw new Error(reading.failure.code);
  return lines(reading.value).join('\n');
};

const record = fakeRecord(1);
const deviations = record.findings.filter(({ status }) => ['partial', 'deviates', 'missing'].includes(status));
const letter = (over: Partial<LetterContext> = {}, orders = [orderOf(record)]) =>
  renderLetter(context(over), { agency: 'Министерство промышленности и торговли Республики Дагестан', orders });

describe('a letter', () => {
  it('says to whom, on what, against which edition, what is wrong, what is good, and in a table all of it', async () => {
    const text = await linesOf(await letter());
    expect(text).toContain('Министерство промышленности и торговли Республики Дагестан');
    expect(text).toContain('Председателю');
    expect(text).toContain('приказ от 11.02.2024 № 11-ОД «Об утверждении порядка');
    expect(text).toContain('«Типовой порядок» (редакция 2024.1)');
    expect(text).toContain(`Выявлено отклонений: ${deviations.length}`);
    expect(text).toContain(lexicon.letter.goodTitle);
    for (const finding of deviations) {
      const requirement = requirements.find(({ id }) => id === finding.requirementId);
      expect(text).toMatch(new RegExp(`^\\d+\\. ${requirement?.title}$`, 'mu'));
    }
    expect(text.match(/^\d+ \| /gmu) ?? text.match(/ \/ \d+ \| /gu)).not.toBeNull();
  });

  it('puts the gravest first', async () => {
    const text = await linesOf(await letter());
    const at = (['critical', 'major', 'minor'] as const)
      .map((severity) => text.indexOf(lexicon.severities[severity]))
      .filter((index) => index >= 0);
    expect(at).toEqual([...at].sort((a, b) => a - b));
    expect(at.length).toBeGreaterThan(1);
  });

  it('asks for nothing that a decision settles, and says so in the table', async () => {
    const text = await linesOf(await letter({ settled: () => 'допущено' }));
    expect(text).toContain(lexicon.letter.perfect);
    expect(text).toContain('Решение рецензента: допущено');
  });

  it('is the same, byte for byte, every time', async () => {
    const [one, two] = await Promise.all([letter(), letter()]);
    expect(one.equals(two)).toBe(true);
  });

  it('speaks of every order of the agency', async () => {
    const text = await linesOf(await letter({}, [orderOf(fakeRecord(1)), orderOf(fakeRecord(6))]));
    expect(text).toContain('Документ 1. приказ от');
    expect(text).toContain('Документ 2. приказ от');
  });

  it('shows hostile text as text', async () => {
    const bytes = await renderLetter(context(), { agency: '<w:p/>& \u202eтекст \u0007', orders: [orderOf(record)] });
    expect(await linesOf(bytes)).toContain('<w:p/>& [U+202E]текст [U+0007]');
  });
});

describe('the addressee', () => {
  it.each([
    ['Министр', 'Н.Р. Халилов', ['Министру', 'Халилову Н.Р.']],
    ['Министр промышленности и торговли', 'Илюхина П. Ю.', ['Министру промышленности и торговли', 'Илюхиной П.Ю.']],
    ['Председатель', 'Усманова Анна Андреевна', ['Председателю', 'Усмановой А.А.']],
    ['Руководитель (директор)', 'Е.Г. Манцынов', ['Руководителю', 'Манцынову Е.Г.']],
    ['ДИРЕКТОР', 'И.И. Достоевский', ['Директору', 'Достоевскому И.И.']],
    ['Глава', 'Т. Шевченко', ['Главе', 'Шевченко Т.']],
    // A surname that is declined by sex, or not at all, is left out.
    ['Министр', 'А.А. Мельник', ['Министру']],
    // Whoever stands in for the head is not the head.
    ['И.о. начальника', 'Д.А. Шалягин', ['Руководителю']],
    ['Заместитель министра', 'И.И. Иванов', ['Руководителю']],
    [null, null, ['Руководителю']],
  ])('%s %s', (position, name, expected) => {
    const [act] = record.acts;
    if (act === undefined) throw new Error('no act');
    const field = (value: string | null) => ({ ...act.requisites.signatoryName, value });
    const requisites = { ...act.requisites, signatoryName: field(name), signatoryPosition: field(position) };
    expect(addresseeOf(lexicon, 'Орган', [{ ...act, requisites }])).toEqual(['Орган', ...expected]);
  });
});

describe('an annotated copy', () => {
  it('of a text holds all of it and a comment for each deviation, each at its place', async () => {
    const copy = await annotatedText(context(), [orderOf(record)]);
    expect(copy.comments).toBe(deviations.length);
    expect(copy.placed).toBe(deviations.length);
    const squeezed = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '');
    expect(squeezed(await linesOf(copy.bytes))).toContain(squeezed(record.text.slice(0, 2000)).slice(0, 500));
  });

  it('of a file is the file with comments', async () => {
    const body = record.text
      .split('\n')
      .map((line) => p(line.replaceAll('&', '&amp;').replaceAll('<', '&lt;')))
      .join('');
    const copy = annotatedFile(context(), [orderOf(record)], await docx({ body }));
    expect(copy?.comments).toBe(deviations.length);
    expect(copy?.placed).toBe(deviations.length);
    const comments =
      openZipPackage(copy?.bytes ?? Buffer.alloc(0))
        ?.read('word/comments.xml')
        ?.toString('utf8') ?? '';
    expect(comments.match(/<w:comment /gu)).toHaveLength(deviations.length);
    expect(comments).toContain(lexicon.author);
  });

  it.each([
    ['появления новой точки', 'появления новой точки', 'an item of a list stands after the one like it, as it is'],
    ['Перечень размещается на сайте', 'Перечень размещается на сайте.', 'a clause is a sentence, at the head of the section'],
  ])('puts in %s', async (wording, put) => {
    const line = record.text.split('\n').findLast((each) => each.trim().length > 60 && !each.includes('\t')) ?? '';
    const start = record.text.lastIndexOf(line);
    const [first] = deviations;
    if (first === undefined) throw new Error('no deviation');
    const nearest = { role: 'nearest' as const, clauseId: null, quote: line, page: null, start, end: start + line.length };
    const finding = { ...first, status: 'missing' as const, place: null, evidence: [nearest], recommendation: `Дополнить: «${wording}».` };
    const copy = await annotatedText(context(), [{ ...orderOf(record), findings: [finding] }]);
    const opened = openZipPackage(copy.bytes);
    const xml = opened?.read('word/document.xml')?.toString('utf8') ?? '';
    expect(xml).toContain(`>${put}</w:t>`);
    const at = xml.lastIndexOf(line.trim().slice(10, 30));
    expect(at).toBeGreaterThan(0);
    expect(xml.lastIndexOf(`>${put}<`) > at).toBe(put === wording);
    expect(opened?.read('word/comments.xml')?.toString('utf8')).toContain('Ближайшая по смыслу формулировка');
  });

  it('of what is no DOCX is none', () => {
    expect(annotatedFile(context(), [orderOf(record)], Buffer.from('текст'))).toBeNull();
  });

  it('is without comments where decisions settle all', async () => {
    expect((await annotatedText(context({ settled: () => 'допущено' }), [orderOf(record)])).comments).toBe(0);
  });
});
