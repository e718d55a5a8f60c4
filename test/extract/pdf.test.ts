import { fakeOcr } from './ocr/fake.js';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { pdfPort } from '../../src/adapters/pdf.js';
import { extract } from '../../src/extract/index.js';
import { readPdf } from '../../src/extract/pdf/index.js';
import type { SourceDocument } from '../../src/model/index.js';
import { bodyTexts, drawnRows, tablesOf, testContext } from './context.js';

const context = testContext({ pdf: pdfPort });
const fixture = (name: string): Buffer => readFileSync(new URL(`../../fixtures/extract/${name}.pdf`, import.meta.url));

const read = async (bytes: Buffer): Promise<SourceDocument> => {
  const reading = await readPdf(context, bytes);
  if (!reading.ok) throw new Error(reading.failure.code);
  return reading.value;
};

const failure = async (bytes: Buffer): Promise<string | null> => {
  const reading = await extract(context, { path: 'x.pdf', bytes });
  return reading.ok ? null : reading.failure.code;
};

/** A page that shows one picture from edge to edge. */
const scan = (pages: number): Buffer => {
  const kids = Array.from({ length: pages }, (_, i) => `${i + 5} 0 R`).join(' ');
  const page = '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 3 0 R /Resources << /XObject << /I 4 0 R >> >> >>';
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages} /Kids [${kids}] >>`,
    '<< /Length 27 >>\nstream\nq 595 0 0 842 0 0 cm /I Do Q\nendstream',
    '<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\nstream\n\x80\nendstream',
    ...Array.from({ length: pages }, () => page),
  ];
  const body = objects.map((object, i) => `${i + 1} 0 obj\n${object}\nendobj\n`).join('');
  return Buffer.from(`%PDF-1.4\n${body}trailer << /Root 1 0 R /Size ${objects.length + 1} >>\n%%EOF`, 'latin1');
};

describe('an order', async () => {
  const document = await read(fixture('order'));
  const texts = bodyTexts(document.blocks);

  it('says what it was read by', () => {
    expect(document).toMatchObject({ format: 'pdf', method: 'text-layer', pages: 3, ocrConfidence: null });
  });

  it('reads a letterhead of two columns column by column', () => {
    expect(texts.slice(0, 2)).toEqual([
      'КОМИТЕТ ПРАВИТЕЛЬСТВА\nЧЕЧЕНСКОЙ РЕСПУБЛИКИ\nПО ЗАЩИТЕ ПРАВ ПОТРЕБИТЕЛЕЙ',
      'НОХЧИЙН РЕСПУБЛИКИН\nПРАВИТЕЛЬСТВОН ХЪАШТАХОЙН\nБАКЪОНАШ А КОМИТЕТ',
    ]);
  });

  it('keeps requisites, centered lines, stamps and clauses apart', () => {
    expect(texts.slice(2, 12)).toEqual([
      'ПРИКАЗ',
      '«23» мая 2024 г.\t№ 19',
      'г. Грозный',
      'Об утверждении порядка ведения перечня точек взаимодействия с\nвнутренним клиентом по вопросам информационно-технического\nобеспечения',
      'В целях реализации пункта 3.7.1 Плана мероприятий («дорожной карты») Комитета Правительства Чеченской Республики по защите прав потребителей, утвержденного приказом Комитета от 30.10.2023 № 15-п, приказываю:',
      '1. Утвердить прилагаемый порядок ведения перечня точек взаимодействия с внутренним клиентом.',
      '2. Отделу правового и информационного обеспечения разместить приказ на официальном сайте Комитета не позднее срока, указанного в пункте 2.3. настоящего приказа, с учетом пункта 5.1. Порядка, а также в интернет-приемной.',
      '3. Контроль за исполнением настоящего приказа оставляю за собой.',
      'Председатель\tИ.И. Иванов',
      'УТВЕРЖДЕН\nприказом Комитета\nПравительства Чеченской\nРеспублики по защите прав\nпотребителей\nот 23.05.2024 № 19',
    ]);
  });

  it('gives alignment and weight', () => {
    const styles = document.blocks.flatMap((block) =>
      block.kind === 'paragraph' && block.region === 'body' ? [[block.style.align, block.style.bold]] : [],
    );
    expect([styles[0], styles[2], styles[5], styles[6], styles[11]]).toEqual([
      ['center', false],
      ['center', true],
      ['center', true],
      ['justify', false],
      ['right', false],
    ]);
  });

  it('undoes hyphens against the words of the document', () => {
    const clause = texts.find((text) => text.startsWith('1.3.'));
    expect(clause).toBe(
      '1.3. Информация размещается в разделе «интернет-приемная» официального сайта, а также через интернет-приемную, при взаимодействии с клиентами по вопросам административно-хозяйственной деятельности и информационно-технического обеспечения, осуществляемого уполномоченными подразделениями, ответственными за взаимодействие.',
    );
  });

  it('sets page numbers, the running footer and the signature stamp apart', () => {
    const edges = document.blocks.flatMap((block) =>
      block.kind === 'paragraph' && block.region !== 'body' ? [[block.page, block.region, block.text]] : [],
    );
    expect(edges).toEqual([
      [
        1,
        'footer',
        'ДОКУМЕНТ ПОДПИСАН\nЭЛЕКТРОННОЙ ПОДПИСЬЮ\nСертификат 00A1B2C3D4E5F6\nВладелец Иванов Иван Иванович\nДействителен с 11.01.2024 по 05.04.2025',
      ],
      [2, 'header', '2'],
      [2, 'footer', 'Порядок ведения перечня, редакция 2024 года'],
      [3, 'header', '3'],
      [3, 'footer', 'Порядок ведения перечня, редакция 2024 года'],
    ]);
  });
});

describe('tables over pages', () => {
  it('joins a list of 60 rows under repeated headers, merged cells going on overleaf', async () => {
    const tables = tablesOf((await read(fixture('list-repeated-header'))).blocks);
    expect(tables).toHaveLength(1);
    const rows = tables[0]?.rows ?? [];
    expect(rows.filter((row) => !row.header)).toHaveLength(60);
    expect(rows.filter((row) => row.header)).toHaveLength(8);
    // 60 rows in groups of three: merged cells stand once, wherever a page ends.
    const firsts = rows
      .filter((row) => !row.header)
      .flatMap((row) => row.cells.filter((cell) => cell.column === 0).map((cell) => cell.text));
    expect(firsts).toEqual(Array.from({ length: 20 }, (_, i) => String(i + 1)));
    expect(drawnRows(rows.slice(7, 9))).toEqual([
      '0v4:3 | 1v4:Взаимодействие с клиентом по вопросам информационно-технического обеспечения | 2:Процесс номер 7: рассмотрение заявок на снабжение техникой | 3:Официальный сайт Министерства (интернет-приемная)/Электронная почта: info@mintrud.ru | 4:Получение консультации; предоставление документов | 5:Цифровая точка',
      '2:Процесс номер 8: рассмотрение заявок на снабжение техникой | 3:Здание Министерства | 4:Получение консультации; предоставление документов | 5:Офлайн-точка',
    ]);
  });

  it('joins pieces without a header and a row cut by the page end', async () => {
    const document = await read(fixture('list-no-header'));
    const tables = tablesOf(document.blocks);
    expect(tables.map((table) => table.rows.length)).toEqual([25]);
    expect(tables[0]?.rows[9]?.cells.map((cell) => cell.text).slice(0, 2)).toEqual([
      'Процесс номер 9: рассмотрение заявок на снабжение техникой',
      'Официальный сайт Министерства (интернет-приемная)\nЭлектронная почта: info@mintrud.ru',
    ]);
    expect(bodyTexts(document.blocks)).toEqual(['Приложение', 'ПЕРЕЧЕНЬ', 'Всего строк: 24']);
  });

  it('puts words together that were broken at the cell edge without a hyphen', async () => {
    const [table] = tablesOf((await read(fixture('narrow-cells'))).blocks);
    expect(drawnRows(table?.rows.slice(0, 3) ?? [])).toEqual([
      '0:№ п/п | 1:Направление деятельности | 2:Наименование процесса | 3:Точка взаимодействия | 4:Удовлетворяемые потребности клиента | 5:Особенности взаимодействия',
      '0v3:1 | 1v3:Взаимодействие с клиентом по вопросам информационно-технического обеспечения | 2:Процесс номер 1: рассмотрение заявок на снабжение техникой | 3:Официальный сайт Министерства (интернет-приемная) Электронная почта: info@mintrud.ru | 4:Получение консультации; предоставление документов | 5:Цифровая точка',
      '2:Процесс номер 2: рассмотрение заявок на снабжение техникой | 3:Здание Министерства | 4:Получение консультации; предоставление документов | 5:Офлайн-точка',
    ]);
  });
});

describe('a page turned by its own mark', async () => {
  const upright = await read(fixture('list-repeated-header'));

  it.each([90, 180, 270])('%d degrees reads as it does upright', async (degrees) => {
    const bytes = Buffer.from(
      fixture('list-repeated-header')
        .toString('latin1')
        .replace(/\/Type\s*\/Page(?![a-z])/gu, `/Rotate ${degrees}/Type/Page`),
      'latin1',
    );
    expect((await read(bytes)).blocks).toEqual(upright.blocks);
  });
});

describe('PDFs that cannot be read', () => {
  const order = fixture('order');
  it.each([
    ['a password', fixture('encrypted'), 'encrypted'],
    ['cut in half', order.subarray(0, order.length / 2), 'corrupt'],
    ['a header and nothing else', Buffer.from('%PDF-1.7\n'), 'corrupt'],
    ['pictures only', scan(2), 'ocr-unavailable'],
    [
      'fonts without a map to letters',
      Buffer.from(order.toString('latin1').replaceAll('/ToUnicode', '/ToUnicodX'), 'latin1'),
      'ocr-unavailable',
    ],
  ])('%s', async (_, bytes, code) => {
    expect(await failure(bytes)).toBe(code);
  });

  it('reads a file with junk before its header', async () => {
    expect(await failure(Buffer.concat([Buffer.from('junk\n'), order]))).toBeNull();
  });

  it('refuses more pages than the limit', async () => {
    const reading = await readPdf({ ...context, limits: { ...context.limits, maxPages: 2 } }, order);
    expect(reading.ok ? null : reading.failure).toEqual({ code: 'too-large', data: { pages: 3, limit: 2 } });
  });

  it('leaves the bytes it was given as they were', async () => {
    const bytes = Buffer.from(order);
    await read(bytes);
    expect(bytes.equals(order)).toBe(true);
  });
});

describe('recognition', () => {
  it('gets the pages without text and nothing else', async () => {
    const ocr = fakeOcr(['Утвердить прилагаемый порядок ведения перечня', null]);
    const reading = await readPdf(testContext({ pdf: pdfPort, ocr }), scan(2));
    expect(ocr.asked).toEqual([1, 2]);
    expect(reading).toMatchObject({
      ok: true,
      value: {
        method: 'ocr',
        ocrConfidence: 0.9,
        blocks: [
          { text: 'Утвердить прилагаемый порядок ведения перечня', page: 1 },
          { text: '\uFFFD', legibility: 'unreadable', page: 2 },
        ],
      },
      diagnostics: [{ code: 'page-unreadable', page: 2 }],
    });
  });

  it('that reads nothing leaves the file unreadable', async () => {
    const reading = await readPdf(testContext({ pdf: pdfPort, ocr: fakeOcr([null]) }), scan(1));
    expect(reading.ok ? null : reading.failure.code).toBe('unreadable-text');
  });

  it('that reads noise leaves the file unreadable', async () => {
    const reading = await readPdf(
      testContext({ pdf: pdfPort, ocr: fakeOcr(['щюъ эьыж жщцъ ъьыэ фщшж хъьщ ыъэж щъфы ьъэщ ющшж цъыь эщжш'], { confidence: 0.4 }) }),
      scan(1),
    );
    expect(reading.ok ? null : reading.failure.code).toBe('unreadable-text');
  });
});
