import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clean } from '../../src/parse/index.js';
import { context } from './support.js';

const cleaned = (raw: string): string => clean(context, raw).text;

describe('clean', () => {
  it.each([
    ['letter-spaced word', 'п р и к а з ы в а ю:', 'приказываю:'],
    ['letter-spaced capitals', 'П Р И К А З', 'ПРИКАЗ'],
    ['a blank before the colon goes with the blanks between the letters', 'п о с т а н о в л я ю :', 'постановляю:'],
    ['imperfect letter-spacing', 'администрация п о с т а н о в л яе т:', 'администрация постановляет:'],
    ['letter-spacing with no-break spaces', 'п\u00A0р\u00A0и\u00A0к\u00A0а\u00A0з\u00A0ы\u00A0в\u00A0а\u00A0ю', 'приказываю'],
    ['two letter-spaced words', 'Г Л А В А   О К Р У Г А', 'ГЛАВА ОКРУГА'],
    ['a word before a letter-spaced one', 'и п р и к а з ы в а ю', 'и приказываю'],
    ['soft hyphens', 'инфор\u00ADмация', 'информация'],
    ['zero-width characters', 'пере\u200Bчень\uFEFF', 'перечень'],
    ['thin and no-break spaces', '10\u2009рабочих\u00A0дней', '10 рабочих дней'],
    ['runs of spaces', 'В  соответствии   с', 'В соответствии с'],
    ['letters of two code points', 'свои\u0306 учёт е\u0308', 'свой учёт ё'],
    ['Latin look-alikes in a Russian word', 'Пeрeчeнь тoчeк', 'Перечень точек'],
    ['a Russian letter in a Latin word', 'pоrtal', 'portal'],
    ['a Russian letter in an e-mail', 'info@minprоm.ru', 'info@minprom.ru'],
    ['a Russian preposition in Latin letters', 'перечень c клиентом', 'перечень с клиентом'],
    ['a Roman numeral with a Russian letter', 'раздел ХI', 'раздел XI'],
    ['О for nought', 'в течение 1О рабочих дней', 'в течение 10 рабочих дней'],
    ['З for three', 'в течение З рабочих дня', 'в течение 3 рабочих дня'],
    ['a broken number sign', 'в„– 2816-р', '№ 2816-р'],
    ['N for the number sign', 'от 15.02.2024 N 44-р', 'от 15.02.2024 № 44-р'],
    ['N2 for the number sign', 'N2 125-ФЗ', '№ 125-ФЗ'],
    ['N before a blank', 'от ____ N ____', 'от ____ № ____'],
    ['quotation marks of a keyboard', 'центр "Мой дом" (далее - "Центр")', 'центр «Мой дом» (далее - «Центр»)'],
    ['a name within a name', 'ГБУ "Центр "Мой дом""', 'ГБУ «Центр «Мой дом»»'],
    ['a name over two lines', '"Приволжский центр\nзанятости"', '«Приволжский центр\nзанятости»'],
    ['marks below and above', 'О точках „взаимодействия“, “клиентах”', 'О точках «взаимодействия», «клиентах»'],
  ])('%s', (_why, raw, expected) => expect(cleaned(raw)).toBe(expected));

  it.each([
    ['one-letter words', 'и в с'],
    ['inches', 'экран 24" в зале, стойка 19" в серверной'],
    ['inches within a name', 'зал «Экран 24"» и стойка 19"'],
    ['initials', 'А. А. Усманов'],
    ['a list of letters', 'подпункты а б в г д е ж'],
    ['the number sign', '№ 154 - ОД'],
    ['an address with N in it', 'https://example.ru/doc?N=12'],
    ['a Latin name', 'мессенджер MAX и Telegram'],
    ['a title with the preposition О', 'О рабочих днях'],
    ['Roman numerals', 'XI созыв, раздел IV'],
    ['a compound of two alphabets', 'IT-отдел, USB-накопитель'],
  ])('leaves %s', (_why, text) => expect(cleaned(text)).toBe(text));

  it('notes every repair with its place', () => {
    const { text, diagnostics } = clean(context, 'Мы п р и к а з ы в а ю');
    expect(diagnostics.map(({ code, start, end }) => [code, text.slice(start ?? 0, end ?? 0)])).toEqual([
      ['letter-spacing-joined', 'приказываю'],
    ]);
  });

  it('leads from every character to where it came from', () => {
    const raw = 'П Р И К А З  о\u00AD дне';
    const { text, map } = clean(context, raw);
    expect(text).toBe('ПРИКАЗ о дне');
    expect([...text].map((_, at) => raw[map[at] ?? 0]).join('')).toBe('ПРИКАЗ о дне');
    expect(map.at(-1)).toBe(raw.length);
  });

  const alphabet = fc.constantFrom(...'абвийо ЗОО  aceN№12:.;-\u00AD\u200B\u00A0\u0306\n'.split(''), 'в„–', 'рабочих', 'п р и к а з');
  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.array(alphabet, { maxLength: 60 }), (parts) => {
        const once = cleaned(parts.join(''));
        expect(cleaned(once)).toBe(once);
      }),
    );
  });

  it('has a map that never goes back and stays within the raw text', () => {
    fc.assert(
      fc.property(fc.array(alphabet, { maxLength: 60 }), (parts) => {
        const raw = parts.join('');
        const { text, map } = clean(context, raw);
        expect(map).toHaveLength(text.length + 1);
        expect(map.every((at, index) => at >= (map[index - 1] ?? 0) && at <= raw.length)).toBe(true);
      }),
    );
  });
});
