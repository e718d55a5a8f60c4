import { describe, expect, it } from 'vitest';
import { buildAct } from './act-builder.js';
import { findingFor } from './context.js';

const SOUND: readonly (readonly [why: string, clauses: string])[] = [
  ['three levels', '1.|Общие\n  1.1.|а\n    1.1.1.|б\n    1.1.2.|в\n  1.2.|г\n2.|Формирование\n  2.1.|д'],
  ['a dot left out', '1|Общие\n2|Формирование\n3.|Типы'],
  ['Roman sections with numbers under each', 'I.|Общие\n  1.|а\n  2.|б\nII.|Формирование\n  1.|в\n  2.|г\n  2.1.|д\n  2.2.|е\n  3.|ж'],
  ['clauses numbered through the sections', 'I.|Общие\n  1.|а\n  2.|б\nII.|Формирование\n  3.|в\n  4.|г'],
  ['the same under unnumbered headings', '# Общие\n  1.|а\n  2.|б\n# Формирование\n  3.|в\n  4.|г'],
  ['compound numbers cut by a paragraph', '2.|Формирование\n  2.1.|а\n  2.2.|б\nИзменение сведений осуществляют отделы.\n  2.3.|в'],
  ['numbers that restart under unnumbered headings', '# Общие\n  1.|а\n  2.|б\n# Формирование\n  1.|в\n  2.|г'],
  ['the same, headings beside the clauses', '|# Общие\n1.|а\n2.|б\n|# Формирование\n1.|в\n2.|г'],
  ['the same under headings with numbers alike', '1.|# Общие\n1.|= а\n2.|= б\n2.|# Формирование\n3.|= в\n4.|= г\n3.|# Итог\n5.|= д'],
  ['letters under lead-ins of their own, flat', 'а)|сайт\nб)|сети, которые:\nа)|открыты\nб)|отвечают\nв)|телефон:\nа)|речь\nг)|почта'],
  ['letters that are usually left out', 'а)|1\nб)|2\nв)|3\nг)|4\nд)|5\nе)|6\nж)|7\nи)|8\nк)|9'],
  ['brackets and dots are different styles', '1.|а\n  1)|б\n  2)|в\n2.|г'],
  ['dashes have no number', '-|а\n-|б'],
  ['a single number at the head of a line', '1.|а\n  5.|лет со дня'],
  ['Latin letters', 'a)|один\nb)|два\nc)|три'],
  ['articles', 'Статья 1.|Общие\n  1.|а\n  2.|б\nСтатья 2.|Формирование\n  1.|в\n  2.|г\nСтатья 3.|Итог\n  1.|д'],
  [
    'articles that run through chapters',
    'Глава 1.|Общие\n  Статья 1.|а\n  Статья 2.|б\nГлава 2.|Формирование\n  Статья 3.|в\n  Статья 4.|г',
  ],
  ['clauses under Roman sections', 'I.1.|а\nI.2.|б\nII.1.|в\nII.2.|г'],
  ['sections under a sign', '§ 1.|Общие\n§ 2.|Формирование\n§ 3.|Итог'],
  ['a section in Roman numbers with its word', 'Раздел I.|Общие\nРаздел II.|Формирование\nРаздел III.|Итог'],
  ['Roman numbers past five', 'I.|а\nII.|б\nIII.|в\nIV.|г\nV.|д\nVI.|е'],
  ['a letter that could be Roman', 'a)|а\nb)|б\nc)|в\nd)|г\ne)|д\nf)|е\ng)|ж\nh)|з\ni)|и\nj)|к'],
];

const FAULTY: readonly (readonly [why: string, clauses: string, says: string])[] = [
  ['a repeat under a Roman section', 'I.1.|а\nII.1.|б\nII.2.|в\nII.2.|г', 'II.2 повторяется'],
  ['a gap under a lettered section', 'А.1.|а\nБ.1.|б\nБ.3.|в', 'после Б.1 идет Б.3.'],
  ['a gap', '2.|Формирование\n  2.1.|а\n  2.2.|б\n  2.4.|в', 'после 2.2 идет 2.4.'],
  ['a repeat', '1.|а\n2.|б\n2.|в', ': 2 повторяется'],
  ['a letter left out', 'а)|1\nб)|2\nг)|3', 'после б) идет г)'],
  ['going back', '1.|а\n2.|б\n3.|в\n2.|г\n', '2 стоит после 3.'],
  ['a beginning at two', '2.|а\n3.|б', 'счет начинается с 2.'],
  ['a clause lost between sections', 'I.|Общие\n  1.|а\n  2.|б\nII.|Формирование\n  4.|в\n  5.|г', 'счет начинается с 4.'],
  ['a restart with nothing to open it', '1.|а\n2.|б\n1.|в', '1 стоит после 2.'],
  [
    'a clause lost, where they run through sections numbered alike',
    '1.|# Общие\n1.|= а\n2.|= б\n2.|# Формирование\n4.|= в\n5.|= г',
    'после 2 идет 4.',
  ],
  ['a clause with the number of the next section', '1.|# Общие\n2.|= а\n2.|# Формирование', ': 2 повторяется'],
  ['an article twice', 'Статья 1.|Общие\n  1.|а\nСтатья 1.|Формирование\n  1.|в', 'Статья 1 повторяется'],
  ['a section left out', '§ 1.|Общие\n§ 2.|Формирование\n§ 4.|Итог', 'после § 2 идет § 4.'],
  ['a chapter left out', 'Глава I.|Общие\nГлава III.|Формирование', 'после Глава I идет Глава III.'],
  ['a gap in Roman numbers', 'I.|а\nIII.|б', 'после I идет III.'],
];

describe('consistency.numbering', () => {
  it.each(SOUND)('%s', (_, clauses) => {
    const finding = findingFor('consistency.numbering', buildAct({ clauses }));
    expect([finding.status, finding.explanation]).toEqual(['met', 'Нумерация идет без пропусков и повторов.']);
  });

  it.each(FAULTY)('%s', (_, clauses, says) => {
    const finding = findingFor('consistency.numbering', buildAct({ clauses }));
    expect(finding.status).toBe('deviates');
    expect(finding.explanation).toContain(says);
    expect(finding.evidence.every(({ role, quote }) => role === 'contradicts' && quote !== '')).toBe(true);
  });

  it('cannot tell a gap from a clause that could not be read, but sees a repeat', () => {
    expect(findingFor('consistency.numbering', buildAct({ clauses: '1.|а\n3.|б', unreadable: true })).status).toBe('undetermined');
    expect(findingFor('consistency.numbering', buildAct({ clauses: '1.|а\n1.|б', unreadable: true })).status).toBe('deviates');
  });
});
