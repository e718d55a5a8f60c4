import { describe, expect, it } from 'vitest';
import { readAutomaticLabel, readLabel } from '../../src/parse/labels.js';
import { context } from './support.js';

describe('readLabel', () => {
  it.each([
    ['1.1.1. Текст', 'decimal', '1.1.1.', '1.1.1'],
    ['2.3 В рамках', 'decimal', '2.3', '2.3'],
    ['1 Общие положения', 'decimal', '1', '1'],
    ['1Общие положения', 'decimal', '1', '1'],
    ['4.1.3. рабочие места', 'decimal', '4.1.3.', '4.1.3'],
    ['5. Заключение', 'decimal', '5.', '5'],
    ['1.1.Текст', 'decimal', '1.1.', '1.1'],
    ['- 5.4. При внесении', 'decimal', '5.4.', '5.4'],
    ['А.2. Список', 'decimal', 'А.2.', 'А.2'],
    ['II.3. Список', 'decimal', 'II.3.', 'II.3'],
    ['IV.10.2. Список', 'decimal', 'IV.10.2.', 'IV.10.2'],
    ['1) текст', 'number-bracket', '1)', '1'],
    ['(2) текст', 'number-bracket', '(2)', '2'],
    ['а) текст', 'letter', 'а)', 'а'],
    ['(б) текст', 'letter', '(б)', 'б'],
    ['в. текст', 'letter', 'в.', 'в'],
    ['a) Latin letter', 'letter', 'a)', 'а'],
    ['- а) текст', 'letter', 'а)', 'а'],
    ['II. Формирование', 'roman', 'II.', 'II'],
    ['Раздел 1. Общие', 'section-word', 'Раздел 1.', '1'],
    ['Глава II. Общие', 'section-word', 'Глава II.', 'II'],
    ['§ 3 Порядок', 'section-word', '§ 3', '3'],
    ['Статья 4. Срок', 'section-word', 'Статья 4.', '4'],
    ['- текст', 'dash', '-', ''],
    ['-цифровые точки;', 'dash', '-', ''],
    ['• текст', 'dash', '•', ''],
  ])('%s', (text, scheme, printed, key) => expect(readLabel(context, text)).toMatchObject({ scheme, text: printed, key }));

  it.each([
    '26 февраля 2024 г. № 25-о',
    '23.05.2024',
    '20. 01. 2012',
    '10 рабочих дней со дня',
    '2024 год',
    '8 (8712) 22-22-95',
    '55-01-44, почтовые отправления',
    'г. Грозный',
    'г. Хабаровск рег. № 1120-ПР',
    'А.А. Усманов',
    'С. Петров',
    'клиент – лицо',
    '5-дневный срок',
    '-5 градусов',
    'и другие',
  ])('%s has none', (text) => expect(readLabel(context, text)).toBeNull());

  it.each([
    ['2.3.', 'decimal'],
    ['а)', 'letter'],
    ['–', 'dash'],
    ['IV.', 'roman'],
    ['1)', 'number-bracket'],
  ])('automatic %s', (label, scheme) => expect(readAutomaticLabel(context, label)).toMatchObject({ scheme, text: label }));
});

describe('clauses put in later', () => {
  it.each([
    ['5¹. Заявление подаётся', 'decimal', '5¹.', '5¹', [5]],
    ['5.1². Заявление', 'decimal', '5.1².', '5.1²', [5, 1]],
    ['2¹) текст', 'number-bracket', '2¹)', '2¹', [2]],
    ['а¹) текст', 'letter', 'а¹)', 'а¹', [1]],
  ])('%s', (text, scheme, printed, key, numbers) =>
    expect(readLabel(context, text)).toMatchObject({ scheme, text: printed, key, numbers, raised: true }),
  );

  it('an exponent is none', () => expect(readLabel(context, '5² метров')).toBeNull());
});
