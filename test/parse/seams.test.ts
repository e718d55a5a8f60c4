import { describe, expect, it } from 'vitest';
import { paragraph } from '../../src/model/index.js';
import { parseSource } from '../../src/parse/index.js';
import { context, documentOf } from './support.js';

const HEAD = [paragraph('ПОРЯДОК\nведения перечня'), paragraph('1. Общие положения')];

const bodyOf = (...blocks: ReturnType<typeof paragraph>[]): string[] => {
  const { value } = parseSource(context, documentOf([...HEAD, ...blocks]));
  return value.acts.flatMap(({ parts }) =>
    parts.flatMap(({ clauses }) =>
      clauses.flatMap(({ zone, label, span }) => (zone === 'body' ? [`${label ?? ''}|${value.text.slice(span.start, span.end)}`] : [])),
    ),
  );
};

describe('a line that begins with a dash', () => {
  it.each([
    ['1.1. Перечень ведет лицо, назначенное руководителем (далее\n– уполномоченное лицо).', 1],
    ['1.1. Перечень ведет лицо, назначенное руководителем, а именно:\n– уполномоченное лицо.', 2],
    ['1.1. Перечень (список,\n– прочее', 2],
  ])('%s', (text, clauses) => {
    expect(bodyOf(paragraph(text)).slice(1)).toHaveLength(clauses);
  });
});

describe('footnotes between two halves of a paragraph', () => {
  const on = (page: number, text: string, region: 'body' | 'footnote' = 'body'): ReturnType<typeof paragraph> =>
    paragraph(text, { page, region });

  it('stand behind it', () => {
    const noted = [on(1, '1 Собрание\nзаконодательства, 2006, № 19.', 'footnote'), on(1, '2 То же.', 'footnote')];
    const blocks = [on(1, '1.1. Контроль за исполнением возложить на'), ...noted, on(2, 'заместителя министра.'), on(2, '1.2. Второй.')];
    const { value } = parseSource(context, documentOf([...HEAD, ...blocks]));
    expect(value.text.trimEnd().split('\n').slice(-4)).toEqual([
      '1.1. Контроль за исполнением возложить на заместителя министра.',
      '1 Собрание законодательства, 2006, № 19.',
      '2 То же.',
      '1.2. Второй.',
    ]);
  });

  it('part paragraphs that are whole no more than page numbers do', () => {
    const blocks = [on(1, '1.1. Контроль не нужен.'), on(1, '1 То же.', 'footnote'), on(2, 'Прочее решает министр.')];
    expect(
      bodyOf(...blocks)
        .slice(1)
        .map((line) => line.split('|')[1]),
    ).toEqual(['Контроль не нужен.', 'Прочее решает министр.']);
  });
});

describe('a number that begins a line', () => {
  it.each([
    ['1.1. Об изменениях, указанных в пункте\n2.2 настоящего Порядка, сообщают.', 1],
    ['1.1. Сообщают об изменениях в порядке\n1.2 Перечень ведёт отдел.', 2],
  ])('%s', (text, clauses) => {
    expect(bodyOf(paragraph(text)).slice(1)).toHaveLength(clauses);
  });

  it.each([
    ['по образцу заявки, приведённому в приложении', '№ 2 к настоящему Порядку.', 1],
    ['по образцу заявки, приведённому в приложении.', '№ 2 к настоящему Порядку.', 2],
  ])('goes on over a page: %s', (above, below, clauses) => {
    const on = (page: number, text: string): ReturnType<typeof paragraph> => paragraph(text, { page });
    expect(bodyOf(on(1, `1.1. Сведения готовят сотрудники, назначенные приказом, ${above}`), on(2, below)).slice(1)).toHaveLength(clauses);
  });
});

describe('items in one line after an automatic letter', () => {
  const item = (label: string, text: string): ReturnType<typeof paragraph> => paragraph(text, { label });

  it('stand apart where their letters follow it', () => {
    const labels = bodyOf(
      paragraph('1.1. Потребности:'),
      item('а)', 'заявления;'),
      item('б)', 'обращения; в) запроса;'),
      item('г)', 'жалобы.'),
    );
    expect(labels.slice(2).map((line) => line.split('|')[0])).toEqual(['а)', 'б)', 'в)', 'г)']);
  });

  it('stay where they do not', () => {
    const labels = bodyOf(paragraph('1.1. Потребности:'), item('а)', 'заявления; д) запроса;'));
    expect(labels.slice(2).map((line) => line.split('|')[0])).toEqual(['а)']);
  });
});
