import { expect, it } from 'vitest';
import { toConvert } from '../../src/extract/converted.js';

/** RTF as the converter gets it, without the paragraph that closes it. */
const given = (rtf: string): string | undefined =>
  toConvert(Buffer.from(`${rtf}}`, 'latin1'), 'rtf')
    ?.toString('latin1')
    .replace(/\\pard\\plain\\par \}$/u, '');

it.each([
  ['a field and what it shows', '{\\rtf1{\\field{\\*\\fldinst PAGE}{\\fldrslt 2}}', '{\\rtf1{\\fielx{\\*\\fldinsx PAGE}{\\fldrslx 2}}'],
  ['an instruction that is no destination', '{\\rtf1{\\fldinst{INC}{LUDEPICTURE}}', '{\\rtf1{\\*\\fldinsx{INC}{LUDEPICTURE}}'],
  ['a blank behind the star', '{\\rtf1{\\* \\fldinst X}', '{\\rtf1{\\*\\fldinsx X}'],
  ['a word that begins the same', '{\\rtf1\\fieldx \\fldrsltx', '{\\rtf1\\fieldx \\fldrsltx'],
  ['no field', '{\\rtf1 field', '{\\rtf1 field'],
])('of RTF the converter gets no field: %s', (_, rtf, expected) => {
  expect(given(rtf)).toBe(expected);
});
