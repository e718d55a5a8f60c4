import { expect, it } from 'vitest';
import { parsed } from '../normalize/read-order.js';

/** Zone of a line of an annexed list. */
const zoneOf = (line: string): string => {
  const { acts, text } = parsed(
    `ПОРЯДОК\nведения перечня\n\n1. Перечень ведет отдел.\n\nПриложение\nк Порядку\n\nПЕРЕЧЕНЬ\nточек взаимодействия\n\n${line}\n\nОфициальный сайт\n`,
  );
  const clauses = acts.flatMap(({ parts }) => parts.flatMap((part) => part.clauses));
  return clauses.find(({ span }) => text.slice(span.start, span.end) === line)?.zone ?? 'nowhere';
};

it.each(['А. Цифровые', 'Б. Офлайн', 'Б. Офлайн-точки', 'А.Цифровые'])(
  'takes a letter before a type of touchpoints for no initial: %s',
  (line) => {
    expect(zoneOf(line)).toBe('body');
  },
);

it('knows who signs', () => {
  expect(zoneOf('А. Цветков')).toBe('signature');
});
