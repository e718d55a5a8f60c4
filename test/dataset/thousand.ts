import type { DocumentRecord } from '../../src/model/index.js';
import { record } from '../store/records.js';

const FAMILIES = 20;

/**
 * Small made orders, each with every kind of fact: twenty families that share a long passage, an order a day, the first of a
 * family its source. Regions, agencies, verdicts and sizes vary by position, the same every time.
 */
export const madeOrders = (count: number): readonly DocumentRecord[] =>
  Array.from({ length: count }, (_, index) => {
    const family = index % FAMILIES;
    const date = new Date(Date.UTC(2024, 0, 1 + index)).toISOString().slice(0, 10);
    return record({
      path: `${String(index).padStart(4, '0')}.txt`,
      number: `${index + 1}-од`,
      date,
      agency: `Комитет ${index}`,
      lines: [
        `Приказ № ${index + 1}-од от ${date}`,
        `Перечень содержит потребности клиентов: ${passage(`f${family}`, 40)}.`,
        `Актуализация размещается в течение ${1 + (index % 15)} рабочих дней, ${passage(`o${index}`, 20)}.`,
        `Контакты: help@example.ru, номер ${index}`,
        `Общее место всех порядков: ${passage('all', 30)}.`,
      ],
      statuses: [index % 3 === 0 ? 'missing' : 'met', 'deviates', index % 2 === 0 ? 'met' : 'partial'],
    });
  });

const ROOTS = ['порядок', 'учёт', 'сведение', 'орган', 'точка', 'клиент', 'служба', 'ответ', 'запрос', 'раздел', 'форма', 'канал'];

/** Words that look like words, drawn by a name: the same name, the same words. */
const passage = (name: string, words: number): string => {
  let state = 7;
  for (const letter of name) state = (state * 31 + letter.charCodeAt(0)) % 1_000_003;
  return Array.from({ length: words }, () => {
    state = (state * 1_103 + 12_345) % 1_000_003;
    return `${ROOTS[state % ROOTS.length]}${state % 97}`;
  }).join(' ');
};
