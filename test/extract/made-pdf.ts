/** What stands on the pages of a made PDF: operators of ISO 32000-1, strings by `shown`. The page is of A4, `/F` the font, `/I` a grey picture, `/X` a form. */
export const madePdf = (pages: readonly string[]): Buffer => {
  const kids = pages.map((_, i) => `${6 + 2 * i} 0 R`).join(' ');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${kids}] /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> /XObject << /I 4 0 R /X 5 0 R >> /ExtGState << /Clear << /ca 0 >> /Pale << /ca 0.2 >> >> >> >>`,
    `<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /FirstChar 0 /LastChar 255 /Widths [${Array.from({ length: 256 }, () => 500).join(' ')}] /Encoding << /Type /Encoding /BaseEncoding /WinAnsiEncoding /Differences [${DIFFERENCES}] >> >>`,
    '<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\nstream\n\x80\nendstream',
    `<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Matrix [1 0 0 1 10 20] /Resources << /Font << /F 3 0 R >> >> /Length ${FORM.length} >>\nstream\n${FORM}\nendstream`,
    ...pages.flatMap((content, i) => [
      `<< /Type /Page /Parent 2 0 R /Contents ${7 + 2 * i} 0 R >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    ]),
  ];
  const body = objects.map((object, i) => `${i + 1} 0 obj\n${object}\nendobj\n`).join('');
  return Buffer.from(`%PDF-1.4\n${body}trailer << /Root 1 0 R /Size ${objects.length + 1} >>\n%%EOF`, 'latin1');
};

/** A line of text from a point on, with operators before it: `1 g`, `3 Tr`. */
export const line = (text: string, x: number, y: number, { before = '', size = 12 } = {}): string =>
  `q ${before} BT /F ${size} Tf ${x} ${y} Td ${shown(text)} Tj ET Q`;

/** Codes of Windows-1251, which the font is made to have. */
export const shown = (text: string): string => `<${[...text].map((char) => codeOf(char).toString(16).padStart(2, '0')).join('')}>`;

const codeOf = (char: string): number => {
  const code = char.codePointAt(0) ?? 0;
  if (code >= 0x410 && code <= 0x44f) return code - 0x410 + 0xc0;
  return { '№': 0xb9, '«': 0xab, '»': 0xbb, '–': 0x96 }[char] ?? code;
};

/** Names of letters from 0xC0 on, with the letter that stands out of line left out. */
const DIFFERENCES = `150 /endash 171 /guillemotleft 185 /afii61352 187 /guillemotright 192 ${[
  [10017, 10022],
  [10024, 10049],
  [10065, 10070],
  [10072, 10097],
]
  .flatMap(([from = 0, to = 0]) => Array.from({ length: to - from + 1 }, (_, i) => `/afii${from + i}`))
  .join(' ')}`;

/** It takes back more than it has kept, as bad files do. */
const FORM = 'BT /F 10 Tf 70 600 Td <c2e2e5e4e5ede8e5> Tj ET Q Q Q';
