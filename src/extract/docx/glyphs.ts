/**
 * Characters of symbol fonts as Unicode. Word keeps them in the private range F000–F0FF or as the bare byte.
 * Only what official documents hold: bullets, dashes, ticks, arrows, mathematical signs, the number sign.
 */
export const symbolText = (font: string | undefined, code: number): string => {
  const table = tableOf(font);
  const isPrivate = code >= 0xf000 && code <= 0xf0ff;
  if (table === null) return isPrivate ? privateText(code) : String.fromCodePoint(code);
  const byte = isPrivate ? code - 0xf000 : code;
  if (byte > 0xff) return String.fromCodePoint(code);
  return table.get(byte) ?? fallbackOf(table, byte);
};

/** The text of a bullet: symbol fonts become a bullet or a dash, anything typed stays. */
export const bulletText = (font: string | undefined, text: string): string => {
  const shown = [...text]
    .map((character) => bulletCharacter(font, character))
    .join('')
    .trim();
  return shown;
};

const bulletCharacter = (font: string | undefined, character: string): string => {
  const code = character.codePointAt(0) ?? 0;
  const isPrivate = code >= 0xe000 && code <= 0xf8ff;
  // Word's second-level bullet is the letter «o» of a typewriter font.
  if (character === 'o' && /^courier/iu.test(font ?? '')) return BULLET;
  if (tableOf(font) === null && !isPrivate) return character;
  const text = symbolText(font, code);
  if (text.trim() === '') return text;
  return DASHES.has(text) ? '–' : BULLET;
};

const BULLET = '•';
const DASHES = new Set(['-', '–', '—', '−', '⎯']);

const tableOf = (font: string | undefined): ReadonlyMap<number, string> | null => {
  if (font === undefined) return null;
  if (/^symbol/iu.test(font)) return SYMBOL;
  return /^(?:wingdings|webdings|zapf|marlett)/iu.test(font) ? WINGDINGS : null;
};

const SYMBOL: ReadonlyMap<number, string> = new Map([
  [0x2d, '−'],
  [0xa3, '≤'],
  [0xb0, '°'],
  [0xb1, '±'],
  [0xb3, '≥'],
  [0xb4, '×'],
  [0xb7, BULLET],
  [0xb8, '÷'],
  [0xb9, '≠'],
  [0xba, '≡'],
  [0xbb, '≈'],
  [0xbc, '…'],
  [0xbe, '⎯'],
  [0xa5, '∞'],
  [0xa7, '♣'],
  [0xa8, '♦'],
  [0xa9, '♥'],
  [0xaa, '♠'],
  [0xab, '↔'],
  [0xac, '←'],
  [0xad, '↑'],
  [0xae, '→'],
  [0xaf, '↓'],
  [0xd2, '®'],
  [0xd3, '©'],
  [0xd4, '™'],
  [0xe5, '∑'],
  [0x61, 'α'],
  [0x62, 'β'],
  [0x67, 'γ'],
  [0x64, 'δ'],
  [0x6c, 'λ'],
  [0x6d, 'μ'],
  [0x70, 'π'],
  [0x73, 'σ'],
  [0x77, 'ω'],
  [0x44, 'Δ'],
  [0x53, 'Σ'],
  [0x57, 'Ω'],
]);

const WINGDINGS: ReadonlyMap<number, string> = new Map([
  [0x20, ' '],
  [0x28, '☎'],
  [0x2a, '✉'],
  [0x6c, '●'],
  [0x6e, '■'],
  [0x6f, '☐'],
  [0x71, '❑'],
  [0x75, '◆'],
  [0x76, '❖'],
  [0x9f, BULLET],
  [0xa7, '▪'],
  [0xa8, '☐'],
  [0xd8, '➢'],
  [0xe0, '→'],
  [0xe8, '➔'],
  [0xf0, '⇨'],
  [0xfb, '✗'],
  [0xfc, '✓'],
  [0xfd, '☒'],
  [0xfe, '☑'],
]);

/** Letters and digits of Symbol stand where ASCII has them; an unknown dingbat is some bullet. */
const fallbackOf = (table: ReadonlyMap<number, string>, byte: number): string => {
  if (table === WINGDINGS) return BULLET;
  return byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : BULLET;
};

/** No font said: F0B7 and the like come from Symbol, where bullets are from. */
const privateText = (code: number): string => SYMBOL.get(code - 0xf000) ?? BULLET;
