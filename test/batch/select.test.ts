import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMatcher, EVERYTHING } from '../../src/batch/select.js';

describe('a glob', () => {
  it.each<[string, string, boolean]>([
    ['*.pdf', 'a.pdf', true],
    ['*.pdf', 'x/y/a.pdf', true],
    ['*.pdf', 'a.pdf.txt', false],
    ['*.{pdf,docx}', 'a.docx', true],
    ['x/*.pdf', 'x/a.pdf', true],
    ['x/*.pdf', 'x/y/a.pdf', false],
    ['x/**', 'x/y/a.pdf', true],
    ['x/', 'x/y/a.pdf', true],
    ['**/y/*', 'x/y/a.pdf', true],
    ['**/y/*', 'y/a.pdf', true],
    ['**/y/*', 'yy/a.pdf', false],
    ['приказ ?.docx', 'приказ 1.docx', true],
    ['приказ ?.docx', 'приказ 12.docx', false],
    ['a.zip!/**', 'a.zip!/b/c.docx', true],
    ['[a].txt', '[a].txt', true],
    ['a{b.txt', 'a{b.txt', true],
    ['ёлка*', 'ёлка.txt'.normalize('NFD'), true],
    ['*', '', true],
  ])('%s against %s: %s', (glob, path, expected) => {
    expect(createMatcher({ ...EVERYTHING, include: [glob] })(path)).toBe(expected);
    expect(createMatcher({ ...EVERYTHING, exclude: [glob] })(path)).toBe(!expected);
  });

  it('of stars and letters takes what a regular expression takes, and hostile ones do not hang', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 12 }),
        fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 12 }),
        (glob, name) => {
          fc.pre(!glob.includes('**'));
          expect(createMatcher({ ...EVERYTHING, include: [glob] })(name)).toBe(
            new RegExp(`^${glob.replaceAll('*', '.*')}$`, 'u').test(name),
          );
        },
      ),
    );
    expect(createMatcher({ ...EVERYTHING, include: [`${'*a'.repeat(500)}b`] })('a'.repeat(5000))).toBe(false);
  });
});
