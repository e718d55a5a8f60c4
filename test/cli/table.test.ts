import { describe, expect, it } from 'vitest';
import { langOf } from '../../src/cli/lang.js';
import { lineOf, shortened } from '../../src/cli/names.js';
import { renderTable } from '../../src/cli/table.js';

const columns = [
  { title: 'Кто', align: 'left', flexible: true },
  { title: 'N', align: 'right', flexible: false },
] as const;

describe('renderTable', () => {
  it.each([
    [80, 'Кто                   N\nМинистерство связи   12'],
    [18, 'Кто              N\nМинистерство…   12'],
    [1, 'Кто         N\nМинисте…   12'],
  ])('fits %i columns', (width, expected) => {
    expect(renderTable(columns, [['Министерство связи', ' 12']], width)).toBe(expected);
  });
});

describe('langOf', () => {
  it.each<[string[], Record<string, string>, string]>([
    [['--lang', 'ru'], {}, 'ru'],
    [['run', 'x', '--lang=en'], { LANG: 'ru_RU.UTF-8' }, 'en'],
    [[], { LANG: 'ru_RU.UTF-8' }, 'ru'],
    [[], { LANG: 'ru_RU.UTF-8', LC_ALL: 'C' }, 'en'],
    [[], { LC_MESSAGES: 'ru_RU' }, 'ru'],
    [[], {}, 'en'],
    [['--lang', 'de'], { LANG: 'ru' }, 'ru'],
  ])('of %j in %j is %s', (args, env, expected) => {
    expect(langOf(args, env)).toBe(expected);
  });
});

describe('text from files on a terminal', () => {
  it('loses what would steer the terminal', () => {
    expect(lineOf(' a\u001b[31mb\r\nc\u200bd\t')).toBe('a [31mb c d');
    expect(shortened('слово '.repeat(100), 10)).toBe('слово сло…');
  });
});
