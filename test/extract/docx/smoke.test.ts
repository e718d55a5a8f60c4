import { expect, test } from 'vitest';
import { num, p } from './build.js';
import { linesOf } from './read.js';

test('automatic numbers of two levels', async () => {
  const level = (index: number, text: string): string =>
    `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="${text}"/></w:lvl>`;
  const source = {
    numbering: `<w:abstractNum w:abstractNumId="0">${level(0, '%1.')}${level(1, '%1.%2.')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`,
    body: p('Общие положения', num(1)) + p('Порядок определяет правила.', num(1, 1)) + p('Перечень', num(1, 1)) + p('Права', num(1)),
  };
  expect(await linesOf(source)).toEqual(['[1.] Общие положения', '[1.1.] Порядок определяет правила.', '[1.2.] Перечень', '[2.] Права']);
});
